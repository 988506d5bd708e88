import type { Context, Moment } from '../../platform/context.ts'
import { addDays, type Day, type Month } from '../../vocabulary/day.ts'
import { type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { listMonths, type MonthRow } from '../months/store.ts'
import { tellAnew } from '../notices/actions.ts'
import { namesInBrief } from '../notices/rules.ts'
import { listToldOf } from '../notices/store.ts'
import { holdUnpublished } from './actions.ts'
import { listAnswering } from './answering-store.ts'
import { readFigures } from './figures-actions.ts'
import { findProposingRun, listTeamRows, type TeamRow } from './store.ts'
import { whoAnswers } from './substitute-rules.ts'

type Asked = Pick<Moment, 'tx' | 'now' | 'today'>

/** Teams with people in the month's proposal that nobody has approved; none where there is no proposal. */
async function listTeamsToApprove(
  { tx }: Pick<Asked, 'tx'>,
  organisationId: string,
  row: MonthRow,
): Promise<TeamRow[]> {
  if (row.publishedAt || !(await findProposingRun(tx, organisationId, row.month, row.days))) return []
  const open = (await listTeamRows(tx, organisationId, row.month)).filter(({ approvedAt }) => !approvedAt)
  const ids = open.map(({ teamId }) => teamId)
  const figures = await readFigures(tx, organisationId, row, ids)
  return open.filter(({ teamId }) => figures.has(teamId))
}

/** The same by who answers for them today: managers, substitutes, or the head where there are none. */
export async function findApprovalsWaiting(asked: Asked, organisationId: string, row: MonthRow) {
  const teams = await listTeamsToApprove(asked, organisationId, row)
  const ids = teams.map(({ teamId }) => teamId)
  const answering = await listAnswering(asked.tx, organisationId, ids, asked.today)
  const byPerson = new Map<string, string[]>()
  for (const { teamId, name } of teams)
    for (const personId of whoAnswers(answering, teamId))
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), name])
  return byPerson
}

/** Tells each manager, or who stands in, which teams wait; what was told of an earlier proposal is over. */
export async function tellToApprove(
  asked: Asked,
  organisationId: string,
  row: MonthRow,
  {
    kind = 'planning/teams-to-approve',
    besides = [],
  }: { kind?: 'planning/teams-to-approve' | 'planning/approval-reminder'; besides?: readonly string[] } = {},
): Promise<number> {
  const waiting = await findApprovalsWaiting(asked, organisationId, row)
  const told = [...waiting].filter(([personId]) => !besides.includes(personId))
  await tellAnew(
    asked,
    organisationId,
    told.map(([personId, teams]) => ({
      personId,
      kind,
      details: { month: row.month, teams: namesInBrief(teams) },
    })),
  )
  return told.length
}

/** HR asks those who have not approved to do so, once a day at most. */
export async function remindManagers(context: Context, { month }: { month: Month }) {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  const row = await holdUnpublished(context, month, 'update')
  const told = await listToldOf(tx, organisationId, 'planning/approval-reminder', { month })
  const reasons: Reason[] = []
  if (told.some(({ on }) => on === today)) reasons.push({ code: 'planning/reminded-today' })
  if ((await listTeamsToApprove(context, organisationId, row)).length === 0)
    reasons.push({ code: 'planning/nothing-to-approve' })
  refuseIf(reasons)
  const people = await tellToApprove(context, organisationId, row, { kind: 'planning/approval-reminder' })
  audit('planning/remind-managers', month, { people })
  return { people }
}

/** Who has not approved is reminded once without anybody asking, when so many days are left before the month. */
const lastDays = 7

export async function remindOfApprovals(moment: Asked, organisationId: string): Promise<void> {
  const { tx, today } = moment
  for (const row of await listMonths(tx, organisationId)) {
    if (row.publishedAt || !isNear(row.days[0]!, today)) continue
    const kind = 'planning/approval-reminder'
    const told = await listToldOf(tx, organisationId, kind, { month: row.month })
    await tellToApprove(moment, organisationId, row, {
      kind,
      besides: told.map(({ personId }) => personId),
    })
  }
}
const isNear = (first: Day, today: Day): boolean => today >= addDays(first, -lastDays)
