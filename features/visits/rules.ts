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
 * those named, and of its own people, it may know who was to come, and "none of two" would name both.
 */
export const arrivedTold = (arrived: number, knowable: number): number | null =>
  knowable > 0 && knowable < leastPeople ? null : arrived
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

/** A sum about too little to be told: null. In half days, as they are counted. */
export const toldSum = (halfDays: number): number | null =>
  halfDays > 0 && halfDays < 2 * leastPeople ? null : halfDays / 2

/** `HH:MM` of minutes after midnight, and back. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
