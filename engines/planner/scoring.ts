/**
 * The judge of plans and proofs: reads the problem as it is written and shares no code with the search.
 * Slow and plain on purpose; one pass over people and days.
 */
import { weekOf } from '../../vocabulary/day.ts'
import type { HeldLimits } from './limits.ts'
import { byId, heldLimits, isAway } from './limits.ts'
import type { MonthPlan, MonthProblem, Person, Prices } from './problem.ts'

export type BrokenRule =
  | 'form' // people, days or words that the format does not know
  | 'decided' // rule 1: what is decided stays
  | 'place' // rule 1: a free day is office, suitable home or one of the person's spaces
  | 'entry' // rule 2
  | 'quota' // rule 3
  | 'perWeek' // rule 3
  | 'present' // rule 4
  | 'budget' // rule 5
  | 'seats' // rule 6

export interface Violation {
  rule: BrokenRule
  /** Of the person, team, directorate or space; never where somebody lives. */
  id: string
  day?: string
  message: string
}

/** Minutes of value of `count` away days, of which the first is number `granted` (from 0) of the list. */
function grantedMinutes(grant: readonly number[], granted: number, count: number): number {
  let minutes = 0
  for (let k = granted; k < granted + count; k++) minutes += grant[k] ?? 0
  return minutes
}

/** What a problem's plan costs in minutes, and every rule it breaks (empty: the plan is feasible). */
export function scorePlan(
  problem: MonthProblem,
  plan: Pick<MonthPlan, 'people'>,
): { objective: number; violations: Violation[] } {
  const violations: Violation[] = []
  const broken = (rule: BrokenRule, id: string, message: string, day?: string): void => {
    violations.push(day === undefined ? { rule, id, message } : { rule, id, day, message })
  }
  const { days, slots, weights } = problem
  const weeks = days.map(weekOf)
  const held = heldLimits(problem)
  const planned = byId(plan.people)
  const teams = byId(problem.teams)
  const offices = byId(problem.offices)
  const zeros = (): number[] => days.map(() => 0)
  const teamAway = new Map(problem.teams.map(({ id }) => [id, zeros()]))
  const directorateAway = new Map(problem.directorates.map(({ id }) => [id, 0]))
  const present = new Map(problem.offices.map(({ id }) => [id, zeros()]))
  const seated = new Map(problem.spaces.map(({ id }) => [id, zeros()]))
  const arrivals = new Map(problem.zones.map(({ id }) => [id, days.map(() => slots.map(() => 0))]))
  let objective = 0

  if (planned.size !== plan.people.length) broken('form', '', 'a person is in the plan twice')
  const known = byId(problem.people)
  for (const { id } of plan.people) if (!known.has(id)) broken('form', id, 'nobody of this problem')

  for (const person of problem.people) {
    const words = planned.get(person.id)?.days
    if (words === undefined || words.length !== days.length) {
      broken('form', person.id, `expected ${days.length} days`)
      continue
    }
    const team = teams.get(person.team)!
    const zone = offices.get(team.office)!.zone ?? null
    const inWeek = new Map<string, number>()
    let away = 0
    for (const [d, day] of days.entries()) {
      const word = words[d]!
      const given = person.days[d]!
      const kept = given === 'free' || (given === 'office' ? word.startsWith('office@') : word === given)
      if (!kept) broken('decided', person.id, `decided ${given}, planned ${word}`, day)
      if (word === 'absent') {
        if (given === 'free') broken('place', person.id, 'a free day cannot be absent', day)
      } else if (word.startsWith('office@')) {
        const slot = slots.indexOf(word.slice(7))
        const { earliest, latest, preferred } = person.entry
        if (slot < 0) {
          broken('form', person.id, `no such entry time: ${word}`, day)
          continue
        }
        if (slot < earliest || slot > latest) broken('entry', person.id, `${word} is outside the band`, day)
        objective += 2 * person.commute + weights.slotDeviation * Math.abs(slot - preferred)
        present.get(team.office)![d]! += 1
        if (zone !== null) arrivals.get(zone)![d]![slot]! += 1
      } else if (isAway(word)) {
        if (word === 'home') {
          if (given === 'free' && !person.home) broken('place', person.id, 'home is not suitable', day)
        } else {
          const place = person.spaces.find(({ space }) => `space:${space}` === word)
          if (place === undefined) {
            broken('place', person.id, 'not one of the spaces of this person', day)
            continue
          }
          objective += 2 * place.minutes - person.nearBonus
          seated.get(place.space)![d]! += 1
        }
        objective -= person.wish[d]!
        away += 1
        inWeek.set(weeks[d]!, (inWeek.get(weeks[d]!) ?? 0) + 1)
        teamAway.get(person.team)![d]! += 1
        directorateAway.set(team.directorate, directorateAway.get(team.directorate)! + 1)
      } else broken('form', person.id, 'neither office@HH:MM, home, space:ID nor absent', day)
    }
    objective -= grantedMinutes(weights.grant, person.granted, away)
    if (away > held.quota.get(person.id)!) broken('quota', person.id, `${away} away days`)
    for (const [week, count] of inWeek) {
      const cap = held.perWeek.get(person.id)?.get(week)
      if (cap !== undefined && count > cap)
        broken('perWeek', person.id, `${count} away days in the week`, week)
    }
  }

  const above = (
    rule: BrokenRule,
    used: ReadonlyMap<string, number[]>,
    limits: ReadonlyMap<string, number[]>,
  ): void => {
    for (const [id, counts] of used) {
      for (const [d, count] of counts.entries()) {
        if (count > limits.get(id)![d]!) broken(rule, id, `${count} over ${limits.get(id)![d]}`, days[d]!)
      }
    }
  }
  above('present', teamAway, held.teams)
  above('seats', seated, held.spaces)
  for (const [id, count] of directorateAway) {
    if (count > held.directorates.get(id)!) broken('budget', id, `${count} over ${held.directorates.get(id)}`)
  }
  for (const { id, desks } of problem.offices) {
    for (const [d, count] of present.get(id)!.entries()) {
      objective += weights.deskOverflow * Math.max(0, count - desks[d]!)
    }
  }
  for (const { id, load } of problem.zones) {
    for (const perSlot of arrivals.get(id)!) {
      for (const [slot, count] of perSlot.entries()) {
        for (let m = 1; m <= count; m++) {
          objective += load[slot]!.find(({ upTo }) => upTo === null || m <= upTo)!.minutes
        }
      }
    }
  }
  return { objective, violations }
}

/**
 * The lower bound in minutes that the prices prove: each person's best month alone at these prices, less
 * what the limits are worth. −Infinity where a price is missing, negative, not a number or above its cap:
 * such prices prove nothing.
 */
export function boundOf(problem: MonthProblem, prices: Prices): number {
  const { days, weights } = problem
  const weeks = days.map(weekOf)
  const held = heldLimits(problem)
  const teams = byId(problem.teams)
  const offices = byId(problem.offices)
  let bound = 0
  let sound = true
  const price = (value: number | undefined, cap = Number.MAX_VALUE): number => {
    if (value === undefined || !(value >= 0 && value <= cap)) sound = false
    return value ?? 0
  }
  const own = <T>(record: Record<string, T>, id: string): T | undefined =>
    Object.hasOwn(record, id) ? record[id] : undefined

  for (const { id } of problem.teams) {
    for (const d of days.keys()) bound -= price(own(prices.teams, id)?.[d]) * held.teams.get(id)![d]!
  }
  for (const { id } of problem.directorates) {
    bound -= price(own(prices.directorates, id)) * held.directorates.get(id)!
  }
  for (const { id, desks } of problem.offices) {
    for (const d of days.keys())
      bound -= price(own(prices.offices, id)?.[d], weights.deskOverflow) * desks[d]!
  }
  for (const { id } of problem.spaces) {
    for (const d of days.keys()) bound -= price(own(prices.spaces, id)?.[d]) * held.spaces.get(id)![d]!
  }
  for (const { id, load } of problem.zones) {
    for (const d of days.keys()) {
      for (const [slot, tiers] of load.entries()) {
        const toll = price(own(prices.zones, id)?.[d]?.[slot], tiers.at(-1)!.minutes)
        let upTo = 0
        for (const tier of tiers) {
          if (tier.upTo === null || tier.minutes >= toll) break
          bound -= (toll - tier.minutes) * (tier.upTo - upTo)
          upTo = tier.upTo
        }
      }
    }
  }
  if (!sound) return Number.NEGATIVE_INFINITY

  for (const person of problem.people) {
    const { directorate, office } = teams.get(person.team)!
    const zone = offices.get(office)!.zone ?? null
    bound += bestMonth(problem, weeks, person, held, {
      office: (d, slot) => prices.offices[office]![d]! + (zone === null ? 0 : prices.zones[zone]![d]![slot]!),
      away: (d) => prices.teams[person.team]![d]! + prices.directorates[directorate]!,
      space: (id, d) => prices.spaces[id]![d]!,
    })
  }
  return bound
}

interface Tolls {
  office(d: number, slot: number): number
  away(d: number): number
  space(id: string, d: number): number
}

/**
 * The least cost of one person's month at given prices. Days are independent but for the limits of rule 3,
 * which are nested (day in week in month), so taking the most rewarding days first is exact (greedy on a
 * laminar matroid), also with a grant that never increases (Edmonds 1971; Federgruen and Groenevelt 1986).
 */
function bestMonth(
  problem: MonthProblem,
  weeks: readonly string[],
  person: Person,
  held: HeldLimits,
  tolls: Tolls,
): number {
  const { days, weights } = problem
  const weekCaps = held.perWeek.get(person.id)
  const inWeek = new Map<string, number>()
  const free: { week: string; saving: number }[] = []
  let cost = 0
  let away = 0
  for (const d of days.keys()) {
    const given = person.days[d]!
    if (given === 'absent') continue
    const week = weeks[d]!
    let atOffice = Number.POSITIVE_INFINITY
    for (let slot = person.entry.earliest; slot <= person.entry.latest; slot++) {
      const late = weights.slotDeviation * Math.abs(slot - person.entry.preferred)
      atOffice = Math.min(atOffice, 2 * person.commute + late + tolls.office(d, slot))
    }
    let elsewhere = given === 'home' || (given === 'free' && person.home) ? 0 : Number.POSITIVE_INFINITY
    for (const { space, minutes } of person.spaces) {
      if (given !== 'free' && given !== `space:${space}`) continue
      elsewhere = Math.min(elsewhere, 2 * minutes - person.nearBonus + tolls.space(space, d))
    }
    elsewhere += tolls.away(d) - person.wish[d]!
    if (isAway(given)) {
      cost += elsewhere
      away += 1
      inWeek.set(week, (inWeek.get(week) ?? 0) + 1)
    } else {
      cost += atOffice
      if (given === 'free' && elsewhere < Number.POSITIVE_INFINITY) {
        free.push({ week, saving: atOffice - elsewhere })
      }
    }
  }
  cost -= grantedMinutes(weights.grant, person.granted, away)
  free.sort((a, b) => b.saving - a.saving)
  for (const { week, saving } of free) {
    const worth = saving + (weights.grant[person.granted + away] ?? 0)
    if (away >= held.quota.get(person.id)! || worth <= 0) break
    const count = inWeek.get(week) ?? 0
    if (weekCaps !== undefined && count >= weekCaps.get(week)!) continue
    inWeek.set(week, count + 1)
    cost -= worth
    away += 1
  }
  return cost
}
