import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { quotaOf } from '../months/rules.ts'
import type { MonthRow } from '../months/store.ts'
import { getMonth, holdUnpublished, scopeOf } from './actions.ts'
import { holdTeamAndBudget, listDayChanges, saveApprovals, saveDayChange } from './change-store.ts'
import type { planning } from './contract.ts'
import {
  conflictsOf,
  type DayChange,
  entrySlots,
  figuresByTeam,
  isAway,
  reasonsNotToChange,
  slots,
} from './rules.ts'
import {
  findGridPersonHeld,
  findProposingRun,
  type GridPerson,
  listAssigned,
  listGrid,
  listTeamRows,
  type TeamRow,
} from './store.ts'

type Grid = z.input<typeof planning.grid.output>

/** The one team of this id among those that who asks may approve; to all others it does not exist. */
async function getTeam({ tx, actor }: Context, month: Month, teamId: string): Promise<TeamRow> {
  const scope = scopeOf({ tx, actor })
  const [team] = await listTeamRows(tx, actor.organisationId, month, { ...scope, teamId })
  if (!team || (scope.teamId !== undefined && scope.teamId !== teamId)) throw new NotFound('team')
  return team
}

async function getProposingRun({ tx, actor }: Context, { month, days }: MonthRow) {
  const run = await findProposingRun(tx, actor.organisationId, month, days)
  if (!run) throw new Refused([{ code: 'planning/no-proposal', month }])
  return run
}

export async function showTeams(
  context: Context,
  { month, directorateId }: { month: Month; directorateId?: string | undefined },
) {
  const { tx, actor } = context
  const row = await getMonth(context, month)
  const scope = scopeOf(context)
  if (directorateId && scope.directorateId && scope.directorateId !== directorateId)
    throw new NotFound('directorate')
  const within = { ...scope, ...(directorateId ? { directorateId } : {}) }
  const proposed = await findProposingRun(tx, actor.organisationId, month, row.days)
  const assigned = proposed ? await listAssigned(tx, actor.organisationId, month, within) : []
  const figures = figuresByTeam(assigned, row.days)
  const teams = await listTeamRows(tx, actor.organisationId, month, within)
  return {
    items: teams.flatMap((team) => {
      const found = figures.get(team.teamId)
      if (!found) return []
      const leastPresent = Math.min(...found.present)
      return [
        {
          teamId: team.teamId,
          name: team.name,
          directorateId: team.directorateId,
          people: found.people,
          wished: found.wished,
          granted: found.granted,
          refused: found.refused,
          minPresent: team.minPresent,
          leastPresent,
          leastPresentOn: row.days[found.present.indexOf(leastPresent)] ?? null,
          approvedAt: team.approvedAt?.toISOString() ?? null,
          approvedBy: team.approvedBy,
          changes: team.changes,
        },
      ]
    }),
  }
}

export async function showGrid(
  context: Context,
  { month, teamId }: { month: Month; teamId: string },
): Promise<Grid> {
  const { tx, actor } = context
  const row = await getMonth(context, month)
  const team = await getTeam(context, month, teamId)
  const run = await getProposingRun(context, row)
  const people = await listGrid(tx, actor.organisationId, month, teamId)
  const [figures] = figuresByTeam(
    people.map((person) => ({ ...person, teamId })),
    row.days,
  ).values()
  const changes = await listDayChanges(
    tx,
    actor.organisationId,
    month,
    people.map(({ personId }) => personId),
  )
  return {
    month,
    teamId,
    name: team.name,
    minPresent: team.minPresent,
    published: row.publishedAt !== null,
    approvedAt: team.approvedAt?.toISOString() ?? null,
    days: row.days,
    present: figures?.present ?? row.days.map(() => 0),
    conflicts: figures ? conflictsOf(figures, team.minPresent, row.days) : [],
    people: people.map((person) => ({
      personId: person.personId,
      name: person.name,
      quota: quotaOf(row.daysPerPerson, person.partTimePercent),
      granted: person.places.filter(isAway).length,
      perWeek: row.daysPerWeek,
      wished: person.wished,
      places: person.places,
      proposed: person.proposed,
    })),
    changes: changes
      .filter(({ runId }) => runId === run.runId)
      .map(({ runId: _, ...change }) => ({ ...change, changedAt: change.changedAt.toISOString() })),
  }
}

/** The entry of a day moved to the office: the one that the person prefers. */
const preferredEntry = (person: GridPerson) => `office@${slots[entrySlots(person).preferred]}`

export async function changeDay(
  context: Context,
  {
    month,
    personId,
    day,
    place: to,
    reason,
  }: { month: Month; personId: string; day: Day; place: DayChange['to']; reason: string },
): Promise<Grid> {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await holdUnpublished(context, month, 'share')
  const run = await getProposingRun(context, row)
  const [assigned] = await listAssigned(tx, organisationId, month, { personId })
  if (!assigned) throw new NotFound('person')
  const team = await getTeam(context, month, assigned.teamId)
  // Presence and budget are sums over many rows: they are read once team and budget are held.
  const budget = await holdTeamAndBudget(tx, organisationId, month, team.teamId)
  const person = (await findGridPersonHeld(tx, organisationId, month, personId))!
  const directorate = await listAssigned(tx, organisationId, month, { directorateId: team.directorateId })
  const figures = figuresByTeam(directorate, row.days)
  const index = row.days.indexOf(day)
  const granted = [...figures.values()].reduce((sum, one) => sum + one.granted, 0)
  refuseIf(
    reasonsNotToChange(
      { day, to, reason },
      {
        days: row.days,
        places: person.places,
        wished: person.wished,
        anyDay: person.anyDay,
        homeSuitable: person.homeSuitable,
        quota: quotaOf(row.daysPerPerson, person.partTimePercent),
        perWeek: row.daysPerWeek,
        present: figures.get(team.teamId)!.present[index] ?? 0,
        minPresent: team.minPresent,
        budgetLeft: (budget?.days ?? 0) - granted,
      },
    ),
  )
  await saveDayChange(tx, organisationId, {
    month,
    personId,
    runId: run.runId,
    day,
    index,
    from: person.places[index]!,
    to: to === 'office' ? preferredEntry(person) : to,
    reason,
    by: actor.personId,
    now,
  })
  audit('planning/change-day', `${month}/${personId}`, { day, to })
  return showGrid(context, { month, teamId: team.teamId })
}

export async function approveTeams(
  context: Context,
  { month, teamIds }: { month: Month; teamIds?: string[] | undefined },
) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await holdUnpublished(context, month, 'share')
  const run = await getProposingRun(context, row)
  const scope = scopeOf(context)
  const mine = await listTeamRows(tx, organisationId, month, scope)
  const asked = teamIds && new Set(teamIds)
  if (asked && [...asked].some((teamId) => !mine.some((team) => team.teamId === teamId)))
    throw new NotFound('team')
  const figures = figuresByTeam(await listAssigned(tx, organisationId, month, scope), row.days)
  const candidates = mine.filter(
    ({ teamId, approvedAt }) => approvedAt === null && figures.has(teamId) && (!asked || asked.has(teamId)),
  )
  const inOrder = ({ teamId, minPresent }: TeamRow) =>
    conflictsOf(figures.get(teamId)!, minPresent, row.days).length === 0
  const approved = await saveApprovals(
    tx,
    organisationId,
    month,
    run.runId,
    candidates.filter(inOrder).map(({ teamId }) => teamId),
    actor.personId,
    now,
  )
  audit('planning/approve', month, { teams: approved })
  return {
    approved,
    notInOrder: candidates.filter((team) => !inOrder(team)).map(({ teamId, name }) => ({ teamId, name })),
  }
}
