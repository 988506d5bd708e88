// The report of a convention: what was used, by how many, and what it costs; from which nobody can be counted.
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { isOpen, type Opening } from '../spaces/rules.ts'
import { fewestPeople, type PartnerAsked, type Terms } from './rules.ts'

/**
 * How many people, as it may be said: nobody, fewer than five, or rounded to five. Partners are not summed: the sum less
 * what is said of the others would tell of the one that is not.
 */
export type People = { kind: 'none' } | { kind: 'few'; below: number } | { kind: 'about'; people: number }
export const peopleBand = (people: number): People =>
  people === 0
    ? { kind: 'none' }
    : people < fewestPeople
      ? { kind: 'few', below: fewestPeople }
      : { kind: 'about', people: Math.round(people / 5) * 5 }

/** Half days in which seats were there to be used, between two days. */
export function lentHalves(
  sites: readonly { seats: number; opening: Opening }[],
  { weekdays, morning, afternoon }: Pick<Terms, 'weekdays' | 'morning' | 'afternoon'>,
  seats: number | null,
  span: { from: Day; until: Day },
): number {
  let halves = 0
  for (const site of sites) {
    const many = seats ?? site.seats
    for (let day = span.from; day <= span.until; day = addDays(day, 1)) {
      if (!weekdays.includes(weekdayOf(day))) continue
      if (morning && isOpen(site.opening, day, 'morning')) halves += many
      if (afternoon && isOpen(site.opening, day, 'afternoon')) halves += many
    }
  }
  return halves
}

/** Whole percent; null where nothing could be used. */
export const occupancyPercent = (used: number, lent: number): number | null =>
  lent === 0 ? null : Math.min(100, Math.round((100 * used) / lent))

/** Months begun between two days. */
const monthsIn = ({ from, until }: { from: Day; until: Day }): number =>
  from > until
    ? 0
    : (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
      Number(until.slice(5, 7)) -
      Number(from.slice(5, 7)) +
      1

/** What a partner's use costs, in cents: by the days used, or by the months of the seats kept for it. */
export function costCents(
  { cost, costCents: each }: Pick<Terms, 'cost' | 'costCents'>,
  {
    halves,
    seats,
    sites,
    span,
  }: { halves: number; sites: number; span: { from: Day; until: Day } } & Pick<PartnerAsked, 'seats'>,
): number | null {
  if (cost === 'none' || each === null) return null
  if (cost === 'per-day') return Math.round((halves * each) / 2)
  return seats === null ? null : seats * sites * monthsIn(span) * each
}
