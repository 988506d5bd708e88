import type { Day } from '../../vocabulary/day.ts'

type Team = { teamId: string; officeId: string }
type Closure = { teamId: string; closedDays: readonly Day[]; closedTo: string | null }

/** Persons in each office on each day; who comes in on a day when the own office is closed goes to the other. */
export function presentByOffice(
  teams: readonly Team[],
  figures: ReadonlyMap<string, { present: readonly number[] }>,
  closures: readonly Closure[],
  days: readonly Day[],
): Map<string, number[]> {
  const closureOf = new Map(closures.map((one) => [one.teamId, one]))
  const offices = new Map<string, number[]>()
  for (const { teamId, officeId } of teams) {
    const closure = closureOf.get(teamId)
    for (const [index, count] of (figures.get(teamId)?.present ?? []).entries()) {
      const closed = closure?.closedTo && closure.closedDays.includes(days[index]!)
      const there = closed ? closure.closedTo! : officeId
      let present = offices.get(there)
      if (!present) {
        present = days.map(() => 0)
        offices.set(there, present)
      }
      present[index]! += count
    }
  }
  return offices
}

/** Desks of each office on each day: the month's own where it has them, none on a day on which it is closed. */
export function desksByOffice(
  offices: readonly { id: string; desks: number }[],
  own: readonly { officeId: string; desks: readonly number[] | null }[],
  teams: readonly Team[],
  closures: readonly Closure[],
  days: readonly Day[],
): Map<string, number[]> {
  const ownOf = new Map(own.map(({ officeId, desks }) => [officeId, desks]))
  const officeOf = new Map(teams.map(({ teamId, officeId }) => [teamId, officeId]))
  const closed = new Set(
    closures.flatMap(({ teamId, closedDays }) => closedDays.map((day) => `${officeOf.get(teamId)} ${day}`)),
  )
  return new Map(
    offices.map(({ id, desks }) => [
      id,
      days.map((day, at) => (closed.has(`${id} ${day}`) ? 0 : (ownOf.get(id)?.[at] ?? desks))),
    ]),
  )
}
