import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { findPerson } from '../people/store.ts'
import { listActivities, listAssessmentsOn, listResults, lockActivities } from './catalogue-store.ts'
import type { ownActivities } from './person-contract.ts'
import {
  findRequest,
  listHrOfficers,
  listRequests,
  type RequestRow,
  saveAnswer,
  saveRequest,
  saveWithdrawal,
} from './request-store.ts'
import {
  answerWithinDays,
  type Criterion,
  type Outcome,
  type RequestKind,
  type RequestState,
  reasonsNotToAssign,
  reasonsNotToRequest,
  type Share,
  type Verdict,
} from './rules.ts'
import { listSharesOf, saveShares } from './shares-store.ts'
import { findWhetherMayAsk, listMembers } from './store.ts'
import { listTools } from './tools-store.ts'

const stateOf = ({ withdrawnAt, outcome }: RequestRow): RequestState =>
  outcome ?? (withdrawnAt ? 'withdrawn' : 'open')

const shownRequest = (row: RequestRow) => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  state: stateOf(row),
})

export async function showMyActivities({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof ownActivities.mine.output>> {
  const { organisationId, personId } = actor
  const { mapped, mayAsk, workableShare, leastShare, reasons } = await findWhetherMayAsk(
    tx,
    organisationId,
    personId,
    today,
  )
  const [member] = await listMembers(tx, organisationId, today, { personId })
  const catalogue = new Map((await listActivities(tx, organisationId)).map((one) => [one.id, one]))
  const results = await listResults(tx, organisationId, today)
  const tools = new Map((await listTools(tx, organisationId, today)).map((tool) => [tool.id, tool]))
  const assessed = new Map(
    (await listAssessmentsOn(tx, organisationId, today)).map((row) => [row.activityId, row]),
  )
  return {
    mapped,
    mayAsk,
    workableShare,
    leastShare,
    reasons,
    answerWithinDays,
    activities: (member?.shares ?? []).map(({ activityId, percent }) => {
      const { code, name, description } = catalogue.get(activityId)!
      const assessment = assessed.get(activityId)
      return {
        activityId,
        code,
        name,
        description,
        percent,
        result: results.get(activityId)!,
        assessment: assessment
          ? {
              validFrom: assessment.validFrom,
              judgements: assessment.judgements,
              tools: assessment.toolIds.map((id) => tools.get(id)!),
            }
          : null,
      }
    }),
    requests: (await listRequests(tx, organisationId, { personId })).map(shownRequest),
  }
}

type Request = {
  kind: RequestKind
  activityId: string | null
  title: string
  text: string
  verdicts: Partial<Record<Criterion, Verdict>>
}

export async function requestActivity(
  { tx, actor, today, now, audit }: Context,
  request: Request,
): Promise<{ id: string; answerBy: Day }> {
  const { organisationId, personId } = actor
  const [member] = await listMembers(tx, organisationId, today, { personId })
  refuseIf(reasonsNotToRequest(request, new Set(member?.shares.map(({ activityId }) => activityId))))
  // An activity that the catalogue lacks is none of it, whatever is sent along.
  const activityId = request.kind === 'activity' ? null : request.activityId
  const answerBy = addDays(today, answerWithinDays)
  const id = await saveRequest(tx, organisationId, { ...request, activityId, personId, answerBy }, now)
  audit('activities/requested', id, { kind: request.kind })
  if (request.kind === 'dispute') {
    const activity = (await listActivities(tx, organisationId)).find((one) => one.id === activityId)!
    const details = { person: actor.name, activity: activity.name }
    await tell(
      { tx, now },
      organisationId,
      (await listHrOfficers(tx, organisationId, today)).map((officer) => ({
        personId: officer,
        kind: 'activities/disputed' as const,
        details,
      })),
    )
  }
  return { id, answerBy }
}

export async function withdrawRequest(
  { tx, actor, now, audit }: Context,
  { activityRequestId }: { activityRequestId: string },
): Promise<Record<string, never>> {
  const row = await findRequest(tx, actor.organisationId, activityRequestId)
  if (!row || row.personId !== actor.personId) throw new NotFound('request')
  refuseIf(stateOf(row) === 'open' ? [] : [{ code: 'activities/request-closed' }])
  await saveWithdrawal(tx, actor.organisationId, activityRequestId, now)
  audit('activities/request-withdrawn', activityRequestId)
  return {}
}

export const showRequests = async ({ tx, actor }: Context) => ({
  items: (await listRequests(tx, actor.organisationId, 'all')).map(shownRequest),
})

export async function answerRequest(
  { tx, actor, now, audit }: Context,
  { activityRequestId, outcome, reasons }: { activityRequestId: string; outcome: Outcome; reasons: string },
): Promise<Record<string, never>> {
  const { organisationId } = actor
  const row = await findRequest(tx, organisationId, activityRequestId)
  if (!row) throw new NotFound('request')
  refuseIf([
    ...(stateOf(row) === 'open' ? [] : [{ code: 'activities/request-closed' }]),
    // Nobody is judge in their own cause.
    ...(row.personId === actor.personId ? [{ code: 'activities/own-request' }] : []),
  ])
  await saveAnswer(tx, organisationId, activityRequestId, { outcome, reasons, by: actor.personId, now })
  audit('activities/request-answered', activityRequestId, { outcome })
  await tell({ tx, now }, organisationId, [
    {
      personId: row.personId,
      kind: 'activities/dispute-answered',
      details: { activity: row.activity ?? row.title },
    },
  ])
  return {}
}

export async function showPersonActivities(
  { tx, actor, today }: Context,
  { personId }: { personId: string },
) {
  const { organisationId } = actor
  if (!(await findPerson(tx, organisationId, personId))) throw new NotFound('person')
  const { mayAsk, workableShare, leastShare, reasons } = await findWhetherMayAsk(
    tx,
    organisationId,
    personId,
    today,
  )
  const [member] = await listMembers(tx, organisationId, today, { personId })
  const history = await listSharesOf(tx, organisationId, personId)
  return {
    mayAsk,
    workableShare,
    leastShare,
    reasons,
    shares: [...(member?.shares ?? [])],
    history: history.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })),
  }
}

export async function assignActivities(
  { tx, actor, today, now, audit }: Context,
  { personId, validFrom, shares }: { personId: string; validFrom: Day; shares: Share[] },
): Promise<{ mayAsk: boolean; workableShare: number }> {
  const { organisationId } = actor
  await lockActivities(tx, organisationId)
  if (!(await findPerson(tx, organisationId, personId))) throw new NotFound('person')
  const first = (await listSharesOf(tx, organisationId, personId)).length === 0
  const known = new Set((await listActivities(tx, organisationId)).map(({ id }) => id))
  refuseIf(reasonsNotToAssign(shares, { validFrom, today, first, known }))
  await saveShares(tx, organisationId, [{ personId, validFrom, shares }], { by: actor.personId, now })
  audit('activities/assigned', personId, { activities: shares.length, from: validFrom })
  const { mayAsk, workableShare } = await findWhetherMayAsk(tx, organisationId, personId, validFrom)
  return { mayAsk, workableShare }
}

/** The same for many at once, by the codes of the catalogue: an administration that is written whole. */
export async function assignMany(
  { tx, actor, now, audit }: Context,
  {
    validFrom,
    persons,
  }: {
    validFrom: Day
    persons: readonly { personId: string; shares: { code: string; percent: number }[] }[]
  },
): Promise<void> {
  const { organisationId } = actor
  await lockActivities(tx, organisationId)
  const ids = new Map((await listActivities(tx, organisationId)).map(({ code, id }) => [code, id]))
  refuseIf(
    persons.every(({ shares }) => shares.every(({ code }) => ids.has(code)))
      ? []
      : [{ code: 'activities/unknown-activity' }],
  )
  await saveShares(
    tx,
    organisationId,
    persons.map(({ personId, shares }) => ({
      personId,
      validFrom,
      shares: shares.map(({ code, percent }) => ({ activityId: ids.get(code)!, percent })),
    })),
    { by: actor.personId, now },
  )
  audit('activities/assigned', organisationId, { persons: persons.length, from: validFrom })
}
