import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Employment } from './fault-rules.ts'

const columns = sql`e.started_on as "startedOn", coalesce(e.relation, '') as relation, coalesce(e.pat, '') as pat,
  coalesce(e.tariff, '') as tariff, e.birth_day as "birthDay", coalesce(e.birth_place, '') as "birthPlace"`

export async function findEmployment(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<Employment & { name: string }>`
    select p.given_name || ' ' || p.family_name as name, ${columns} from person p
    left join employment_detail e on e.organisation_id = p.organisation_id and e.person_id = p.id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]
}

/** Of some people by fiscal code; without codes, of everybody of whom something waits to be told. */
export async function listEmployments(
  tx: Transaction,
  organisationId: string,
  fiscalCodes: readonly string[] | undefined,
): Promise<(Employment & { personId: string; fiscalCode: string })[]> {
  const { rows } = await sql<Employment & { personId: string; fiscalCode: string }>`
    select p.id as "personId", p.fiscal_code as "fiscalCode", ${columns} from person p
    left join employment_detail e on e.organisation_id = p.organisation_id and e.person_id = p.id
    where p.organisation_id = ${organisationId} and ${
      fiscalCodes
        ? sql`p.fiscal_code = any(${[...fiscalCodes]}::text[])`
        : sql`exists (select from communication c where c.organisation_id = p.organisation_id
            and c.person_id = p.id and c.state in ('due', 'refused'))`
    } order by p.family_key, p.id`.execute(tx)
  return rows
}

export async function saveEmployments(
  tx: Transaction,
  organisationId: string,
  many: readonly (Employment & { personId: string })[],
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`insert into employment_detail (organisation_id, person_id, started_on, relation, pat, tariff, birth_day,
      birth_place, written_at, written_by)
    select ${organisationId}, r."personId", r."startedOn", r.relation, r.pat, r.tariff, r."birthDay", r."birthPlace",
      to_timestamp(${now / 1000}), ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(many)}::jsonb) as r("personId" uuid, "startedOn" date, relation text,
      pat text, tariff text, "birthDay" date, "birthPlace" text)
    on conflict (organisation_id, person_id) do update set started_on = excluded.started_on,
      relation = excluded.relation, pat = excluded.pat, tariff = excluded.tariff, birth_day = excluded.birth_day,
      birth_place = excluded.birth_place, written_at = excluded.written_at, written_by = excluded.written_by`.execute(
    tx,
  )
}
