/** The limits as the judge holds them; the search counts its own (instance.ts). */
import { weekOf } from '../../vocabulary/day.ts'
import type { MonthProblem } from './problem.ts'

/** Limits of rules 3-6 as they hold: raised to what is decided where that alone breaks them. */
export interface HeldLimits {
  quota: Map<string, number>
  /** person id, then Monday; absent where the person has no such rule */
  perWeek: Map<string, Map<string, number>>
  teams: Map<string, number[]>
  directorates: Map<string, number>
  spaces: Map<string, number[]>
}

export const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
export const isAway = (word: string): boolean => word === 'home' || word.startsWith('space:')

export function heldLimits(problem: MonthProblem): HeldLimits {
  const { days } = problem
  const weeks = days.map(weekOf)
  const teams = byId(problem.teams)
  const zeros = (): number[] => days.map(() => 0)
  const members = new Map(problem.teams.map(({ id }) => [id, zeros()]))
  const teamAway = new Map(problem.teams.map(({ id }) => [id, zeros()]))
  const directorateAway = new Map(problem.directorates.map(({ id }) => [id, 0]))
  const seated = new Map(problem.spaces.map(({ id }) => [id, zeros()]))
  const quota = new Map<string, number>()
  const perWeek = new Map<string, Map<string, number>>()
  for (const person of problem.people) {
    const { directorate } = teams.get(person.team)!
    const inWeek = new Map<string, number>(weeks.map((week) => [week, 0]))
    let away = 0
    person.days.forEach((word, d) => {
      if (word !== 'absent') members.get(person.team)![d]! += 1
      if (!isAway(word)) return
      away += 1
      inWeek.set(weeks[d]!, inWeek.get(weeks[d]!)! + 1)
      teamAway.get(person.team)![d]! += 1
      directorateAway.set(directorate, directorateAway.get(directorate)! + 1)
      if (word !== 'home') seated.get(word.slice(6))![d]! += 1
    })
    quota.set(person.id, Math.max(person.quota, away))
    const cap = person.perWeek
    if (cap !== null) {
      perWeek.set(person.id, new Map([...inWeek].map(([week, count]) => [week, Math.max(cap, count)])))
    }
  }
  return {
    quota,
    perWeek,
    teams: new Map(
      problem.teams.map(({ id, minPresent }) => [
        id,
        days.map((_, d) => Math.max(members.get(id)![d]! - minPresent[d]!, teamAway.get(id)![d]!)),
      ]),
    ),
    directorates: new Map(
      problem.directorates.map(({ id, budget }) => [id, Math.max(budget, directorateAway.get(id)!)]),
    ),
    spaces: new Map(
      problem.spaces.map(({ id, seats }) => [
        id,
        days.map((_, d) => Math.max(seats[d]!, seated.get(id)![d]!)),
      ]),
    ),
  }
}
