// The safety notice: written by version, received by worker and representative, reminded before it is a year old.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { pdfOf } from '../../platform/documents/pdf.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { instantInItalian } from '../../vocabulary/template.ts'
import { getOrganisation } from '../alliance/store.ts'
import { tell } from '../notices/actions.ts'
import type { Notice } from '../notices/rules.ts'
import { searchKeyOf } from '../people/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { warningDue } from './dates-rules.ts'
import { canonicalText, plainDocumentOf } from './document-rules.ts'
import { findPersonFacts } from './person-store.ts'
import type { safety } from './safety-contract.ts'
import {
  type Capacity,
  capacities,
  type ReceiptWay,
  reasonsNotToNote,
  reasonsNotToWrite,
  safetyUntil,
} from './safety-rules.ts'
import {
  findNotice,
  findWhetherRepresents,
  type Holder,
  listHolders,
  listNotices,
  listReceipts,
  saveNotice,
  saveReceipts,
  saveReminded,
} from './safety-store.ts'
import { usualSafetyNotice } from './safety-words-rules.ts'

export async function showMySafety({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof safety.mine.output>> {
  const { organisationId, personId } = actor
  const receipts = await listReceipts(tx, organisationId, personId)
  const mine: readonly Capacity[] = actor.roles.includes('safety-representative') ? capacities : ['worker']
  return {
    notice: (await findNotice(tx, organisationId, today)) ?? null,
    standing: mine.map((capacity) => {
      const receivedOn = receipts.find((one) => one.capacity === capacity)?.receivedOn ?? null
      return { capacity, receivedOn, until: receivedOn && safetyUntil(receivedOn) }
    }),
    receipts: receipts.map(({ receivedAt, ...one }) => ({ ...one, receivedAt: receivedAt.toISOString() })),
  }
}

/** Received are the words that were read: where they changed meanwhile they are read again. */
export async function receiveNotice(
  { tx, actor, today, now, audit }: Context,
  asked: { version: number; sha256: string; capacity: Capacity },
): Promise<{ receivedOn: Day; until: Day }> {
  const { organisationId, personId } = actor
  const notice = await findNotice(tx, organisationId, today)
  if (!notice) throw new NotFound('notice')
  const { version, sha256, capacity } = asked
  const isCapacity = capacity === 'worker' || actor.roles.includes('safety-representative')
  refuseIf([
    ...(isCapacity ? [] : [{ code: 'agreements/safety-no-representative' }]),
    ...(notice.version === version && notice.sha256 === sha256
      ? []
      : [{ code: 'agreements/changed-meanwhile' }]),
  ])
  const receipt = {
    personId,
    capacity,
    receivedOn: today,
    version,
    sha256,
    way: 'product',
    proof: '',
  } as const
  await saveReceipts(tx, organisationId, [receipt], { by: personId, now })
  audit('agreements/safety-received', personId, { version, capacity, sha256 })
  return { receivedOn: today, until: safetyUntil(today) }
}

const capacityWords = {
  worker: 'lavoratrice o lavoratore',
  representative: 'rappresentante per la sicurezza',
}

export async function downloadReceipt(
  { tx, actor, now }: Context,
  asked: { capacity: Capacity; receivedOn: Day },
): Promise<FileAnswer> {
  const { organisationId, personId } = actor
  const found = (await listReceipts(tx, organisationId, personId)).find(
    (one) => one.capacity === asked.capacity && one.receivedOn === asked.receivedOn,
  )
  if (!found) throw new NotFound('receipt')
  const { name } = await getOrganisation(tx, organisationId)
  const rows = [
    ['Chi', actor.name],
    ['In qualità di', capacityWords[found.capacity]],
    ['Ricevuta', instantInItalian(found.receivedAt.toISOString())],
    ['Versione', found.version === null ? 'su carta' : String(found.version)],
    ['Prova', found.way === 'product' ? 'confermata nel servizio, dopo la lettura' : found.proof],
    ['Vale fino al', safetyUntil(found.receivedOn)],
  ]
  const bytes = await pdfOf({
    title: 'Ricevuta dell’informativa sulla sicurezza',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Informativa scritta sui rischi del lavoro agile (L. 81/2017, articolo 22).',
      },
      { kind: 'table', head: ['Voce', 'Valore'], rows },
    ],
    foot: found.sha256 ? `SHA-256 del testo: ${found.sha256}` : '',
    ...{ author: name, at: now },
  })
  return { fileName: `informativa-${found.receivedOn}.pdf`, contentType: 'application/pdf', bytes }
}

// The office ---------------------------------------------------------------------------------------------

export async function showNotices({ tx, actor }: Context): Promise<z.input<typeof safety.notices.output>> {
  const items = (await listNotices(tx, actor.organisationId)).map(({ document: _, madeAt, ...one }) => ({
    ...one,
    madeAt: madeAt.toISOString(),
  }))
  return { items, usual: usualSafetyNotice }
}

type Written = { title: string; body: string; validFrom: Day }

export const checkNotice = async ({ today }: Context, written: Written) => ({
  reasons: reasonsNotToWrite(written, today),
  document: plainDocumentOf(written),
})

export async function writeNotice(
  { tx, actor, today, now, audit }: Context,
  written: Written & { anew: boolean },
): Promise<{ version: number }> {
  refuseIf(reasonsNotToWrite(written, today))
  const document = plainDocumentOf(written)
  const sha256 = createHash('sha256').update(canonicalText(document)).digest()
  const { organisationId, personId } = actor
  const version = await saveNotice(
    tx,
    organisationId,
    { ...written, document, sha256 },
    { by: personId, now },
  )
  if (version === undefined) throw new Refused([{ code: 'agreements/changed-meanwhile' }])
  audit('agreements/safety-written', String(version), { from: written.validFrom, anew: written.anew })
  return { version }
}

const nearDays = 30
const untilOf = ({ receivedOn }: Pick<Holder, 'receivedOn'>) => receivedOn && safetyUntil(receivedOn)
const stateOf = (holder: Holder, today: Day): 'missing' | 'ending' | 'received' => {
  const until = untilOf(holder)
  if (until === null || until < today) return 'missing'
  return until <= addDays(today, nearDays) ? 'ending' : 'received'
}

type Filter = {
  q?: string | undefined
  directorateId?: string | undefined
  state: 'all' | 'missing' | 'ending'
}
const pageLength = 50

export async function showHolders(
  { tx, actor, today }: Context,
  { q, directorateId, state, from }: Filter & { from: number },
): Promise<z.input<typeof safety.holders.output>> {
  const all = await listHolders(tx, actor.organisationId, today)
  const workers = all.filter(({ capacity }) => capacity === 'worker')
  const theirs = all.filter(({ capacity }) => capacity === 'representative')
  const being = (list: readonly Holder[], wanted: string) =>
    list.filter((one) => stateOf(one, today) === wanted).length
  const key = searchKeyOf(q ?? '')
  const found = [...theirs, ...workers].filter(
    (one) =>
      (state === 'all' || stateOf(one, today) === state) &&
      (!directorateId || one.directorateId === directorateId) &&
      searchKeyOf(one.name).includes(key),
  )
  return {
    total: found.length,
    counts: { all: workers.length, missing: being(workers, 'missing'), ending: being(workers, 'ending') },
    representatives: { all: theirs.length, missing: being(theirs, 'missing') },
    items: found
      .slice(from, from + pageLength)
      .map(({ directorateId: _, way, ...one }) => ({ ...one, way: way ?? 'none', until: untilOf(one) })),
  }
}

export async function noteReceipt(
  { tx, actor, today, now, audit }: Context,
  asked: { personId: string; capacity: Capacity; receivedOn: Day; way: ReceiptWay; proof: string },
): Promise<Record<string, never>> {
  const { organisationId } = actor
  const { personId, capacity } = asked
  if (!(await findPersonFacts(tx, organisationId, personId))) throw new NotFound('person')
  const isCapacity = capacity === 'worker' || (await findWhetherRepresents(tx, organisationId, personId))
  refuseIf(reasonsNotToNote(asked, { today, isSelf: personId === actor.personId, isCapacity }))
  const receipt = { ...asked, version: null, sha256: null }
  await saveReceipts(tx, organisationId, [receipt], { by: actor.personId, now })
  audit('agreements/safety-noted', personId, { capacity, receivedOn: asked.receivedOn, way: asked.way })
  return {}
}

/** Handed over to many at once, with one proof: a list of signatures, a mail to all. */
export async function handOver(
  { tx, actor, now, audit }: Context,
  asked: {
    personIds: readonly string[]
    capacity: Capacity
    receivedOn: Day
    way: 'paper' | 'other'
    proof: string
  },
): Promise<void> {
  const { personIds, ...how } = asked
  const receipts = personIds.map((personId) => ({ ...how, personId, version: null, sha256: null }))
  await saveReceipts(tx, actor.organisationId, receipts, { by: actor.personId, now })
  audit('agreements/safety-noted', actor.organisationId, { people: personIds.length, ...how })
}

/** Nearer than any day before: it is over, or there never was one. */
const gone = -1

/**
 * Reminds before a receipt is a year old, as often as warnings of an end are given; whoever has an agreement and no
 * receipt that counts is told once. Twice does no harm.
 */
export async function remindOfSafety(
  { tx, today, now, audit }: JobMoment,
  organisationId: string,
): Promise<void> {
  const policy = await getPolicy(tx, organisationId)
  const daysBefore = policy.valueOf('agreement-warnings', {}, today)
  const notice = await findNotice(tx, organisationId, today)
  if (!notice) return
  const due = (await listHolders(tx, organisationId, today)).flatMap((holder) => {
    const place = { directorateId: holder.directorateId ?? undefined }
    if (policy.valueOf('safety-gate', place, today) === 'off') return []
    const until = untilOf(holder)
    const { personId, capacity } = holder
    if (until === null || until < today)
      return [{ personId, capacity, until: until ?? notice.validFrom, days: gone }]
    const days = warningDue(until, daysBefore, today)
    return days === undefined ? [] : [{ personId, capacity, until, days }]
  })
  if (due.length === 0) return
  const told = await saveReminded(tx, organisationId, due, now)
  if (told.length === 0) return
  await tell(
    { tx, now },
    organisationId,
    told.map(
      ({ personId, until, days }): Notice =>
        days === gone
          ? { personId, kind: 'agreements/safety-due', details: {} }
          : { personId, kind: 'agreements/safety-ends', details: { until } },
    ),
  )
  audit('agreements/safety-reminded', organisationId, { people: told.length })
}
