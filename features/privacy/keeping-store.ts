// Time: what each kind is kept for, what has served it, and who is to be erased.
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type KindName, kinds } from './kinds-rules.ts'
import type { Hold, HoldGround, Period } from './rules.ts'
import { isOfTenant } from './store.ts'
import { type KeptTable, tablesOfKind } from './tables-rules.ts'

const named = (name: string) => sql.raw(`"${name}"`)

export async function listPeriods(
  tx: Transaction,
  organisationId: string,
): Promise<(Period & { reason: string; setAt: Date })[]> {
  const { rows } = await sql<Period & { reason: string; setAt: Date }>`
    select kind, valid_from as "validFrom", days, reason, set_at as "setAt" from retention_period
    where organisation_id = ${organisationId} order by set_at`.execute(tx)
  return rows
}

export async function savePeriod(
  tx: Transaction,
  organisationId: string,
  period: Period & { reason: string },
  { personId, now }: { personId: string; now: number },
): Promise<void> {
  await sql`insert into retention_period (organisation_id, kind, valid_from, set_at, set_by, days, reason)
    select ${organisationId}, ${period.kind}, ${period.validFrom},
      -- Of two decided in the same moment the later holds.
      greatest(to_timestamp(${now / 1000}), (select max(set_at) + interval '1 millisecond' from retention_period
        where organisation_id = ${organisationId} and kind = ${period.kind} and valid_from = ${period.validFrom})),
      ${personId}::uuid, ${period.days}, ${period.reason}`.execute(tx)
}

/** Rows that have served their time on the first day kept; undefined where the kind does not age by itself. */
function isOver(
  kind: KindName,
  { aged, about }: KeptTable,
  organisationId: string,
  firstDay: Day,
): RawBuilder<unknown> | undefined {
  if (kinds[kind].counted === 'left' && kind !== 'person' && about[0])
    return sql`t.${named(about[0])} in (select p.id from person p
      where p.organisation_id = ${organisationId} and p.left_on < ${firstDay}::date)`
  if (kinds[kind].counted !== 'made' || !aged) return undefined
  return aged === 'month'
    ? sql`t.month < ${firstDay.slice(0, 7)}`
    : sql`t.${named(aged)} < (${firstDay}::date::timestamp at time zone 'Europe/Rome')`
}

export async function countOver(
  tx: Transaction,
  organisationId: string,
  kind: KindName,
  firstDay: Day,
): Promise<number> {
  let count = 0
  for (const [name, table] of tablesOfKind(kind)) {
    const over = isOver(kind, table, organisationId, firstDay)
    if (!over) continue
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${named(name)} t where ${isOfTenant(table, organisationId)} and ${over}`.execute(
      tx,
    )
    count += rows[0]!.count
  }
  return count
}

/** @returns how many rows went */
export async function deleteOver(
  tx: Transaction,
  organisationId: string,
  kind: KindName,
  firstDay: Day,
): Promise<number> {
  let count = 0
  for (const [name, table] of tablesOfKind(kind)) {
    const over = isOver(kind, table, organisationId, firstDay)
    if (!over) continue
    const { numAffectedRows } = await sql`
      delete from ${named(name)} t where ${isOfTenant(table, organisationId)} and ${over}`.execute(tx)
    count += Number(numAffectedRows ?? 0)
  }
  return count
}

export async function saveRun(
  tx: Transaction,
  organisationId: string,
  kind: KindName,
  deletedOn: Day,
  count: number,
): Promise<void> {
  await sql`insert into retention_run (organisation_id, kind, deleted_on, rows)
    values (${organisationId}, ${kind}, ${deletedOn}, ${count})
    on conflict (organisation_id, kind, deleted_on) do update set rows = retention_run.rows + excluded.rows`.execute(
    tx,
  )
}

export async function listRuns(
  tx: Transaction,
  organisationId: string,
): Promise<{ kind: string; rows: number; lastOn: Day }[]> {
  const { rows } = await sql<{ kind: string; rows: number; lastOn: Day }>`
    select kind, sum(rows) as rows, max(deleted_on) as "lastOn" from retention_run
    where organisation_id = ${organisationId} group by kind`.execute(tx)
  return rows
}

// Erasing ----------------------------------------------------------------------------------------------

export type Leaver = {
  personId: string
  givenName: string
  familyName: string
  fiscalCode: string
  email: string | null
  leftOn: Day | null
  erased: boolean
  /** The day for which an erasure waits. */
  waitingFor: Day | null
  holds: Hold[]
}

const leaver = sql`p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
  p.fiscal_code as "fiscalCode", p.email, p.left_on as "leftOn", coalesce(e.done_at is not null, false) as erased,
  case when e.done_at is null then e.due_on end as "waitingFor",
  coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'ground', h.ground, 'reference', h.reference, 'until', h.until)
    order by h.placed_at) from legal_hold h
    where h.organisation_id = p.organisation_id and h.person_id = p.id and h.lifted_at is null), '[]') as holds
  from person p left join erasure e on e.organisation_id = p.organisation_id and e.person_id = p.id
    and e.withdrawn_at is null`

export async function findLeaver(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Leaver | undefined> {
  const { rows } = await sql<Leaver>`select ${leaver}
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]
}

/** Who left and still has a name, the longest gone first. */
export async function listLeavers(
  tx: Transaction,
  organisationId: string,
  { before, limit }: { before: Day; limit: number },
): Promise<Leaver[]> {
  const { rows } = await sql<Leaver>`select ${leaver}
    where p.organisation_id = ${organisationId} and p.left_on < ${before}::date and e.done_at is null
    order by p.left_on, p.id limit ${limit}`.execute(tx)
  return rows
}

export async function listDueErasures(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<{ personId: string }[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from erasure where organisation_id = ${organisationId}
      and due_on <= ${today}::date and done_at is null and withdrawn_at is null order by due_on, id`.execute(
    tx,
  )
  return rows
}

export async function countErased(tx: Transaction, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from erasure where organisation_id = ${organisationId} and done_at is not null`.execute(
    tx,
  )
  return rows[0]!.count
}

/** @returns false where one waits already: the other came first */
export async function saveErasure(
  tx: Transaction,
  organisationId: string,
  asked: { personId: string; ground: 'request' | 'age'; askedBy: string | null; dueOn: Day; now: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into erasure (organisation_id, person_id, ground, asked_at, asked_by, due_on)
    values (${organisationId}, ${asked.personId}, ${asked.ground}, to_timestamp(${asked.now / 1000}),
      ${asked.askedBy}, ${asked.dueOn})
    on conflict (organisation_id, person_id) where withdrawn_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function saveWithdrawal(
  tx: Transaction,
  organisationId: string,
  personId: string,
  { by, now }: { by: string; now: number },
): Promise<boolean> {
  const { rows } =
    await sql`update erasure set withdrawn_at = to_timestamp(${now / 1000}), withdrawn_by = ${by}
    where organisation_id = ${organisationId} and person_id = ${personId}
      and withdrawn_at is null and done_at is null returning id`.execute(tx)
  return rows.length > 0
}

export async function saveErased(
  tx: Transaction,
  organisationId: string,
  personId: string,
  counts: Record<string, number>,
  now: number,
): Promise<void> {
  await sql`update erasure set done_at = to_timestamp(${now / 1000}), counts = ${JSON.stringify(counts)}
    where organisation_id = ${organisationId} and person_id = ${personId} and withdrawn_at is null`.execute(
    tx,
  )
}

export async function saveHold(
  tx: Transaction,
  organisationId: string,
  hold: { personId: string; ground: HoldGround; reference: string; until: Day | null },
  { by, now }: { by: string; now: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into legal_hold (organisation_id, person_id, ground, reference, until, placed_at, placed_by)
    values (${organisationId}, ${hold.personId}, ${hold.ground}, ${hold.reference}, ${hold.until},
      to_timestamp(${now / 1000}), ${by}) returning id`.execute(tx)
  return rows[0]!.id
}

export async function saveLifting(
  tx: Transaction,
  organisationId: string,
  holdId: string,
  { by, now }: { by: string; now: number },
): Promise<boolean> {
  const { rows } = await sql`update legal_hold set lifted_at = to_timestamp(${now / 1000}), lifted_by = ${by}
    where organisation_id = ${organisationId} and id = ${holdId} and lifted_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}
