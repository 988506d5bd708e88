import { unpackMonth } from '../../engines/planner/record.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { amendMonth } from '../months/amending-actions.ts'
import { findMonthHeld } from '../months/store.ts'
import { reasonsNotToPropose } from '../planning/actions.ts'
import { proposePlan } from '../planning/adopting-actions.ts'
import { readProblemFacts } from '../planning/facts-actions.ts'
import { monthProblem } from '../planning/problem-actions.ts'
import { getComparison, showComparison } from './actions.ts'
import { amended } from './change-rules.ts'
import { readMonthNow } from './numbers-actions.ts'
import { amendmentBetween } from './rules.ts'
import { findVariantHeld, findVariantPlan, saveAdopted } from './store.ts'

/**
 * Makes a variant the month: writes its numbers, and its plan as the proposal. Once they are written the month's
 * problem must be the very one that was planned; otherwise something changed since, and nothing is written.
 */
export async function adoptVariant(context: Context, { variantId }: { variantId: string }) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const variant = await findVariantHeld(tx, organisationId, variantId)
  if (!variant) throw new NotFound('variant')
  const { comparisonId, name, figures } = variant
  if (variant.adoptedAt) return showComparison(context, { comparisonId })
  const { month } = await getComparison(context, comparisonId)
  const row = (await findMonthHeld(tx, organisationId, month, 'update'))!
  const plan = await findVariantPlan(tx, organisationId, variantId)
  const reasons: Reason[] = await reasonsNotToPropose(context, row)
  if (variant.discardedAt) reasons.push({ code: 'variants/discarded', variant: name })
  if (!plan || !figures) reasons.push({ code: 'variants/not-planned', variant: name })
  refuseIf(reasons)
  const before = await readMonthNow(tx, organisationId, row)
  await amendMonth(context, month, amendmentBetween(before, amended(before, variant.changes).now))
  const solved = unpackMonth(plan!.record)
  const present = monthProblem(await readProblemFacts(tx, organisationId, month, today))
  if (JSON.stringify(present) !== JSON.stringify(solved.problem))
    throw new Refused([{ code: 'variants/input-changed', variant: name }])
  const { objective, bound, gapPercent, seconds } = figures!
  const runId = await proposePlan(context, row, {
    ...{ objective, bound, gapPercent, seconds, raised: figures!.raised },
    people: solved.plan.people,
    prices: solved.plan.prices,
    record: plan!.record,
  })
  await saveAdopted(tx, organisationId, variantId, { runId, by: actor.personId, now })
  audit('variants/adopt', month, { variantId, runId })
  return showComparison(context, { comparisonId })
}
