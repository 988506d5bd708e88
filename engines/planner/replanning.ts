/**
 * A published month planned anew after something changed. Every published day that moves is charged, days
 * already begun stay, and only chains of exchanges that begin at the change are looked for: who is not needed
 * is not touched. The plan is feasible always; it is the best that such chains find, not a proven optimum.
 */
import type { Carved } from './carving.ts'
import { carve } from './carving.ts'
import type { Change } from './changes.ts'
import { applyChanges } from './changes.ts'
import type { Consent } from './exchanges.ts'
import { exchangeDays } from './exchanges.ts'
import type { Fault } from './fields.ts'
import { moveToBestPlace, replanPerson } from './improving.ts'
import type { Instance } from './instance.ts'
import { ABSENT, HOME, OFFICE } from './instance.ts'
import { mend } from './mending.ts'
import { peopleByDirectorate } from './network.ts'
import type { OpenedPlan } from './opened-plan.ts'
import { countDays, openPlan, ownMinutes, sharedMinutes } from './opened-plan.ts'
import type { MonthPlan, MonthProblem, PersonPlan, RaisedLimit } from './problem.ts'
import { Schedule } from './schedule.ts'
import { noDayTolls } from './tolls.ts'
import { touchedBy } from './touching.ts'

export interface ReplanOptions {
  /**
   * Minutes charged for each published day that is spent elsewhere. A number is doubled for the first day
   * that may still move, half as much more for the second, a third more for the third …; a list gives the
   * minutes of each day of the month. Default 30.
   */
  stability?: number | readonly number[]
  /** The first day (ISO) that may still move: earlier ones have begun and stay as published. */
  from?: string
  /** Asked often; true ends the search with the best plan so far. */
  shouldStop?: () => boolean
}

/** A published day that is now spent elsewhere. */
export interface Move {
  person: string
  day: string
  /** Words of the plan: `office@HH:MM`, `home`, `space:ID`, `absent`; `from` undefined where unpublished. */
  from: string | undefined
  to: string
}

export interface Replanned {
  /** The problem as it is now: changed, and days begun decided as published where a change reaches. */
  problem: MonthProblem
  /** In the order of the problem; who did not move is the same object as before. */
  people: PersonPlan[]
  /** Minutes: what the plan costs by the problem as it is now; charges for moving are not in it. */
  objective: number
  /** Minutes charged for moved days; those that a change itself decides are not charged. */
  charged: number
  moves: Move[]
  /** Limits raised because what is decided breaks them, among those that the change concerns. */
  raised: RaisedLimit[]
}

export type Replanning = Replanned | { faults: Fault[] }

/**
 * Plans a published month anew. `problem` and `plan` are what was published (sound both; see readProblem and
 * scorePlan), `changes` what is different now. Faults where a change names what the problem does not know.
 */
export function replan(
  problem: MonthProblem,
  plan: Pick<MonthPlan, 'people' | 'objective'>,
  changes: readonly Change[],
  options: ReplanOptions = {},
): Replanning {
  return replanOpened(openPlan(problem, plan), changes, options)
}

/** The same for a plan counted already: several re-plans of one plan share the counting. */
export function replanOpened(
  opened: OpenedPlan,
  changes: readonly Change[],
  options: ReplanOptions = {},
): Replanning {
  const { stability = 30, from, shouldStop = () => false } = options
  const { days } = opened.problem
  const changed = applyChanges(opened.problem, changes)
  if (changed.faults !== undefined) return { faults: changed.faults }
  const firstDay = from === undefined ? 0 : days.filter((day) => day < from).length
  const charge = Float64Array.from(days, (_, d) => {
    if (typeof stability !== 'number') return stability[d] ?? 0
    return d < firstDay ? 0 : stability * (1 + 1 / (1 + d - firstDay))
  })

  const touched = touchedBy(opened, changed.problem, changes, charge)
  const { directorates } = touched
  const problem =
    firstDay === 0 ? changed.problem : frozen(opened, changed.problem, changes, firstDay, directorates)
  const carved = carve(opened, { problem, directorates, charge })
  const { instance } = carved
  const schedule = Schedule.of(instance, carved.choice)
  const marks = touched.within(carved)
  for (const p of mend(schedule)) marks.people.add(p)
  const consent: Consent = {
    allows: (cells) => cells.some(({ p, d }) => marks.allows(p, d)),
    made: (cells) => {
      for (const { p, d } of cells) marks.made(p, d)
    },
  }
  const congestion = { blend: 0, dayTolls: noDayTolls(instance) }
  const groups = peopleByDirectorate(instance)
  for (let saved = 1; saved > 1e-6 && !shouldStop(); ) {
    saved = 0
    for (const group of groups) saved += exchangeDays(schedule, group, congestion, shouldStop, consent)
    for (const p of marks.people) saved += replanPerson(schedule, p)
    for (const { p, d } of marks.seats()) saved += moveToBestPlace(schedule, p, d)
  }
  return published(opened, problem, carved, schedule)
}

/** Whether nothing of this person's month moved. */
function isAsPublished(i: Instance, q: number, choice: Int16Array, slots: Int8Array): boolean {
  const before = i.published!
  for (let at = q * i.days; at < (q + 1) * i.days; at++) {
    if (choice[at] !== before.choice[at] || slots[at] !== before.slot[at]) return false
  }
  return true
}

/** Days already begun, decided as published; but for those that a change names. */
function frozen(
  opened: OpenedPlan,
  problem: MonthProblem,
  changes: readonly Change[],
  firstDay: number,
  directorates: ReadonlySet<number>,
): MonthProblem {
  const isNamed = (person: string, day: string): boolean =>
    changes.some((change) => change.what === 'day' && change.person === person && change.day === day)
  const people = problem.people.map((person, p) => {
    const words = opened.planned[p]?.days
    if (words === undefined || !directorates.has(opened.directorateOfTeam[opened.teamOf[p]!]!)) return person
    let days: string[] | undefined
    for (let d = 0; d < firstDay; d++) {
      if (person.days[d] !== 'free' || isNamed(person.id, problem.days[d]!)) continue
      days ??= [...person.days]
      days[d] = words[d]!.startsWith('office@') ? 'office' : words[d]!
    }
    return days === undefined ? person : { ...person, days }
  })
  return { ...problem, people }
}

function published(
  opened: OpenedPlan,
  problem: MonthProblem,
  { instance, people: carvedPeople, raised }: Carved,
  schedule: Schedule,
): Replanned {
  const D = problem.days.length
  const slots = schedule.arrivals.slots(schedule.choice)
  const people = opened.planned.slice()
  const now: OpenedPlan = {
    ...opened,
    problem,
    present: opened.present.slice(),
    load: opened.load.slice(),
    seated: opened.seated.slice(),
  }
  let { objective } = opened
  const moves: Move[] = []
  let charged = 0
  for (const [q, p] of carvedPeople.entries()) {
    const person = problem.people[p]!
    const before = opened.planned[p]
    if (person === opened.problem.people[p] && isAsPublished(instance, q, schedule.choice, slots)) continue
    const days: string[] = []
    let differs = before === undefined
    for (let d = 0; d < D; d++) {
      const where = schedule.choice[q * D + d]!
      let word = 'absent'
      if (where === OFFICE) word = `office@${problem.slots[slots[q * D + d]!]}`
      else if (where === HOME) word = 'home'
      else if (where !== ABSENT) word = `space:${person.spaces[where]!.space}`
      days.push(word)
      if (word === before?.days[d]) continue
      differs = true
      moves.push({ person: person.id, day: problem.days[d]!, from: before?.days[d], to: word })
      if (instance.published !== null && instance.published.choice[q * D + d] !== where)
        charged += instance.published.charge[d]!
    }
    if (differs) {
      people[p] = { id: person.id, days }
      if (before !== undefined) countDays(now, p, before.days, -1)
      countDays(now, p, days, 1)
    }
    objective += ownMinutes(now, person, days)
    if (before !== undefined) objective -= ownMinutes(opened, opened.problem.people[p]!, before.days)
  }
  objective += sharedMinutes(now) - sharedMinutes(opened)
  return { problem, people: people.map((one) => one!), objective, charged, moves, raised }
}
