/**
 * What one more of each limit would give back: by the prices for all, by a re-plan for those that promise
 * most. A price is what the first minute of more is worth; a whole desk, seat, day or person gives back at
 * most that and the gap of the plan together (the bound falls by the price, and no plan goes below it).
 */
import type { Change } from './changes.ts'
import type { Month } from './explanation.ts'
import { isAway } from './limits.ts'
import type { OpenedPlan } from './opened-plan.ts'
import { replanOpened } from './replanning.ts'

export interface Margin {
  kind: 'desk' | 'seat' | 'budget' | 'presence'
  /** Of the office, space, directorate or team. */
  id: string
  /** Left out for a budget. */
  day?: string
  /** One desk, seat or day of budget more, or one person less who must be present. */
  change: Change
  /** Minutes a month, by the prices. */
  price: number
  /** Minutes that a re-plan gave back; 0 or more. */
  minutes: number
}

export interface MarginOptions {
  /** How many of each kind are tried, those with the highest price first. Default 5. */
  perKind?: number
  shouldStop?: () => boolean
}

/** One more of what is scarce, ranked by the minutes that a re-plan gave back. */
export function rankMargins({ opened, prices }: Month, options: MarginOptions = {}): Margin[] {
  const { perKind = 5, shouldStop = () => false } = options
  const { problem } = opened
  const dearest: Margin[] = []
  const keepDearest = (margins: Omit<Margin, 'minutes'>[]): void => {
    margins.sort((a, b) => b.price - a.price)
    dearest.push(...margins.slice(0, perKind).map((margin) => ({ ...margin, minutes: 0 })))
  }
  const perDay = (
    kind: Margin['kind'],
    rows: readonly { id: string }[],
    of: Record<string, number[]>,
    changeOf: (row: number, d: number, day: string) => Change | undefined,
  ): void =>
    keepDearest(
      rows.flatMap(({ id }, row) =>
        problem.days.flatMap((day, d) => {
          const price = of[id]?.[d] ?? 0
          const change = price > 0 ? changeOf(row, d, day) : undefined
          return change === undefined ? [] : [{ kind, id, day, change, price }]
        }),
      ),
    )
  const { teams, offices, spaces, directorates } = problem
  perDay('desk', offices, prices.offices, (o, d, day) => {
    return { what: 'desks', office: offices[o]!.id, day, desks: offices[o]!.desks[d]! + 1 }
  })
  // Where what is decided has raised a limit, one more is counted from there.
  const used = usedLimits(opened)
  perDay('seat', spaces, prices.spaces, (j, d, day) => {
    const seats = Math.max(spaces[j]!.seats[d]!, opened.seated[j * problem.days.length + d]!) + 1
    return { what: 'seats', space: spaces[j]!.id, day, seats }
  })
  perDay('presence', teams, prices.teams, (t, d, day) => {
    const people = Math.min(teams[t]!.minPresent[d]!, used.present[t * problem.days.length + d]!) - 1
    return people < 0 ? undefined : { what: 'present', team: teams[t]!.id, day, people }
  })
  keepDearest(
    directorates.flatMap(({ id, budget }, r) => {
      const price = prices.directorates[id] ?? 0
      const days = Math.max(budget, used.budget[r]!) + 1
      const change: Change = { what: 'budget', directorate: id, days }
      return price > 0 ? [{ kind: 'budget' as const, id, change, price }] : []
    }),
  )
  for (const margin of dearest) {
    if (shouldStop()) break
    margin.minutes = gainOf({ opened, prices }, [margin.change])
  }
  return dearest.sort((a, b) => b.minutes - a.minutes || b.price - a.price)
}

/** Per team-day the people in the office, per directorate the away days, as planned. */
function usedLimits({ problem, planned, teamOf, directorateOfTeam }: OpenedPlan) {
  const D = problem.days.length
  const present = new Int32Array(problem.teams.length * D)
  const budget = new Int32Array(problem.directorates.length)
  for (const [p, one] of planned.entries()) {
    const t = teamOf[p]!
    for (const [d, word] of (one?.days ?? []).entries()) {
      if (isAway(word)) budget[directorateOfTeam[t]!]! += 1
      else if (word !== 'absent') present[t * D + d]! += 1
    }
  }
  return { present, budget }
}

/** Minutes that these changes give back, as a re-plan finds: 0 or more. */
export function gainOf({ opened }: Month, changes: readonly Change[]): number {
  const result = replanOpened(opened, changes, { stability: 0 })
  return 'faults' in result ? 0 : Math.max(0, opened.objective - result.objective)
}

/** What a team's minimum presence costs: minutes a month given back by one person less, on every day. */
export function presenceCost(month: Month, teamId: string): { price: number; minutes: number } {
  const { opened, prices } = month
  const team = opened.problem.teams.find(({ id }) => id === teamId)
  if (team === undefined) throw new RangeError('no such team in this month')
  const changes = opened.problem.days.flatMap((day, d): Change[] => {
    const people = team.minPresent[d]! - 1
    return people < 0 ? [] : [{ what: 'present', team: teamId, day, people }]
  })
  const price = (prices.teams[teamId] ?? []).reduce((sum, minutes) => sum + minutes, 0)
  return { price, minutes: gainOf(month, changes) }
}
