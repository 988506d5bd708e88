import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isOpen } from '../spaces/rules.ts'
import { type FreeRow, listFree, type SiteKey } from './counts-store.ts'
import {
  findSiteFacts,
  listFreeSeats,
  listPersonFacts,
  listSitesAround,
  type PersonFacts,
  type SiteFacts,
} from './facts-store.ts'
import { localTime, noLimits, type Part, reasonsNotToBook } from './rules.ts'
import { getIsHoliday } from './store.ts'

/** What the published month says of people's days: known by features that come later, and so told by the house. */
export type PlanRule = (
  tx: Transaction,
  organisationId: string,
  asked: readonly { personId: string; day: Day; hostId: string; siteId: string }[],
) => Promise<Reason[][]>

export type RefusedDay = {
  personId: string
  day: Day
  /** What the database said; undefined where the plan's rule did. */
  refused: string | undefined
  plan: readonly Reason[]
}
type Moment = { tx: Transaction; now: number; organisationId: string }
const shownAlternatives = 3

/** All reasons of days that were refused, each with what there is instead; for one site. */
export async function explainRefusals(
  { tx, now, organisationId }: Moment,
  key: SiteKey,
  days: readonly RefusedDay[],
  { seatId, part }: { seatId: string | undefined; part: Part },
): Promise<Reason[][]> {
  const asked = [...new Set(days.map(({ day }) => day))]
  const site = await findSiteFacts(tx, key, asked)
  if (!site) return days.map(({ day }) => [{ code: 'bookings/no-site', day }])
  const here = localTime(now)
  const people = await listPersonFacts(tx, organisationId, days, {
    seatId,
    part,
    kind: site.kind,
    today: here.day,
  })
  const counted = await listFree(tx, organisationId, [key], asked)
  const reasons = days.map((one) => {
    const free = counted.find(({ day }) => day === one.day)
    const person = people.find(({ day, personId }) => day === one.day && personId === one.personId)
    const found =
      free && person
        ? reasonsNotToBook(
            { day: one.day, part, site, plan: one.plan, ...factsOf(free, person, part, seatId) },
            here,
          )
        : []
    // The database decides: what it refused stays refused, also where a moment later nothing would keep from it.
    return found.length > 0 || one.refused === undefined
      ? found
      : [{ code: `bookings/${one.refused}`, day: one.day }]
  })
  const better = await alternatives({ tx, now, organisationId }, key, asked, { seatId, part, counted })
  return days.map(({ day }, index) => [...reasons[index]!, ...(better.get(day) ?? [])])
}

const freeIn = (free: FreeRow, part: Part): number =>
  part.morning && part.afternoon ? free.whole : part.morning ? free.morning : free.afternoon

const factsOf = (free: FreeRow, person: PersonFacts, part: Part, seatId: string | undefined) => ({
  lent: { morning: free.lentMorning, afternoon: free.lentAfternoon },
  elsewhere: person.elsewhere === null ? undefined : { site: person.elsewhere },
  seat: seatId === undefined ? undefined : (person.seat ?? { label: '', retired: true, taken: false }),
  free: freeIn(free, part),
  convention: { most: free.most, taken: free.taken },
  waiting: free.waiting,
  limits: { ...noLimits, ...person.limits },
  counts: person.counts,
})

/** Another seat of the same site; where there is none, other sites of the same day. Only what is visible is named. */
async function alternatives(
  { tx, organisationId }: Moment,
  key: SiteKey,
  days: readonly Day[],
  { seatId, part, counted }: { seatId: string | undefined; part: Part; counted: readonly FreeRow[] },
): Promise<Map<Day, Reason[]>> {
  const has = (day: Day) => {
    const free = counted.find((one) => one.day === day)
    return free !== undefined && freeIn(free, part) > free.waiting
  }
  const found = new Map<Day, Reason[]>(days.map((day) => [day, []]))
  const seated = seatId === undefined ? [] : days.filter(has)
  if (seated.length > 0)
    for (const { day, id, label } of await listFreeSeats(tx, key, seated, part, shownAlternatives))
      found.get(day)!.push({
        code: 'bookings/free-seat',
        day,
        hostId: key.hostId,
        siteId: key.siteId,
        seatId: id,
        seat: label,
      })
  const full = days.filter((day) => found.get(day)!.length === 0)
  if (full.length === 0) return found
  const around = await listSitesAround(
    tx,
    organisationId,
    key,
    full.map((day) => ({ day, holiday: getIsHoliday(day) })),
    part,
    12,
  )
  const free = await listFree(tx, organisationId, around, full)
  for (const { name, openOn, ...other } of around)
    for (const day of openOn) {
      const there = free.find((one) => one.siteId === other.siteId && one.day === day)
      const list = found.get(day)!
      const left = there ? freeIn(there, part) - there.waiting : 0
      if (left > 0 && list.length < shownAlternatives)
        list.push({ code: 'bookings/free-site', day, ...other, site: name, free: left })
    }
  return found
}

// Reading ---------------------------------------------------------------------------------------------------

export const openOf = (site: SiteFacts, day: Day) => ({
  morning: isOpen(site, day, 'morning'),
  afternoon: isOpen(site, day, 'afternoon'),
})
/** What is left for whoever asks now: who waits was first. */
export const leftOf = (free: FreeRow, open: { morning: boolean; afternoon: boolean }) => {
  const left = (count: number, is: boolean) => (is ? Math.max(count - free.waiting, 0) : 0)
  return {
    open,
    morning: left(free.morning, open.morning),
    afternoon: left(free.afternoon, open.afternoon),
    whole: left(free.whole, open.morning && open.afternoon),
    waiting: free.waiting,
  }
}
