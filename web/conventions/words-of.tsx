import './words.ts'
import type { conventions } from '../../features/conventions/contract.ts'
import type { PartnerState } from '../../features/conventions/rules.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Answered } from '../call.ts'
import { sentence, weekdayInWords } from '../design/dates.ts'
import { Badge, type BadgeKind } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { languageNow, text, useText } from '../language.ts'

export type Convention = Answered<typeof conventions.convention>
export type Terms = Convention['terms']

const kinds: Partial<Record<PartnerState, BadgeKind>> = {
  'to-sign': 'accent',
  signed: 'good',
  'in-force': 'good',
  'notice-given': 'caution',
}
export function PartnerBadge({ state }: { state: PartnerState }) {
  const t = useText()
  return <Badge kind={kinds[state] ?? 'plain'}>{t(`conventions.partner-${state}`)}</Badge>
}

export const euroInWords = (cents: number): string =>
  new Intl.NumberFormat(languageNow() === 'it' ? 'it-IT' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100)

export function costInWords({ cost, costCents, paidBy }: Terms): string {
  if (cost === 'none' || costCents === null) return sentence(text('conventions.cost-none'))
  return text(`conventions.cost-${cost}`, {
    euro: euroInWords(costCents),
    payer: text(`conventions.payer-${paidBy}`),
  })
}

export function daysInWords({ weekdays, morning, afternoon }: Terms): string {
  const days = [...weekdays].sort((a, b) => a - b).map((day) => weekdayInWords(day, 'short'))
  const half = morning && afternoon ? 'whole-days' : morning ? 'mornings' : 'afternoons'
  return `${days.join(', ')}: ${text(`conventions.${half}`)}`
}

export function Reasons({ reasons }: { reasons: readonly { code: string }[] }) {
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)}>{wordsOfReason(reason as Reason)}</li>
      ))}
    </ul>
  )
}
