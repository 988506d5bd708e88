import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { findBlockingGates } from '../agreements/gate-store.ts'
import { listMonthOffices } from '../months/amending-store.ts'
import { listBudgetsNow } from '../months/bank-store.ts'
import { stageOf } from '../months/rules.ts'
import { findMonth, findMonthHeld, type MonthRow } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { countPlanningPeople } from '../people/home-store.ts'
import { listOffices } from '../people/structure-store.ts'
import { getPolicy } from '../policy/store.ts'
import { savePublication } from './change-store.ts'
import { readFigures } from './figures-actions.ts'
import { saveMonthFigures } from './figures-store.ts'
import { seatMonth } from './near-publishing-actions.ts'
import { desksByOffice, presentByOffice } from './office-days-rules.ts'
import { listClosures, listDirectorateNames, listPlannedPeople } from './planned-store.ts'
import { countReopenings } from './reopening-store.ts'
import { isAway } from './rules.ts'
import { shownRuns } from './run-shown-actions.ts'
import { askToCancel, findRun, listRuns, saveRun, saveRunEnd } from './run-store.ts'
import { findProposingRun, listAssigned, listTeamRows, type Reach, type TeamRow } from './store.ts'

type Asked = Pick<Context, 'tx' | 'actor'>

/** A worker that said nothing for this long is taken for dead; it speaks twice a second. */
const silentMilliseconds = 60_000

export async function getMonth({ tx, actor }: Asked, month: Month): Promise<MonthRow> {
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  return row
}

/**
 * The teams that who asks may approve: a manager's own, those that the person stands in for, those of a head's
 * directorate, all for HR.
 */
export const scopeOf = ({ actor }: Pick<Asked, 'actor'>): Reach => {
  const { roles, teamId, directorateId, substituteFor = [] } = actor
  if (roles.includes('hr-office') || roles.includes('administrator')) return {}
  const teamIds = roles.includes('team-manager') && teamId ? [teamId, ...substituteFor] : substituteFor
  return roles.includes('directorate-head') && directorateId ? { teamIds, directorateId } : { teamIds }
}

/** The month that one is about to write in, held against who publishes or changes it. */
export async function holdUnpublished(
  { tx, actor }: Asked,
  month: Month,
  strength: 'share' | 'update',
): Promise<MonthRow> {
  const row = await findMonthHeld(tx, actor.organisationId, month, strength)
  if (!row) throw new NotFound('month')
  refuseIf(row.publishedAt ? [{ code: 'planning/published', month }] : [])
  return row
}

/** Why the month takes no other plan now: neither a run nor one made beside it. */
export async function reasonsNotToPropose(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  row: MonthRow,
): Promise<Reason[]> {
  const { month } = row
  const reasons: Reason[] = []
  if (row.publishedAt) reasons.push({ code: 'planning/published', month })
  else if (stageOf({ ...row, published: false }, today) === 'wishes')
    reasons.push({ code: 'planning/month-still-open', wishesUntil: row.wishesUntil })
  if ((await listRuns(tx, actor.organisationId, month)).some(({ outcome }) => outcome === null))
    reasons.push({ code: 'planning/run-under-way' })
  // Days that people have lived are not planned again; the others are changed one by one.
  if (row.days[0]! <= today && (await countReopenings(tx, actor.organisationId, month)) > 0)
    reasons.push({ code: 'planning/month-begun', month })
  return reasons
}

export async function startRun(
  context: Context,
  asked: { month: Month; seconds: number; gapPercent: number },
) {
  const { tx, actor, today, now, audit, enqueue } = context
  // Held alone, so that two who start at the same moment do not both find no run under way.
  const row = await holdUnpublished(context, asked.month, 'update')
  const people = await countPlanningPeople(tx, actor.organisationId, today)
  const reasons = await reasonsNotToPropose(context, row)
  if (people === 0) reasons.push({ code: 'planning/nobody-to-plan' })
  refuseIf(reasons)
  const id = await saveRun(tx, actor.organisationId, {
    ...asked,
    days: row.days,
    by: actor.personId,
    people,
    now,
  })
  await enqueue('plan-month', id)
  audit('planning/start', asked.month, { runId: id, people })
  return (await shownRuns(context, [(await findRun(tx, actor.organisationId, id))!]))[0]!
}

export async function showRuns(context: Context, { month }: { month: Month }) {
  const { tx, actor } = context
  return { items: await shownRuns(context, await listRuns(tx, actor.organisationId, month)) }
}

export async function showRun(context: Context, { runId }: { runId: string }) {
  const run = await findRun(context.tx, context.actor.organisationId, runId)
  if (!run) throw new NotFound('run')
  return (await shownRuns(context, [run]))[0]!
}

/** Asks the worker to stop and keep its best plan; where no worker lives any more the run is ended here. */
export async function cancelRun({ tx, actor, now, audit }: Context, { runId }: { runId: string }) {
  const run = await findRun(tx, actor.organisationId, runId)
  if (!run) throw new NotFound('run')
  if (run.outcome) return {}
  await askToCancel(tx, actor.organisationId, runId, now)
  const lastSign = (run.aliveAt ?? run.startedAt).getTime()
  if (now - lastSign > silentMilliseconds)
    await saveRunEnd(tx, actor.organisationId, runId, { outcome: 'failed', now })
  audit('planning/cancel', run.month, { runId })
  return {}
}

/** The run whose plan is the month's proposal; refused where there is none. */
export async function getProposingRun({ tx, actor }: Asked, { month, days }: MonthRow) {
  const run = await findProposingRun(tx, actor.organisationId, month, days)
  if (!run) throw new Refused([{ code: 'planning/no-proposal', month }])
  return run
}

export async function showProposal(context: Context, { month }: { month: Month }) {
  const { tx, actor } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const scope = scopeOf(context)
  const run = await findProposingRun(tx, organisationId, month, row.days)
  const teams = await listTeamRows(tx, organisationId, month, scope)
  const teamIds = run ? teams.map(({ teamId }) => teamId) : []
  const figures = await readFigures(tx, organisationId, row, teamIds)
  const closures = await listClosures(tx, organisationId, month)
  const budgets = new Map(
    (await listBudgetsNow(tx, organisationId, month)).map((b) => [b.directorateId, b.days]),
  )
  const directorates = await listDirectorateNames(tx, organisationId)
  const offices = await listOffices(tx, organisationId)
  const sum = (ids: readonly { teamId: string }[], what: 'people' | 'wished' | 'granted' | 'refused') =>
    ids.reduce((total, { teamId }) => total + (figures.get(teamId)?.[what] ?? 0), 0)
  const everywhere = !scope.teamIds && !scope.directorateId
  const present = presentByOffice(teams, figures, closures, row.days)
  const desksOf = desksByOffice(
    offices,
    await listMonthOffices(tx, organisationId, month),
    teams,
    closures,
    row.days,
  )
  return {
    month,
    published: row.publishedAt !== null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    runId: run?.runId ?? null,
    gapPercent: run?.gapPercent ?? null,
    people: sum(teams, 'people'),
    wished: sum(teams, 'wished'),
    granted: sum(teams, 'granted'),
    refused: sum(teams, 'refused'),
    days: row.days,
    directorates: directorates
      .filter(({ id }) => everywhere || teams.some(({ directorateId }) => directorateId === id))
      .map(({ id, name }) => {
        const own = teams.filter(({ teamId, directorateId }) => directorateId === id && figures.has(teamId))
        return {
          directorateId: id,
          name,
          people: sum(own, 'people'),
          budget: budgets.get(id) ?? 0,
          wished: sum(own, 'wished'),
          granted: sum(own, 'granted'),
          refused: sum(own, 'refused'),
          teams: own.length,
          teamsApproved: own.filter(({ approvedAt }) => approvedAt !== null).length,
        }
      }),
    offices: offices.map(({ id, name, desks }) => {
      const own = teams.filter(({ officeId }) => officeId === id)
      return {
        officeId: id,
        name,
        desks,
        desksByDay: desksOf.get(id)!,
        people: sum(own, 'people'),
        present: present.get(id) ?? row.days.map(() => 0),
      }
    }),
  }
}

export async function publishMonth(
  context: Context,
  { month, teamsNotApproved }: { month: Month; teamsNotApproved: number },
) {
  const { tx, actor, now, audit } = context
  const row = await holdUnpublished(context, month, 'update')
  const run = await findProposingRun(tx, actor.organisationId, month, row.days)
  if (!run) throw new Refused([{ code: 'planning/no-proposal', month }])
  const teams = await listTeamRows(tx, actor.organisationId, month)
  const teamIds = teams.map(({ teamId }) => teamId)
  const figures = await readFigures(tx, actor.organisationId, row, teamIds)
  const waiting = teams.filter(({ teamId, approvedAt }) => approvedAt === null && figures.has(teamId))
  const underWay = (await listRuns(tx, actor.organisationId, month)).some(({ outcome }) => outcome === null)
  const reasons: Reason[] = []
  if (underWay) reasons.push({ code: 'planning/run-under-way' })
  // Whoever publishes has seen how many managers have not approved: the number must be the one seen.
  if (waiting.length !== teamsNotApproved)
    reasons.push({
      code: 'planning/teams-not-approved-differ',
      found: waiting.length,
      seen: teamsNotApproved,
    })
  const uncovered = await countUncovered(context, row, teams)
  if (uncovered > 0) reasons.push({ code: 'planning/away-without-agreement', people: uncovered })
  refuseIf(reasons)
  refuseIf(await seatMonth(context, row, run.runId))
  await savePublication(tx, actor.organisationId, {
    month,
    runId: run.runId,
    teamsNotApproved,
    by: actor.personId,
    now,
  })
  await saveMonthFigures(
    tx,
    actor.organisationId,
    month,
    teams.flatMap(({ teamId, directorateId }) => {
      const own = figures.get(teamId)
      return own ? [{ teamId, directorateId, ...own }] : []
    }),
  )
  await tell(
    { tx, now },
    actor.organisationId,
    (await listPlannedPeople(tx, actor.organisationId, month)).map((personId) => ({
      personId,
      kind: 'planning/published' as const,
      details: { month },
    })),
  )
  audit('planning/publish', month, { runId: run.runId, teamsNotApproved })
  return {}
}

/** Persons away on days that something blocks by policy: since the plan was computed an agreement may have ended, a notice expired. */
async function countUncovered({ tx, actor, today }: Context, row: MonthRow, teams: readonly TeamRow[]) {
  const policy = await getPolicy(tx, actor.organisationId)
  const directorateOf = new Map(teams.map(({ teamId, directorateId }) => [teamId, directorateId]))
  const gateOf = await findBlockingGates(tx, actor.organisationId, policy, {
    ...{ days: row.days, directorateIds: [...new Set(directorateOf.values())], today },
  })
  if (!gateOf) return 0
  const assigned = await listAssigned(tx, actor.organisationId, row.month)
  return assigned.filter(({ personId, teamId, places }) => {
    const gate = gateOf({ personId, directorateId: directorateOf.get(teamId) ?? null })
    return gate && row.days.some((day, index) => isAway(places[index] ?? '') && !gate.covered.includes(day))
  }).length
}
