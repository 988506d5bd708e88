// Days of a published month that move from a seat near home, or to one.
import type { Day, Month } from '../../vocabulary/day.ts'
import { Refused } from '../../vocabulary/refusal.ts'
import { isGivenBack } from './near-rules.ts'
import { type Acting, endSeats, presenceRule, takeSeats } from './near-seats-actions.ts'
import { isAway, isOffice, isSpace, type Place, siteOf } from './rules.ts'
import { listNamesOf, listSeatsHeld, listSeatsLeft, listSites } from './space-store.ts'

type Move = { month: Month; personId: string; day: Day; from: Place; to: Place }

/** Seats of days that are elsewhere from now on. What somebody booked for themselves stays on a day at home. */
export async function freeSeatsOf(
  moment: Acting,
  organisationId: string,
  moves: readonly Move[],
): Promise<void> {
  const leaving = moves.filter(({ from, to }) => from !== to && (isSpace(from) || !isAway(to)))
  if (leaving.length === 0) return
  const days = [...new Set(leaving.map(({ day }) => day))]
  const personIds = [...new Set(leaving.map(({ personId }) => personId))]
  const held = await listSeatsHeld(moment.tx, organisationId, leaving[0]!.month, days, personIds)
  const toOf = new Map(leaving.map(({ personId, day, to }) => [`${personId} ${day}`, to]))
  if (held.length === 0) return
  const isPresence = await presenceRule(moment.tx, organisationId)
  await endSeats(
    moment,
    held.filter((one) => {
      const { siteId, source } = one
      const to = toOf.get(`${one.personId} ${one.day}`)
      if (to === undefined || (isOffice(to) && source !== 'plan' && isPresence(one))) return false
      return isSpace(to) ? siteOf(to) !== siteId : source === 'plan' || !isAway(to)
    }),
  )
}

/**
 * Who books at the very moment at which their day becomes an absence or a day in the office finds it as it was, and whoever
 * moves the day finds no booking: what is left of that is freed here, minutes later, by the rule of a publication.
 */
export async function freeSeatsLeft(
  moment: Acting & { today: Day },
  { organisationId }: { organisationId: string },
): Promise<void> {
  const held = await listSeatsLeft(moment.tx, organisationId, moment.today)
  if (held.length === 0) return
  const isPresence = await presenceRule(moment.tx, organisationId)
  await endSeats(
    moment,
    held.filter((one) => isGivenBack(one, isPresence)),
  )
}

/** A day near home is never published without its seat. */
export async function takeSeatsOf(
  moment: Acting,
  organisationId: string,
  moves: readonly Move[],
): Promise<void> {
  const coming = moves
    .filter(({ to }) => isSpace(to))
    .map(({ personId, day, to }) => ({ personId, day, siteId: siteOf(to) }))
  if (coming.length === 0) return
  const unseated = await takeSeats(moment, organisationId, coming)
  if (unseated.length === 0) return
  const names = new Map(
    (
      await listNamesOf(
        moment.tx,
        organisationId,
        unseated.map(({ personId }) => personId),
      )
    ).map((one) => [one.personId, one.name]),
  )
  const siteIdOf = new Map(coming.map(({ personId, day, siteId }) => [`${personId} ${day}`, siteId]))
  const sites = new Map(
    (await listSites(moment.tx, [...siteIdOf.values()])).map(({ siteId, name }) => [siteId, name]),
  )
  throw new Refused(
    unseated.map(({ personId, day }) => ({
      ...{ code: 'planning/seat-gone', person: names.get(personId) ?? '–', day },
      space: sites.get(siteIdOf.get(`${personId} ${day}`) ?? '') ?? '–',
    })),
  )
}
