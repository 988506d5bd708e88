/** Month problems between their two forms: JSON with ids, and typed arrays with numbers. */
import { weekOf } from '../../vocabulary/day.ts'
import type { RaisedRow } from './instance.ts'
import type { MonthArrays } from './month-arrays.ts'
import { ABSENT, FREE, HOME, OFFICE } from './month-arrays.ts'
import type { MonthProblem, Person, RaisedLimit } from './problem.ts'

const indexOf = (rows: readonly { id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id }, i) => [id, i]))

/** The problem must be sound (see reading.ts). */
export function arraysOf(problem: MonthProblem): MonthArrays {
  const { people, teams, offices, spaces, zones, directorates, weights } = problem
  const D = problem.days.length
  const S = problem.slots.length
  const weeks = problem.days.map(weekOf)
  const mondays = [...new Set(weeks)]
  const teamIndex = indexOf(teams)
  const officeIndex = indexOf(offices)
  const spaceIndex = indexOf(spaces)
  const zoneIndex = indexOf(zones)
  const directorateIndex = indexOf(directorates)
  const placeCount = people.reduce((sum, person) => sum + person.spaces.length, 0)
  const tiers = zones.flatMap(({ load }) => load.flat())
  const perDay = (rows: number, numbersOf: (row: number) => readonly number[]): Int32Array => {
    const values = new Int32Array(rows * D)
    for (let row = 0; row < rows; row++) values.set(numbersOf(row), row * D)
    return values
  }
  const ints = (numberOf: (person: Person) => number): Int32Array => Int32Array.from(people, numberOf)
  const arrays: MonthArrays = {
    people: people.length,
    days: D,
    slots: S,
    directorates: directorates.length,
    teams: teams.length,
    offices: offices.length,
    spaces: spaces.length,
    zones: zones.length,
    weekOfDay: Int32Array.from(weeks, (name) => mondays.indexOf(name)),
    slotDeviation: weights.slotDeviation,
    deskOverflow: weights.deskOverflow,
    grant: Float64Array.from(weights.grant),
    budget: Int32Array.from(directorates, ({ budget }) => budget),
    directorateOfTeam: Int32Array.from(teams, ({ directorate }) => directorateIndex.get(directorate)!),
    officeOfTeam: Int32Array.from(teams, ({ office }) => officeIndex.get(office)!),
    minPresent: perDay(teams.length, (t) => teams[t]!.minPresent),
    zoneOfOffice: Int32Array.from(offices, ({ zone }) => (zone == null ? -1 : zoneIndex.get(zone)!)),
    desks: perDay(offices.length, (o) => offices[o]!.desks),
    seats: perDay(spaces.length, (j) => spaces[j]!.seats),
    tierStart: new Int32Array(zones.length * S + 1),
    tierUpTo: Float64Array.from(tiers, ({ upTo }) => upTo ?? Number.POSITIVE_INFINITY),
    tierMinutes: Float64Array.from(tiers, ({ minutes }) => minutes),
    teamOf: ints(({ team }) => teamIndex.get(team)!),
    quota: ints(({ quota }) => quota),
    perWeek: ints(({ perWeek }) => perWeek ?? -1),
    granted: ints(({ granted }) => granted),
    commute: Float64Array.from(people, ({ commute }) => commute),
    home: Uint8Array.from(people, ({ home }) => (home ? 1 : 0)),
    nearBonus: Float64Array.from(people, ({ nearBonus }) => nearBonus),
    placeStart: new Int32Array(people.length + 1),
    placeSpace: new Int32Array(placeCount),
    placeMinutes: new Float64Array(placeCount),
    earliest: Uint8Array.from(people, ({ entry }) => entry.earliest),
    latest: Uint8Array.from(people, ({ entry }) => entry.latest),
    preferred: Uint8Array.from(people, ({ entry }) => entry.preferred),
    word: new Int16Array(people.length * D),
    wish: new Float64Array(people.length * D),
  }
  let tier = 0
  for (const [z, { load }] of zones.entries()) {
    for (const [s, { length }] of load.entries()) arrays.tierStart[z * S + s + 1] = tier += length
  }
  let place = 0
  const own = new Map<string, number>()
  for (const [p, person] of people.entries()) {
    own.clear()
    for (const { space, minutes } of person.spaces) {
      own.set(space, own.size)
      arrays.placeSpace[place] = spaceIndex.get(space)!
      arrays.placeMinutes[place++] = minutes
    }
    arrays.placeStart[p + 1] = place
    arrays.wish.set(person.wish, p * D)
    for (let d = 0; d < D; d++) arrays.word[p * D + d] = wordOf(person.days[d]!, own)
  }
  return arrays
}

function wordOf(given: string, own: ReadonlyMap<string, number>): number {
  if (given === 'free') return FREE
  if (given === 'office') return OFFICE
  if (given === 'absent') return ABSENT
  return given === 'home' ? HOME : own.get(given.slice(6))!
}

/** Names for what arrays only number. */
export type Calendar = Pick<MonthProblem, 'format' | 'month' | 'days' | 'slots'>

/** The same problem as JSON, its rows named by letter and number: `P0`, `T3`, `O1` … */
export function problemOf(a: MonthArrays, calendar: Calendar): MonthProblem {
  const D = a.days
  const row = (values: Int32Array, at: number): number[] => Array.from(values.subarray(at * D, (at + 1) * D))
  const many = <T>(count: number, of: (at: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => of(at))
  const words = ['home', 'absent', 'office', 'free']
  return {
    format: calendar.format,
    month: calendar.month,
    days: calendar.days,
    slots: calendar.slots,
    weights: { slotDeviation: a.slotDeviation, deskOverflow: a.deskOverflow, grant: Array.from(a.grant) },
    directorates: many(a.directorates, (r) => ({ id: `D${r}`, budget: a.budget[r]! })),
    teams: many(a.teams, (t) => ({
      id: `T${t}`,
      directorate: `D${a.directorateOfTeam[t]}`,
      office: `O${a.officeOfTeam[t]}`,
      minPresent: row(a.minPresent, t),
    })),
    offices: many(a.offices, (o) => ({
      id: `O${o}`,
      zone: a.zoneOfOffice[o]! < 0 ? null : `Z${a.zoneOfOffice[o]}`,
      desks: row(a.desks, o),
    })),
    spaces: many(a.spaces, (j) => ({ id: `S${j}`, seats: row(a.seats, j) })),
    zones: many(a.zones, (z) => ({
      id: `Z${z}`,
      load: many(a.slots, (s) => {
        const first = a.tierStart[z * a.slots + s]!
        return many(a.tierStart[z * a.slots + s + 1]! - first, (k) => ({
          upTo: a.tierUpTo[first + k] === Number.POSITIVE_INFINITY ? null : a.tierUpTo[first + k]!,
          minutes: a.tierMinutes[first + k]!,
        }))
      }),
    })),
    people: many(a.people, (p) => {
      const first = a.placeStart[p]!
      const spaces = many(a.placeStart[p + 1]! - first, (k) => ({
        space: `S${a.placeSpace[first + k]}`,
        minutes: a.placeMinutes[first + k]!,
      }))
      return {
        id: `P${p}`,
        team: `T${a.teamOf[p]}`,
        quota: a.quota[p]!,
        perWeek: a.perWeek[p]! < 0 ? null : a.perWeek[p]!,
        granted: a.granted[p]!,
        commute: a.commute[p]!,
        home: a.home[p] === 1,
        nearBonus: a.nearBonus[p]!,
        spaces,
        entry: { earliest: a.earliest[p]!, latest: a.latest[p]!, preferred: a.preferred[p]! },
        days: many(D, (d) => {
          const word = a.word[p * D + d]!
          return word >= 0 ? `space:${spaces[word]!.space}` : words[word - HOME]!
        }),
        wish: Array.from(a.wish.subarray(p * D, (p + 1) * D)),
      }
    }),
  }
}

/** Raised limits by id and day. */
export function namedLimits(problem: MonthProblem, raised: readonly RaisedRow[]): RaisedLimit[] {
  const { people, teams, directorates, spaces, days } = problem
  const mondays = [...new Set(days.map(weekOf))]
  return raised.map(({ rule, row, day, from, to }): RaisedLimit => {
    if (rule === 'quota') return { rule, id: people[row]!.id, from, to }
    if (rule === 'perWeek') return { rule, id: people[row]!.id, day: mondays[day]!, from, to }
    if (rule === 'budget') return { rule, id: directorates[row]!.id, from, to }
    return { rule, id: (rule === 'present' ? teams : spaces)[row]!.id, day: days[day]!, from, to }
  })
}
