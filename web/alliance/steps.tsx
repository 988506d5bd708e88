import type { network } from '../../features/alliance/network-contract.ts'
import type { MemberState } from '../../features/alliance/network-rules.ts'
import type { Answered } from '../call.ts'
import { instantInWords } from '../design/dates.ts'
import { Badge, type BadgeKind } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type Step = Answered<typeof network.mine>['memberships'][number]['steps'][number]

const looks: Record<MemberState, BadgeKind> = {
  applied: 'caution',
  admitted: 'good',
  suspended: 'bad',
  refused: 'plain',
  left: 'plain',
  withdrawn: 'plain',
}
export const StateBadge = ({ state }: { state: MemberState }) => {
  const t = useText()
  return <Badge kind={looks[state]}>{t(`network.state-${state}`)}</Badge>
}

/** Each step with who, when and why. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const t = useText()
  return (
    <details>
      <summary>{t('network.steps')}</summary>
      <ol className="vi-lines">
        {steps.map((step) => (
          <li key={step.takenAt + step.state}>
            {t('network.step-line', {
              step: t(`network.step-${step.state}`),
              when: instantInWords(step.takenAt),
              who: step.byName,
            })}
            {step.reason && <> – {step.reason}</>}
          </li>
        ))}
      </ol>
    </details>
  )
}
