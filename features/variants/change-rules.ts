// What changes make of a month's numbers: the same for who compares, who adopts and who plans anew.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { withClosure } from '../months/amending-rules.ts'
import type { MonthChange, MonthNow, OfficeNow, TeamNow } from './rules.ts'

export type Amended = { now: MonthNow; reasons: Reason[] }

/**
 * Makes the changes one after the other; all that is wrong with them is said at once, with its place in the list.
 * @param from earlier days stay as they are
 */
export function amended(before: MonthNow, changes: readonly MonthChange[], from?: Day): Amended {
  const reasons: Reason[] = []
  let now = before
  for (const [index, change] of changes.entries()) {
    const own: Reason[] = []
    const next = afterChange(now, change, own, from)
    if (own.length === 0 && JSON.stringify(next) === JSON.stringify(now))
      own.push({ code: 'variants/changes-nothing' })
    reasons.push(...own.map((reason) => ({ ...reason, change: index + 1 })))
    now = next
  }
  return { now, reasons }
}

function afterChange(now: MonthNow, change: MonthChange, reasons: Reason[], from?: Day): MonthNow {
  const meant = (days: readonly Day[] | undefined): readonly Day[] => {
    for (const day of days ?? []) {
      if (!now.days.includes(day)) reasons.push({ code: 'variants/not-a-working-day', day })
      else if (from !== undefined && day < from) reasons.push({ code: 'variants/day-too-near', day, from })
    }
    return days ?? now.days.filter((day) => from === undefined || day >= from)
  }
  switch (change.what) {
    case 'budget': {
      const { directorateId, days } = change
      if (!now.directorates.some((one) => one.directorateId === directorateId))
        reasons.push({ code: 'variants/unknown-directorate' })
      const directorates = now.directorates.map((one) =>
        one.directorateId === directorateId ? { ...one, days } : one,
      )
      return { ...now, directorates }
    }
    case 'quota':
      return withQuota(now, change, reasons)
    case 'entry':
      return { ...now, entry: { earlier: change.earlier, later: change.later } }
    case 'presence':
      return withPresence(now, change, meant(change.days), reasons)
    case 'desks': {
      const days = meant(change.days)
      return withOffice(now, change.officeId, reasons, (office) => ({
        ...office,
        desks: now.days.map((day, index) =>
          days.includes(day) ? change.desks : (office.desks?.[index] ?? office.always),
        ),
      }))
    }
    case 'closure':
      return withClosedOffice(now, change, meant, reasons, from)
  }
}

/** A team's own number, by policy, stays: the month's number is for the others. */
function withQuota(
  now: MonthNow,
  { daysPerPerson, daysPerWeek }: Extract<MonthChange, { what: 'quota' }>,
  reasons: Reason[],
): MonthNow {
  if (daysPerPerson > now.days.length)
    reasons.push({ code: 'variants/more-days-than-the-month', most: now.days.length })
  return {
    ...now,
    daysPerPerson,
    daysPerWeek,
    teams: now.teams.map((team) => ({
      ...team,
      daysPerPerson: team.daysPerPerson === now.daysPerPerson ? daysPerPerson : team.daysPerPerson,
      daysPerWeek: team.daysPerWeek === now.daysPerWeek ? daysPerWeek : team.daysPerWeek,
    })),
  }
}

function withPresence(
  now: MonthNow,
  { scope, scopeId, how, value }: Extract<MonthChange, { what: 'presence' }>,
  days: readonly Day[],
  reasons: Reason[],
): MonthNow {
  const isMeant = (team: TeamNow) =>
    scope === 'organisation' || (scope === 'team' ? team.teamId : team.directorateId) === scopeId
  const meant = now.teams.filter(isMeant)
  if (meant.length === 0)
    reasons.push({ code: scope === 'team' ? 'variants/unknown-team' : 'variants/unknown-directorate' })
  if (how === 'percent' && value > 100) reasons.push({ code: 'variants/over-hundred-percent' })
  if (how === 'people' && scope === 'team' && meant[0] && value > meant[0].members)
    reasons.push({ code: 'variants/more-than-the-team', team: meant[0].name, members: meant[0].members })
  const wanted = (team: TeamNow, present: number): number => {
    if (how === 'people') return value
    if (how === 'percent') return Math.ceil((team.members * value) / 100)
    return how === 'more' ? present + value : present - value
  }
  return {
    ...now,
    teams: now.teams.map((team) =>
      isMeant(team)
        ? {
            ...team,
            minPresent: now.days.map((day, index) => {
              const present = team.minPresent[index] ?? 0
              if (!days.includes(day) || team.closedDays.includes(day)) return present
              return Math.min(team.members, Math.max(0, wanted(team, present)))
            }),
          }
        : team,
    ),
  }
}

function withOffice(
  now: MonthNow,
  officeId: string,
  reasons: Reason[],
  change: (office: OfficeNow) => OfficeNow,
): MonthNow {
  if (!now.offices.some((office) => office.officeId === officeId))
    reasons.push({ code: 'variants/unknown-office' })
  return {
    ...now,
    offices: now.offices.map((office) => (office.officeId === officeId ? change(office) : office)),
  }
}

function withClosedOffice(
  now: MonthNow,
  { officeId, days, elsewhere }: Extract<MonthChange, { what: 'closure' }>,
  meant: (days: readonly Day[]) => readonly Day[],
  reasons: Reason[],
  from?: Day,
): MonthNow {
  if (elsewhere && !now.offices.some((office) => office.officeId === elsewhere.officeId))
    reasons.push({ code: 'variants/unknown-office' })
  if (elsewhere?.officeId === officeId) reasons.push({ code: 'variants/closed-to-itself' })
  const before = now.teams.find((team) => team.officeId === officeId)?.closedDays ?? []
  // A day closed already may be said again.
  meant(days.filter((day) => !before.includes(day)))
  // What is over, or too near, stays as it was.
  const closedDays = now.days.filter((day) =>
    from !== undefined && day < from ? before.includes(day) : days.includes(day),
  )
  const closure = {
    closedDays,
    closedTo: elsewhere?.officeId ?? null,
    closedToDesks: elsewhere?.desks ?? 0,
  }
  const next = withOffice(now, officeId, reasons, (office) => ({ ...office, ...closure }))
  return {
    ...next,
    teams: next.teams.map((team) =>
      team.officeId === officeId ? withClosure(team, now.days, closure) : team,
    ),
  }
}
