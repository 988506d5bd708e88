/**
 * Why a day is as it is, as data from which sentences are made in any language: the limits that stood in the
 * way, what the day was worth against what its place cost at the prices, and what would have changed it.
 * Nothing here names or counts a single colleague; every "would have" was tried by a re-plan and came true.
 */
import { weekOf } from '../../vocabulary/day.ts'
import type { Change } from './changes.ts'
import type { BindingLimit, Counterfactual, DayExplanation, Entry, Month, Worth } from './explanation.ts'
import { isAway } from './limits.ts'
import { colleagues, loosen } from './loosening.ts'
import type { OpenedPlan } from './opened-plan.ts'
import type { Person, Prices } from './problem.ts'
import { replanOpened } from './replanning.ts'

/** How far a limit is moved, and how often a wish is doubled, before the question is given up. */
const mostSteps = 3
const mostDoublings = 4

/** Explains one day. Throws a RangeError for a person or day that the month does not have. */
export function explainDay({ opened, prices }: Month, personId: string, day: string): DayExplanation {
  const { problem } = opened
  const p = problem.people.findIndex(({ id }) => id === personId)
  const d = problem.days.indexOf(day)
  const words = opened.planned[p]?.days
  if (p < 0 || d < 0 || words === undefined) throw new RangeError('no such person or day in this month')
  const person = problem.people[p]!
  const given = person.days[d]!
  const planned = words[d]!
  const facts = factsOf(opened, prices, p, d)
  const explanation: DayExplanation = {
    person: personId,
    day,
    given,
    planned,
    outcome: given !== 'free' ? 'decided' : isAway(planned) ? 'granted' : 'not-granted',
    limits: [],
    wouldHave: [],
  }
  if (planned.startsWith('office@')) explanation.entry = entryOf(opened, prices, person, p, d, planned)
  if (given !== 'free') return explanation
  if (facts.worth !== undefined) explanation.worth = facts.worth
  explanation.limits = facts.limits
  if (explanation.outcome === 'not-granted')
    explanation.wouldHave = verified({ opened, prices }, person, d, facts)
  return explanation
}

interface Facts {
  worth: Worth | undefined
  limits: BindingLimit[]
}

function factsOf(opened: OpenedPlan, prices: Prices, p: number, d: number): Facts {
  const { problem, teamOf } = opened
  const person = problem.people[p]!
  const team = problem.teams[teamOf[p]!]!
  const office = problem.offices[opened.officeOfTeam[teamOf[p]!]!]!
  const directorate = problem.directorates[opened.directorateOfTeam[teamOf[p]!]!]!
  const words = opened.planned[p]!.days
  const granted = isAway(words[d]!)
  const week = weekOf(problem.days[d]!)
  const inWeek = words.filter((word, at) => isAway(word) && weekOf(problem.days[at]!) === week).length
  const away = words.filter(isAway).length
  const limits: BindingLimit[] = []

  let members = 0
  let teamAway = 0
  let budgetUsed = 0
  for (const q of colleagues(opened, p)) {
    const days = opened.planned[q]?.days
    if (days === undefined) continue
    const same = teamOf[q] === teamOf[p]
    if (same && problem.people[q]!.days[d] !== 'absent') members += 1
    if (same && isAway(days[d]!)) teamAway += 1
    for (const word of days) if (isAway(word)) budgetUsed += 1
  }
  const teamPrice = prices.teams[team.id]?.[d] ?? 0
  const budgetPrice = prices.directorates[directorate.id] ?? 0
  const desksPrice = prices.offices[office.id]?.[d] ?? 0
  const worth = worthOf(opened, prices, p, d)
  if (worth === undefined) return { worth, limits: [{ kind: 'no-place' }] }

  const full: BindingLimit[] = []
  for (const { space } of person.spaces) {
    const j = problem.spaces.findIndex(({ id }) => id === space)
    const seats = problem.spaces[j]!.seats[d]!
    const price = prices.spaces[space]?.[d] ?? 0
    if (opened.seated[j * problem.days.length + d]! >= seats) {
      full.push({ kind: 'seats', space, limit: seats, price })
    }
  }
  // A full space stands in the way of who has no other place; who was granted it used its seat.
  const isSeat = granted && words[d]!.startsWith('space:')
  if (granted) {
    limits.push(
      ...full.filter((seat) => isSeat && seat.kind === 'seats' && words[d] === `space:${seat.space}`),
    )
  } else if (!person.home && full.length === person.spaces.length) limits.push(...full)

  if (teamAway >= members - team.minPresent[d]!) {
    const present = team.minPresent[d]!
    limits.push({
      kind: 'team',
      team: team.id,
      present,
      places: Math.max(0, members - present),
      price: teamPrice,
    })
  }
  if (budgetUsed >= directorate.budget) {
    limits.push({
      kind: 'budget',
      directorate: directorate.id,
      limit: directorate.budget,
      price: budgetPrice,
    })
  }
  if (away >= person.quota) limits.push({ kind: 'quota', limit: person.quota })
  if (person.perWeek !== null && inWeek >= person.perWeek) {
    limits.push({ kind: 'per-week', week, limit: person.perWeek })
  }
  if (opened.present[opened.officeOfTeam[teamOf[p]!]! * problem.days.length + d]! >= office.desks[d]!) {
    limits.push({ kind: 'desks', office: office.id, limit: office.desks[d]!, price: desksPrice })
  }

  const short = worth.price - worth.way - worth.wish - worth.grant - worth.relief
  const others = limits.some(({ kind }) => kind === 'team' || kind === 'budget' || kind === 'seats')
  if (!granted && (short > 0 || (others && short > -1))) {
    limits.push({ kind: 'worth-less', short: Math.max(0, short) })
  }
  return { worth, limits }
}

/** What being away would be worth on this day; undefined where the person has no place to be away. */
function worthOf(opened: OpenedPlan, prices: Prices, p: number, d: number): Worth | undefined {
  const { problem, teamOf } = opened
  const person = problem.people[p]!
  const team = problem.teams[teamOf[p]!]!
  const words = opened.planned[p]!.days
  const places = person.home ? [{ minutes: 0, price: 0 }] : []
  for (const { space, minutes } of person.spaces) {
    places.push({ minutes: 2 * minutes - person.nearBonus, price: prices.spaces[space]?.[d] ?? 0 })
  }
  if (places.length === 0) return undefined
  const best = places.reduce((a, b) => (b.minutes + b.price < a.minutes + a.price ? b : a))
  const away = words.filter(isAway).length
  const taken = isAway(words[d]!) ? away - 1 : away
  return {
    way: 2 * person.commute - best.minutes,
    wish: person.wish[d]!,
    grant: problem.weights.grant[person.granted + taken] ?? 0,
    relief: (prices.offices[team.office]?.[d] ?? 0) + arrivalPrice(opened, prices, person, p, d),
    price: (prices.teams[team.id]?.[d] ?? 0) + (prices.directorates[team.directorate] ?? 0) + best.price,
  }
}

function zonePrices(opened: OpenedPlan, prices: Prices, p: number, d: number): readonly number[] {
  const zone = opened.problem.offices[opened.officeOfTeam[opened.teamOf[p]!]!]!.zone
  return zone == null ? [] : (prices.zones[zone]?.[d] ?? [])
}

/** Minutes: deviation and load at the best slot of the band. */
function arrivalPrice(opened: OpenedPlan, prices: Prices, person: Person, p: number, d: number): number {
  const loads = zonePrices(opened, prices, p, d)
  const { slotDeviation } = opened.problem.weights
  let least = Number.POSITIVE_INFINITY
  for (let s = person.entry.earliest; s <= person.entry.latest; s++) {
    least = Math.min(least, slotDeviation * Math.abs(s - person.entry.preferred) + (loads[s] ?? 0))
  }
  return least
}

function entryOf(
  opened: OpenedPlan,
  prices: Prices,
  { entry }: Person,
  p: number,
  d: number,
  planned: string,
): Entry {
  const { slots } = opened.problem
  const loads = zonePrices(opened, prices, p, d)
  return {
    planned: planned.slice(7),
    preferred: slots[entry.preferred]!,
    earliest: slots[entry.earliest]!,
    latest: slots[entry.latest]!,
    loadAtPreferred: loads[entry.preferred] ?? 0,
    loadAtPlanned: loads[slots.indexOf(planned.slice(7))] ?? 0,
  }
}

/** Looser limits one by one, else as few together as do, and a wish that weighs more: what a re-plan confirms. */
function verified(
  { opened, prices }: Month,
  person: Person,
  d: number,
  { worth, limits }: Facts,
): Counterfactual[] {
  if (worth === undefined) return []
  const { problem } = opened
  const day = problem.days[d]!
  const found: Counterfactual[] = []
  const p = problem.people.indexOf(person)
  const confirmed = (changes: Change[], by: number): Counterfactual | undefined => {
    const result = replanOpened(opened, changes, { stability: 0 })
    if ('faults' in result) return undefined
    const becomes = result.people[p]!.days[d]!
    if (!isAway(becomes)) return undefined
    return { changes, by, becomes, gain: Math.max(0, opened.objective - result.objective) }
  }
  const tryIt = (changes: Change[], by: number): boolean => {
    const one = confirmed(changes, by)
    if (one !== undefined) found.push(one)
    return one !== undefined
  }
  /** One step, else as few as do; where even the most do not, those between are not tried. */
  const fewestSteps = (change: (by: number) => Change): Counterfactual | undefined => {
    const step = (by: number) => confirmed([change(by)], by)
    const one = step(1)
    const most = one === undefined ? step(mostSteps) : undefined
    if (most === undefined) return one
    for (let by = 2; by < mostSteps; by++) {
      const fewer = step(by)
      if (fewer !== undefined) return fewer
    }
    return most
  }

  const loosened = limits.flatMap((limit) => loosen(opened, p, day, limit) ?? [])
  found.push(...loosened.flatMap((change) => fewestSteps(change) ?? []))
  if (found.length === 0 && loosened.length > 1) {
    let needed = loosened.map((change) => change(1))
    if (tryIt(needed, 1)) {
      // All together would have done: leave out whatever was not needed.
      for (const change of [...needed]) {
        const fewer = needed.filter((one) => one !== change)
        if (fewer.length === 0 || !tryIt(fewer, 1)) continue
        needed = fewer
      }
      found.splice(0, found.length - 1)
    }
  }
  for (
    let by = Math.max(1, Math.ceil(missingWish(opened, prices, p, d))), k = 0;
    k < mostDoublings;
    k++, by *= 2
  ) {
    if (tryIt([{ what: 'wish', person: person.id, day, minutes: person.wish[d]! + by }], by)) break
  }
  return found
}

/** Minutes by which the wish would have to weigh more, as far as the prices tell. */
function missingWish(opened: OpenedPlan, prices: Prices, p: number, d: number): number {
  const words = opened.planned[p]!.days
  const here = worthOf(opened, prices, p, d)
  if (here === undefined) return 0
  const net = (worth: Worth): number => worth.way + worth.wish + worth.relief - worth.price
  // Where the person's own days compete, this one must be worth more than the least that was granted.
  let least = Number.POSITIVE_INFINITY
  for (const [at, word] of words.entries()) {
    if (!isAway(word) || opened.problem.people[p]!.days[at] !== 'free') continue
    const other = worthOf(opened, prices, p, at)
    if (other !== undefined) least = Math.min(least, net(other))
  }
  const own = least < Number.POSITIVE_INFINITY ? least - net(here) : 0
  return Math.max(own, -net(here) - here.grant)
}
