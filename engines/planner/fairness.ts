/**
 * How evenly a month's days were granted. The share of a person is what was granted of what could be: away
 * days planned of the days that were wished (worth more than 0 minutes, decided or free with a place to be), up to the quota.
 */
import { isAway } from './limits.ts'
import type { MonthPlan, MonthProblem } from './problem.ts'

export interface Fairness {
  /** People with at least one day wished; those without have no share. */
  people: number
  wishedDays: number
  grantedDays: number
  /** 0 to 1; of all wished days of the group. */
  share: number
  /** Jain's index of the shares (Jain, Chiu and Hawe 1984): 1 where all are alike, 1/n where one has all. */
  jain: number
  /** The tenth (at least one person) with the lowest shares: how many, and their mean share. */
  worstTenth: { people: number; share: number }
}

export interface GroupFairness extends Fairness {
  group: string
}

export interface HardMonth {
  person: string
  wishedDays: number
  grantedDays: number
  share: number
  /** Minutes of way and wish of the wished days that were not granted. */
  lostMinutes: number
  /** Where the person enters `weights.grant` next month: away days above the least of the team's colleagues. */
  grantedNext: number
  /** Minutes by which a first day next month weighs more than for the team's most fortunate. */
  makesUpMinutes: number
}

/**
 * All together, and by each way of grouping people. `groupings`: per name (commute quartile, directorate …)
 * the group of each person id; who is in none is left out there. Small groups are told as they are: counts
 * are given, and whoever shows them suppresses the small ones.
 */
export function fairnessOf(
  problem: MonthProblem,
  plan: Pick<MonthPlan, 'people'>,
  groupings: Readonly<Record<string, ReadonlyMap<string, string>>> = {},
): { all: Fairness; groups: Record<string, GroupFairness[]> } {
  const shares = sharesOf(problem, plan)
  const groups = Object.fromEntries(
    Object.entries(groupings).map(([name, groupOf]) => {
      const rows = new Map<string, Share[]>()
      for (const share of shares) {
        const group = groupOf.get(share.person)
        if (group === undefined) continue
        const row = rows.get(group)
        if (row === undefined) rows.set(group, [share])
        else row.push(share)
      }
      const told = [...rows].map(([group, row]) => ({ group, ...summary(row) }))
      return [name, told.sort((a, b) => (a.group < b.group ? -1 : 1))]
    }),
  )
  return { all: summary(shares), groups }
}

interface Share {
  person: string
  team: string
  wishedDays: number
  grantedDays: number
  share: number
  lostMinutes: number
  away: number
}

function sharesOf(problem: MonthProblem, plan: Pick<MonthPlan, 'people'>): Share[] {
  const planned = new Map(plan.people.map((one) => [one.id, one.days]))
  return problem.people.flatMap((person) => {
    const words = planned.get(person.id) ?? []
    const hasPlace = person.home || person.spaces.length > 0
    const isWished = (d: number): boolean => {
      const given = person.days[d]!
      return person.wish[d]! > 0 && ((given === 'free' && hasPlace) || isAway(given))
    }
    let wished = 0
    let lostMinutes = 0
    for (let d = 0; d < problem.days.length; d++) {
      if (!isWished(d)) continue
      wished += 1
      if (!isAway(words[d] ?? '')) lostMinutes += 2 * person.commute + person.wish[d]!
    }
    const wishedDays = Math.min(wished, person.quota)
    if (wishedDays === 0) return []
    const away = words.filter(isAway).length
    const grantedDays = Math.min(away, wishedDays)
    const share = grantedDays / wishedDays
    return [{ person: person.id, team: person.team, wishedDays, grantedDays, share, lostMinutes, away }]
  })
}

function summary(rows: readonly Share[]): Fairness {
  const sum = (of: (row: Share) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const wishedDays = sum((row) => row.wishedDays)
  const grantedDays = sum((row) => row.grantedDays)
  const squares = sum((row) => row.share ** 2)
  const lowest = rows.map(({ share }) => share).sort((a, b) => a - b)
  const tenth = lowest.slice(0, Math.ceil(rows.length / 10))
  return {
    people: rows.length,
    wishedDays,
    grantedDays,
    share: wishedDays === 0 ? 1 : grantedDays / wishedDays,
    // Where nobody was granted anything all are alike.
    jain: squares === 0 ? 1 : sum((row) => row.share) ** 2 / (rows.length * squares),
    worstTenth: {
      people: tenth.length,
      share: tenth.length === 0 ? 1 : tenth.reduce((total, share) => total + share, 0) / tenth.length,
    },
  }
}

/** To whom the month was hardest: lowest share first, then most minutes lost; and how the next makes up. */
export function hardestMonths(
  problem: MonthProblem,
  plan: Pick<MonthPlan, 'people'>,
  count = 20,
): HardMonth[] {
  const teamOf = new Map(problem.people.map(({ id, team }) => [id, team]))
  const least = new Map<string, number>()
  const most = new Map<string, number>()
  for (const { id, days } of plan.people) {
    const team = teamOf.get(id)
    if (team === undefined) continue
    const away = days.filter(isAway).length
    least.set(team, Math.min(away, least.get(team) ?? away))
    most.set(team, Math.max(away, most.get(team) ?? away))
  }
  const grant = (k: number): number => problem.weights.grant[k] ?? 0
  return sharesOf(problem, plan)
    .sort((a, b) => a.share - b.share || b.lostMinutes - a.lostMinutes || (a.person < b.person ? -1 : 1))
    .slice(0, count)
    .map(({ person, team, wishedDays, grantedDays, share, lostMinutes, away }) => {
      const grantedNext = away - least.get(team)!
      const makesUpMinutes = grant(grantedNext) - grant(most.get(team)! - least.get(team)!)
      return { person, wishedDays, grantedDays, share, lostMinutes, grantedNext, makesUpMinutes }
    })
}
