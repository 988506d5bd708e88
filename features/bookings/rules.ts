// Who sits where, when: what keeps from booking and from giving back, said in one place for server and browser.
// The database holds the same in constraints and in `take_seat`: here are the words for what it refused.
import { addDays, type Day, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isOpen, type Opening } from '../spaces/rules.ts'

export const bookingStates = [
  'offered',
  'asked',
  'confirmed',
  'cancelled',
  'refused',
  'released',
  'expired',
] as const
export type BookingState = (typeof bookingStates)[number]
/** These hold the seat. */
export const holdingStates: readonly BookingState[] = ['offered', 'asked', 'confirmed']
export const bookingSources = ['own', 'plan', 'team', 'waiting', 'host'] as const
export type BookingSource = (typeof bookingSources)[number]
export const waitStates = ['waiting', 'offered', 'taken', 'left', 'over'] as const
export type WaitState = (typeof waitStates)[number]

/** The whole day, or one half of it. */
export type Part = { morning: boolean; afternoon: boolean }

/** As many days at once as a person or a programme asks in one go. */
export const mostDays = 60
export const mostTogether = 20
/** An offer from the waiting list stands so long, and never beyond the beginning of what it offers. */
export const offerMinutes = 120

/** The days of a pattern: these weekdays (1 Monday), every so many weeks, from one day to another. */
export function seriesDays({
  from,
  until,
  weekdays,
  everyWeeks = 1,
}: {
  from: Day
  until: Day
  weekdays: readonly number[]
  everyWeeks?: number
}): Day[] {
  const days: Day[] = []
  const first = weekOf(from)
  for (let day = from; day <= until && days.length <= mostDays; day = addDays(day, 1)) {
    const weeks = Math.round((Date.parse(weekOf(day)) - Date.parse(first)) / (7 * 86_400_000))
    if (weekdays.includes(weekdayOf(day)) && weeks % everyWeeks === 0) days.push(day)
  }
  return days
}

/** Where the clock of the sites stands, in Italy: its day, and minutes after midnight. */
export type LocalTime = { day: Day; minutes: number }
const inRome = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
})
export function localTime(now: number): LocalTime {
  const [day = '', clock = ''] = inRome.format(now).split(' ')
  return { day: day as Day, minutes: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) }
}
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesBetween = (from: LocalTime, day: Day, minutes: number): number =>
  Math.round((Date.parse(day) - Date.parse(from.day)) / 60_000) + minutes - from.minutes

/** Minutes after midnight at which what was booked begins, and ends. */
export const beginsAt = (site: Pick<Opening, 'opens' | 'noon'>, day: Day, { morning }: Part): number =>
  morning ? (site.opens[weekdayOf(day) - 1] ?? 0) : site.noon
export const endsAt = (site: Pick<Opening, 'closes' | 'noon'>, day: Day, { afternoon }: Part): number =>
  afternoon ? (site.closes[weekdayOf(day) - 1] ?? 1440) : site.noon

/** Whether what was booked is over: nobody says yes or no to it any more. */
export const isOver = (
  site: Pick<Opening, 'closes' | 'noon'>,
  day: Day,
  part: Part,
  now: LocalTime,
): boolean => minutesBetween(now, day, endsAt(site, day, part)) <= 0

/** What a person's own organisation allows, by its policy (`booking-limits`); 0 is no limit. */
export type BookingLimits = {
  /** Of one person: in an ISO week, and still to come. */
  personPerWeek: number
  personAhead: number
  /** Of all its people: on one day. */
  organisationPerDay: number
  /** The same by kind of site: of a person in a week, of all on a day. */
  kindPerWeek: Readonly<Record<string, number>>
  kindPerDay: Readonly<Record<string, number>>
}
export const noLimits: BookingLimits = {
  personPerWeek: 0,
  personAhead: 0,
  organisationPerDay: 0,
  kindPerWeek: {},
  kindPerDay: {},
}

/** What is known when a day is refused: all that the person may know of it. */
export type DayFacts = {
  day: Day
  part: Part
  site: Opening & { kind: string; advanceDays: number }
  /** Undefined: not lent on this day. Of the host's own people everything is. */
  lent: { morning: boolean; afternoon: boolean } | undefined
  /** Another place of the same person on the day. */
  elsewhere: { site: string } | undefined
  /** Of the seat asked: whether there is one, and who has it. */
  seat: { label: string; retired: boolean; taken: boolean } | undefined
  /** Seats still to be had by this guest, before and without the waiting list. */
  free: number
  /** Most of the guest's people on the day by the convention, and how many there are. */
  convention: { most: number | null; taken: number }
  waiting: number
  limits: BookingLimits
  counts: {
    week: number
    kindWeek: number
    ahead: number
    organisationDay: number
    organisationKindDay: number
  }
  /** What the published month says of the day, from outside. */
  plan: readonly Reason[]
}

/**
 * Every reason why a day cannot be booked, together. Of one that is over that it is, and nothing else: what was free then, less
 * what had been booked, would be who did not come.
 */
export function reasonsNotToBook(facts: DayFacts, now: LocalTime): Reason[] {
  const { day, part, site, lent, seat, limits, counts } = facts
  const reasons: Reason[] = []
  const say = (code: string, details: Record<string, string | number> = {}) =>
    reasons.push({ code: `bookings/${code}`, day, ...details })
  if (isOver(site, day, part, now)) return [{ code: 'bookings/past', day }]
  if (day > addDays(now.day, site.advanceDays)) say('too-early', { from: addDays(day, -site.advanceDays) })
  const isLent = lent && (lent.morning || !part.morning) && (lent.afternoon || !part.afternoon)
  if ((part.morning && !isOpen(site, day, 'morning')) || (part.afternoon && !isOpen(site, day, 'afternoon')))
    say('closed')
  if (!isLent) say('not-lent')
  if (facts.elsewhere) say('elsewhere', { site: facts.elsewhere.site })
  if (seat?.retired) say('no-seat')
  else if (seat?.taken) say('seat-taken', { seat: seat.label })
  if (facts.convention.most !== null && facts.convention.taken >= facts.convention.most)
    say('convention-full', { most: facts.convention.most })
  else if (isLent && facts.free <= 0) say('full')
  else if (isLent && facts.waiting >= facts.free) say('others-wait', { waiting: facts.waiting })
  reasons.push(...reasonsOfLimits(day, site.kind, limits, counts), ...facts.plan)
  return reasons
}

function reasonsOfLimits(
  day: Day,
  kind: string,
  limits: BookingLimits,
  counts: DayFacts['counts'],
): Reason[] {
  const reasons: Reason[] = []
  const over = (most: number, taken: number, code: string, more: Record<string, string> = {}) => {
    if (most > 0 && taken >= most) reasons.push({ code: `bookings/${code}`, day, most, ...more })
  }
  over(limits.personPerWeek, counts.week, 'week-full')
  over(limits.kindPerWeek[kind] ?? 0, counts.kindWeek, 'kind-week-full', { kind })
  over(limits.personAhead, counts.ahead, 'ahead-full')
  over(limits.organisationPerDay, counts.organisationDay, 'organisation-full')
  over(limits.kindPerDay[kind] ?? 0, counts.organisationKindDay, 'organisation-kind-full', { kind })
  return reasons
}

/** Until when it may be given back; whoever no longer comes later says so to the host. */
export function reasonsNotToCancel(
  { day, part, state }: { day: Day; part: Part; state: BookingState },
  site: Pick<Opening, 'opens' | 'noon'> & { cancelHours: number },
  now: LocalTime,
): Reason[] {
  if (!holdingStates.includes(state)) return [{ code: 'bookings/over', day }]
  const left = minutesBetween(now, day, beginsAt(site, day, part))
  if (left < 0) return [{ code: 'bookings/begun', day }]
  if (left < site.cancelHours * 60) return [{ code: 'bookings/too-late', day, hours: site.cancelHours }]
  return []
}

/** Seats of one floor for people who sit together: those whose labels are nearest to each other, in their order. */
export function seatsTogether<Seat extends { floorId: string | null; label: string }>(
  free: readonly Seat[],
  people: number,
): Seat[] | undefined {
  const floors = new Map<string | null, Seat[]>()
  for (const seat of free) floors.set(seat.floorId, [...(floors.get(seat.floorId) ?? []), seat])
  // The fullest floor on which they still fit: the emptier ones stay for larger teams.
  const fitting = [...floors.values()].filter((seats) => seats.length >= people)
  return fitting.sort((a, b) => a.length - b.length)[0]?.slice(0, people)
}

const [offersFrom, offersUntil, answersFrom] = [7 * 60, 20 * 60, 9 * 60]
/**
 * Until when an offer stands: two hours; by night until nine, since people sleep; not beyond the beginning of what it
 * offers, though half an hour at least.
 */
export function offerEnds(now: number, begins: { day: Day; minutes: number }): number {
  const here = localTime(now)
  const wait =
    here.minutes < offersFrom
      ? answersFrom - here.minutes
      : here.minutes >= offersUntil
        ? 24 * 60 - here.minutes + answersFrom
        : offerMinutes
  const left = minutesBetween(here, begins.day, begins.minutes)
  const ends = now + Math.min(wait, Math.max(left, 30)) * 60_000
  // Nine by the clock, also in the night in which it is changed.
  const isNine = wait !== offerMinutes && wait <= Math.max(left, 30)
  return isNine ? ends + (answersFrom - localTime(ends).minutes) * 60_000 : ends
}
