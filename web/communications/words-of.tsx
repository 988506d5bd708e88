import type { communications } from '../../features/communications/contract.ts'
import type { State } from '../../features/communications/rules.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { dateInWords } from '../design/dates.ts'
import { Badge } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { known, type MessageKey, useText } from '../language.ts'

export type Communication = Answered<typeof communications.register>['items'][number]
export type Due = Answered<typeof communications.due>['items'][number]
type Fault = Due['faults'][number]

const looks: Record<State, 'good' | 'bad' | 'caution' | 'neutral' | undefined> = {
  due: undefined,
  sending: 'caution',
  unclear: 'caution',
  exported: 'caution',
  accepted: 'good',
  refused: 'bad',
  elsewhere: undefined,
  'not-needed': undefined,
}
export function StateOf({ state }: { state: State }) {
  const t = useText()
  const kind = looks[state]
  return <Badge {...(kind && kind !== 'neutral' ? { kind } : {})}>{t(`communications.state-${state}`)}</Badge>
}

export function usePeriod() {
  const t = useText()
  return ({ startsOn, endsOn }: Pick<Communication, 'startsOn' | 'endsOn'>) =>
    `${dateInWords(startsOn)} – ${endsOn ? dateInWords(endsOn) : t('communications.open-ended')}`
}

export function Late({ dueOn }: { dueOn: string }) {
  const t = useText()
  if (dueOn >= today()) return null
  return (
    <Badge kind="bad" icon="warning-circle">
      {t('communications.late')}
    </Badge>
  )
}

/** What is missing, each with what mends it; what was found there, where something was. */
export function Missing({ faults }: { faults: readonly Fault[] }) {
  return (
    <ul className="communication-missing">
      {faults.map(({ code, found }) => (
        <li key={code}>
          {wordsOfReason({ code })} {found && <span className="vi-soft">({found})</span>}
        </li>
      ))}
    </ul>
  )
}

/** The Ministry's own words, or ours where it is we who say why. */
export function answerInWords(answer: string | null, message: string | null): string {
  const [code = '', ...codes] = (message ?? '').split(' ')
  const words = known(code) ? [wordsOfReason({ code: code as MessageKey }), ...codes].join(' ') : message
  return [answer, words].filter(Boolean).join(': ')
}
