import type { Criterion, Verdict } from '../../features/activities/rules.ts'
import { Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type Shown = { workable: boolean; assessed: boolean }
export const stateOf = ({ workable, assessed }: Shown) =>
  workable ? 'workable' : assessed ? 'not-workable' : 'not-assessed'

/** What the rule says: by words and a sign, the colour besides. */
export function ResultBadge({ result }: { result: Shown }) {
  const t = useText()
  const state = stateOf(result)
  const looks = {
    workable: ['good', 'check-circle'],
    'not-workable': ['caution', 'close'],
    'not-assessed': ['plain', 'help-circle'],
  } as const
  const [kind, icon] = looks[state]
  return (
    <Badge kind={kind} icon={icon}>
      {t(`activities.${state}`)}
    </Badge>
  )
}

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useText()
  const looks = {
    met: ['good', 'check'],
    'in-part': ['caution', 'minus'],
    'not-met': ['bad', 'close'],
  } as const
  const [kind, icon] = looks[verdict]
  return (
    <Badge kind={kind} icon={icon}>
      {t(`activities.verdict-${verdict}`)}
    </Badge>
  )
}

export function Failing({ criteria }: { criteria: readonly Criterion[] }) {
  const t = useText()
  if (criteria.length === 0) return <span className="vi-soft">{t('activities.none-failing')}</span>
  return <>{criteria.map((criterion) => t(`activities.criterion-${criterion}`)).join('; ')}</>
}
