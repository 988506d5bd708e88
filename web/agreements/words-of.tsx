import './words.ts'
import './agreements.css'
import type { agreements } from '../../features/agreements/contract.ts'
import type { Answered } from '../call.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Badge, type BadgeKind } from '../design/pieces.tsx'
import { text, useText } from '../language.ts'

export type Whole = Answered<typeof agreements.agreement>
export type Shown = Omit<Whole, 'document' | 'files' | 'protocol' | 'evaluation'>

const kinds: Partial<Record<Shown['state'], BadgeKind>> = {
  'in-force': 'good',
  signed: 'good',
  'to-sign': 'accent',
  'to-approve': 'accent',
  'changes-asked': 'caution',
  'withdrawal-planned': 'caution',
  refused: 'bad',
}
export function StateBadge({ state }: { state: Shown['state'] }) {
  const t = useText()
  return <Badge kind={kinds[state] ?? 'plain'}>{t(`agreements.state-${state}`)}</Badge>
}

/** Whose turn it is: words, or nothing where nobody's. */
export function nextOf({ state, approvals, approved, signer, signedByPerson, signedByOffice, name }: Shown) {
  if (state === 'to-approve') return text(`agreements.approver-${approvals[approved]!}`)
  if (state === 'changes-asked' || state === 'draft') return name
  if (state !== 'to-sign') return ''
  return [signedByPerson ? '' : name, signedByOffice ? '' : text(`agreements.approver-${signer}`)]
    .filter(Boolean)
    .join(', ')
}

export const untilInWords = (day: string | null): string =>
  day === null ? text('agreements.open-ended') : dateInWords(day)

export { DocumentWords } from '../design/document-words.tsx'

export function Steps({ steps }: { steps: Shown['steps'] }) {
  const t = useText()
  return (
    <ol className="agreement-steps">
      {steps.map(({ step, at, by, reason, details }) => (
        <li key={`${step} ${at} ${by}`}>
          <strong>
            {t(`agreements.step-${step}`)}
            {step === 'in-force' &&
              details.startsOn &&
              ` ${t('agreements.step-from', { day: dateInWords(String(details.startsOn)) })}`}
          </strong>
          {details.way && ` (${t(`agreements.way-${details.way as 'demo'}`)})`}
          <br />
          <span className="vi-soft">
            {by ?? t('agreements.by-day')} · {instantInWords(at)}
          </span>
          {reason && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  )
}
