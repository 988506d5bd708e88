import type { Context } from '../../platform/context.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import type { MonthRow } from '../months/store.ts'
import { reasonsNotToPropose } from './actions.ts'
import { tellToApprove } from './answering-actions.ts'
import type { Place } from './rules.ts'
import { type RaisedShown, saveRun, saveRunEnd } from './run-store.ts'
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
