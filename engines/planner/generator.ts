/** Invented month problems of any size, shaped on a city's administration: for tests and benchmarks. */
import { daysOfMonth, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import type { Allocate } from './compiling.ts'
import { ownMemory } from './compiling.ts'
import type { Calendar } from './flattening.ts'
import { problemOf } from './flattening.ts'
import type { MonthArrays } from './month-arrays.ts'
import { ABSENT, FREE, HOME, OFFICE } from './month-arrays.ts'
import type { MonthProblem } from './problem.ts'
import { problemFormat } from './problem.ts'
import { randomOf } from './random.ts'

export interface ProblemShape {
  people: number
  seed: number
  /** `YYYY-MM`; default 2027-03. */
  month?: string
  /** Near-work spaces; default one for about 110 people. */
  spaces?: number
  /** Zones with a cost of arriving; 0 for none. Default one for about 730 people, at least 1. */
  zones?: number
  /** Offices far over their desks and budgets tiny: the kind where prices prove little. Default false. */
  stressed?: boolean
}

const slots = ['07:30', '07:45', '08:00', '08:15', '08:30', '08:45', '09:00', '09:15', '09:30', '09:45']
/** Share of a zone's people whom each slot takes without cost: trams are fullest from 8:15 to 8:45. */
const freeShare = [0.08, 0.1, 0.1, 0.05, 0.04, 0.05, 0.1, 0.15, 0.18, 0.18]

const placesAtMost = 3
const grantDays = 31
const tiers = [
  { share: 1, minutes: 0 },
  { share: 1.3, minutes: 6 },
  { share: 1.6, minutes: 15 },
  { share: Number.POSITIVE_INFINITY, minutes: 40 },
] as const

function calendarOf({ month = '2027-03' }: ProblemShape): Calendar {
  const days = daysOfMonth(month).filter((day) => weekdayOf(day) <= 5 && !day.endsWith('-01'))
  return { format: problemFormat, month, days, slots: [...slots] }
}

export function generateProblem(shape: ProblemShape): MonthProblem {
  return problemOf(generateArrays(shape), calendarOf(shape))
}

/** The same problem in typed arrays: a million people in some hundred megabytes. */
export function generateArrays(shape: ProblemShape, allocate: Allocate = ownMemory): MonthArrays {
  const { people: count, seed, stressed = false } = shape
  const random = randomOf(seed)
  const { days } = calendarOf(shape)
  const D = days.length
  const S = slots.length
  const spaceCount = shape.spaces ?? Math.max(1, Math.round(count / 110))
  const zoneCount = shape.zones ?? Math.max(1, Math.round(count / 730))
  const officeCount = Math.max(1, zoneCount, Math.round(count / 110))
  const directorateCount = Math.max(1, Math.round(count / 263))
  const teamCount = Math.max(1, Math.round(count / 12))
  const ints = (length: number): Int32Array => new Int32Array(allocate(4 * length))
  const doubles = (length: number): Float64Array => new Float64Array(allocate(8 * length))
  const bytes = (length: number): Uint8Array => new Uint8Array(allocate(length))
  const drawn = (length: number, below: number): Int32Array => ints(length).map(() => random.below(below))
  const weeks = days.map(weekOf)
  const mondays = [...new Set(weeks)]
  const a: MonthArrays = {
    people: count,
    days: D,
    slots: S,
    directorates: directorateCount,
    teams: teamCount,
    offices: officeCount,
    spaces: spaceCount,
    zones: zoneCount,
    weekOfDay: Int32Array.from(weeks, (name) => mondays.indexOf(name)),
    slotDeviation: 2,
    deskOverflow: 200,
    grant: Float64Array.from({ length: grantDays }, (_, k) => Math.round(2000 / Math.sqrt(k + 1)) / 100),
    budget: ints(directorateCount),
    teamOf: drawn(count, teamCount),
    officeOfTeam: drawn(teamCount, officeCount),
    directorateOfTeam: drawn(teamCount, directorateCount),
    minPresent: ints(teamCount * D),
    zoneOfOffice: ints(officeCount).map((_, o) => (zoneCount > 0 ? o % zoneCount : -1)),
    desks: ints(officeCount * D),
    seats: ints(spaceCount * D),
    tierStart: ints(zoneCount * S + 1).map((_, c) => tiers.length * c),
    tierUpTo: doubles(zoneCount * S * tiers.length),
    tierMinutes: doubles(zoneCount * S * tiers.length).map((_, k) => tiers[k % tiers.length]!.minutes),
    quota: ints(count),
    perWeek: ints(count),
    granted: ints(count),
    commute: doubles(count),
    home: bytes(count),
    nearBonus: doubles(count),
    placeStart: ints(count + 1),
    placeSpace: ints(placesAtMost * count),
    placeMinutes: doubles(placesAtMost * count),
    earliest: bytes(count),
    latest: bytes(count),
    preferred: bytes(count),
    word: new Int16Array(allocate(2 * count * D)),
    wish: doubles(count * D),
  }
  const liking = days.map((day) => [13, 4, 3, 5, 15][weekdayOf(day) - 1]!)
  for (let p = 0; p < count; p++) drawPerson(p)
  a.placeSpace = a.placeSpace.subarray(0, a.placeStart[count])
  a.placeMinutes = a.placeMinutes.subarray(0, a.placeStart[count])

  function drawPerson(p: number): void {
    const earliest = random.below(4)
    const latest = Math.min(S - 1, earliest + 3 + random.below(4))
    const nearby = new Set<number>()
    if (spaceCount > 0 && random.next() < 0.25) {
      for (let k = random.below(3); k >= 0; k--) nearby.add(random.below(spaceCount))
    }
    a.quota[p] = stressed ? 1 + random.below(8) : [4, 6, 8, 8, 9][random.below(5)]!
    a.perWeek[p] = [-1, 2, 2, 3][random.below(4)]!
    a.granted[p] = random.below(4)
    a.commute[p] = 15 + random.below(55)
    a.home[p] = random.next() < 0.85 ? 1 : 0
    a.nearBonus[p] = random.next() < 0.3 ? 8 : 0
    let place = a.placeStart[p]!
    for (const space of nearby) {
      a.placeSpace[place] = space
      a.placeMinutes[place++] = 3 + random.below(20)
    }
    a.placeStart[p + 1] = place
    a.earliest[p] = earliest
    a.latest[p] = latest
    a.preferred[p] = earliest + Math.floor((latest - earliest) / 2)
    for (let d = 0; d < D; d++) {
      const chance = random.next()
      if (chance < 0.085) a.word[p * D + d] = OFFICE
      else if (chance < 0.145) a.word[p * D + d] = ABSENT
      else a.word[p * D + d] = chance < (stressed ? 0.185 : 0.158) ? HOME : FREE
    }
    for (let d = 0; d < D; d++) a.wish[p * D + d] = Math.round(liking[d]! * (0.2 + 1.5 * random.next())) - 3
  }

  const members = new Int32Array(teamCount)
  const inOffice = new Int32Array(officeCount)
  const inDirectorate = new Int32Array(directorateCount)
  const inZone = new Int32Array(Math.max(1, zoneCount))
  for (const team of a.teamOf) {
    members[team]! += 1
    inOffice[a.officeOfTeam[team]!]! += 1
    inDirectorate[a.directorateOfTeam[team]!]! += 1
    inZone[Math.max(0, a.zoneOfOffice[a.officeOfTeam[team]!]!)]! += 1
  }
  for (let t = 0; t < teamCount; t++) {
    const least = Math.ceil(members[t]! * (0.3 + 0.25 * random.next()))
    a.minPresent.fill(stressed && t % 5 === 0 ? 99 : least, t * D, (t + 1) * D)
  }
  for (let j = 0; j < spaceCount; j++) {
    const seats = 3 + random.below(6)
    for (let d = 0; d < D; d++) a.seats[j * D + d] = random.next() < 0.07 ? 0 : stressed ? 1 : seats
  }
  const desk = (size: number, d: number): number =>
    Math.ceil(size * (stressed ? [0.35, 0.6, 0.6][d % 3]! : 0.75))
  for (let at = 0; at < a.desks.length; at++) a.desks[at] = desk(inOffice[Math.floor(at / D)]!, at % D)
  for (let r = 0; r < directorateCount; r++)
    a.budget[r] = Math.floor(inDirectorate[r]! * (stressed ? 0.9 : 5.6))
  for (let k = 0; k < a.tierUpTo.length; k++) {
    const slot = Math.floor(k / tiers.length)
    const { share } = tiers[k % tiers.length]!
    a.tierUpTo[k] = Math.floor(inZone[Math.floor(slot / S)]! * freeShare[slot % S]! * share)
  }
  return a
}
