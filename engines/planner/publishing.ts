/** From the search's arrays back to the words of the format. */
import type { Instance } from './instance.ts'
import { ABSENT, HOME, OFFICE } from './instance.ts'
import type { MonthProblem, PersonPlan, Prices } from './problem.ts'
import type { Tolls } from './tolls.ts'

/** `choice` and `slots` per person-day, as in PlannedArrays. */
export function publishedPeople(
  problem: MonthProblem,
  { choice, slots }: { choice: Int16Array; slots: Int8Array },
): PersonPlan[] {
  const D = problem.days.length
  const atOffice = problem.slots.map((time) => `office@${time}`)
  return problem.people.map(({ id, spaces }, p) => {
    const days: string[] = []
    for (let d = 0; d < D; d++) {
      const where = choice[p * D + d]!
      if (where === OFFICE) days.push(atOffice[slots[p * D + d]!]!)
      else if (where === ABSENT) days.push('absent')
      else days.push(where === HOME ? 'home' : `space:${spaces[where]!.space}`)
    }
    return { id, days }
  })
}

/** Tolls as records by id. `Object.fromEntries` keeps even an id such as `__proto__` an own key. */
export function publishedPrices(problem: MonthProblem, tolls: Tolls): Prices {
  const D = problem.days.length
  const S = problem.slots.length
  const rows = (values: Float64Array, row: number, width: number): number[] =>
    Array.from(values.subarray(row * width, (row + 1) * width))
  return {
    teams: Object.fromEntries(problem.teams.map(({ id }, t) => [id, rows(tolls.team, t, D)])),
    directorates: Object.fromEntries(problem.directorates.map(({ id }, r) => [id, tolls.directorate[r]!])),
    offices: Object.fromEntries(problem.offices.map(({ id }, o) => [id, rows(tolls.office, o, D)])),
    spaces: Object.fromEntries(problem.spaces.map(({ id }, j) => [id, rows(tolls.space, j, D)])),
    zones: Object.fromEntries(
      problem.zones.map(({ id }, z) => [
        id,
        Array.from({ length: D }, (_, d) => rows(tolls.zone, z * D + d, S)),
      ]),
    ),
  }
}

/** Prices to four decimals, within their caps: what is published is exactly what was evaluated. */
export function roundTolls(i: Instance, tolls: Tolls): void {
  const round = (values: Float64Array, cap: (at: number) => number): void => {
    for (let at = 0; at < values.length; at++) {
      values[at] = Math.min(cap(at), Math.max(0, Math.round(values[at]! * 1e4) / 1e4))
    }
  }
  const open = (): number => Number.POSITIVE_INFINITY
  round(tolls.team, open)
  round(tolls.directorate, open)
  round(tolls.space, open)
  round(tolls.office, () => i.deskOverflow)
  const zoneSlots = i.days * i.slots
  round(tolls.zone, (at) => {
    const cell = Math.floor(at / zoneSlots) * i.slots + (at % i.slots)
    return i.tierMinutes[i.tierStart[cell + 1]! - 1]!
  })
}
