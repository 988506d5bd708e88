// What may be different in a month: in a variant that HR compares, or because something happened.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { EntryWidening, MonthAmendment, MonthOffice } from '../months/amending-rules.ts'
import type { MonthTeam } from '../months/frozen-rules.ts'

/** How minimum presence is said: persons, percent of the members, or so many more or fewer than now. */
export const presenceHows = ['people', 'percent', 'more', 'fewer'] as const
export type PresenceHow = (typeof presenceHows)[number]

/** Without `days`: every day of the month that may still change. */
export type MonthChange =
  | { what: 'budget'; directorateId: string; days: number }
  | { what: 'quota'; daysPerPerson: number; daysPerWeek: number | null }
  | {
      what: 'presence'
      scope: 'organisation' | 'directorate' | 'team'
      scopeId: string | null
      how: PresenceHow
      value: number
      days?: Day[] | undefined
    }
  | { what: 'desks'; officeId: string; desks: number; days?: Day[] | undefined }
  /** The office is closed on these days and open on the others. */
  | {
      what: 'closure'
      officeId: string
      days: Day[]
      elsewhere: { officeId: string; desks: number } | null
    }
  | ({ what: 'entry' } & EntryWidening)
/** Somebody does not work on these days. */
export type Absence = { what: 'absence'; personId: string; days: Day[] }
/** A space of the network has no seats for the month's people on these days. */
export type SpaceClosed = { what: 'space-closed'; siteId: string; days: Day[] }
/** What happens to people or to spaces, and not to the month's own numbers. */
export type Beside = Absence | SpaceClosed
export type Happening = Exclude<MonthChange, { what: 'quota' | 'entry' }> | Beside

export const isBeside = (one: MonthChange | Beside): one is Beside =>
  one.what === 'absence' || one.what === 'space-closed'

export type TeamNow = MonthTeam & {
  directorateId: string
  officeId: string
  name: string
  /** Persons in the plan. */
  members: number
}
export type OfficeNow = MonthOffice & { name: string; always: number }
/** A month's numbers as they are. */
export type MonthNow = {
  days: readonly Day[]
  daysPerPerson: number
  daysPerWeek: number | null
  entry: EntryWidening
  directorates: readonly { directorateId: string; name: string; days: number }[]
  teams: readonly TeamNow[]
  offices: readonly OfficeNow[]
}

/** At most so many variants beside each other, so that a table holds them; and so many changes in one. */
export const mostVariants = 6
export const mostChanges = 40
/** A comparison that nobody keeps is forgotten after so many days. */
export const forgottenAfterDays = 30

/** The same thing changed twice in one list: which of the two would hold nobody can tell. */
const keyOf = (change: MonthChange | Beside): string => {
  if (change.what === 'budget') return `budget ${change.directorateId}`
  if (change.what === 'presence') return `presence ${change.scopeId} ${change.days?.join() ?? ''}`
  if (change.what === 'desks') return `desks ${change.officeId} ${change.days?.join() ?? ''}`
  if (change.what === 'closure') return `closure ${change.officeId}`
  if (change.what === 'absence') return `absence ${change.personId}`
  if (change.what === 'space-closed') return `space ${change.siteId}`
  return change.what
}

/** Changes said twice, by their place in the list. */
export const saidTwice = (changes: readonly (MonthChange | Beside)[]): number[] => {
  const seen = new Set<string>()
  return changes.flatMap((change, index) => {
    const key = keyOf(change)
    if (seen.has(key)) return [index]
    seen.add(key)
    return []
  })
}

/** Rows that differ, as they are to be. */
export function amendmentBetween(before: MonthNow, after: MonthNow): MonthAmendment {
  const changed = <Row>(rows: readonly Row[], was: readonly Row[]): Row[] =>
    rows.filter((row, index) => row !== was[index] && JSON.stringify(row) !== JSON.stringify(was[index]))
  const teams = changed(after.teams, before.teams)
  const teamBefore = new Map(before.teams.map((team) => [team.teamId, team]))
  const minimum = (team: MonthTeam) => Math.max(0, ...team.minPresent)
  return {
    daysPerPerson: after.daysPerPerson,
    daysPerWeek: after.daysPerWeek,
    entry: after.entry,
    budgets: changed(after.directorates, before.directorates).map(({ directorateId, days }) => ({
      directorateId,
      days,
    })),
    minima: teams.flatMap((team) =>
      minimum(team) === minimum(teamBefore.get(team.teamId)!)
        ? []
        : [{ teamId: team.teamId, people: minimum(team) }],
    ),
    teams: teams.map(({ directorateId: _, officeId: __, name: ___, members: ____, ...row }) => row),
    offices: changed(after.offices, before.offices).map(({ name: _, always: __, ...row }) => row),
  }
}

/** Why variants may not be compared so, each reason with the variant that it is about. */
export function reasonsNotToCompare(
  variants: readonly { name: string; changes: readonly MonthChange[] }[],
): Reason[] {
  const names = variants.map(({ name }) => name.toLocaleLowerCase())
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ code: 'variants/name-twice', variant: variants[index]!.name }] : [],
  )
}
