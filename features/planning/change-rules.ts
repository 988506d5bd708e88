// A change of a person's proposed month, decided alike by the server and, while one types, by the browser.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import {
  type DayChange,
  type DayChangeFacts,
  isAway,
  isOffice,
  type Place,
  reasonsNotToChange,
} from './rules.ts'

/** A person's month and the sums of team and directorate that a change of it moves. */
export type MonthFacts = {
  days: readonly Day[]
  places: readonly Place[]
  wished: readonly Day[]
  anyDay: boolean
  homeSuitable: boolean
  quota: number
  perWeek: number | null
  mostAway: number | null
  /** Persons of the team in the office, and how many must be, on each day. */
  present: readonly number[]
  needed: readonly number[]
  budgetLeft: number
  teamDays: readonly Day[]
  closedDays: readonly Day[]
  /** Where those who prefer presence work on closed days; null: nowhere. */
  closedTo: string | null
  /** Closed days count for no quota and no budget. */
  closedBeyondQuota: boolean
  today?: Day
}

export function factsOn(month: MonthFacts, day: Day): DayChangeFacts {
  const index = month.days.indexOf(day)
  const closed = month.closedDays.includes(day)
  const { days, places, wished, anyDay, homeSuitable, quota, perWeek, mostAway, today } = month
  return {
    ...{ days, places, wished, anyDay, homeSuitable, quota, perWeek, mostAway },
    present: month.present[index] ?? 0,
    minPresent: month.needed[index] ?? 0,
    budgetLeft: closed && month.closedBeyondQuota ? Number.POSITIVE_INFINITY : month.budgetLeft,
    teamDay: month.teamDays.includes(day),
    closed: closed ? (month.closedTo === null ? 'nowhere' : 'elsewhere') : null,
    ...(today ? { today } : {}),
  }
}

/** What a change does to the sums, whether or not the rules allow it. */
export type Consequence = {
  present: number
  needed: number
  granted: number
  quota: number
  inWeek: number
  perWeek: number | null
  budgetLeft: number
}

export function consequenceOf(month: MonthFacts, day: Day, to: DayChange['to']): Consequence {
  const index = month.days.indexOf(day)
  const from = month.places[index]!
  const awayNow = isAway(from) ? 1 : 0
  const awayThen = to === 'home' ? 1 : 0
  const inNow = isOffice(from) ? 1 : 0
  const inThen = to === 'office' ? 1 : 0
  const inWeek = month.places.filter(
    (place, at) => isAway(place) && weekOf(month.days[at]!) === weekOf(day),
  ).length
  const besides = month.closedBeyondQuota && month.closedDays.includes(day)
  return {
    present: (month.present[index] ?? 0) + inThen - inNow,
    needed: month.needed[index] ?? 0,
    granted: month.places.filter(isAway).length + awayThen - awayNow,
    quota: month.quota,
    inWeek: inWeek + awayThen - awayNow,
    perWeek: month.perWeek,
    budgetLeft: month.budgetLeft - (besides ? 0 : awayThen - awayNow),
  }
}

/** Why one away day may not take the place of another: both moves together, as the person consents to both. */
export function reasonsNotToTakeOther(month: MonthFacts, day: Day, otherDay: Day): Reason[] {
  const [index, other] = [month.days.indexOf(day), month.days.indexOf(otherDay)]
  const reasons: Reason[] = []
  if (index < 0) reasons.push({ code: 'planning/not-a-working-day', day })
  else if (!isAway(month.places[index]!)) reasons.push({ code: 'planning/not-an-away-day', day })
  if (other < 0) reasons.push({ code: 'planning/not-a-working-day', day: otherDay })
  else if (!isOffice(month.places[other]!))
    reasons.push({ code: 'planning/not-an-office-day', day: otherDay })
  if (reasons.length > 0) return reasons
  const after = {
    ...month,
    anyDay: true,
    budgetLeft: month.budgetLeft + 1,
    places: month.places.map((place, at) => (at === index ? 'office@' : place)),
  }
  return [
    ...reasonsNotToChange({ day, to: 'office', reason: 'agreed' }, factsOn(month, day)),
    ...reasonsNotToChange({ day: otherDay, to: 'home', reason: 'agreed' }, factsOn(after, otherDay)),
  ]
}

/** The office days that could take an away day's place within the rules: those of the same week first. */
export function otherDaysFor(month: MonthFacts, day: Day): Day[] {
  const far = (other: Day) => (weekOf(other) === weekOf(day) ? 0 : 1)
  return month.days
    .filter((other) => other !== day && reasonsNotToTakeOther(month, day, other).length === 0)
    .toSorted((a, b) => far(a) - far(b) || (a < b ? -1 : 1))
}

/** Days on which wishes and what the team has agreed meet: each a decision for the manager. */
export type TeamDecision =
  /** The whole team is to be in: who had asked to be away, and who is. */
  | { kind: 'team-day'; day: Day; asked: string[]; away: string[] }
  /** The office is closed: who is planned to come in all the same. */
  | { kind: 'closed'; day: Day; present: string[] }

export function teamDecisions(
  people: readonly { personId: string; places: readonly Place[]; wished: readonly Day[] }[],
  month: Pick<MonthFacts, 'days' | 'teamDays' | 'closedDays'>,
): TeamDecision[] {
  const idsOf = (day: Day, holds: (place: Place, wished: boolean) => boolean) =>
    people
      .filter(({ places, wished }) => holds(places[month.days.indexOf(day)]!, wished.includes(day)))
      .map(({ personId }) => personId)
  return month.days.flatMap((day): TeamDecision[] => {
    if (month.teamDays.includes(day)) {
      const asked = idsOf(day, (place, wished) => wished && isOffice(place))
      const away = idsOf(day, isAway)
      return asked.length + away.length > 0 ? [{ kind: 'team-day', day, asked, away }] : []
    }
    if (month.closedDays.includes(day)) {
      const present = idsOf(day, isOffice)
      return present.length > 0 ? [{ kind: 'closed', day, present }] : []
    }
    return []
  })
}
