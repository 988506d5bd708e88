import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listBudgetsNow } from '../months/bank-store.ts'
import type { MonthTeam } from '../months/frozen-rules.ts'
import { findMonthTeam, listMonthTeams, type MonthRow } from '../months/store.ts'
import type { PresenceWindow } from '../months/window-rules.ts'
import { listPresenceWindows } from '../months/window-store.ts'
import { listOffices } from '../people/structure-store.ts'
import { getMonth, getProposingRun, holdUnpublished, scopeOf } from './actions.ts'
import { listDayChanges, saveApprovals } from './change-store.ts'
import type { planning } from './contract.ts'
import { readFigures } from './figures-actions.ts'
import { limitsOf } from './limits-rules.ts'
import { listOtherDays } from './other-day-store.ts'
import { listChangeCounts, listClosures } from './planned-store.ts'
import { budgetUsed, conflictsOf, isAway, isSpace, siteOf, type TeamFigures } from './rules.ts'
import { listSites } from './space-store.ts'
import {
  findProposingRun,
  type GridPerson,
  listGrid,
  listReachedTeams,
  listTeamRows,
  type TeamRow,
} from './store.ts'

type Grid = z.input<typeof planning.grid.output>
type Asking = Pick<Context, 'tx' | 'actor'>

const idsOf = (teams: readonly { teamId: string }[]) => teams.map(({ teamId }) => teamId)

/** The one team of this id among those that who asks may approve; to all others it does not exist. */
export async function getTeam({ tx, actor }: Asking, month: Month, teamId: string): Promise<TeamRow> {
  const [team] = await listTeamRows(tx, actor.organisationId, month, scopeOf({ actor }), teamId)
  if (!team) throw new NotFound('team')
  return team
}

export async function showTeams(
  context: Context,
  { month, directorateId }: { month: Month; directorateId?: string | undefined },
) {
  const { tx, actor } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const scope = scopeOf(context)
  const everywhere = !scope.teamIds && !scope.directorateId
  if (directorateId && !everywhere && scope.directorateId !== directorateId) throw new NotFound('directorate')
  const proposed = await findProposingRun(tx, organisationId, month, row.days)
  if (!proposed) return { items: [] }
  const teams = await listTeamRows(tx, organisationId, month, directorateId ? { directorateId } : scope)
  const figures = await readFigures(tx, organisationId, row, idsOf(teams))
  const numbers = new Map((await listMonthTeams(tx, organisationId, month)).map((one) => [one.teamId, one]))
  const changes = await listChangeCounts(tx, organisationId, month)
  return {
    items: teams.flatMap((team) => {
      const found = figures.get(team.teamId)
      if (!found) return []
      const { minPresent } = numbers.get(team.teamId)!
      const worst = worstDay(found, minPresent)
      return [
        {
          teamId: team.teamId,
          name: team.name,
          directorateId: team.directorateId,
          people: found.people,
          wished: found.wished,
          granted: found.granted,
          refused: found.refused,
          minPresent: minPresent[worst] ?? 0,
          leastPresent: found.present[worst] ?? 0,
          leastPresentOn: row.days[worst] ?? null,
          inOrder: conflictsOf(found, minPresent, row.days).length === 0,
          approvedAt: team.approvedAt?.toISOString() ?? null,
          approvedBy: team.approvedBy,
          changes: changes.get(team.teamId) ?? 0,
        },
      ]
    }),
  }
}

/** The day with fewest present above the minimum; the first of such days. */
function worstDay({ present }: TeamFigures, minPresent: readonly number[]): number {
  const spare = present.map((count, index) => count - minPresent[index]!)
  return spare.indexOf(Math.min(...spare))
}

export async function showGrid(
  context: Asking,
  { month, teamId }: { month: Month; teamId: string },
): Promise<Grid> {
  const { tx, actor } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const team = await getTeam(context, month, teamId)
  const run = await getProposingRun(context, row)
  const people = await listGrid(tx, organisationId, month, teamId)
  const numbers = (await findMonthTeam(tx, organisationId, month, teamId))!
  const figures = (await readFigures(tx, organisationId, row, [teamId])).get(teamId)
  const personIds = people.map(({ personId }) => personId)
  const changes = await listDayChanges(tx, organisationId, month, personIds)
  const windowOf = await presenceWindows(context, row, personIds)
  const elsewhere = numbers.closedTo
    ? (await listOffices(tx, organisationId)).find(({ id }) => id === numbers.closedTo)?.name
    : undefined
  return {
    month,
    teamId,
    name: team.name,
    needed: [...numbers.minPresent],
    minPresent: Math.max(0, ...numbers.minPresent),
    published: row.publishedAt !== null,
    approvedAt: team.approvedAt?.toISOString() ?? null,
    approvedBy: team.approvedBy,
    days: row.days,
    teamDays: [...numbers.teamDays],
    closedDays: [...numbers.closedDays],
    closedTo: elsewhere ?? null,
    closedBeyondQuota: numbers.closedBeyondQuota,
    budgetLeft: await budgetLeftOf(context, row, team.directorateId),
    present: figures?.present ?? row.days.map(() => 0),
    conflicts: figures ? conflictsOf(figures, numbers.minPresent, row.days) : [],
    people: people.map((person) => ({
      personId: person.personId,
      name: person.name,
      granted: person.places.filter(isAway).length,
      ...limitsHere(person, numbers, row, windowOf(person.personId)),
      wished: person.wished,
      anyDay: person.anyDay,
      homeSuitable: person.homeSuitable,
      places: person.places,
      proposed: person.proposed,
    })),
    changes: changes
      .filter(({ runId }) => runId === run.runId)
      .map(({ runId: _, kind: __, ...change }) => ({ ...change, changedAt: change.changedAt.toISOString() })),
    spaces: (
      await listSites(
        tx,
        people.flatMap(({ places }) => places.filter(isSpace).map(siteOf)),
      )
    ).map(({ siteId, name }) => ({ siteId, name })),
    otherDays: (await listOtherDays(tx, organisationId, { runId: run.runId, personIds })).map(shownOtherDay),
  }
}

const shownOtherDay = (one: Awaited<ReturnType<typeof listOtherDays>>[number]) => ({
  id: one.id,
  personId: one.personId,
  day: one.day,
  otherDay: one.otherDay,
  reason: one.reason,
  askedBy: one.askedBy,
  askedAt: one.askedAt.toISOString(),
  answer: one.answer ?? ('waiting' as const),
})

/** Days of the month by the person's own limits; a closed day granted besides counts for none of them. */
export function limitsHere(person: GridPerson, numbers: MonthTeam, row: MonthRow, window: PresenceWindow) {
  const limits = limitsOf(person, numbers, row.rules, window.used, window.workingDays)
  const besides = numbers.closedBeyondQuota
    ? numbers.closedDays.filter((day) => person.wished.includes(day)).length
    : 0
  return {
    quota: limits.quota + besides,
    perWeek: limits.perWeek,
    mostAway: limits.mostAway === null ? null : limits.mostAway + besides,
  }
}

/** In whose average presence must prevail, of each person, with the away days had in its other published months. */
export const presenceWindows = ({ tx, actor }: Asking, row: MonthRow, personIds: readonly string[]) =>
  listPresenceWindows(tx, actor.organisationId, row, personIds)

/** Away days that a directorate may still give in the month. */
export async function budgetLeftOf(
  { tx, actor }: Asking,
  row: MonthRow,
  directorateId: string,
  days?: number,
): Promise<number> {
  const { organisationId } = actor
  const budget =
    days ??
    (await listBudgetsNow(tx, organisationId, row.month)).find((one) => one.directorateId === directorateId)
      ?.days
  const teams = await listReachedTeams(tx, organisationId, { directorateId })
  const figures = await readFigures(
    tx,
    organisationId,
    row,
    teams.map(({ id }) => id),
  )
  const closures = await listClosures(tx, organisationId, row.month)
  return (budget ?? 0) - budgetUsed(figures, closures, row.days)
}

export async function approveTeams(
  context: Context,
  { month, teamIds }: { month: Month; teamIds?: string[] | undefined },
) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await holdUnpublished(context, month, 'share')
  const run = await getProposingRun(context, row)
  const mine = await listTeamRows(tx, organisationId, month, scopeOf(context))
  const asked = teamIds && new Set(teamIds)
  if (asked && [...asked].some((teamId) => !mine.some((team) => team.teamId === teamId)))
    throw new NotFound('team')
  const figures = await readFigures(tx, organisationId, row, idsOf(mine))
  const numbers = new Map((await listMonthTeams(tx, organisationId, month)).map((one) => [one.teamId, one]))
  const candidates = mine.filter(
    ({ teamId, approvedAt }) => approvedAt === null && figures.has(teamId) && (!asked || asked.has(teamId)),
  )
  const inOrder = ({ teamId }: TeamRow) =>
    conflictsOf(figures.get(teamId)!, numbers.get(teamId)!.minPresent, row.days).length === 0
  const approved = await saveApprovals(
    tx,
    organisationId,
    month,
    run.runId,
    idsOf(candidates.filter(inOrder)),
    actor.personId,
    now,
  )
  audit('planning/approve', month, { teams: approved })
  return {
    approved,
    notInOrder: candidates.filter((team) => !inOrder(team)).map(({ teamId, name }) => ({ teamId, name })),
  }
}
