/** Whom and what a change concerns: where the chains of a re-plan may begin. */
import type { Carved } from './carving.ts'
import type { Change } from './changes.ts'
import type { OpenedPlan } from './opened-plan.ts'
import type { MonthProblem } from './problem.ts'

export interface Touched {
  /** Every directorate that a chain can begin in. */
  directorates: Set<number>
  within(carved: Carved): Marks
}

/** Marks on an instance; people and teams are its own numbers. */
export interface Marks {
  people: Set<number>
  /** Whether an exchange through this person's day may be made. */
  allows(p: number, d: number): boolean
  /** An exchange went through this person's day. */
  made(p: number, d: number): void
  /** Days on which somebody's space has other seats than before. */
  seats(): { p: number; d: number }[]
}

/** `problem` is the changed one, `charge` what moving a published day costs, per day. */
export function touchedBy(
  opened: OpenedPlan,
  problem: MonthProblem,
  changes: readonly Change[],
  charge: Float64Array,
): Touched {
  const { teamOf, officeOfTeam, directorateOfTeam } = opened
  const directorates = new Set<number>()
  const at = <T extends { id: string }>(rows: readonly T[], id: string): number =>
    rows.findIndex((row) => row.id === id)
  const people = new Set<number>()
  const budgets = new Set<number>()
  const teams: [number, string | undefined][] = []
  const spaces: [string, string | undefined][] = []
  for (const change of changes) {
    if (change.what === 'present') teams.push([at(problem.teams, change.team), change.day])
    else if (change.what === 'budget') budgets.add(at(problem.directorates, change.directorate))
    else if (change.what === 'seats') spaces.push([change.space, change.day])
    else if (change.what === 'desks') {
      const office = at(problem.offices, change.office)
      for (const [t, of] of officeOfTeam.entries()) if (of === office) teams.push([t, change.day])
    } else if (change.person !== undefined) people.add(at(problem.people, change.person))
    else for (const p of problem.people.keys()) people.add(p)
  }
  for (const p of people) directorates.add(directorateOfTeam[teamOf[p]!]!)
  for (const r of budgets) directorates.add(r)
  for (const [t] of teams) directorates.add(directorateOfTeam[t]!)
  const spaceIds = new Set(spaces.map(([id]) => id))
  const seatsOf = (of: MonthProblem, id: string): number[] => of.spaces[at(of.spaces, id)]!.seats
  const moreSeats = (id: string, d: number): boolean =>
    seatsOf(problem, id)[d]! > seatsOf(opened.problem, id)[d]!
  /** Whether a seat more or less in a space that this person lists can matter to where the person is. */
  const lists = (p: number): boolean => {
    const { spaces: own, home, nearBonus, days } = problem.people[p]!
    const words = opened.planned[p]?.days
    return own.some(({ space, minutes }) => {
      if (!spaceIds.has(space)) return false
      const word = `space:${space}`
      return days.some((given, d) => {
        const meant = spaces.some(
          ([id, day]) => id === space && (day === undefined || day === problem.days[d]),
        )
        if (!meant || given !== 'free') return false
        const now = words?.[d]
        if (now === word) return true
        if (!moreSeats(space, d)) return false
        const bonus = nearBonus - 2 * minutes
        // Whoever may be at home gains by a seat only what it is better than home, less the charge of moving.
        if (!home) return true
        return bonus > 0 && (now?.startsWith('office@') === true || bonus > charge[d]!)
      })
    })
  }
  if (spaceIds.size > 0) {
    for (const p of problem.people.keys()) if (lists(p)) directorates.add(directorateOfTeam[teamOf[p]!]!)
  }

  function within({ instance, people: numbers }: Carved): Marks {
    const D = instance.days
    const marked = new Set<number>()
    const listing = new Set<number>()
    const cells = new Uint8Array(instance.teams * D)
    const seatDays = new Uint8Array(D)
    const everyDay = (day: string | undefined, mark: (d: number) => void): void => {
      for (const [d, name] of problem.days.entries()) if (day === undefined || day === name) mark(d)
    }
    for (const [q, p] of numbers.entries()) {
      if (people.has(p) || budgets.has(directorateOfTeam[teamOf[p]!]!)) marked.add(q)
      if (spaceIds.size > 0 && lists(p)) listing.add(q)
    }
    // The instance has the teams of its directorates in the order of the problem.
    let own = 0
    for (const [t, r] of directorateOfTeam.entries()) {
      if (!directorates.has(r)) continue
      for (const [team, day] of teams) {
        if (team === t) everyDay(day, (d) => (cells[own * D + d] = 1))
      }
      own += 1
    }
    for (const [, day] of spaces) everyDay(day, (d) => (seatDays[d] = 1))
    const seats = (p: number, d: number): boolean => seatDays[d] === 1 && listing.has(p)
    return {
      people: marked,
      allows: (p, d) => marked.has(p) || cells[instance.teamOf[p]! * D + d] === 1 || seats(p, d),
      made: (p, d) => {
        marked.add(p)
        cells[instance.teamOf[p]! * D + d] = 1
      },
      seats: () =>
        [...listing].flatMap((p) =>
          Array.from(seatDays.keys(), (d) => ({ p, d })).filter(({ d }) => seatDays[d] === 1),
        ),
    }
  }
  return { directorates, within }
}
