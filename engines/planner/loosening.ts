/** How a limit that stood in the way is loosened, as a change that a re-plan can try. */
import type { Change } from './changes.ts'
import type { BindingLimit } from './explanation.ts'
import { isAway } from './limits.ts'
import type { OpenedPlan } from './opened-plan.ts'

/** Everybody of the same directorate, this person too. */
export const colleagues = ({ peopleOf, directorateOfTeam, teamOf }: OpenedPlan, p: number): Int32Array =>
  peopleOf[directorateOfTeam[teamOf[p]!]!]!

/** The change that moves this limit by so many; undefined where loosening it would grant nothing. */
export function loosen(
  opened: OpenedPlan,
  p: number,
  day: string,
  limit: BindingLimit,
): ((by: number) => Change) | undefined {
  const { problem, planned, teamOf } = opened
  const person = problem.people[p]!
  const d = problem.days.indexOf(day)
  switch (limit.kind) {
    case 'team': {
      const { team, present } = limit
      // Where more are asked to be there than there are, a first person less changes nothing.
      const members = colleagues(opened, p).filter((q) => teamOf[q] === teamOf[p])
      const could = members.filter((q) => problem.people[q]!.days[d] !== 'absent').length
      const away = members.filter((q) => isAway(planned[q]?.days[d] ?? '')).length
      return (by) => ({
        what: 'present',
        team,
        day,
        people: Math.max(0, Math.min(present, could - away) - by),
      })
    }
    case 'budget':
      return (by) => ({ what: 'budget', directorate: limit.directorate, days: limit.limit + by })
    case 'seats':
      return (by) => ({ what: 'seats', space: limit.space, day, seats: limit.limit + by })
    case 'quota':
      return (by) => ({ what: 'quota', person: person.id, days: limit.limit + by })
    case 'per-week':
      return (by) => ({ what: 'perWeek', person: person.id, days: limit.limit + by })
    default:
      return undefined
  }
}
