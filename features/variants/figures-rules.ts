// What a variant amounts to, as it is kept and shown: counts and minutes, of nobody.
import { isAway, isOffice } from '../planning/rules.ts'

export type RaisedFigure = {
  rule: 'quota' | 'perWeek' | 'present' | 'budget' | 'seats'
  name: string
  day: string | null
  from: number
  to: number
}
export type DirectorateFigures = {
  directorateId: string
  name: string
  people: number
  budget: number
  wished: number
  granted: number
  refused: number
}
export type VariantFigures = {
  /** Minutes of people's time that the plan costs, and that none can cost less than. */
  objective: number
  bound: number
  gapPercent: number
  people: number
  wished: number
  granted: number
  refused: number
  /** Of the wished days, in all and of the tenth of people with the least and with the most. */
  share: number
  leastTenth: number
  mostTenth: number
  jain: number
  /** Person-days in an office beyond its desks. */
  overDesks: number
  /** Person-days spent elsewhere than in the month as it stands, and persons with more and with fewer days away. */
  movedDays: number
  moreDays: number
  fewerDays: number
  seconds: number
  raised: RaisedFigure[]
  directorates: DirectorateFigures[]
}

type Plan = readonly { id: string; days: readonly string[] }[]
type Placed = { personId: string; directorateId: string; wished: readonly string[] }

/** Wished, granted and refused days by directorate; a day granted need not have been wished where any suits. */
export function countDirectorates(
  people: readonly Placed[],
  plan: Plan,
  days: readonly string[],
  directorates: readonly { directorateId: string; name: string; days: number }[],
): DirectorateFigures[] {
  const placesOf = new Map(plan.map((one) => [one.id, one.days]))
  const rows = new Map(
    directorates.map(({ directorateId, name, days: budget }): [string, DirectorateFigures] => [
      directorateId,
      { directorateId, name, people: 0, budget, wished: 0, granted: 0, refused: 0 },
    ]),
  )
  for (const { personId, directorateId, wished } of people) {
    const row = rows.get(directorateId)
    const places = placesOf.get(personId)
    if (!row || !places) continue
    row.people += 1
    row.wished += wished.length
    for (const place of places) if (isAway(place)) row.granted += 1
    for (const day of wished) if (isOffice(places[days.indexOf(day)] ?? '')) row.refused += 1
  }
  return [...rows.values()].filter(({ people }) => people > 0)
}

/** Shares of the wished days granted, of the tenth of people with the least and of that with the most. */
export function tenths(people: readonly Placed[], plan: Plan, days: readonly string[]) {
  const placesOf = new Map(plan.map((one) => [one.id, one.days]))
  const shares = people.flatMap(({ personId, wished }) => {
    const places = placesOf.get(personId)
    if (!places || wished.length === 0) return []
    return [wished.filter((day) => isAway(places[days.indexOf(day)] ?? '')).length / wished.length]
  })
  shares.sort((a, b) => a - b)
  const tenth = Math.max(1, Math.floor(shares.length / 10))
  const mean = (some: readonly number[]) =>
    some.length === 0 ? 0 : some.reduce((sum, share) => sum + share, 0) / some.length
  return { leastTenth: mean(shares.slice(0, tenth)), mostTenth: mean(shares.slice(-tenth)) }
}

/** Days spent elsewhere than before, and persons who have more or fewer days away; an entry time is no other place. */
export function differences(before: Plan, after: Plan) {
  const was = new Map(before.map((one) => [one.id, one.days]))
  const kind = (place: string | undefined) => (place === undefined ? '' : isOffice(place) ? 'office' : place)
  let [movedDays, moreDays, fewerDays] = [0, 0, 0]
  for (const { id, days } of after) {
    const old = was.get(id) ?? []
    movedDays += days.filter((place, index) => kind(place) !== kind(old[index])).length
    const more = days.filter(isAway).length - old.filter(isAway).length
    if (more > 0) moreDays += 1
    if (more < 0) fewerDays += 1
  }
  return { movedDays, moreDays, fewerDays }
}
