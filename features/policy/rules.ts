// Policy by date: what holds for a place on a day, and whom a change touches.
import type { Day, Month } from '../../vocabulary/day.ts'
import { addMonths, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { type Item, items, type Prevalence, type Scope, scopes, type Values } from './items-rules.ts'

export * from './items-rules.ts'

/** A value decided for a place, from a day on; without a value the place is given back to the next wider one. */
export type PolicyValue = {
  item: Item
  scope: Scope
  /** Null for the organisation. */
  scopeId: string | null
  from: Day
  value?: Values[Item] | undefined
}
/** Whom the value is for: as much as is known of the place. */
export type Place = {
  teamId?: string | undefined
  officeId?: string | undefined
  directorateId?: string | undefined
}
export type Decided<I extends Item> = { value: Values[I]; scope: Scope | null; from: Day | null }
export type Policy = {
  valueOf<I extends Item>(item: I, place: Place, day: Day): Values[I]
  /** The same with where and since when it was decided; nulls where it is the usual one. */
  decidedOf<I extends Item>(item: I, place: Place, day: Day): Decided<I>
}

const idIn = (place: Place, scope: Scope): string | null | undefined =>
  scope === 'organisation' ? null : place[`${scope}Id`]

/** @param values adopted ones, of any order; of two of the same place, item and day the later in the list holds */
export function policyFrom(values: readonly PolicyValue[]): Policy {
  const lists = new Map<string, PolicyValue[]>()
  for (const one of values) {
    const key = `${one.item} ${one.scope} ${one.scopeId}`
    const list = lists.get(key)
    if (list) list.push(one)
    else lists.set(key, [one])
  }
  // Stable: of the same day the later in the list comes last, and is found first from behind.
  for (const list of lists.values()) list.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const decidedOf = <I extends Item>(item: I, place: Place, day: Day): Decided<I> => {
    for (const scope of scopes) {
      const id = idIn(place, scope)
      if (id === undefined) continue
      const found = lists.get(`${item} ${scope} ${id}`)?.findLast(({ from }) => from <= day)
      if (found?.value !== undefined) return { value: found.value as Values[I], scope, from: found.from }
    }
    return { value: items[item].usual, scope: null, from: null }
  }
  return { decidedOf, valueOf: (item, place, day) => decidedOf(item, place, day).value }
}

/**
 * The most away days with presence still prevalent among the working days of a window. Strict: presence on more
 * than half (DM 8/10/2021 art. 1 c. 3 b; official vector: 127 days → 63). Otherwise half is enough.
 */
export const mostAwayDays = (workingDays: number, strict = true): number =>
  strict ? Math.max(0, Math.floor((workingDays - 1) / 2)) : Math.floor(workingDays / 2)

/** The months in whose average presence must prevail together with this one, ascending. */
export function prevalenceWindow({ months, from }: Prevalence, month: Month): Month[] {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  const offset = (((count(month) - count(from)) % months) + months) % months
  const first = addMonths(month, -offset)
  return Array.from({ length: months }, (_, index) => addMonths(first, index))
}

/** The number of persons that a weekday has of its own, where it has one. */
export const weekdayMinimum = ({ value }: Decided<'minimum-presence'>, day: Day): number | undefined =>
  value.weekdays.find(({ weekday }) => weekday === weekdayOf(day))?.people

/**
 * Persons of a team who must be in the office on days without a number of their own.
 * @param base where policy says nothing: the structure's number
 */
export function generalMinimum(
  { scope, value: { people, percent } }: Decided<'minimum-presence'>,
  members: number,
  base: number,
): number {
  return scope === null ? base : Math.max(people, Math.ceil((members * percent) / 100))
}

/** The days of a list that are named, or fall on a named weekday. */
export const namedDays = (
  { weekdays, days }: { weekdays: readonly number[]; days: readonly Day[] },
  of: readonly Day[],
): Day[] => of.filter((day) => days.includes(day) || weekdays.includes(weekdayOf(day)))

/** Why values may not be decided so. @param lastPublished past months keep the policy they had */
export function reasonsNotToDecide(
  values: readonly PolicyValue[],
  known: Record<Exclude<Scope, 'organisation'>, ReadonlySet<string>>,
  lastPublished: Month | null,
): Reason[] {
  const reasons: Reason[] = []
  const seen = new Set<string>()
  if (values.length === 0) reasons.push({ code: 'policy/nothing-decided' })
  for (const { item, scope, scopeId, from } of values) {
    const key = `${item} ${scope} ${scopeId} ${from}`
    if (seen.has(key)) reasons.push({ code: 'policy/decided-twice', item, day: from })
    seen.add(key)
    if (!items[item].scopes.includes(scope)) reasons.push({ code: 'policy/not-decided-there', item, scope })
    else if (scope === 'organisation' ? scopeId !== null : scopeId === null || !known[scope].has(scopeId))
      reasons.push({ code: 'policy/unknown-place', item, scope })
    if (lastPublished && monthOf(from) <= lastPublished)
      reasons.push({ code: 'policy/month-published', item, day: from, month: lastPublished })
  }
  return reasons
}

/**
 * Why a change may not be adopted yet. Where the policy asks for the representatives' view, it is adopted once
 * their days are over or all have given it; before that with the reason of the urgency, which the log keeps.
 */
export function reasonsNotToAdopt(
  change: { until: Day | null },
  facts: {
    consultation: Values['consultation']
    allHeard: boolean
    today: Day
    reason: string
    /** Persons touched, as seen by who adopts and as found now. */
    seen: number
    found: number
  },
): Reason[] {
  const reasons: Reason[] = []
  const heard = facts.allHeard || (change.until !== null && facts.today > change.until)
  if (facts.consultation.required && !heard && facts.reason === '')
    reasons.push(
      change.until === null
        ? { code: 'policy/not-consulted' }
        : { code: 'policy/consultation-under-way', until: change.until },
    )
  if (facts.seen !== facts.found)
    reasons.push({ code: 'policy/touched-differ', seen: facts.seen, found: facts.found })
  return reasons
}

/** Away days of a person: those of the month in proportion to the contract's share; by default the nearest whole. */
export function quotaOf(
  daysPerPerson: number,
  partTimePercent: number,
  rounding: Values['part-time-rounding'] = 'nearest',
): number {
  const share = (daysPerPerson * partTimePercent) / 100
  if (rounding === 'nearest') return Math.floor(share + 0.5)
  // A thousandth apart from a whole number is that number: 10 × 70 / 100 is not always 7.
  return rounding === 'down' ? Math.floor(share + 0.001) : Math.ceil(share - 0.001)
}
