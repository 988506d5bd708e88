// Seats near home for a month's plan: which spaces are near whom, and what is free in them.

import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { listFree } from '../bookings/counts-store.ts'
import { minutesOf } from '../mobility/rules.ts'
import type { MonthRow } from '../months/store.ts'
import { getPolicy } from '../policy/store.ts'
import { isOpen } from '../spaces/rules.ts'
import { listClosures, listSites } from '../spaces/store.ts'
import type { SpaceFacts } from './problem-actions.ts'
import { listNearWhoAsked, listSeatsOfMonth } from './space-store.ts'

/** Where one thing is read: in a transaction that is open, or each in one of its own. */
export type Reading = <Read>(read: (tx: Transaction) => Promise<Read>) => Promise<Read>
type Near = { siteId: string; minutes: number }
export type SpacesOfMonth = {
  spaces: SpaceFacts[]
  nearBonus: number
  nearOf: (personId: string) => readonly Near[] | undefined
}

/**
 * Whole days alone: a month gives days, and who wants half a day near home books it. Seats that an earlier publication
 * of the month booked are there to be given again.
 */
export async function gatherSpaces(
  reading: Reading,
  organisationId: string,
  { month, days }: Pick<MonthRow, 'month' | 'days'>,
): Promise<SpacesOfMonth> {
  const none: SpacesOfMonth = { spaces: [], nearBonus: 0, nearOf: () => undefined }
  const policy = await reading((tx) => getPolicy(tx, organisationId))
  const meaning = policy.valueOf('site-days', {}, days[0]!)
  // Where a day counts as one in the office nobody needs it granted: on office days one books there.
  const near = (await reading((tx) => listNearWhoAsked(tx, organisationId, month))).filter(
    ({ kind }) => meaning[kind] !== 'presence',
  )
  if (near.length === 0) return none
  const siteIds = [...new Set(near.map(({ siteId }) => siteId))]
  const free = await reading((tx) => listWholeDays(tx, organisationId, near, days))
  const held = await reading((tx) => listSeatsOfMonth(tx, organisationId, days))
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
  return {
    spaces,
    nearBonus: policy.valueOf('near-bonus', {}, days[0]!),
    nearOf: (personId) => byPerson.get(personId),
  }
}

/** Seats free the whole day, where the site is open, lent, and no limit of its convention is reached. */
async function listWholeDays(
  tx: Transaction,
  organisationId: string,
  near: readonly { hostId: string; siteId: string }[],
  days: readonly Day[],
) {
  const span = { from: days[0]!, until: days.at(-1)! }
  const wanted = new Set(near.map(({ siteId }) => siteId))
  const sites = (await listSites(tx, organisationId, span)).filter(({ id }) => wanted.has(id))
  const closures = await listClosures(
    tx,
    sites.map(({ id }) => id),
    span,
  )
  const openings = new Map(
    sites.map((site) => [
      site.id,
      { ...site, closures: closures.filter(({ siteId }) => siteId === site.id) },
    ]),
  )
  const keys = sites.map((site) => ({ hostId: site.organisationId, siteId: site.id }))
  const rows = await listFree(tx, organisationId, keys, days)
  return rows.flatMap(({ siteId, day, lentMorning, lentAfternoon, whole, most, taken }) => {
    const site = openings.get(siteId)!
    const isWhole =
      lentMorning && lentAfternoon && isOpen(site, day, 'morning') && isOpen(site, day, 'afternoon')
    const seats = Math.min(whole, most === null ? whole : most - taken)
    return isWhole && seats > 0 ? [{ siteId, day, seats }] : []
  })
}
