import { randomOf } from '../../engines/planner/random.ts'
import { saveManyBookings, saveManyWaits, type WholeBooking } from '../../features/bookings/many-store.ts'
import { lendingsOf } from '../../features/conventions/rules.ts'
import { listSeatsOfPlan } from '../../features/planning/space-store.ts'
import { listAssigned } from '../../features/planning/store.ts'
import { isOpen } from '../../features/spaces/rules.ts'
import { saveManyCounts } from '../../features/visits/many-store.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { shuffled } from './drawing.ts'
import type { OpenedMonth, Stage } from './months.ts'
import { suspendedMember } from './network-cast.ts'
import type { DemoNetwork } from './network-party.ts'

/** Assumed: how much of what is free is booked, how far back and ahead, and how many of those who booked came. */
const habits = { share: 0.5, back: 7, ahead: 12, nearKm: 3, arrived: 0.86 }

/**
 * Seats of the past week and the coming two, by people who live near: of the city on days that its published month
 * has at home, of the other members on any. One small site is full, and two wait for it. The city's own sites have those
 * of the month before too, and how many came: who hosts them finds figures to look at.
 */
export async function bookSeats(
  { database, clock, city, seed, organisationId }: Stage,
  month: OpenedMonth,
  { parties, conventions }: DemoNetwork,
): Promise<void> {
  const today = clock.today()
  const random = randomOf(seed + 78)
  const atHome = await database.transaction(organisationId, async (tx) => {
    const days = new Map<Day, Set<string>>(month.days.map((day) => [day, new Set()]))
    for (const { personId, places } of await listAssigned(tx, organisationId, month.month))
      places.forEach((place, index) => {
        if (place === 'home') days.get(month.days[index]!)?.add(personId)
      })
    return days
  })
  const placed = new Set<string>()
  // What the published month booked: a person's place, and seats of the sites.
  const planned = new Map<string, Set<string>>()
  for (const { personId, siteId, seatId, day } of await listPlannedSeats(database, organisationId)) {
    placed.add(`${personId} ${day}`)
    const seats = planned.get(`${siteId} ${day}`) ?? new Set<string>()
    planned.set(`${siteId} ${day}`, seats.add(seatId))
  }
  const peopleOf = new Map(
    parties.map(({ id, people }) => [
      id,
      id === organisationId ? city.people.filter(({ member }) => !member) : people,
    ]),
  )
  const lent = conventions.flatMap((one) =>
    one.partners
      .filter(({ signedOn }) => signedOn !== null)
      .flatMap((partner) => lendingsOf(one, { ...partner, hostSigned: signed, guestSigned: signed })),
  )
  const until = addDays(today, habits.ahead - 1)
  const days = daysFrom(addDays(today, -habits.back), until)
  const longer = daysFrom(`${addMonths(monthOf(today), -1)}-01` as Day, until)
  const bookings = new Map<string, WholeBooking[]>(parties.map(({ id }) => [id, []]))
  const suspended = new Set(parties.filter(({ name }) => name === suspendedMember).map(({ id }) => id))
  let full: { hostId: string; siteId: string; day: Day } | undefined
  for (const host of parties) {
    for (const site of host.sites) {
      const lendings = lent.filter(({ siteId }) => siteId === site.id)
      const guests = [host.id, ...new Set(lendings.map(({ guestId }) => guestId))]
      const near = new Map(
        guests.map((id) => [
          id,
          peopleOf.get(id)!.filter(({ home }) => id !== organisationId || isNear(home, site)),
        ]),
      )
      const opening = {
        ...site,
        opens: weekOf(480),
        closes: weekOf(1140),
        noon: 780,
        openOnHolidays: false,
        published: true,
      }
      const open = {
        ...opening,
        closedFrom: null,
        closures: site.closures.map((one) => ({ ...one, ...wholeDay })) as never,
      }
      for (const day of host.id === organisationId ? longer : days) {
        if (!isOpen(open, day, 'morning')) continue
        // Kept for others, a seat is not for all: what is booked leaves room for every promise.
        const kept = lendings.reduce((sum, { seats }) => sum + (seats ?? 0), 0)
        const room = Math.min(site.capacity ?? site.seats.length, site.seats.length) - kept
        const filled = host.kind === 'self-employed' && day > today
        const most = filled ? room : Math.floor(room * habits.share * (0.6 + 0.8 * random.next()))
        const inPlan = planned.get(`${site.id} ${day}`) ?? new Set()
        const seats = shuffled(random, site.seats).filter(({ id }) => !inPlan.has(id))
        let taken = inPlan.size
        for (const guestId of guests) {
          const lending = lendings.find(
            (one) => one.guestId === guestId && one.from <= day && day <= one.until,
          )
          if (guestId !== host.id && (!lending || suspended.has(guestId) || suspended.has(host.id))) continue
          const allowed = lending?.seats
            ? lending.seats - (guestId === organisationId ? inPlan.size : 0)
            : Math.max(0, most - taken)
          const candidates = near.get(guestId)!
          const from = candidates.length > 0 ? random.below(candidates.length) : 0
          let given = 0
          for (let step = 0; step < candidates.length && given < allowed; step++) {
            const { id: personId } = candidates[(from + step) % candidates.length]!
            if (placed.has(`${personId} ${day}`)) continue
            if (guestId === organisationId && atHome.has(day) && !atHome.get(day)!.has(personId)) continue
            const seat = seats.pop()
            if (!seat) break
            placed.add(`${personId} ${day}`)
            given++
            bookings.get(guestId)!.push({
              ...{ hostId: host.id, siteId: site.id, seatId: seat.id, personId, day },
              ...{
                conventionId: lending?.conventionId ?? null,
                morning: true,
                afternoon: random.next() < 0.85,
              },
              state: site.approval && guestId !== host.id && day > addDays(today, 3) ? 'asked' : 'confirmed',
            })
          }
          if (!lending?.seats) taken += given
        }
        if (filled && seats.length === 0 && !full) full = { hostId: host.id, siteId: site.id, day }
      }
    }
  }
  const made = clock.now()
  for (const [id, own] of bookings)
    if (own.length > 0) await database.transaction(id, (tx) => saveManyBookings(tx, id, own, made))
  await database.transaction(organisationId, (tx) =>
    saveManyCounts(tx, organisationId, { before: today, arrivedShare: habits.arrived }),
  )
  if (full) {
    const { hostId, siteId, day } = full
    const free = city.people.filter(
      ({ id, member }) => !member && !placed.has(`${id} ${day}`) && (atHome.get(day)?.has(id) ?? true),
    )
    const waits = free.slice(0, 2).map(({ id: personId }) => ({ hostId, siteId, personId, day }))
    await database.transaction(organisationId, (tx) => saveManyWaits(tx, organisationId, waits, made))
  }
}

const signed = { at: '', by: '', way: null }
const wholeDay = { morning: true, afternoon: true }
const daysFrom = (from: Day, until: Day): Day[] =>
  from > until ? [] : [from, ...daysFrom(addDays(from, 1), until)]
const weekOf = (minutes: number) => [...Array.from({ length: 5 }, () => minutes), null, null]
type At = { latitude: number; longitude: number }
/** Near enough for a demo: degrees as kilometres at this latitude. */
const isNear = (home: At, site: At): boolean =>
  Math.hypot((home.latitude - site.latitude) * 111.2, (home.longitude - site.longitude) * 78) < habits.nearKm

const listPlannedSeats = (database: Stage['database'], organisationId: string) =>
  database.transaction(organisationId, (tx) => listSeatsOfPlan(tx, organisationId))
