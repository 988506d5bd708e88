// What the host's work does: what became free goes to who came first.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { endBookings } from './ending-actions.ts'
import {
  holdOffers,
  holdWait,
  type InLine,
  listLine,
  listRunOut,
  listToOffer,
  listUnanswered,
  type SiteDay,
  saveLookedAt,
  saveOffered,
  savePassedOver,
  savePlaces,
  saveToOffer,
  saveWaitsPast,
  type ToOffer,
  takeChangedSites,
} from './offering-store.ts'
import { beginsAt, offerEnds, type Part } from './rules.ts'
import { takeSeats } from './store.ts'

/**
 * Offers what became free to who came first, at this host's sites; offers that ran out first of all. Whoever cannot be
 * given what is free, because their organisation's convention is full, is passed over and keeps their place.
 *
 * Looked at is only where something may be free: what makes it so says it in its own transaction (`to_offer` of site_day),
 * and calls for this work with its commit. Of one day of a site no more than one seat is offered in a transaction: who holds the
 * sums of that day and wants a second seat could wait for somebody who holds that seat and wants the sums. Of many days there
 * are many in one, since under load each transaction of the work waits its turn among all requests.
 */
export async function offerToWaiting(transaction: RunningJob['transaction'], hostId: string): Promise<void> {
  const open = await transaction((moment) => findToOffer(moment, hostId))
  if (open.length === 0) return
  for (let from = 0; from < open.length; from += atOnce)
    for (let places = open.slice(from, from + atOnce); places.length > 0; ) {
      const asked = places
      places = await transaction((moment) => offerAtEach(moment, hostId, asked))
    }
  await transaction(async ({ tx }) => {
    await holdOffers(tx, hostId)
    await settle(tx, hostId, open)
  })
}

/** Whoever books there meanwhile waits for so many offers at most. */
const atOnce = 20

/** From time to time all days are looked at on which somebody waits, whatever was said of them. */
export const lookEverywhere = ({ tx }: JobMoment, hostId: string): Promise<void> =>
  saveToOffer(tx, hostId, 'all')

/** @returns where somebody who waits may be offered something; of the rest who waits is told how many are before them */
async function findToOffer(moment: JobMoment, hostId: string): Promise<ToOffer[]> {
  const { tx, now } = moment
  await holdOffers(tx, hostId)
  await saveWaitsPast(tx, hostId, now)
  await endBookings(moment, await listRunOut(tx, hostId, now), {
    state: 'expired',
    reason: null,
    telling: 'expired',
  })
  await endBookings(moment, await listUnanswered(tx, hostId, now), {
    state: 'expired',
    reason: null,
    telling: 'unanswered',
  })
  const changed = await takeChangedSites(tx, hostId)
  // Only now, in a statement of its own: who joined before a change was committed is seen.
  if (changed.length > 0) await saveToOffer(tx, hostId, changed)
  const places = await listToOffer(tx, hostId)
  const full = places.filter(({ open }) => !open)
  if (full.length > 0) await settle(tx, hostId, full)
  return places.filter(({ open }) => open)
}

/** Who waits there is told their place, and what was seen counts as looked at. */
async function settle(tx: Transaction, hostId: string, places: readonly ToOffer[]): Promise<void> {
  await savePlaces(tx, hostId, places)
  await saveLookedAt(tx, hostId, places)
  tellSeatsChanged({ tx }, places)
}

/** @param places days before sites. @returns where there may be a seat for one more */
async function offerAtEach(
  moment: JobMoment,
  hostId: string,
  places: readonly ToOffer[],
): Promise<ToOffer[]> {
  await holdOffers(moment.tx, hostId)
  const again: ToOffer[] = []
  for (const place of places) if (await offerNext(moment, hostId, place)) again.push(place)
  return again
}

/** @returns whether there may be a seat for one more */
async function offerNext(moment: JobMoment, hostId: string, place: SiteDay): Promise<boolean> {
  const { tx } = moment
  const line = await listLine(tx, hostId, place)
  const refusals: (Part & { guestId: string; refused: string })[] = []
  const passedOver: string[] = []
  let full = false
  for (const one of line) {
    if (one.room < 1) full = true
    // Behind a full house there are only seats kept for others than who is before.
    if (full && !(one.room > 0 && one.hasKept)) continue
    // Who cannot have half a day cannot have the whole.
    const known = refusals.find((other) => other.guestId === one.guestId && includes(one, other))
    const refused = known ? known.refused : await offerTo(moment, hostId, place, one)
    if (refused === null)
      return (
        passedOver.length > 0 ||
        line.some((other) => other.passedOver || other.room > 1 || !includes(one, other))
      )
    if (refused === 'gone') continue
    if (!known) refusals.push({ ...one, refused })
    if (refused === 'full') full = true
    else passedOver.push(one.id)
  }
  await savePassedOver(tx, hostId, place, passedOver)
  return false
}
const includes = (part: Part, other: Part): boolean =>
  (part.morning || !other.morning) && (part.afternoon || !other.afternoon)

/** @returns null where it was offered, or the code of why not; `gone`: waits no more */
async function offerTo(
  moment: JobMoment,
  hostId: string,
  { siteId, day }: SiteDay,
  one: InLine,
): Promise<string | null> {
  const { tx, now } = moment
  // Before the seat: who leaves holds the wait and then wants the sums of the day.
  if (!(await holdWait(tx, hostId, one.id))) return 'gone'
  const [taken] = await takeSeats(tx, one.guestId, [{ hostId, siteId, personId: one.personId, day }], {
    part: one,
    source: 'waiting',
    now,
    offerUntil: offerEnds(now, { day, minutes: beginsAt(one, day, one) }),
  })
  const { refused, bookingId } = taken!
  if (refused !== null) return refused
  await saveOffered(tx, hostId, one.id, bookingId!)
  tellSeatsChanged({ tx }, [{ siteId, day }])
  await moment.enqueue('turn-bookings', one.guestId, one.guestId)
  return null
}
