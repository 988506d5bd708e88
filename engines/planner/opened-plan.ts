/**
 * A published plan counted once: what everybody costs, who is in which office, zone and space on each day.
 * A re-plan then looks only at the directorates that a change concerns and takes all others from here.
 */
import type { MonthPlan, MonthProblem, Person, PersonPlan } from './problem.ts'

export interface OpenedPlan {
  problem: MonthProblem
  /** In the order of `problem.people`; undefined for somebody who is not in the plan. */
  planned: (PersonPlan | undefined)[]
  /** Per person: the number of the team; per team: of its office and directorate; per office: of its zone. */
  teamOf: Int32Array
  officeOfTeam: Int32Array
  directorateOfTeam: Int32Array
  zoneOfOffice: Int32Array
  /** What a word of the plan means: `office@HH:MM` its slot, `space:ID` −1 − the space; others are left out. */
  meaning: Map<string, number>
  /** Minutes: what the plan costs. */
  objective: number
  /** Per office-day: people; per zone cell (zone, day, slot): arrivals. */
  present: Int32Array
  load: Int32Array
  /** Per space-day: people, and those of them to whom it was decided. */
  seated: Int32Array
  seatsDecided: Int32Array
  /** Per directorate: its people. */
  peopleOf: Int32Array[]
}

const numbers = (rows: readonly { id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id }, at) => [id, at]))

export type Opening = Pick<MonthPlan, 'people' | 'objective'>

/** Counts a plan. Problem and plan must be sound; words that the problem does not know count for nothing. */
export function openPlan(problem: MonthProblem, plan: Opening): OpenedPlan {
  const { days, slots, teams, offices, people } = problem
  const D = days.length
  const S = slots.length
  const teamIndex = numbers(teams)
  const officeIndex = numbers(offices)
  const directorateIndex = numbers(problem.directorates)
  const zoneIndex = numbers(problem.zones)
  const byId = samePeople(problem, plan) ? undefined : new Map(plan.people.map((one) => [one.id, one]))
  const opened: OpenedPlan = {
    problem,
    planned: byId === undefined ? plan.people : people.map(({ id }) => byId.get(id)),
    teamOf: Int32Array.from(people, ({ team }) => teamIndex.get(team)!),
    officeOfTeam: Int32Array.from(teams, ({ office }) => officeIndex.get(office)!),
    directorateOfTeam: Int32Array.from(teams, ({ directorate }) => directorateIndex.get(directorate)!),
    zoneOfOffice: Int32Array.from(offices, ({ zone }) => (zone == null ? -1 : zoneIndex.get(zone)!)),
    meaning: new Map([
      ...slots.map((time, s) => [`office@${time}`, s] as const),
      ...problem.spaces.map(({ id }, j) => [`space:${id}`, -1 - j] as const),
    ]),
    objective: plan.objective,
    present: new Int32Array(offices.length * D),
    load: new Int32Array(problem.zones.length * D * S),
    seated: new Int32Array(problem.spaces.length * D),
    seatsDecided: new Int32Array(problem.spaces.length * D),
    peopleOf: [],
  }
  const lists: number[][] = problem.directorates.map(() => [])
  for (let p = 0; p < people.length; p++) {
    const words = opened.planned[p]?.days
    if (words !== undefined) countDays(opened, p, words, 1)
    if (people[p]!.spaces.length > 0) countSeats(opened, people[p]!.days, opened.seatsDecided, 1)
    lists[opened.directorateOfTeam[opened.teamOf[p]!]!]!.push(p)
  }
  opened.peopleOf = lists.map((list) => Int32Array.from(list))
  return opened
}

const samePeople = (problem: MonthProblem, plan: Opening): boolean =>
  plan.people.length === problem.people.length &&
  plan.people.every(({ id }, p) => id === problem.people[p]!.id)

/** Adds (1) or takes away (-1) a person's days from what offices, zones and spaces hold. */
export function countDays(opened: OpenedPlan, p: number, words: readonly string[], by: 1 | -1): void {
  const D = opened.problem.days.length
  const S = opened.problem.slots.length
  const office = opened.officeOfTeam[opened.teamOf[p]!]!
  const zone = opened.zoneOfOffice[office]!
  for (let d = 0; d < D; d++) {
    const means = opened.meaning.get(words[d]!)
    if (means === undefined) continue
    if (means < 0) opened.seated[(-1 - means) * D + d]! += by
    else {
      opened.present[office * D + d]! += by
      if (zone >= 0) opened.load[(zone * D + d) * S + means]! += by
    }
  }
}

/** Adds (1) or takes away (-1) the days in a space of these words, planned or decided. */
export function countSeats(
  { meaning, problem }: Pick<OpenedPlan, 'meaning' | 'problem'>,
  words: readonly string[],
  seats: Int32Array,
  by: 1 | -1,
): void {
  for (const [d, word] of words.entries()) {
    if (!word.startsWith('space:')) continue
    const means = meaning.get(word) ?? 0
    if (means < 0) seats[(-1 - means) * problem.days.length + d]! += by
  }
}

/** Minutes of a person's month, without crowded desks and the load of arrivals. */
export function ownMinutes(
  { problem, meaning }: Pick<OpenedPlan, 'problem' | 'meaning'>,
  person: Person,
  words: readonly string[],
): number {
  const { grant, slotDeviation } = problem.weights
  let minutes = 0
  let away = 0
  for (const [d, word] of words.entries()) {
    const slot = meaning.get(word) ?? -1
    if (slot >= 0) {
      minutes += 2 * person.commute + slotDeviation * Math.abs(slot - person.entry.preferred)
    } else if (word !== 'absent') {
      if (word !== 'home') {
        const place = person.spaces.find(({ space }) => `space:${space}` === word)
        if (place !== undefined) minutes += 2 * place.minutes - person.nearBonus
      }
      minutes -= person.wish[d]! + (grant[person.granted + away] ?? 0)
      away += 1
    }
  }
  return minutes
}

/** Minutes that people cause each other: crowded desks, and the load of arrivals in the zones. */
export function sharedMinutes({
  problem,
  present,
  load,
}: Pick<OpenedPlan, 'problem' | 'present' | 'load'>): number {
  const D = problem.days.length
  const S = problem.slots.length
  let minutes = 0
  for (const [o, { desks }] of problem.offices.entries()) {
    for (let d = 0; d < D; d++) {
      minutes += problem.weights.deskOverflow * Math.max(0, present[o * D + d]! - desks[d]!)
    }
  }
  for (const [z, zone] of problem.zones.entries()) {
    for (let cell = 0; cell < D * S; cell++) {
      const count = load[z * D * S + cell]!
      let before = 0
      for (const { upTo, minutes: each } of zone.load[cell % S]!) {
        const to = Math.min(count, upTo ?? count)
        if (to > before) minutes += each * (to - before)
        before = Math.max(before, to)
      }
    }
  }
  return minutes
}
