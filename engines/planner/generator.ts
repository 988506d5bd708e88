/** Invented month problems of any size, shaped on a city's administration: for tests and benchmarks. */
import { daysOfMonth, weekdayOf } from '../../vocabulary/day.ts'
import type { LoadTier, MonthProblem, Person } from './problem.ts'
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

export function generateProblem(shape: ProblemShape): MonthProblem {
  const { people: count, seed, month = '2027-03', stressed = false } = shape
  const random = randomOf(seed)
  const spaceCount = shape.spaces ?? Math.max(1, Math.round(count / 110))
  const zoneCount = shape.zones ?? Math.max(1, Math.round(count / 730))
  const officeCount = Math.max(1, zoneCount, Math.round(count / 110))
  const directorateCount = Math.max(1, Math.round(count / 263))
  const teamCount = Math.max(1, Math.round(count / 12))
  const days = daysOfMonth(month).filter((day) => weekdayOf(day) <= 5 && !day.endsWith('-01'))

  const teamOf = Array.from({ length: count }, () => random.below(teamCount))
  const officeOfTeam = Array.from({ length: teamCount }, () => random.below(officeCount))
  const directorateOfTeam = Array.from({ length: teamCount }, () => random.below(directorateCount))
  const people = teamOf.map((team, p) => person(p, `T${team}`))
  const sizes = (of: readonly number[], groups: number): number[] => {
    const size = new Array<number>(groups).fill(0)
    for (const team of teamOf) size[of[team]!]! += 1
    return size
  }
  const members = sizes(
    Array.from({ length: teamCount }, (_, t) => t),
    teamCount,
  )
  const inOffice = sizes(officeOfTeam, officeCount)
  const inDirectorate = sizes(directorateOfTeam, directorateCount)
  const inZone = new Array<number>(Math.max(1, zoneCount)).fill(0)
  for (const [o, size] of inOffice.entries()) inZone[zoneCount > 0 ? o % zoneCount : 0]! += size

  function person(p: number, team: string): Person {
    const earliest = random.below(4)
    const latest = Math.min(slots.length - 1, earliest + 3 + random.below(4))
    const nearby = new Set<number>()
    if (spaceCount > 0 && random.next() < 0.25) {
      for (let k = random.below(3); k >= 0; k--) nearby.add(random.below(spaceCount))
    }
    const liking = days.map((day) => [13, 4, 3, 5, 15][weekdayOf(day) - 1]!)
    return {
      id: `P${p}`,
      team,
      quota: stressed ? 1 + random.below(8) : [4, 6, 8, 8, 9][random.below(5)]!,
      perWeek: [null, 2, 2, 3][random.below(4)]!,
      granted: random.below(4),
      commute: 15 + random.below(55),
      home: random.next() < 0.85,
      nearBonus: random.next() < 0.3 ? 8 : 0,
      spaces: [...nearby].map((j) => ({ space: `S${j}`, minutes: 3 + random.below(20) })),
      entry: { earliest, latest, preferred: earliest + Math.floor((latest - earliest) / 2) },
      days: days.map(() => {
        const drawn = random.next()
        if (drawn < 0.085) return 'office'
        if (drawn < 0.145) return 'absent'
        return drawn < (stressed ? 0.185 : 0.158) ? 'home' : 'free'
      }),
      wish: liking.map((minutes) => Math.round(minutes * (0.2 + 1.5 * random.next())) - 3),
    }
  }

  function load(size: number): LoadTier[][] {
    return freeShare.map((share) => [
      { upTo: Math.floor(size * share), minutes: 0 },
      { upTo: Math.floor(size * share * 1.3), minutes: 6 },
      { upTo: Math.floor(size * share * 1.6), minutes: 15 },
      { upTo: null, minutes: 40 },
    ])
  }

  const minShare = Array.from({ length: teamCount }, () => 0.3 + 0.25 * random.next())
  return {
    format: problemFormat,
    month,
    days,
    slots: [...slots],
    weights: {
      slotDeviation: 2,
      deskOverflow: 200,
      grant: Array.from({ length: 31 }, (_, k) => Math.round(2000 / Math.sqrt(k + 1)) / 100),
    },
    directorates: inDirectorate.map((size, r) => ({
      id: `D${r}`,
      budget: Math.floor(size * (stressed ? 0.9 : 5.6)),
    })),
    teams: members.map((size, t) => ({
      id: `T${t}`,
      directorate: `D${directorateOfTeam[t]}`,
      office: `O${officeOfTeam[t]}`,
      minPresent: days.map(() => (stressed && t % 5 === 0 ? 99 : Math.ceil(size * minShare[t]!))),
    })),
    offices: inOffice.map((size, o) => ({
      id: `O${o}`,
      zone: zoneCount > 0 ? `Z${o % zoneCount}` : null,
      desks: days.map((_, d) => Math.ceil(size * (stressed ? [0.35, 0.6, 0.6][d % 3]! : 0.75))),
    })),
    spaces: Array.from({ length: spaceCount }, (_, j) => {
      const seats = 3 + random.below(6)
      return { id: `S${j}`, seats: days.map(() => (random.next() < 0.07 ? 0 : stressed ? 1 : seats)) }
    }),
    zones: Array.from({ length: zoneCount }, (_, z) => ({ id: `Z${z}`, load: load(inZone[z]!) })),
    people,
  }
}
