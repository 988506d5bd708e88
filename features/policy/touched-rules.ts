// Whom a change touches: the teams for which something holds differently on some day, and their people.
import type { Day } from '../../vocabulary/day.ts'
import { type Item, type Policy, type PolicyValue, policyFrom, quotaOf } from './rules.ts'

export type TouchedTeam = {
  teamId: string
  officeId: string
  directorateId: string
  directorate: string
  /** The members' shares of full time, in percent. */
  shares: readonly number[]
}
export type Touched = {
  people: number
  teams: number
  items: { item: Item; people: number }[]
  directorates: {
    directorateId: string
    name: string
    people: number
    daysBefore: number
    daysAfter: number
  }[]
}

/**
 * What holds can differ only from a day on which some value begins; compared on each of these, the change counts
 * as touching a team if anything differs on any.
 */
export function touchedBy(
  adopted: readonly PolicyValue[],
  change: readonly PolicyValue[],
  teams: readonly TouchedTeam[],
): Touched {
  const [before, after] = [policyFrom(adopted), policyFrom([...adopted, ...change])]
  const changed = [...new Set(change.map(({ item }) => item))]
  const first = change.map(({ from }) => from).sort()[0]
  const days = [...new Set([...adopted, ...change].map(({ from }) => from))].filter(
    (day) => first !== undefined && day >= first,
  )
  const differs = (item: Item, team: TouchedTeam) =>
    days.some(
      (day) =>
        JSON.stringify(before.valueOf(item, team, day)) !== JSON.stringify(after.valueOf(item, team, day)),
    )
  const touchedTeams = teams
    .map((team) => ({ team, items: changed.filter((item) => differs(item, team)) }))
    .filter(({ items }) => items.length > 0)
  const peopleOf = (list: readonly { team: TouchedTeam }[]) =>
    list.reduce((sum, { team }) => sum + team.shares.length, 0)
  const directorates = new Map<string, Touched['directorates'][number]>()
  for (const { team } of touchedTeams) {
    const { directorateId, directorate: name, shares } = team
    const sum = directorates.get(directorateId) ?? {
      directorateId,
      name,
      people: 0,
      daysBefore: 0,
      daysAfter: 0,
    }
    directorates.set(directorateId, {
      ...sum,
      people: sum.people + shares.length,
      daysBefore: sum.daysBefore + awayDays(before, team, first!),
      daysAfter: sum.daysAfter + awayDays(after, team, first!),
    })
  }
  return {
    people: peopleOf(touchedTeams),
    teams: touchedTeams.length,
    items: changed.map((item) => ({
      item,
      people: peopleOf(touchedTeams.filter(({ items }) => items.includes(item))),
    })),
    directorates: [...directorates.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** The quotas of a team's people in a full month. */
function awayDays(policy: Policy, team: TouchedTeam, day: Day): number {
  const perPerson = policy.valueOf('days-per-month', team, day)
  const rounding = policy.valueOf('part-time-rounding', team, day)
  return team.shares.reduce((sum, share) => sum + quotaOf(perPerson, share, rounding), 0)
}
