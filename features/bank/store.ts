// The ledger: accounts, and the transfers by which alone they change. Balances follow by trigger.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { TransferReason } from './rules.ts'

export type AccountKind = 'bank' | 'directorate' | 'person' | 'expired'
export type AccountKey = { month: string; kind: AccountKind; personId?: string; directorateId?: string }
export type Account = {
  id: string
  month: Month
  kind: AccountKind
  personId: string | null
  directorateId: string | null
  balance: number
}
export type Transfer = {
  id: string | null
  actId: string
  debitId: string
  creditId: string
  days: number
  reason: TransferReason
  reverses?: string
  lowest?: number
  by: string | null
  roundId?: string
  requestId?: string
}

const columns = sql`a.id, a.month, a.kind, a.person_id as "personId", a.directorate_id as "directorateId", a.balance`

/**
 * Opens those that are missing and holds them all until the commit: opened in the order of what they are, held in the
 * order of their ids, by everybody, so that no two wait for each other.
 */
export async function holdAccounts(
  tx: Transaction,
  organisationId: string,
  keys: readonly AccountKey[],
): Promise<(key: AccountKey) => Account> {
  const wanted = JSON.stringify(keys)
  await sql`insert into bank_account (organisation_id, month, kind, person_id, directorate_id)
    select ${organisationId}, k.month, k.kind, k."personId", k."directorateId"
    from jsonb_to_recordset(${wanted}::jsonb) as k(month text, kind text, "personId" uuid, "directorateId" uuid)
    order by k.month, k.kind, k."personId", k."directorateId"
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<Account>`select ${columns} from bank_account a
    where a.organisation_id = ${organisationId} and exists (
      select from jsonb_to_recordset(${wanted}::jsonb) as k(month text, kind text, "personId" uuid, "directorateId" uuid)
      where k.month = a.month and k.kind = a.kind and k."personId" is not distinct from a.person_id
        and k."directorateId" is not distinct from a.directorate_id)
    order by a.id for update of a`.execute(tx)
  const byKey = new Map(rows.map((one) => [nameOf(one), one]))
  return (key) => byKey.get(nameOf(key))!
}
const nameOf = ({ month, kind, personId, directorateId }: AccountKey | Account) =>
  `${month} ${kind} ${personId ?? ''} ${directorateId ?? ''}`

/** Holds accounts that are there. @returns their balances by id */
export async function holdById(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; balance: number }>`select id, balance from bank_account
    where organisation_id = ${organisationId} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    tx,
  )
  return new Map(rows.map(({ id, balance }) => [id, balance]))
}

/** @param transfers written in their order; balances follow */
export async function saveTransfers(
  tx: Transaction,
  organisationId: string,
  transfers: readonly Transfer[],
  now: number,
): Promise<void> {
  await sql`insert into bank_transfer (organisation_id, id, act_id, debit_id, credit_id, days, reason, reverses, lowest,
      made_at, made_by, round_id, request_id)
    select ${organisationId}, coalesce(t.id, gen_random_uuid()), t."actId", t."debitId", t."creditId", t.days, t.reason,
      t.reverses, t.lowest, to_timestamp(${now / 1000}), t."by", t."roundId", t."requestId"
    from jsonb_to_recordset(${JSON.stringify(transfers)}::jsonb) as t(id uuid, "actId" uuid, "debitId" uuid,
      "creditId" uuid, days smallint, reason text, reverses uuid, lowest integer, "by" uuid, "roundId" uuid,
      "requestId" uuid)`.execute(tx)
}

/** The transfers of one act, in their order; none where it is unknown. */
export async function listAct(tx: Transaction, organisationId: string, actId: string) {
  const { rows } = await sql<{
    id: string
    month: Month
    debitId: string
    creditId: string
    days: number
    reason: TransferReason
    personId: string | null
    undone: boolean
  }>`
    select t.id, d.month, t.debit_id as "debitId", t.credit_id as "creditId", t.days, t.reason,
      d.person_id as "personId", exists (select from bank_transfer r where r.organisation_id = t.organisation_id
        and r.reverses = t.id) as undone
    from bank_transfer t
    join bank_account d on d.organisation_id = t.organisation_id and d.id = t.debit_id
    where t.organisation_id = ${organisationId} and t.act_id = ${actId} order by t.seq`.execute(tx)
  return rows
}

/** What is in an account, without opening or holding it. */
export async function findBalance(
  tx: Transaction,
  organisationId: string,
  { month, kind, personId, directorateId }: AccountKey,
): Promise<number> {
  const { rows } = await sql<{ balance: number }>`select balance from bank_account
    where organisation_id = ${organisationId} and month = ${month} and kind = ${kind}
      and person_id is not distinct from ${personId ?? null}::uuid
      and directorate_id is not distinct from ${directorateId ?? null}::uuid`.execute(tx)
  return rows[0]?.balance ?? 0
}

export type Movement = {
  id: string
  actId: string
  month: Month
  /** Below nothing where it left the person. */
  days: number
  reason: TransferReason
  at: Date
  undone: boolean
}
/** A person's movements of a year, the newest first. Whom they came from or went to is not read at all. */
export async function listMovements(
  tx: Transaction,
  organisationId: string,
  personId: string,
  year: string,
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select t.id, t.act_id as "actId", a.month, case when t.credit_id = a.id then t.days else -t.days end as days,
      t.reason, t.made_at as at, exists (select from bank_transfer r where r.organisation_id = t.organisation_id
        and r.reverses = t.id) as undone
    from bank_account a
    join bank_transfer t on t.organisation_id = a.organisation_id and (t.debit_id = a.id or t.credit_id = a.id)
    where a.organisation_id = ${organisationId} and a.person_id = ${personId}
      and a.month between ${`${year}-01`} and ${`${year}-12`}
    order by t.seq desc limit 200`.execute(tx)
  return rows
}

/** Days received in the year's other months, by person. */
export async function listReceived(
  tx: Transaction,
  organisationId: string,
  month: string,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  const year = month.slice(0, 4)
  const { rows } = await sql<{ personId: string; days: number }>`
    select person_id as "personId", sum(greatest(balance, 0))::int as days from bank_account
    where organisation_id = ${organisationId} and person_id = any(${[...personIds]}::uuid[])
      and month between ${`${year}-01`} and ${`${year}-12`} and month <> ${month} group by person_id`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, days }) => [personId, days]))
}

/** What lies in banks and directorates, of one month or of all. */
export async function listLying(
  tx: Transaction,
  organisationId: string,
  month: string | null = null,
): Promise<Account[]> {
  const { rows } = await sql<Account>`select ${columns} from bank_account a
    where a.organisation_id = ${organisationId} and a.kind in ('bank', 'directorate') and a.balance > 0
      and (${month}::text is null or a.month = ${month}) order by a.month, a.id`.execute(tx)
  return rows
}

/** People who work here, in a team: of a directorate, or with null of all. */
export async function listPeopleCounts(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<(directorateId: string | null) => number> {
  const { rows } = await sql<{ directorateId: string; people: number }>`
    select t.directorate_id as "directorateId", count(*)::int as people from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)
    group by t.directorate_id`.execute(tx)
  return (directorateId) =>
    rows.reduce(
      (sum, one) => sum + (directorateId === null || one.directorateId === directorateId ? one.people : 0),
      0,
    )
}

/** Whether an agreement of the person is in force on some of these days. */
export async function findWhetherAgreed(
  tx: Transaction,
  organisationId: string,
  personId: string,
  days: readonly Day[],
): Promise<boolean> {
  const { rows } = await sql<{ agreed: boolean }>`select exists (select from agreement_force
    where organisation_id = ${organisationId} and person_id = ${personId} and starts_on <= ${days.at(-1)}::date
      and (ends_on is null or ends_on >= ${days[0]}::date)) as agreed`.execute(tx)
  return rows[0]!.agreed
}
