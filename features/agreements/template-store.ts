import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Template } from './document-rules.ts'
import type { Frame } from './rules.ts'

export type TemplateRow = Template & { frame: Frame; validFrom: Day; madeAt: Date; madeBy: string }

export async function listTemplates(tx: Transaction, organisationId: string): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select t.frame, t.valid_from as "validFrom", t.made_at as "madeAt", t.title, t.body,
      p.given_name || ' ' || p.family_name as "madeBy"
    from agreement_template t join person p on p.organisation_id = t.organisation_id and p.id = t.made_by
    where t.organisation_id = ${organisationId} order by t.frame, t.valid_from desc, t.made_at desc`.execute(
    tx,
  )
  return rows
}

/** The organisation's own that holds on a day; undefined where it wrote none. */
export async function findTemplate(
  tx: Transaction,
  organisationId: string,
  frame: Frame,
  day: Day,
): Promise<Template | undefined> {
  const { rows } = await sql<Template>`
    select title, body from agreement_template
    where organisation_id = ${organisationId} and frame = ${frame} and valid_from <= ${day}::date
    order by valid_from desc, made_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function saveTemplate(
  tx: Transaction,
  organisationId: string,
  made: Template & { frame: Frame; validFrom: Day; by: string },
  now: number,
): Promise<void> {
  await sql`insert into agreement_template (organisation_id, frame, valid_from, made_at, made_by, title, body)
    select ${organisationId}, ${made.frame}, ${made.validFrom},
      greatest(to_timestamp(${now / 1000}), (select max(made_at) + interval '1 millisecond' from agreement_template
        where organisation_id = ${organisationId} and frame = ${made.frame} and valid_from = ${made.validFrom})),
      ${made.by}::uuid, ${made.title}, ${made.body}`.execute(tx)
}
