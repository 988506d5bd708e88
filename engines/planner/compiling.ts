/** From the arrays of a month to the instance that the search works on: what is decided is taken out. */
import type { Bands, Instance, RaisedRow } from './instance.ts'
import { ABSENT, FREE, OFFICE } from './instance.ts'
import type { MonthArrays } from './month-arrays.ts'

/** Arrays of this many bytes; shared memory where several threads will read them. */
export type Allocate = (bytes: number) => ArrayBufferLike

export const ownMemory: Allocate = (bytes) => new ArrayBuffer(bytes)

/** The arrays must be sound (see `checkArrays`); those that do not change are taken as they are. */
export function instanceOf(a: MonthArrays, allocate: Allocate = ownMemory): Instance {
  const { people: P, days: D, teams: T } = a
  const W = D === 0 ? 0 : a.weekOfDay[D - 1]! + 1
  const ints = (length: number): Int32Array => new Int32Array(allocate(4 * length))
  const shorts = (length: number): Int16Array => new Int16Array(allocate(2 * length))
  const doubles = (length: number): Float64Array => new Float64Array(allocate(8 * length))
  const copied = <A extends Int32Array | Float64Array | Int16Array | Uint8Array>(to: A, from: A): A => {
    to.set(from)
    return to
  }
  const instance: Instance = {
    people: P,
    days: D,
    slots: a.slots,
    teams: T,
    offices: a.offices,
    spaces: a.spaces,
    zones: a.zones,
    directorates: a.directorates,
    weeks: W,
    weekOfDay: a.weekOfDay,
    deskOverflow: a.deskOverflow,
    teamOf: copied(ints(P), a.teamOf),
    officeOfTeam: a.officeOfTeam,
    directorateOfTeam: a.directorateOfTeam,
    zoneOfOffice: copied(ints(a.offices), a.zoneOfOffice),
    teamStart: ints(T + 1),
    members: ints(P),
    word: copied(shorts(P * D), a.word),
    wish: copied(doubles(P * D), a.wish),
    officeCost: doubles(P),
    homeSuits: copied(new Uint8Array(allocate(P)), a.home),
    placeStart: copied(ints(P + 1), a.placeStart),
    placeSpace: copied(ints(a.placeSpace.length), a.placeSpace),
    placeCost: doubles(a.placeSpace.length),
    quotaRoom: shorts(P),
    weekRoom: shorts(P * W),
    grantFrom: ints(P),
    grant: a.grant,
    bands: {
      count: 0,
      of: ints(P),
      zone: ints(0),
      earliest: ints(0),
      latest: ints(0),
      preferred: ints(0),
      deviation: doubles(0),
    },
    teamRoom: ints(T * D),
    directorateRoom: copied(ints(a.directorates), a.budget),
    seatRoom: copied(ints(a.spaces * D), a.seats),
    desks: copied(ints(a.offices * D), a.desks),
    officeMost: ints(a.offices * D),
    tierStart: a.tierStart,
    tierUpTo: a.tierUpTo,
    tierMinutes: a.tierMinutes,
    constant: 0,
    published: null,
    raised: [],
  }
  for (let at = 0; at < T * D; at++) instance.teamRoom[at] = -a.minPresent[at]!
  // A zone where arriving costs nothing at any hour is none.
  for (let o = 0; o < a.offices; o++) if (!isCostly(a, a.zoneOfOffice[o]!)) instance.zoneOfOffice[o] = -1
  fillBands(a, instance.bands, instance)
  fillMembers(instance)
  fillPeople(a, instance)
  raiseShared(a, instance)
  return instance
}

function isCostly(a: MonthArrays, zone: number): boolean {
  if (zone < 0) return false
  for (let s = 0; s < a.slots; s++)
    if (a.tierMinutes[a.tierStart[zone * a.slots + s + 1]! - 1]! > 0) return true
  return false
}

function fillBands(a: MonthArrays, bands: Bands, { zoneOfOffice, officeOfTeam }: Instance): void {
  const S = a.slots
  const numbers = new Map<number, number>()
  const found: { zone: number; earliest: number; latest: number; preferred: number }[] = []
  for (let p = 0; p < a.people; p++) {
    const zone = zoneOfOffice[officeOfTeam[a.teamOf[p]!]!]!
    const [earliest, latest, preferred] = [a.earliest[p]!, a.latest[p]!, a.preferred[p]!]
    const key = (((zone + 1) * S + earliest) * S + latest) * S + preferred
    let band = numbers.get(key)
    if (band === undefined) {
      band = numbers.size
      numbers.set(key, band)
      found.push({ zone, earliest, latest, preferred })
    }
    bands.of[p] = band
  }
  bands.count = found.length
  bands.zone = Int32Array.from(found, ({ zone }) => zone)
  bands.earliest = Int32Array.from(found, ({ earliest }) => earliest)
  bands.latest = Int32Array.from(found, ({ latest }) => latest)
  bands.preferred = Int32Array.from(found, ({ preferred }) => preferred)
  bands.deviation = new Float64Array(found.length * S).fill(Number.POSITIVE_INFINITY)
  for (const [b, { earliest, latest, preferred }] of found.entries()) {
    for (let s = earliest; s <= latest; s++)
      bands.deviation[b * S + s] = a.slotDeviation * Math.abs(s - preferred)
  }
}

function fillMembers({ people: P, teamOf, teamStart, members, teams }: Instance): void {
  for (let p = 0; p < P; p++) teamStart[teamOf[p]! + 1]! += 1
  for (let t = 0; t < teams; t++) teamStart[t + 1]! += teamStart[t]!
  const next = teamStart.slice()
  for (let p = 0; p < P; p++) members[next[teamOf[p]!]!++] = p
}

/** Takes what people have decided out of limits and costs. */
function fillPeople(a: MonthArrays, instance: Instance): void {
  const { days: D, weeks: W, weekOfDay, teamOf, officeOfTeam, directorateOfTeam } = instance
  const { placeStart, placeSpace, placeCost, word, wish, weekRoom, teamRoom, raised } = instance
  const weekAway = new Int32Array(W)
  for (let p = 0; p < a.people; p++) {
    const t = teamOf[p]!
    const office = officeOfTeam[t]!
    instance.officeCost[p] = 2 * a.commute[p]!
    for (let k = placeStart[p]!; k < placeStart[p + 1]!; k++)
      placeCost[k] = 2 * a.placeMinutes[k]! - a.nearBonus[p]!
    weekAway.fill(0)
    let away = 0
    for (let d = 0; d < D; d++) {
      const at = p * D + d
      const given = word[at]!
      if (given === ABSENT) continue
      teamRoom[t * D + d]! += 1
      if (given === FREE || given === OFFICE) {
        instance.officeMost[office * D + d]! += 1
        continue
      }
      away += 1
      weekAway[weekOfDay[d]!]! += 1
      instance.constant -= wish[at]!
      teamRoom[t * D + d]! -= 1
      instance.directorateRoom[directorateOfTeam[t]!]! -= 1
      if (given >= 0) {
        const taken = placeStart[p]! + given
        instance.constant += placeCost[taken]!
        instance.seatRoom[placeSpace[taken]! * D + d]! -= 1
      }
    }
    const granted = a.granted[p]!
    for (let k = 0; k < away; k++) instance.constant -= instance.grant[granted + k] ?? 0
    instance.grantFrom[p] = granted + away
    const quota = a.quota[p]!
    if (away > quota) raised.push({ rule: 'quota', row: p, day: -1, from: quota, to: away })
    instance.quotaRoom[p] = Math.min(D, Math.max(0, quota - away))
    const cap = a.perWeek[p]! < 0 ? D : a.perWeek[p]!
    for (let w = 0; w < W; w++) {
      const decided = weekAway[w]!
      weekRoom[p * W + w] = Math.min(D, Math.max(0, cap - decided))
      if (a.perWeek[p]! >= 0 && decided > cap)
        raised.push({ rule: 'perWeek', row: p, day: w, from: cap, to: decided })
    }
  }
}

/** Rooms below zero: what is decided breaks the limit by itself, so the limit rises to just that. */
function raiseShared(a: MonthArrays, instance: Instance): void {
  const D = instance.days
  const present = new Int32Array(instance.teams * D)
  for (let p = 0; p < instance.people; p++) {
    for (let d = 0; d < D; d++)
      if (instance.word[p * D + d] !== ABSENT) present[instance.teamOf[p]! * D + d]! += 1
  }
  const raise = (room: Int32Array, rule: RaisedRow['rule'], limitOf: (at: number) => number): void => {
    for (let at = 0; at < room.length; at++) {
      if (room[at]! >= 0) continue
      const from = limitOf(at)
      const perDay = rule !== 'budget'
      const row = perDay ? Math.floor(at / D) : at
      instance.raised.push({ rule, row, day: perDay ? at % D : -1, from, to: from - room[at]! })
      room[at] = 0
    }
  }
  raise(instance.teamRoom, 'present', (at) => present[at]! - a.minPresent[at]!)
  raise(instance.directorateRoom, 'budget', (r) => a.budget[r]!)
  raise(instance.seatRoom, 'seats', (at) => a.seats[at]!)
}
