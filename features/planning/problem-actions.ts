// From what people asked and what the month allows to the problem that the engine solves.
import type { MonthProblem, Person } from '../../engines/planner/problem.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { quotaOf } from '../months/rules.ts'
import type { Wish } from '../wishes/rules.ts'
import { entrySlots, slots, unknownCommuteMinutes, weights, wishMinutes } from './rules.ts'

export type ProblemFacts = {
  month: Month
  days: readonly Day[]
  daysPerPerson: number
  daysPerWeek: number | null
  directorates: readonly { id: string; budget: number }[]
  teams: readonly { id: string; directorateId: string; officeId: string; minPresent: number }[]
  offices: readonly { id: string; zone: string | null; desks: number }[]
  people: readonly PersonFacts[]
}
export type PersonFacts = {
  personId: string
  teamId: string
  partTimePercent: number
  entryEarliest: string
  entryLatest: string
  entryPreferred: string
  /** One way; null where nothing is known. */
  commuteMinutes: number | null
  homeSuitable: boolean
  /** Undefined where nothing was asked: every day is an office day. */
  wish: Wish | undefined
  /** Away days of the last published month above the least of the team's colleagues. */
  granted: number
}

/** Where the zone of an office is not known its people load no zone. */
const zoneOf = (zone: string | null): string | undefined => zone ?? undefined

export function monthProblem(facts: ProblemFacts): MonthProblem {
  const everyDay = (value: number) => facts.days.map(() => value)
  const zones = new Set(facts.offices.flatMap(({ zone }) => zoneOf(zone) ?? []))
  return {
    format: 'vicinato/month-problem@1',
    month: facts.month,
    days: [...facts.days],
    slots: [...slots],
    weights: { ...weights, grant: [...weights.grant] },
    directorates: facts.directorates.map(({ id, budget }) => ({ id, budget })),
    teams: facts.teams.map(({ id, directorateId, officeId, minPresent }) => ({
      id,
      directorate: directorateId,
      office: officeId,
      minPresent: everyDay(minPresent),
    })),
    offices: facts.offices.map(({ id, zone, desks }) => ({
      id,
      zone: zoneOf(zone) ?? null,
      desks: everyDay(desks),
    })),
    spaces: [],
    // No load is entered yet: arrivals cost nothing, at any hour.
    zones: [...zones].map((id) => ({ id, load: slots.map(() => [{ upTo: null, minutes: 0 }]) })),
    people: facts.people.map((person) => personOf(person, facts)),
  }
}

function personOf(facts: PersonFacts, { days, daysPerPerson, daysPerWeek }: ProblemFacts): Person {
  const wished = new Set(facts.wish?.wished)
  const absent = new Set(facts.wish?.absent)
  const mayBeAway = facts.homeSuitable && facts.wish?.home === true
  const free = (day: Day) => mayBeAway && (wished.has(day) || facts.wish?.anyDay === true)
  return {
    id: facts.personId,
    team: facts.teamId,
    quota: quotaOf(daysPerPerson, facts.partTimePercent),
    perWeek: daysPerWeek,
    granted: facts.granted,
    commute: facts.commuteMinutes ?? unknownCommuteMinutes,
    home: facts.homeSuitable,
    nearBonus: 0,
    spaces: [],
    entry: entrySlots(facts),
    // Agile work is voluntary: a day not asked for is an office day, unless any day suits.
    days: days.map((day) => (absent.has(day) ? 'absent' : free(day) ? 'free' : 'office')),
    wish: days.map((day) => (wished.has(day) ? wishMinutes : 0)),
  }
}

/** Away days lately had above the least that a colleague of the team had: who had more waits a little. */
export function rotationOf(
  last: readonly { personId: string; teamId: string; awayDays: number }[],
): Map<string, number> {
  const least = new Map<string, number>()
  for (const { teamId, awayDays } of last)
    least.set(teamId, Math.min(awayDays, least.get(teamId) ?? awayDays))
  return new Map(last.map(({ personId, teamId, awayDays }) => [personId, awayDays - least.get(teamId)!]))
}
