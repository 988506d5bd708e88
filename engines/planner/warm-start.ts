/** Beginning where another plan of nearly the same month ended: its prices, and its plan as far as it holds. */
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import type { MonthPlan, MonthProblem, Prices } from './problem.ts'
import type { Tolls } from './tolls.ts'
import { noTolls } from './tolls.ts'

/** Published prices as tolls; 0 for what they do not name or what makes no sense as a price. */
export function tollsOf(i: Instance, problem: MonthProblem, prices: Prices): Tolls {
  const { days: D, slots: S } = i
  const tolls = noTolls(i)
  const sound = (minutes: number | undefined): number =>
    minutes !== undefined && minutes >= 0 && minutes < Number.POSITIVE_INFINITY ? minutes : 0
  const own = <T>(record: Record<string, T>, id: string): T | undefined =>
    Object.hasOwn(record, id) ? record[id] : undefined
  const perDay = (
    to: Float64Array,
    rows: readonly { id: string }[],
    from: Record<string, number[]>,
  ): void => {
    for (const [row, { id }] of rows.entries()) {
      const values = own(from, id)
      for (let d = 0; d < D; d++) to[row * D + d] = sound(values?.[d])
    }
  }
  perDay(tolls.team, problem.teams, prices.teams)
  perDay(tolls.office, problem.offices, prices.offices)
  perDay(tolls.space, problem.spaces, prices.spaces)
  for (const [r, { id }] of problem.directorates.entries()) {
    tolls.directorate[r] = sound(own(prices.directorates, id))
  }
  for (const [z, { id }] of problem.zones.entries()) {
    const values = own(prices.zones, id)
    for (let d = 0; d < D; d++) {
      for (let s = 0; s < S; s++) tolls.zone[(z * D + d) * S + s] = sound(values?.[d]?.[s])
    }
  }
  return tolls
}

/** A plan's free days where this problem still offers them; in the office elsewhere. Limits are not looked at. */
export function choiceOf(i: Instance, { people }: MonthProblem, plan: Pick<MonthPlan, 'people'>): Int16Array {
  const planned = new Map(plan.people.map(({ id, days }) => [id, days]))
  const choice = i.word.map((word) => (word === FREE ? OFFICE : word))
  for (const [p, { id, home, spaces }] of people.entries()) {
    const words = planned.get(id)
    if (words === undefined) continue
    for (let d = 0; d < i.days; d++) {
      const word = words[d]
      if (i.word[p * i.days + d] !== FREE || word === undefined) continue
      const place = word.startsWith('space:') ? spaces.findIndex(({ space }) => space === word.slice(6)) : -1
      if (place >= 0) choice[p * i.days + d] = place
      else if (word === 'home' && home) choice[p * i.days + d] = HOME
    }
  }
  return choice
}
