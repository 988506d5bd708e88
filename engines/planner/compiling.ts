/** Reads a sound month problem into flat arrays, decided days taken out of limits and costs. */
import { weekOf } from '../../vocabulary/day.ts'
import type { Instance } from './instance.ts'
import { ABSENT, FREE, HOME, OFFICE } from './instance.ts'
import type { MonthProblem, RaisedLimit } from './problem.ts'

const indexOf = (rows: readonly { id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id }, i) => [id, i]))

/** The problem must be sound (see reading.ts). */
export function instanceOf(problem: MonthProblem): Instance {
  const { people, teams, offices, spaces, zones, directorates, weights } = problem
  const P = people.length
  const D = problem.days.length
  const S = problem.slots.length
  const weekNames = problem.days.map(weekOf)
  const mondays = [...new Set(weekNames)]
  const W = mondays.length
  const teamIndex = indexOf(teams)
  const officeIndex = indexOf(offices)
  const spaceIndex = indexOf(spaces)
  const zoneIndex = indexOf(zones)
  const directorateIndex = indexOf(directorates)
  const placeCount = people.reduce((sum, person) => sum + person.spaces.length, 0)
  const tierCount = zones.reduce((sum, { load }) => sum + load.reduce((n, tiers) => n + tiers.length, 0), 0)

  // A zone where arriving costs nothing at any hour is none.
  const costly = new Set(
    zones.filter(({ load }) => load.some((tiers) => tiers.at(-1)!.minutes > 0)).map(({ id }) => id),
  )

  const instance: Instance = {
    problem,
    people: P,
    days: D,
    slots: S,
    teams: teams.length,
    offices: offices.length,
    spaces: spaces.length,
    zones: zones.length,
    directorates: directorates.length,
    weeks: W,
    weekOfDay: Int32Array.from(weekNames, (name) => mondays.indexOf(name)),
    deskOverflow: weights.deskOverflow,
    teamOf: Int32Array.from(people, ({ team }) => teamIndex.get(team)!),
    officeOfTeam: Int32Array.from(teams, ({ office }) => officeIndex.get(office)!),
    directorateOfTeam: Int32Array.from(teams, ({ directorate }) => directorateIndex.get(directorate)!),
    zoneOfOffice: Int32Array.from(offices, ({ zone }) =>
      zone == null || !costly.has(zone) ? -1 : zoneIndex.get(zone)!,
    ),
    teamStart: new Int32Array(teams.length + 1),
    members: new Int32Array(P),
    word: new Int16Array(P * D),
    wish: new Float64Array(P * D),
    officeCost: Float64Array.from(people, ({ commute }) => 2 * commute),
    homeSuits: Uint8Array.from(people, ({ home }) => (home ? 1 : 0)),
    placeStart: new Int32Array(P + 1),
    placeSpace: new Int32Array(placeCount),
    placeCost: new Float64Array(placeCount),
    quotaRoom: new Int16Array(P),
    weekRoom: new Int16Array(P * W),
    grantFrom: new Int32Array(P),
    grant: Float64Array.from(weights.grant),
    arrivalKind: new Int32Array(P),
    kinds: 0,
    kindOffice: new Int32Array(0),
    kindEarliest: new Int32Array(0),
    kindLatest: new Int32Array(0),
    kindPreferred: new Int32Array(0),
    kindDeviation: new Float64Array(0),
    teamRoom: new Int32Array(teams.length * D),
    directorateRoom: Int32Array.from(directorates, ({ budget }) => budget),
    seatRoom: new Int32Array(spaces.length * D),
    desks: new Int32Array(offices.length * D),
    officeMost: new Int32Array(offices.length * D),
    tierStart: new Int32Array(zones.length * S + 1),
    tierUpTo: new Float64Array(tierCount),
    tierMinutes: new Float64Array(tierCount),
    constant: 0,
    published: null,
    raised: [],
  }
  fillPerDay(instance)
  fillTiers(instance)
  fillKinds(instance)
  fillMembers(instance)
  fillPeople(instance, spaceIndex, mondays)
  raiseShared(instance)
  return instance
}

function fillPerDay({ problem, days: D, teamRoom, desks, seatRoom }: Instance): void {
  for (let d = 0; d < D; d++) {
    for (const [t, { minPresent }] of problem.teams.entries()) teamRoom[t * D + d] = -minPresent[d]!
    for (const [o, office] of problem.offices.entries()) desks[o * D + d] = office.desks[d]!
    for (const [j, { seats }] of problem.spaces.entries()) seatRoom[j * D + d] = seats[d]!
  }
}

function fillTiers({ problem, slots: S, tierStart, tierUpTo, tierMinutes }: Instance): void {
  let tier = 0
  for (const [z, { load }] of problem.zones.entries()) {
    for (const [s, tiers] of load.entries()) {
      for (const { upTo, minutes } of tiers) {
        tierUpTo[tier] = upTo ?? Number.POSITIVE_INFINITY
        tierMinutes[tier] = minutes
        tier += 1
      }
      tierStart[z * S + s + 1] = tier
    }
  }
}

function fillKinds(instance: Instance): void {
  const { problem, slots: S, teamOf, officeOfTeam, arrivalKind } = instance
  const kinds = new Map<number, number>()
  const offices: number[] = []
  const bands: { earliest: number; latest: number; preferred: number }[] = []
  for (const [p, { entry }] of problem.people.entries()) {
    const office = officeOfTeam[teamOf[p]!]!
    const key = ((office * S + entry.earliest) * S + entry.latest) * S + entry.preferred
    let kind = kinds.get(key)
    if (kind === undefined) {
      kind = kinds.size
      kinds.set(key, kind)
      offices.push(office)
      bands.push(entry)
    }
    arrivalKind[p] = kind
  }
  instance.kinds = kinds.size
  instance.kindOffice = Int32Array.from(offices)
  instance.kindEarliest = Int32Array.from(bands, ({ earliest }) => earliest)
  instance.kindLatest = Int32Array.from(bands, ({ latest }) => latest)
  instance.kindPreferred = Int32Array.from(bands, ({ preferred }) => preferred)
  instance.kindDeviation = new Float64Array(kinds.size * S).fill(Number.POSITIVE_INFINITY)
  for (const [k, { earliest, latest, preferred }] of bands.entries()) {
    for (let s = earliest; s <= latest; s++) {
      instance.kindDeviation[k * S + s] = problem.weights.slotDeviation * Math.abs(s - preferred)
    }
  }
}

function fillMembers({ people: P, teamOf, teamStart, members, teams }: Instance): void {
  for (let p = 0; p < P; p++) teamStart[teamOf[p]! + 1]! += 1
  for (let t = 0; t < teams; t++) teamStart[t + 1]! += teamStart[t]!
  const next = teamStart.slice()
  for (let p = 0; p < P; p++) members[next[teamOf[p]!]!++] = p
}

/** Reads people and takes what they have decided out of limits and costs. */
function fillPeople(instance: Instance, spaceIndex: Map<string, number>, mondays: readonly string[]): void {
  const { problem, days: D, weeks: W, weekOfDay, teamOf, officeOfTeam, directorateOfTeam } = instance
  const { placeStart, placeSpace, placeCost, word, wish, weekRoom, teamRoom, raised } = instance
  let place = 0
  const own = new Map<string, number>()
  const weekAway = new Int32Array(W)
  for (const [p, person] of problem.people.entries()) {
    const t = teamOf[p]!
    own.clear()
    for (const { space, minutes } of person.spaces) {
      own.set(space, own.size)
      placeSpace[place] = spaceIndex.get(space)!
      placeCost[place] = 2 * minutes - person.nearBonus
      place += 1
    }
    placeStart[p + 1] = place
    weekAway.fill(0)
    let away = 0
    for (let d = 0; d < D; d++) {
      const given = person.days[d]!
      const at = p * D + d
      wish[at] = person.wish[d]!
      word[at] = wordOf(given, own)
      if (given === 'absent') continue
      teamRoom[t * D + d]! += 1
      if (given === 'free' || given === 'office') instance.officeMost[officeOfTeam[t]! * D + d]! += 1
      if (given === 'free' || given === 'office') continue
      away += 1
      weekAway[weekOfDay[d]!]! += 1
      instance.constant -= person.wish[d]!
      teamRoom[t * D + d]! -= 1
      instance.directorateRoom[directorateOfTeam[t]!]! -= 1
      if (word[at]! >= 0) {
        const taken = placeStart[p]! + word[at]!
        instance.constant += placeCost[taken]!
        instance.seatRoom[placeSpace[taken]! * D + d]! -= 1
      }
    }
    for (let k = 0; k < away; k++) instance.constant -= instance.grant[person.granted + k] ?? 0
    instance.grantFrom[p] = person.granted + away
    if (away > person.quota) raised.push({ rule: 'quota', id: person.id, from: person.quota, to: away })
    instance.quotaRoom[p] = Math.min(D, Math.max(0, person.quota - away))
    for (let w = 0; w < W; w++) {
      const cap = person.perWeek ?? D
      const decided = weekAway[w]!
      weekRoom[p * W + w] = Math.min(D, Math.max(0, cap - decided))
      if (person.perWeek !== null && decided > cap) {
        raised.push({ rule: 'perWeek', id: person.id, day: mondays[w]!, from: cap, to: decided })
      }
    }
  }
}

function wordOf(given: string, own: ReadonlyMap<string, number>): number {
  if (given === 'free') return FREE
  if (given === 'office') return OFFICE
  if (given === 'absent') return ABSENT
  return given === 'home' ? HOME : own.get(given.slice(6))!
}

/** Rooms below zero: what is decided breaks the limit by itself, so the limit rises to just that. */
function raiseShared(instance: Instance): void {
  const { problem, days: D, raised } = instance
  const raise = (
    room: Int32Array,
    rule: RaisedLimit['rule'],
    rows: readonly { id: string }[],
    perDay: boolean,
    limitOf: (row: number, d: number) => number,
  ): void => {
    for (const [i, { id }] of rows.entries()) {
      for (let d = 0; d < (perDay ? D : 1); d++) {
        const at = perDay ? i * D + d : i
        if (room[at]! >= 0) continue
        const from = limitOf(i, d)
        const entry: RaisedLimit = { rule, id, from, to: from - room[at]! }
        raised.push(perDay ? { ...entry, day: problem.days[d]! } : entry)
        room[at] = 0
      }
    }
  }
  const present = new Int32Array(instance.teams * D)
  for (let at = 0; at < instance.people * D; at++) {
    if (instance.word[at] !== ABSENT) present[instance.teamOf[Math.floor(at / D)]! * D + (at % D)]! += 1
  }
  raise(instance.teamRoom, 'present', problem.teams, true, (t, d) => {
    return present[t * D + d]! - problem.teams[t]!.minPresent[d]!
  })
  raise(
    instance.directorateRoom,
    'budget',
    problem.directorates,
    false,
    (r) => problem.directorates[r]!.budget,
  )
  raise(instance.seatRoom, 'seats', problem.spaces, true, (j, d) => problem.spaces[j]!.seats[d]!)
}
