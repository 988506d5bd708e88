/** The optimum of a tiny month problem by trying everything: plain, slow, and sharing nothing with the engine. */
import type { MonthProblem, Person } from '../../engines/planner/problem.ts'
import { weekOf } from '../../vocabulary/day.ts'

interface Cell {
  person: Person
  p: number
  d: number
  options: string[]
}

const isAway = (word: string): boolean => word === 'home' || word.startsWith('space:')

/** `extra` is added to the cost of each month of everybody; its words say `office` without an entry time. */
export function exhaustiveOptimum(
  problem: MonthProblem,
  extra: (words: readonly (readonly string[])[]) => number = () => 0,
): number {
  const { people, days } = problem
  const words = people.map((person) => [...person.days])
  const cells: Cell[] = []
  for (const [p, person] of people.entries()) {
    for (const d of days.keys()) {
      if (person.days[d] !== 'free') continue
      const places = person.spaces.map(({ space }) => `space:${space}`)
      cells.push({ person, p, d, options: ['office', ...(person.home ? ['home'] : []), ...places] })
      words[p]![d] = 'office'
    }
  }
  const decided = people.map((person) => person.days.map((word) => (word === 'free' ? 'office' : word)))
  const arrivals = new Map<string, number>()
  let best = Number.POSITIVE_INFINITY
  const visit = (k: number): void => {
    if (k === cells.length) {
      if (isFeasible(problem, words, decided)) {
        best = Math.min(best, costOf(problem, words, arrivals) + extra(words))
      }
      return
    }
    const { p, d, options } = cells[k]!
    for (const option of options) {
      words[p]![d] = option
      visit(k + 1)
    }
    words[p]![d] = 'office'
  }
  visit(0)
  return best
}

/** Each limit holds for what is planned, or already did not for what is decided and is no worse now. */
function isFeasible(problem: MonthProblem, words: string[][], decided: string[][]): boolean {
  const { people, days } = problem
  const count = (table: string[][], chosen: (p: number, d: number, word: string) => boolean): number => {
    let n = 0
    for (const [p, row] of table.entries())
      for (const [d, word] of row.entries()) if (chosen(p, d, word)) n += 1
    return n
  }
  const within = (limit: number, chosen: (p: number, d: number, word: string) => boolean): boolean =>
    count(words, chosen) <= Math.max(limit, count(decided, chosen))
  const teamOf = people.map(({ team }) => problem.teams.find(({ id }) => id === team)!)
  return (
    people.every((person, q) => {
      const own = (p: number, _d: number, word: string): boolean => p === q && isAway(word)
      if (!within(person.quota, own)) return false
      const cap = person.perWeek
      return (
        cap === null ||
        days.every((day) => within(cap, (p, d, word) => own(p, d, word) && weekOf(days[d]!) === weekOf(day)))
      )
    }) &&
    problem.teams.every((team) =>
      days.every((_, day) => {
        const members = people.filter((person) => person.team === team.id && person.days[day] !== 'absent')
        const limit = members.length - team.minPresent[day]!
        return within(limit, (p, d, word) => d === day && teamOf[p] === team && isAway(word))
      }),
    ) &&
    problem.directorates.every(({ id, budget }) =>
      within(budget, (p, _d, word) => teamOf[p]!.directorate === id && isAway(word)),
    ) &&
    problem.spaces.every(({ id, seats }) =>
      days.every((_, day) => within(seats[day]!, (_p, d, word) => d === day && word === `space:${id}`)),
    )
  )
}

function costOf(problem: MonthProblem, words: string[][], arrivals: Map<string, number>): number {
  const { people, days, weights } = problem
  let cost = 0
  for (const [p, person] of people.entries()) {
    let away = 0
    for (const d of days.keys()) {
      const word = words[p]![d]!
      if (word === 'office') cost += 2 * person.commute
      if (!isAway(word)) continue
      cost -= person.wish[d]! + (weights.grant[person.granted + away] ?? 0)
      away += 1
      const place = person.spaces.find(({ space }) => word === `space:${space}`)
      if (place !== undefined) cost += 2 * place.minutes - person.nearBonus
    }
  }
  const officeOf = people.map(({ team }) => problem.teams.find(({ id }) => id === team)!.office)
  for (const d of days.keys()) {
    for (const { id, desks } of problem.offices) {
      const there = people.filter((_, p) => words[p]![d] === 'office' && officeOf[p] === id)
      cost += weights.deskOverflow * Math.max(0, there.length - desks[d]!)
    }
    for (const zone of [null, ...problem.zones.map(({ id }) => id)]) {
      const there = people.filter((_, p) => {
        const office = problem.offices.find(({ id }) => id === officeOf[p])!
        return words[p]![d] === 'office' && (office.zone ?? null) === zone
      })
      const key = `${zone} ${there.map(({ id }) => id).join(' ')}`
      let least = arrivals.get(key)
      if (least === undefined) {
        least = leastArrivals(problem, zone, there, 0, new Array<number>(problem.slots.length).fill(0))
        arrivals.set(key, least)
      }
      cost += least
    }
  }
  return cost
}

function leastArrivals(
  problem: MonthProblem,
  zone: string | null,
  there: Person[],
  k: number,
  load: number[],
): number {
  if (k === there.length) return 0
  const { earliest, latest, preferred } = there[k]!.entry
  let least = Number.POSITIVE_INFINITY
  for (let s = earliest; s <= latest; s++) {
    load[s]! += 1
    const tiers = problem.zones.find(({ id }) => id === zone)?.load[s]
    const toll = tiers?.find(({ upTo }) => upTo === null || load[s]! <= upTo)?.minutes ?? 0
    const here = problem.weights.slotDeviation * Math.abs(s - preferred) + toll
    least = Math.min(least, here + leastArrivals(problem, zone, there, k + 1, load))
    load[s]! -= 1
  }
  return least
}
