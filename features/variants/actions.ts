import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonth, type MonthRow } from '../months/store.ts'
import { countPlanningPeople } from '../people/home-store.ts'
import { amended } from './change-rules.ts'
import type { variants } from './contract.ts'
import type { VariantFigures } from './figures-rules.ts'
import { readMonthNow } from './numbers-actions.ts'
import { forgottenAfterDays, type MonthChange, reasonsNotToCompare, saidTwice } from './rules.ts'
import {
  askToCancelComparison,
  type ComparisonRow,
  findComparison,
  findVariantHeld,
  forgetVariants,
  listComparisons,
  listVariants,
  saveComparison,
  saveComparisonEnd,
  saveDiscarded,
  saveKept,
  saveVariants,
  type VariantRow,
} from './store.ts'

type Asked = Pick<Context, 'tx' | 'actor'>
type ComparisonShown = z.input<typeof variants.comparison.output>

/** A worker that said nothing for this long is taken for dead; it speaks twice a second. */
const silentMilliseconds = 60_000

const figuresShown = (figures: VariantFigures) => ({
  ...figures,
  raised: figures.raised.map((one) => ({ ...one, day: one.day as Day | null })),
})

const shown = (row: ComparisonRow, own: readonly VariantRow[], month: MonthRow): ComparisonShown => ({
  id: row.id,
  month: row.month,
  askedAt: row.askedAt.toISOString(),
  askedBy: row.askedBy,
  state: row.outcome ?? (row.aliveAt ? 'running' : 'waiting'),
  kept: row.keptAt !== null,
  progress: row.progress,
  base: row.base && figuresShown(row.base),
  variants: own.map(({ discardedAt, adoptedAt, figures, planned, id, name, changes, adoptedBy }) => ({
    ...{ id, name, changes, adoptedBy },
    figures: figures && figuresShown(figures),
    discardedAt: discardedAt?.toISOString() ?? null,
    adoptedAt: adoptedAt?.toISOString() ?? null,
    adoptable: planned && !month.publishedAt && !discardedAt && !adoptedAt,
  })),
})

async function getMonth({ tx, actor }: Asked, month: Month): Promise<MonthRow> {
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  return row
}

export async function getComparison({ tx, actor }: Asked, comparisonId: string): Promise<ComparisonRow> {
  const row = await findComparison(tx, actor.organisationId, comparisonId)
  if (!row) throw new NotFound('comparison')
  return row
}

export async function showComparison(context: Asked, { comparisonId }: { comparisonId: string }) {
  const { tx, actor } = context
  const row = await getComparison(context, comparisonId)
  const own = await listVariants(tx, actor.organisationId, [comparisonId])
  return shown(row, own, await getMonth(context, row.month))
}

export async function showComparisons(context: Context, { month }: { month: Month }) {
  const { tx, actor } = context
  const row = await getMonth(context, month)
  const rows = await listComparisons(tx, actor.organisationId, month)
  const all = await listVariants(
    tx,
    actor.organisationId,
    rows.map(({ id }) => id),
  )
  return {
    items: rows.map((one) =>
      shown(
        one,
        all.filter(({ comparisonId }) => comparisonId === one.id),
        row,
      ),
    ),
  }
}

/** Whose change a reason is about, as it is said after the change's number. */
const whose = (name: string) => ` («${name}»)`

/** All that is wrong with all variants is said at once. */
export async function compareVariants(
  context: Context,
  asked: {
    month: Month
    variants: readonly { name: string; changes: readonly MonthChange[] }[]
    seconds: number
  },
) {
  const { tx, actor, today, now, audit, enqueue } = context
  const { organisationId } = actor
  const { month } = asked
  const row = await getMonth(context, month)
  const numbers = await readMonthNow(tx, organisationId, row)
  const reasons = reasonsNotToCompare(asked.variants)
  for (const { name, changes } of asked.variants)
    reasons.push(
      ...saidTwice(changes).map((index) => ({
        code: 'variants/said-twice',
        change: index + 1,
        of: whose(name),
      })),
      ...amended(numbers, changes).reasons.map((reason) => ({ ...reason, of: whose(name) })),
    )
  if ((await countPlanningPeople(tx, organisationId, today)) === 0)
    reasons.push({ code: 'planning/nobody-to-plan' })
  refuseIf(reasons)
  const id = await saveComparison(tx, organisationId, {
    ...{ month, seconds: asked.seconds, by: actor.personId, now },
  })
  if (!id) throw new Refused([{ code: 'variants/under-way', month }])
  await saveVariants(tx, organisationId, id, asked.variants)
  await enqueue('compare-variants', id)
  audit('variants/compare', month, { comparisonId: id, variants: asked.variants.length })
  return showComparison(context, { comparisonId: id })
}

/** Asks the worker to stop with what it has; where no worker lives any more the comparison is ended here. */
export async function cancelComparison(context: Context, { comparisonId }: { comparisonId: string }) {
  const { tx, actor, now, audit } = context
  const row = await getComparison(context, comparisonId)
  if (row.outcome) return {}
  await askToCancelComparison(tx, actor.organisationId, comparisonId, now)
  if (now - (row.aliveAt ?? row.askedAt).getTime() > silentMilliseconds)
    await saveComparisonEnd(tx, actor.organisationId, comparisonId, { outcome: 'failed', now })
  audit('variants/cancel', row.month, { comparisonId })
  return {}
}

export const keepComparison = (context: Context, asked: { comparisonId: string }) =>
  changeKeeping(context, asked, true)
export const unkeepComparison = (context: Context, asked: { comparisonId: string }) =>
  changeKeeping(context, asked, false)

async function changeKeeping(context: Context, { comparisonId }: { comparisonId: string }, keep: boolean) {
  const { tx, actor, now } = context
  await getComparison(context, comparisonId)
  await saveKept(tx, actor.organisationId, comparisonId, keep ? { by: actor.personId, now } : null)
  return showComparison(context, { comparisonId })
}

export const discardVariant = (context: Context, asked: { variantId: string }) =>
  changeDiscarding(context, asked, true)
export const restoreVariant = (context: Context, asked: { variantId: string }) =>
  changeDiscarding(context, asked, false)

async function changeDiscarding(context: Context, { variantId }: { variantId: string }, discard: boolean) {
  const { tx, actor, now } = context
  const variant = await findVariantHeld(tx, actor.organisationId, variantId)
  if (!variant) throw new NotFound('variant')
  refuseIf(variant.adoptedAt ? [{ code: 'variants/adopted', variant: variant.name }] : [])
  await saveDiscarded(tx, actor.organisationId, variantId, discard ? { by: actor.personId, now } : null)
  return showComparison(context, { comparisonId: variant.comparisonId })
}

/** Forgets what nobody kept, and plans that can be adopted no more. */
export const forgetOldVariants = ({ tx, now }: JobMoment, organisationId: string): Promise<void> =>
  forgetVariants(tx, organisationId, now - forgottenAfterDays * 24 * 3600_000)
