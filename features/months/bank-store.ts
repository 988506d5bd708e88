// What the ledger of the bank of days adds to a month or takes from it: the one place where plan, wishes and changes
// read it. The ledger itself is of the feature bank.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** By person, those whose days differ from the month's; below nothing where they gave. */
export async function listBankDays(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; days: number }>`
    select person_id as "personId", balance as days from bank_account
    where organisation_id = ${organisationId} and month = ${month} and kind = 'person' and balance <> 0`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, days }) => [personId, days]))
}

/** Budgets as they are now: with what directorates gave to the bank that all share, and had from it. */
export async function listBudgetsNow(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<{ directorateId: string; days: number }[]> {
  const { rows } = await sql<{ directorateId: string; days: number }>`
    select b.directorate_id as "directorateId", greatest(b.days + coalesce(a.from_outside, 0), 0) as days
    from month_budget b
    left join bank_account a on a.organisation_id = b.organisation_id and a.month = b.month
      and a.kind = 'directorate' and a.person_id is null and a.directorate_id = b.directorate_id
    where b.organisation_id = ${organisationId} and b.month = ${month}`.execute(tx)
  return rows
}
