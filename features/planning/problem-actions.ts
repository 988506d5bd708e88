// From what people asked and what the month allows to the problem that the engine solves.
import type { MonthProblem, Person } from '../../engines/planner/problem.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { cappedBy, type GateOfMonth } from '../agreements/gate-rules.ts'
import type { EntryWidening } from '../months/amending-rules.ts'
import type { MonthRules, MonthTeam } from '../months/frozen-rules.ts'
import type { CommuteCounting } from '../policy/rules.ts'
import { weighed } from '../priorities/rules.ts'
import { type Wish, wishMinutesOf } from '../wishes/rules.ts'
import { type Exception, limitsOf } from './limits-rules.ts'
import { entrySlots, slots, weightsOf } from './rules.ts'

export type ProblemFacts = {
  month: Month
  days: readonly Day[]
  rules: MonthRules
  directorates: readonly { id: string; budget: number }[]
  teams: readonly TeamFacts[]
  offices: readonly OfficeFacts[]
  /** Quarters of an hour by which everybody may enter earlier and later than their own band says. */
  entry?: EntryWidening
  people: readonly PersonFacts[]
  /** Sites near somebody who asked for one, with what is free of them on each day for this organisation. */
  spaces?: readonly SpaceFacts[]
  /** Minutes that a seat in the nearest space is worth more than home. */
  nearBonus?: number
}
export type SpaceFacts = { siteId: string; seats: readonly number[] }
export type OfficeFacts = {
  id: string
  zone: string | null
  desks: number
  /** The month's own, on each of its days; null where they are as always. */
  ownDesks?: readonly number[] | null
}
export type TeamFacts = MonthTeam & { directorateId: string; officeId: string }
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
  /** Whether the person's activities, by policy, allow days away at all. */
  mayBeAway: boolean
  /** Where policy lets the agreement block: the days on which one is in force, and its caps. */
  agreement?: GateOfMonth | undefined
  /** What a wish weighs on a day, in percent, where a priority by law counts; undefined: as everybody's. */
  weightPercent?: ((day: Day) => number) | undefined
  /** Away days of the last published month above the least of the team's colleagues. */
  granted: number
  /** Away days in the published months of the window in whose average presence must prevail. */
  usedInWindow: number
  /** Its working days, where it is as long as the own agreement; undefined: the month's. */
  windowDays?: number | undefined
  exception: Exception | null
  /** Received from the bank of days; below nothing given to it. */
  bankDays?: number | undefined
  /** Spaces near home, of those of the month. */
  near?: readonly { siteId: string; minutes: number }[]
}

export function monthProblem(facts: ProblemFacts): MonthProblem {
  const teamOf = new Map(facts.teams.map((team) => [team.teamId, team]))
  const zones = new Set(facts.offices.flatMap(({ zone }) => zone ?? []))
  const beyond = new Map<string, number>()
  const people = facts.people.map((person) => {
    const team = teamOf.get(person.teamId)!
    const besides = closedDaysBesides(person, team).length
    if (besides > 0) beyond.set(team.directorateId, (beyond.get(team.directorateId) ?? 0) + besides)
    return personOf(person, team, facts)
  })
  return {
    format: 'vicinato/month-problem@1',
    month: facts.month,
    days: [...facts.days],
    slots: [...slots],
    weights: weightsOf(facts.rules.weights),
    directorates: facts.directorates.map(({ id, budget }) => ({
      id,
      budget: budget + (beyond.get(id) ?? 0),
    })),
    teams: facts.teams.map(({ teamId, directorateId, officeId, minPresent }) => ({
      id: teamId,
      directorate: directorateId,
      office: officeId,
      minPresent: [...minPresent],
    })),
    offices: officesOf(facts),
    spaces: (facts.spaces ?? []).map(({ siteId, seats }) => ({ id: siteId, seats: [...seats] })),
    // No load is entered yet: arrivals cost nothing, at any hour.
    zones: [...zones].map((id) => ({ id, load: slots.map(() => [{ upTo: null, minutes: 0 }]) })),
    people,
  }
}

/**
 * Desks of each office and day. On a closed day an office has just the desks that are kept for its people
 * elsewhere, and that other office as many fewer: whoever prefers presence goes there.
 */
function officesOf({ days, teams, offices }: ProblemFacts): MonthProblem['offices'] {
  const desks = new Map(
    offices.map(({ id, desks: always, ownDesks }) => [id, days.map((_, at) => ownDesks?.[at] ?? always)]),
  )
  const closures = new Map(teams.map((team) => [team.officeId, team]))
  for (const [officeId, { closedDays, closedTo, closedToDesks }] of closures)
    for (const day of closedDays) {
      const index = days.indexOf(day)
      const there = closedTo === null ? undefined : desks.get(closedTo)
      desks.get(officeId)![index] = there ? closedToDesks : 0
      if (there) there[index] = Math.max(0, there[index]! - closedToDesks)
    }
  // Where the zone of an office is not known its people load no zone.
  return offices.map(({ id, zone }) => ({ id, zone, desks: desks.get(id)! }))
}

const atHome = ({ homeSuitable, wish }: PersonFacts): boolean => homeSuitable && wish?.home === true
/** A seat near home is for who asked for one. */
const nearOf = ({ near = [], wish }: PersonFacts) => (wish?.near ? near : [])
const suits = (person: PersonFacts): boolean =>
  person.mayBeAway && (atHome(person) || nearOf(person).length > 0)

/** Wished days on which the office is closed and which, by policy, are granted besides the days of the month. */
const closedDaysBesides = (
  person: PersonFacts,
  { closedDays, closedBeyondQuota }: MonthTeam,
): readonly Day[] =>
  // At home: what is granted whatever the others ask cannot wait for a free seat.
  closedBeyondQuota && person.mayBeAway && atHome(person)
    ? closedDays.filter((day) => person.wish!.wished.includes(day) && isCovered(person, day))
    : []

/** Without an agreement in force nobody is away, where policy lets that block. */
const isCovered = ({ agreement }: PersonFacts, day: Day): boolean =>
  agreement?.gate !== 'block' || agreement.covered.includes(day)

function personOf(facts: PersonFacts, team: TeamFacts, month: ProblemFacts): Person {
  const { days, rules, entry } = month
  const { wish } = facts
  const near = nearOf(facts)
  const nearest = Math.min(...near.map(({ minutes }) => minutes))
  const wished = new Set(wish?.wished)
  const absent = new Set(wish?.absent)
  const besides = closedDaysBesides(facts, team)
  const limits = limitsOf(facts, team, rules, facts.usedInWindow, facts.windowDays)
  const { mostAway } = limits
  const { quota, perWeek } = facts.agreement ? cappedBy(facts.agreement, limits, facts.bankDays) : limits
  const free = (day: Day) =>
    suits(facts) &&
    isCovered(facts, day) &&
    !team.teamDays.includes(day) &&
    (wished.has(day) || wish?.anyDay === true)
  return {
    id: facts.personId,
    team: facts.teamId,
    quota: Math.min(quota, mostAway ?? quota) + besides.length,
    perWeek,
    granted: facts.granted,
    commute: commuteCounted(facts.commuteMinutes, rules.commute),
    home: near.length > 0 ? atHome(facts) : facts.homeSuitable,
    // Counted from the nearest, so that who has a space at the door is granted no more than who has one farther off.
    nearBonus: near.length > 0 ? 2 * nearest + (month.nearBonus ?? 0) : 0,
    spaces: near.map(({ siteId, minutes }) => ({ space: siteId, minutes })),
    entry: widened(
      entrySlots({ ...facts, entryPreferred: wish?.entryPreferred ?? facts.entryPreferred }),
      entry,
    ),
    // Agile work is voluntary: a day not asked for is an office day, unless any day suits.
    days: days.map((day) =>
      absent.has(day) ? 'absent' : besides.includes(day) ? 'home' : free(day) ? 'free' : 'office',
    ),
    wish: days.map((day) =>
      wish ? weighed(wishMinutesOf(wish, day, rules.strengths), facts.weightPercent?.(day) ?? 100) : 0,
    ),
  }
}

/** A band widened, or narrowed, by slots; it keeps the preferred entry. */
const widened = (band: Person['entry'], { earlier, later }: EntryWidening = { earlier: 0, later: 0 }) => ({
  earliest: Math.min(band.preferred, Math.max(0, band.earliest - earlier)),
  latest: Math.max(band.preferred, Math.min(slots.length - 1, band.latest + later)),
  preferred: band.preferred,
})

/** The way as the sharing counts it: by policy the same for all, so that living near is no reason to get less. */
function commuteCounted(minutes: number | null, { how, minutes: agreed }: CommuteCounting): number {
  if (how === 'flat' || minutes === null) return agreed
  return how === 'capped' ? Math.min(minutes, agreed) : minutes
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
