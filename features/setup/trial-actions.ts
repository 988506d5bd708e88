import { generateProblem } from '../../engines/planner/generator.ts'
import { planInThread } from '../../engines/planner/in-thread.ts'
import type { PlanResult } from '../../engines/planner/planner.ts'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import type { ReadingErrand } from '../../platform/context.ts'
import { addMonths, type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { workingDaysOf } from '../months/rules.ts'
import { weightsOf } from '../planning/rules.ts'
import { generalMinimum, mostAwayDays, type Policy, weekdayMinimum } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { cellOf, inventedName, wishedDays } from './trial-rules.ts'

/** One seed, so that who changes a number sees what the number does. */
const seed = 12
const longestSeconds = 3
const closeEnoughPercent = 1

/**
 * Plans a month of invented people with what this organisation's policy says, and shows it. Nobody real is looked
 * at and nothing is kept. One at a time in a process: the planner takes a whole processor.
 */
export function trialRuns() {
  let running = false
  return async ({ actor, today, read }: ReadingErrand, { people }: { people: number }) => {
    refuseIf(running ? [{ code: 'setup/trial-busy' }] : [])
    running = true
    try {
      const { patronDay, policy } = await read(async (tx) => ({
        patronDay: (await getOrganisation(tx, actor.organisationId)).patronDay,
        policy: await getPolicy(tx, actor.organisationId),
      }))
      const month = addMonths(monthOf(today), 1)
      const trial = inventMonth(month, people, policy, workingDaysOf(month, patronDay).days)
      const options = { seconds: longestSeconds, gapPercent: closeEnoughPercent }
      return shown(month, trial, await planInThread(trial.problem, options).result)
    } finally {
      running = false
    }
  }
}

type Trial = {
  problem: MonthProblem
  days: Day[]
  wished: Map<string, Day[]>
  quota: number
  perWeek: number | null
}

/** Shaped as a city's administration is; days, limits, minima and weights are the organisation's own. */
function inventMonth(month: Month, people: number, policy: Policy, workingDays: readonly Day[]): Trial {
  const drawn = generateProblem({ people, seed, month, spaces: 0 })
  const days = [...workingDays]
  // A first of the month is none of the drawn days: it is given what the first of them was.
  const kept = days.map((day) => Math.max(0, drawn.days.indexOf(day)))
  const only = <Value>(values: readonly Value[]) => kept.map((index) => values[index]!)
  const first = days[0]!
  const { required, strict } = policy.valueOf('prevalence', {}, first)
  const agreed = policy.valueOf('days-per-month', {}, first)
  const quota = required ? Math.min(agreed, mostAwayDays(days.length, strict)) : agreed
  const week = policy.valueOf('days-per-week', {}, first)
  const perWeek = week >= 7 ? null : week
  const weights = policy.valueOf('plan-weights', {}, first)
  const { like } = policy.valueOf('wish-strengths', {}, first)
  const minimum = policy.decidedOf('minimum-presence', {}, first)
  const sizeOf = (team: string) => drawn.people.filter((person) => person.team === team).length
  const wished = new Map(drawn.people.map(({ id }, index) => [id, wishedDays(index, days, quota)]))
  const problem: MonthProblem = {
    ...drawn,
    days,
    weights: weightsOf(weights),
    directorates: drawn.directorates.map((directorate) => ({ ...directorate, budget: people * quota })),
    teams: drawn.teams.map((team) => ({
      ...team,
      minPresent: days.map(
        (day, index) =>
          weekdayMinimum(minimum, day) ??
          generalMinimum(minimum, sizeOf(team.id), team.minPresent[kept[index]!]!),
      ),
    })),
    offices: drawn.offices.map((office) => ({ ...office, desks: only(office.desks) })),
    people: drawn.people.map((person) => ({
      ...person,
      quota,
      perWeek,
      home: true,
      days: only(person.days).map((place) => (place === 'absent' ? 'absent' : 'free')),
      wish: days.map((day) => (wished.get(person.id)!.includes(day) ? like : 0)),
    })),
  }
  return { problem, days, wished, quota, perWeek }
}

function shown(month: Month, { problem, days, wished, quota, perWeek }: Trial, result: PlanResult) {
  const cells = new Map(result.plan.people.map(({ id, days }) => [id, days.map(cellOf)]))
  const all = [...cells.values()]
  const count = (of: (id: string, day: Day, index: number) => boolean) =>
    problem.people.reduce((sum, { id }) => sum + days.filter((day, index) => of(id, day, index)).length, 0)
  const isAway = (id: string, _: Day, index: number) => cells.get(id)![index] === 'home'
  const inOffice = days.map((_, index) => all.filter((person) => person[index] === 'office').length)
  const membersOf = (team: string) => problem.people.filter((person) => person.team === team)
  // A team that a phone shows whole, and yet one to plan.
  const team = [...problem.teams].sort(
    (a, b) => Math.abs(membersOf(a.id).length - 10) - Math.abs(membersOf(b.id).length - 10),
  )[0]!
  return {
    ...{ month, days, people: problem.people.length, teams: problem.teams.length },
    numbers: { daysPerPerson: quota, daysPerWeek: perWeek },
    wished: count((id, day) => wished.get(id)!.includes(day)),
    granted: count((id, day, index) => wished.get(id)!.includes(day) && isAway(id, day, index)),
    away: count(isAway),
    fewestInOffice: Math.min(...inOffice),
    mostInOffice: Math.max(...inOffice),
    ...{ seconds: result.seconds, gapPercent: result.gapPercent },
    team: {
      name: 'Squadra inventata',
      minPresent: Math.max(...team.minPresent),
      people: membersOf(team.id).map(({ id }) => ({
        name: inventedName(Number(id.slice(1))),
        wished: wished.get(id)!,
        cells: cells.get(id)!,
      })),
    },
  }
}
