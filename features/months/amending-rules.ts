// A month's own numbers, changed one by one: what HR adopts of a variant, and what happens to a published month.
import type { Day } from '../../vocabulary/day.ts'
import type { MonthTeam } from './frozen-rules.ts'

/** Quarters of an hour by which everybody may enter earlier and later than their own band says. */
export type EntryWidening = { earlier: number; later: number }

/** What a month has of an office otherwise than always; null where it is as always. */
export type MonthOffice = {
  officeId: string
  /** On each working day of the month, in their order. */
  desks: readonly number[] | null
  closedDays: readonly Day[] | null
  closedTo: string | null
  closedToDesks: number
}

/** Numbers as they are to be; whatever is not listed stays. Whole rows, so that the ones before undo it. */
export type MonthAmendment = {
  daysPerPerson: number
  daysPerWeek: number | null
  entry: EntryWidening
  budgets: readonly { directorateId: string; days: number }[]
  /** HR's number for a team, which outlives the next change of the month's numbers; null takes it away. */
  minima: readonly { teamId: string; people: number | null }[]
  teams: readonly MonthTeam[]
  offices: readonly MonthOffice[]
}

/**
 * A team whose office is closed on these days and no others. On a closed day nobody must be there; on a day open
 * again as many as on the team's fullest other day.
 */
export function withClosure<Team extends MonthTeam>(
  team: Team,
  days: readonly Day[],
  closure: { closedDays: readonly Day[]; closedTo: string | null; closedToDesks: number },
): Team {
  const open = team.minPresent.filter((_, index) => !team.closedDays.includes(days[index]!))
  const usual = Math.max(0, ...open)
  const { closedTo, closedToDesks } = closure
  const closedDays = days.filter((day) => closure.closedDays.includes(day))
  return {
    ...team,
    minPresent: days.map((day, index) =>
      closedDays.includes(day)
        ? 0
        : team.closedDays.includes(day)
          ? usual
          : (team.minPresent[index] ?? usual),
    ),
    teamDays: team.teamDays.filter((day) => !closedDays.includes(day)),
    closedDays,
    closedTo,
    closedToDesks,
  }
}
