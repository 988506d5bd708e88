// Who comes to a seat, and how many: what a check-in needs, when a seat without its person is free again, and how
// few people a figure may be about before it is told.
import type { Reason } from '../../vocabulary/refusal.ts'

export const codeGrounds = ['union-agreement', 'inspectorate-authorisation'] as const
export type CodeGround = (typeof codeGrounds)[number]
export const addressUses = ['entrance', 'calendar'] as const
export type AddressUse = (typeof addressUses)[number]

/** The whole day, or one half of it. */
export type Part = { morning: boolean; afternoon: boolean }
/** Until when who booked is expected, `HH:MM`; null: the seat is kept all day. */
export type ArrivalRule = { mornings: string | null; afternoons: string | null }

/** Until when a booking is kept for who does not come. Whoever has the morning is expected in the morning. */
export const keptUntil = (rule: ArrivalRule, { morning }: Part): string | null =>
  morning ? rule.mornings : rule.afternoons

/** What stands against saying that one has come. */
export function reasonsNotToArrive({ day, state }: { day: string; state: string }, today: string): Reason[] {
  const reasons: Reason[] = []
  if (day !== today) reasons.push({ code: 'visits/not-today', day })
  if (state === 'asked') reasons.push({ code: 'visits/waits-for-host' })
  else if (state === 'offered') reasons.push({ code: 'visits/only-offered' })
  else if (state === 'released') reasons.push({ code: 'visits/freed' })
  else if (state !== 'confirmed') reasons.push({ code: 'visits/not-booked' })
  return reasons
}

/** Art. 4 L. 300/1970: a code that says who sat where needs an agreement or an authorisation, of both sides. */
export function reasonsNotToReadCodes(grounds: { host: boolean; guest: boolean }): Reason[] {
  const reasons: Reason[] = []
  if (!grounds.host) reasons.push({ code: 'visits/host-without-ground' })
  if (!grounds.guest) reasons.push({ code: 'visits/own-without-ground' })
  return reasons
}

/** What keeps an hour from being the one until which people are expected. */
export function reasonsNotToExpect(rule: ArrivalRule, noon: string): Reason[] {
  const reasons: Reason[] = []
  if (rule.mornings !== null && rule.mornings >= noon)
    reasons.push({ code: 'visits/morning-after-noon', noon })
  if (rule.afternoons !== null && rule.afternoons < noon)
    reasons.push({ code: 'visits/afternoon-before-noon', noon })
  return reasons
}

/** Figures about fewer people than this say too much of each. */
export const leastPeople = 5

/**
 * How many have come today, or null. Of seats without a name of other organisations' people the host knows of nobody; of
 * those named, and of its own people, it may know who was to come, and "none of two" would name both. So it is told only
 * where, whoever of the others came, some of these have and some have not; where it is hidden, that says neither.
 */
export const arrivedTold = (arrived: number, expected: number, knowable: number): number | null =>
  knowable === 0 || (knowable >= leastPeople && arrived > expected - knowable && arrived < knowable)
    ? arrived
    : null
const roundedTo = 5

export type WeekdayCount = { weekday: number; days: number; people: number; booked: number; arrived: number }
/** Percent of those who booked, rounded; null: about too few people. */
export type WeekdayShare = { weekday: number; days: number; arrivedPercent: number | null }

/**
 * Arrivals by weekday of a month that is over, told so that nothing about one person can be worked out: weekdays with
 * fewer than five people are hidden, shares are rounded, 5 stands for all that is less and 95 for all that is more (nobody
 * and everybody would be said of each), and the whole month is told only where no hidden weekday could be worked out.
 */
export function sharesOf(counts: readonly WeekdayCount[]): {
  weekdays: WeekdayShare[]
  arrivedPercent: number | null
} {
  const shareOf = (arrived: number, booked: number) =>
    Math.min(
      100 - roundedTo,
      Math.max(roundedTo, Math.round((100 * arrived) / booked / roundedTo) * roundedTo),
    )
  const isTold = ({ people, booked }: WeekdayCount) => people >= leastPeople && booked >= leastPeople
  const hidden = counts.filter((count) => count.booked > 0 && !isTold(count))
  const booked = counts.reduce((sum, count) => sum + count.booked, 0)
  const arrived = counts.reduce((sum, count) => sum + count.arrived, 0)
  return {
    weekdays: counts.map((count) => ({
      weekday: count.weekday,
      days: count.days,
      arrivedPercent: isTold(count) ? shareOf(count.arrived, count.booked) : null,
    })),
    arrivedPercent: hidden.length === 0 && booked > 0 ? shareOf(arrived, booked) : null,
  }
}

/** What a member lent and received in a month, in half days. */
export type MemberMonth = {
  membershipId: string
  name: string
  month: string
  lent: number
  received: number
}
const columns = ['lent', 'received'] as const
const isSmall = (halfDays: number): boolean => halfDays > 0 && halfDays < 2 * leastPeople

/**
 * Days by member over some months, null where they are of fewer than five. Month by month, so that no span less another
 * tells what a small month was; and never one figure of a month alone, which the sum of what others lent or received would
 * tell: the smallest beside it goes with it.
 */
export function balanceTold(rows: readonly MemberMonth[]) {
  const hidden = new Set<string>()
  const nameOf = (row: MemberMonth, of: (typeof columns)[number]) => `${of} ${row.membershipId} ${row.month}`
  for (const month of new Set(rows.map((row) => row.month))) {
    const figures = rows
      .filter((row) => row.month === month)
      .flatMap((row) => columns.map((of) => ({ name: nameOf(row, of), halves: row[of] })))
      .sort((a, b) => a.halves - b.halves || (a.name < b.name ? -1 : 1))
    const small = figures.filter(({ halves }) => isSmall(halves))
    const [beside] = figures.filter(({ halves }) => halves > 0 && !isSmall(halves))
    for (const { name } of small.length === 1 && beside ? [...small, beside] : small) hidden.add(name)
  }
  const sumOf = (some: readonly MemberMonth[], of: (typeof columns)[number]) =>
    some.some((row) => hidden.has(nameOf(row, of))) ? null : some.reduce((sum, row) => sum + row[of], 0) / 2
  const members = new Map(rows.map(({ membershipId, name }) => [membershipId, name]))
  const whole = (of: (typeof columns)[number]) => (hidden.size > 0 ? null : sumOf(rows, of))
  return {
    items: [...members].map(([id, name]) => {
      const own = rows.filter(({ membershipId }) => membershipId === id)
      return { name, lent: sumOf(own, 'lent'), received: sumOf(own, 'received') }
    }),
    lent: whole('lent'),
    received: whole('received'),
  }
}

/** `HH:MM` of minutes after midnight, and back. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
