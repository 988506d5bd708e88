import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Template } from '../../vocabulary/template.ts'

export type TemplateRow = Template & { madeAt: Date; madeBy: string }

/** The newest; undefined where the organisation wrote none. */
export async function findTemplate(
  tx: Transaction,
  organisationId: string,
): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`select title, body, made_at as "madeAt", made_by as "madeBy"
    from convention_template where organisation_id = ${organisationId} order by made_at desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

export async function saveTemplate(
  tx: Transaction,
  organisationId: string,
  { title, body, by }: Template & { by: string },
  now: number,
): Promise<void> {
  await sql`insert into convention_template (organisation_id, title, body, made_at, made_by)
    values (${organisationId}, ${title}, ${body}, to_timestamp(${now / 1000}), ${by})`.execute(tx)
}
