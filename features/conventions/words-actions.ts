// The words of a convention: made from the template when it is offered, and kept with their hash from then on.
import { createHash } from 'node:crypto'
import type { Transaction } from '../../platform/database/transaction.ts'
import { canonicalText, type Template, type WrittenDocument } from '../../vocabulary/template.ts'
import { anyMember, documentOf, usualTemplate, valuesOf } from './document-rules.ts'
import type { PartnerAsked, Terms } from './rules.ts'
import type { ConventionRow, PartnerRow, SiteNamed } from './store.ts'
import { findTemplate } from './template-store.ts'

export type Words = { document: WrittenDocument; sha256: string }
const hashed = (document: WrittenDocument): Words => ({
  document,
  sha256: createHash('sha256').update(canonicalText(document)).digest('hex'),
})

export const templateOf = async (tx: Transaction, organisationId: string): Promise<Template> =>
  (await findTemplate(tx, organisationId)) ?? usualTemplate

export type Offer = { hostName: string; terms: Terms; sites: readonly SiteNamed[] }
type Named = Pick<PartnerAsked, 'seats' | 'mostPerDay'> & { guestName: string }

/** For one partner, with its name and numbers. */
export const partnerWords = (template: Template, { hostName, terms, sites }: Offer, partner: Named): Words =>
  hashed(
    documentOf(template, valuesOf(terms, { host: hostName, partner: partner.guestName, sites }, partner)),
  )

/** What the host signs: for whoever adheres, or for those whom it names. */
export function offerWords(template: Template, offer: Offer, partners: readonly Named[]): Words {
  const { hostName, terms, sites } = offer
  const [only] = partners
  if (terms.openTo === null && only && partners.length === 1) return partnerWords(template, offer, only)
  const open = terms.openTo !== null
  const partner = open ? anyMember : partners.map(({ guestName }) => guestName).join(', ') || '…'
  const numbers = open
    ? { seats: terms.seatsEach, mostPerDay: terms.mostPerDayEach }
    : { seats: null, mostPerDay: null }
  const document = documentOf(template, valuesOf(terms, { host: hostName, partner, sites }, numbers))
  if (open) return hashed(document)
  const rows = partners.map(({ guestName, seats, mostPerDay }) => [
    guestName,
    seats === null ? 'in condivisione' : String(seats),
    mostPerDay === null ? 'quante ne entrano' : String(mostPerDay),
  ])
  const annex = [
    { kind: 'heading' as const, text: 'Allegato: i partner' },
    { kind: 'table' as const, head: ['Partner', 'Postazioni riservate', 'Persone al giorno'], rows },
  ]
  return hashed({ ...document, blocks: [...document.blocks, ...annex] })
}

/** As it was offered; of one that was written without words, as the product would write it. */
export const wordsOf = (row: ConventionRow): Words =>
  row.document && row.sha256
    ? { document: row.document, sha256: row.sha256 }
    : offerWords(usualTemplate, row, [])

/** What a partner that was named signs. */
export const wordsOfPartner = (row: ConventionRow, partner: PartnerRow): Words =>
  partner.document && partner.sha256
    ? { document: partner.document, sha256: partner.sha256 }
    : partnerWords(usualTemplate, row, partner)

/** What who adheres signs: the words of the offer, and that it adheres to them. */
export function adherenceWords(row: ConventionRow, guestName: string): Words {
  const offered = wordsOf(row)
  return hashed({
    title: offered.document.title,
    blocks: [
      ...offered.document.blocks,
      { kind: 'heading', text: 'Adesione' },
      {
        kind: 'paragraph',
        text: `${guestName} aderisce come partner alla convenzione offerta da ${row.hostName}. Impronta SHA-256 del testo offerto: ${offered.sha256}.`,
      },
    ],
  })
}
