// What a month says to who books a seat: told to bookings, which know of no month, by the house.
import type { Transaction } from '../../platform/database/transaction.ts'
import { type Day, monthOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { listFree } from '../bookings/counts-store.ts'
import { findMonthHeld } from '../months/store.ts'
import { getPolicy } from '../policy/store.ts'
import { isOffice } from './rules.ts'
import { getMayObject, listDaysToBook } from './space-store.ts'

type Asked = { personId: string; day: Day; hostId: string; siteId: string }

/**
 * A published day away stays what it is wherever one sits; on a day in the office one is in the office, unless a day at
 * that kind of site counts as one by policy. Of a month not published yet, the seats kept for the organisation are for
 * its plan; the others are for whoever comes first.
 */
async function reasonsOfMonth(
  tx: Transaction,
  organisationId: string,
  asked: readonly Asked[],
  about?: 'to-take',
): Promise<Reason[][]> {
  const found = await listDaysToBook(tx, organisationId, asked)
  const policy = found.some(({ place }) => place !== null && isOffice(place))
    ? await getPolicy(tx, organisationId)
    : undefined
  const waiting = asked.filter((_, index) => found[index]!.unpublished && found[index]!.kept > 0)
  const keptOn = new Map(asked.map(({ siteId, day }, index) => [`${siteId} ${day}`, found[index]!.kept]))
  // One after the other, and none beside a publication: two at one moment would each find the one seat that is left.
  if (about === 'to-take')
    for (const month of new Set(waiting.map(({ day }) => monthOf(day)).sort()))
      await findMonthHeld(tx, organisationId, month, 'update')
  const shared = await listShared(tx, organisationId, waiting, keptOn)
  return asked.map(({ day, siteId }, index) => {
    const { place, kind, unpublished, kept } = found[index]!
    if (place === 'absent') return [{ code: 'planning/absent-day', day }]
    if (place !== null && isOffice(place))
      return kind && policy!.valueOf('site-days', {}, day)[kind] === 'presence'
        ? []
        : [{ code: 'planning/office-day', day }]
    return unpublished && kept > 0 && (shared.get(`${siteId} ${day}`) ?? 0) <= 0
      ? [{ code: 'planning/kept-for-plan', day }]
      : []
  })
}

/** Seats free beyond those that are kept for the plan: what its people book before takes none of these. */
async function listShared(
  tx: Transaction,
  organisationId: string,
  asked: readonly Asked[],
  keptOn: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  const sites = [...new Map(asked.map(({ hostId, siteId }) => [siteId, { hostId, siteId }])).values()]
  const days = [...new Set(asked.map(({ day }) => day))]
  const free = await listFree(tx, organisationId, sites, days)
  return new Map(
    free.map(({ siteId, day, morning, afternoon }) => [
      `${siteId} ${day}`,
      Math.min(morning, afternoon) - Math.max(0, keptOn.get(`${siteId} ${day}`) ?? 0),
    ]),
  )
}

/** What bookings are told of months. */
export const ruleOfMonth = { reasons: reasonsOfMonth, mayObject: getMayObject }
