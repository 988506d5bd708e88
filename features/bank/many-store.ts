// Many requests at once, for the demo and for measurements: as if each had been sent by its person.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'

export async function saveManyRequests(
  tx: Transaction,
  organisationId: string,
  month: Month,
  requests: readonly { id: string; personId: string; days: number }[],
  now: number,
): Promise<void> {
  await sql`select set_config('app.purpose', 'bank', true)`.execute(tx)
  await sql`insert into bank_request (organisation_id, id, month, person_id, days, asked_at)
    select ${organisationId}, r.id, ${month}, r."personId", r.days, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as r(id uuid, "personId" uuid, days smallint)`.execute(
    tx,
  )
  await sql`select set_config('app.purpose', '', true)`.execute(tx)
}
