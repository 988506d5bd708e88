// Seats near home for a month's plan: which spaces are near whom, and what is free in them.
import type { Transaction } from '../../platform/database/transaction.ts'
import { minutesOf } from '../mobility/rules.ts'
import type { MonthRow } from '../months/store.ts'
import { getPolicy } from '../policy/store.ts'
import type { SpaceFacts } from './problem-actions.ts'
import { listFree, listNearWhoAsked, listSeatsOfMonth } from './space-store.ts'

/** Where one thing is read: in a transaction that is open, or each in one of its own. */
export type Reading = <Read>(read: (tx: Transaction) => Promise<Read>) => Promise<Read>
type Near = { siteId: string; minutes: number }
export type SpacesOfMonth = {
  spaces: SpaceFacts[]
  nearBonus: number
  nearOf: (personId: string) => readonly Near[] | undefined
}

/**
 * Whole days alone: a month gives days, and who wants half a day near home books it. In a published month the seats
 * that its own people hold are there to be given again.
 */
export async function gatherSpaces(
  reading: Reading,
  organisationId: string,
  { month, days, publishedAt }: Pick<MonthRow, 'month' | 'days' | 'publishedAt'>,
): Promise<SpacesOfMonth> {
  const none: SpacesOfMonth = { spaces: [], nearBonus: 0, nearOf: () => undefined }
  const near = await reading((tx) => listNearWhoAsked(tx, organisationId, month))
  if (near.length === 0) return none
  const siteIds = [...new Set(near.map(({ siteId }) => siteId))]
  const free = await reading((tx) => listFree(tx, organisationId, siteIds, days))
  const held = publishedAt ? await reading((tx) => listSeatsOfMonth(tx, organisationId, days)) : []
  const seatsOf = new Map(siteIds.map((siteId) => [siteId, days.map(() => 0)]))
  for (const { siteId, day, seats } of [...free, ...held]) {
    const own = seatsOf.get(siteId)
    const at = days.indexOf(day)
    if (own && at >= 0) own[at]! += seats
  }
  // A space that is full stays: were it left out, the last seat booked by somebody would make it another problem.
  const spaces = [...seatsOf].map(([siteId, seats]) => ({ siteId, seats }))
  const byPerson = new Map<string, Near[]>()
  for (const { personId, siteId, seconds } of near) {
    const own = byPerson.get(personId) ?? []
    own.push({ siteId, minutes: minutesOf(seconds) })
    byPerson.set(personId, own)
  }
  const policy = await reading((tx) => getPolicy(tx, organisationId))
  return {
    spaces,
    nearBonus: policy.valueOf('near-bonus', {}, days[0]!),
    nearOf: (personId) => byPerson.get(personId),
  }
}
