import './words.ts'
import './agreements.css'
import type { agreements } from '../../features/agreements/contract.ts'
import type { Answered } from '../call.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Badge, type BadgeKind } from '../design/pieces.tsx'
import { Frame } from '../design/table.tsx'
import { text, useText } from '../language.ts'

export type Whole = Answered<typeof agreements.agreement>
export type Shown = Omit<Whole, 'document' | 'files' | 'protocol' | 'evaluation'>
export type Words = Whole['document']

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

/** The words themselves, as they are signed. */
export function DocumentWords({ document }: { document: Words }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by the keyboard
    <section className="agreement-words" aria-label={document.title} tabIndex={0}>
      <p>
        <strong>{document.title}</strong>
      </p>
      {document.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
        <Block key={place} block={block} title={document.title} />
      ))}
    </section>
  )
}

function Block({ block, title }: { block: Words['blocks'][number]; title: string }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  return (
    <Frame label={`${title}: ${block.head.join(', ')}`}>
      <table className="table">
        <thead>
          <tr>
            {block.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  )
}

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
