import type { Context } from '../../platform/context.ts'
import { type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { stageOf } from '../months/rules.ts'
import type { MonthRow } from '../months/store.ts'
import { tellToApprove } from './answering-actions.ts'
import { countReopenings } from './reopening-store.ts'
import type { Place } from './rules.ts'
import { listRuns, type RaisedShown, saveRun, saveRunEnd } from './run-store.ts'
import { saveSolvedMonth } from './solved-store.ts'
import { saveProposal } from './store.ts'

/** A plan made beside the month, with its proof, and the packed month that it was computed from. */
export type PlanMade = {
  people: readonly { id: string; days: readonly Place[] }[]
  objective: number
  bound: number
  gapPercent: number
  prices: unknown
  raised: readonly RaisedShown[]
  seconds: number
  record: Uint8Array
}

/** Why the month takes no other plan now: the same that keep a run from being started. */
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
  if (row.days[0]! <= today && (await countReopenings(tx, actor.organisationId, month)) > 0)
    reasons.push({ code: 'planning/month-begun', month })
  return reasons
}

/** Makes a plan the month's proposal, as a run that has ended. The month is held by the caller, alone. */
export async function proposePlan(
  context: Pick<Context, 'tx' | 'actor' | 'today' | 'now' | 'audit'>,
  row: MonthRow,
  plan: PlanMade,
): Promise<string> {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const { month } = row
  refuseIf(await reasonsNotToPropose(context, row))
  const { objective, bound, gapPercent, prices, raised, seconds } = plan
  const runId = await saveRun(tx, organisationId, {
    ...{ month, days: row.days, by: actor.personId, seconds, gapPercent, now },
    people: plan.people.length,
  })
  await saveProposal(tx, organisationId, month, runId, plan.people)
  await saveSolvedMonth(tx, organisationId, month, {
    ...{ runId, people: plan.people.length, record: plan.record },
  })
  await saveRunEnd(tx, organisationId, runId, {
    ...{ outcome: 'done', now, objective, bound, gapPercent, raised, prices },
  })
  await tellToApprove(context, organisationId, row)
  audit('planning/propose', month, { runId, people: plan.people.length })
  return runId
}
