import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'
import type { VariantFigures } from './figures-rules.ts'
import type { MonthChange } from './rules.ts'

export type ComparisonRow = {
  id: string
  month: Month
  askedAt: Date
  askedBy: string
  seconds: number
  base: VariantFigures | null
  progress: SolvingProgress
  aliveAt: Date | null
  outcome: 'done' | 'cancelled' | 'failed' | null
  endedAt: Date | null
  keptAt: Date | null
}
/** How far each plan is: the month as it stands first, then the variants in their order. */
export type SolvingProgress = { gapPercent: number | null; done: boolean }[]
export type VariantRow = {
  id: string
  comparisonId: string
  name: string
  changes: MonthChange[]
  figures: VariantFigures | null
  discardedAt: Date | null
  adoptedAt: Date | null
  adoptedBy: string | null
  /** Whether its plan is still there to be adopted. */
  planned: boolean
}

const comparison = sql<ComparisonRow>`select c.id, c.month, c.asked_at as "askedAt",
    p.given_name || ' ' || p.family_name as "askedBy", c.seconds, c.base, c.progress, c.alive_at as "aliveAt",
    c.outcome, c.ended_at as "endedAt", c.kept_at as "keptAt"
  from variant_comparison c
  join person p on p.organisation_id = c.organisation_id and p.id = c.asked_by`
const variant = sql<VariantRow>`select v.id, v.comparison_id as "comparisonId", v.name, v.changes, v.figures,
    v.discarded_at as "discardedAt", v.adopted_at as "adoptedAt",
    a.given_name || ' ' || a.family_name as "adoptedBy",
    exists (select from variant_plan n where n.organisation_id = v.organisation_id and n.variant_id = v.id) as planned
  from month_variant v
  left join person a on a.organisation_id = v.organisation_id and a.id = v.adopted_by`

export async function listComparisons(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<ComparisonRow[]> {
  const { rows } = await sql<ComparisonRow>`${comparison}
    where c.organisation_id = ${organisationId} and c.month = ${month}
    order by c.asked_at desc, c.id limit 50`.execute(tx)
  return rows
}

export async function findComparison(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<ComparisonRow>`${comparison}
    where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of these comparisons, in their order. */
export async function listVariants(
  tx: Transaction,
  organisationId: string,
  comparisonIds: readonly string[],
): Promise<VariantRow[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<VariantRow>`${variant}
    where v.organisation_id = ${organisationId} and v.comparison_id = any(${[...comparisonIds]}::uuid[])
    order by v.comparison_id, v.place`.execute(tx)
  await openHomes(tx, { person: '' })
  return rows
}

/** Held until the commit, so that of two decisions on a variant one comes after the other. */
export async function findVariantHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select from month_variant where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  const { rows } = await sql<VariantRow>`${variant}
    where v.organisation_id = ${organisationId} and v.id = ${id}`.execute(tx)
  return rows[0]
}

/** @returns undefined where one of the month is under way already */
export async function saveComparison(
  tx: Transaction,
  organisationId: string,
  asked: { month: Month; seconds: number; by: string; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into variant_comparison (organisation_id, month, asked_at, asked_by, seconds)
    values (${organisationId}, ${asked.month}, to_timestamp(${asked.now / 1000}), ${asked.by}, ${asked.seconds})
    on conflict (organisation_id, month) where outcome is null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveVariants(
  tx: Transaction,
  organisationId: string,
  comparisonId: string,
  variants: readonly { name: string; changes: readonly MonthChange[] }[],
): Promise<void> {
  const lines = variants.map((one, place) => ({ ...one, place }))
  await sql`insert into month_variant (organisation_id, comparison_id, place, name, changes)
    select ${organisationId}, ${comparisonId}, v.place, v.name, v.changes
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as v(place smallint, name text, changes jsonb)`.execute(
    tx,
  )
}

/** @returns whether somebody asked to stop */
export async function saveSolvingProgress(
  tx: Transaction,
  organisationId: string,
  id: string,
  progress: SolvingProgress,
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`
    update variant_comparison set progress = ${JSON.stringify(progress)}, alive_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${id}
    returning cancel_asked_at is not null or outcome is not null as asked`.execute(tx)
  return rows[0]?.asked ?? true
}

export async function saveBase(
  tx: Transaction,
  organisationId: string,
  id: string,
  figures: VariantFigures,
): Promise<void> {
  await sql`update variant_comparison set base = ${JSON.stringify(figures)}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function saveSolved(
  tx: Transaction,
  organisationId: string,
  variantId: string,
  solved: { month: Month; figures: VariantFigures; people: number; record: Uint8Array | null },
): Promise<void> {
  await sql`update month_variant set figures = ${JSON.stringify(solved.figures)}
    where organisation_id = ${organisationId} and id = ${variantId}`.execute(tx)
  if (!solved.record) return
  await openHomes(tx, 'engine')
  await sql`insert into variant_plan (organisation_id, variant_id, month, people, record)
    values (${organisationId}, ${variantId}, ${solved.month}, ${solved.people}, ${solved.record})
    on conflict (organisation_id, variant_id) do update set people = excluded.people, record = excluded.record`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
}

/** For who adopts it; nobody is shown what it holds. */
export async function findVariantPlan(
  tx: Transaction,
  organisationId: string,
  variantId: string,
): Promise<{ people: number; record: Uint8Array } | undefined> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ people: number; record: Uint8Array }>`
    select people, record from variant_plan
    where organisation_id = ${organisationId} and variant_id = ${variantId}`.execute(tx)
  await openHomes(tx, { person: '' })
  return rows[0]
}

export async function saveComparisonEnd(
  tx: Transaction,
  organisationId: string,
  id: string,
  { outcome, now }: { outcome: 'done' | 'cancelled' | 'failed'; now: number },
): Promise<void> {
  await sql`update variant_comparison set outcome = ${outcome}, ended_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${id} and outcome is null`.execute(tx)
}

export async function askToCancelComparison(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: number,
): Promise<void> {
  await sql`update variant_comparison set cancel_asked_at = coalesce(cancel_asked_at, to_timestamp(${now / 1000}))
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

/** Keeps a comparison beyond its days, or with null no longer. */
export async function saveKept(
  tx: Transaction,
  organisationId: string,
  id: string,
  kept: { by: string; now: number } | null,
): Promise<void> {
  await sql`update variant_comparison set kept_at = ${kept ? sql`to_timestamp(${kept.now / 1000})` : null},
      kept_by = ${kept?.by ?? null}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function saveDiscarded(
  tx: Transaction,
  organisationId: string,
  variantId: string,
  discarded: { by: string; now: number } | null,
): Promise<void> {
  await sql`update month_variant set discarded_at = ${discarded ? sql`to_timestamp(${discarded.now / 1000})` : null},
      discarded_by = ${discarded?.by ?? null}
    where organisation_id = ${organisationId} and id = ${variantId}`.execute(tx)
}

export async function saveAdopted(
  tx: Transaction,
  organisationId: string,
  variantId: string,
  { runId, by, now }: { runId: string; by: string; now: number },
): Promise<void> {
  await sql`update month_variant set adopted_at = to_timestamp(${now / 1000}), adopted_by = ${by}, run_id = ${runId}
    where organisation_id = ${organisationId} and id = ${variantId}`.execute(tx)
}

/**
 * Forgets comparisons that nobody kept or adopted anything of, and plans that can be adopted no more: of months
 * published since, and of variants discarded.
 */
export async function forgetVariants(tx: Transaction, organisationId: string, before: number): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from variant_plan n where n.organisation_id = ${organisationId} and (
      exists (select from month_publication m where m.organisation_id = n.organisation_id and m.month = n.month)
      or exists (select from month_variant v where v.organisation_id = n.organisation_id and v.id = n.variant_id
        and v.discarded_at < to_timestamp(${before / 1000})))`.execute(tx)
  const old = sql`select c.id from variant_comparison c
    where c.organisation_id = ${organisationId} and c.asked_at < to_timestamp(${before / 1000}) and c.kept_at is null
      and not exists (select from month_variant a where a.organisation_id = c.organisation_id
        and a.comparison_id = c.id and a.adopted_at is not null)`
  await sql`delete from month_variant where organisation_id = ${organisationId} and comparison_id in (${old})`.execute(
    tx,
  )
  await sql`delete from variant_comparison where organisation_id = ${organisationId} and id in (${old})`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
}
