import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Role } from '../../vocabulary/role.ts'
import type { Value } from './import-cells-rules.ts'
import { type ImportCounts, joinByHash } from './import-store.ts'
import { rolesOfTheLine } from './rules.ts'

/**
 * What staged rows would change. A row is `data`, only what the file says; the same thing as it stands is
 * `current`, under the same names; nothing changes where `current` contains `data` (roles: where all are
 * given already). Homes are not compared: telling whether one changes would tell where it is.
 */
export type Difference = {
  sheet: keyof ImportCounts
  row: number
  key: string
  data: Record<string, Value>
  current: Record<string, Value | null> | null
}

/** As it stands, by sheet and key, only for what the import names. */
const current = (organisationId: string) => sql`
  select 'offices' as sheet, code collate "C" as key, jsonb_build_object('code', code, 'name', name, 'zone', zone,
    'desks', desks, 'latitude', latitude, 'longitude', longitude) as data
  from office where organisation_id = ${organisationId}
  union all
  select 'directorates', code collate "C", jsonb_build_object('code', code, 'name', name)
  from directorate where organisation_id = ${organisationId}
  union all
  select 'teams', t.code collate "C", jsonb_build_object('code', t.code, 'name', t.name, 'directorate_code', d.code,
    'office_code', o.code, 'min_present', t.min_present)
  from team t
  join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
  join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
  where t.organisation_id = ${organisationId}
  union all
  select 'persons', p.fiscal_code, jsonb_build_object('fiscal_code', p.fiscal_code, 'family_name', p.family_name,
    'given_name', p.given_name, 'email', p.email, 'team_code', t.code, 'part_time_percent', p.part_time_percent,
    'contract', p.contract, 'entry_earliest', p.entry_earliest, 'entry_latest', p.entry_latest,
    'entry_preferred', p.entry_preferred, 'sex', p.sex, 'birth_year', p.birth_year,
    'commute_minutes', p.commute_minutes, 'roles', coalesce(g.roles, '[]'))
  from person p
  left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
  left join (
    select person_id, jsonb_agg(role order by role) as roles from role_grant
    where organisation_id = ${organisationId} group by person_id
  ) g on g.person_id = p.id
  where p.organisation_id = ${organisationId}`

const compared = (organisationId: string, importId: string) => sql`
  select r.sheet, r.row, r.key, r.data, c.data as current,
    c.data is null as added, c.data is not null and c.data @> r.data as unchanged
  from people_import_row r
  left join (${current(organisationId)}) c on c.sheet = r.sheet and c.key = r.key
  where r.organisation_id = ${organisationId} and r.import_id = ${importId}`

/** @returns the numbers of what changes, and the first rows that do */
export async function findDifference(
  tx: Transaction,
  organisationId: string,
  importId: string,
  limit: number,
): Promise<{ counts: ImportCounts; first: Difference[] }> {
  await joinByHash(tx, true)
  const { rows } = await sql<{
    sheet: keyof ImportCounts
    added: number
    changed: number
    unchanged: number
    first: Omit<Difference, 'sheet'>[] | null
  }>`
    with compared as materialized (${compared(organisationId, importId)}),
    ranked as (
      select *, row_number() over (partition by sheet order by row) as place from compared where not unchanged
    )
    select sheet, count(*) filter (where added) as added,
      count(*) filter (where not added and not unchanged) as changed, count(*) filter (where unchanged) as unchanged,
      (select jsonb_agg(jsonb_build_object('row', k.row, 'key', k.key, 'data', k.data, 'current', k.current) order by k.row)
        from ranked k where k.sheet = compared.sheet and k.place <= ${limit}) as first
    from compared group by sheet`.execute(tx)
  await joinByHash(tx, false)
  const none = { added: 0, changed: 0, unchanged: 0 }
  const counts: ImportCounts = {
    offices: { ...none },
    directorates: { ...none },
    teams: { ...none },
    persons: { ...none },
  }
  for (const { sheet, added, changed, unchanged } of rows) counts[sheet] = { added, changed, unchanged }
  const order = Object.keys(counts)
  const first = rows
    .toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet))
    .flatMap(({ sheet, first }) => (first ?? []).map((row) => ({ sheet, ...row })))
    .slice(0, limit)
  return { counts, first }
}

/** Rows whose e-mail is that of somebody who keeps it after the import. */
export async function findTakenEmails(
  tx: Transaction,
  organisationId: string,
  importId: string,
): Promise<{ row: number; email: string }[]> {
  await joinByHash(tx, true)
  const { rows } = await sql<{ row: number; email: string }>`
    select r.row, r.data ->> 'email' as email
    from people_import_row r
    join person p on p.organisation_id = r.organisation_id and lower(p.email) = lower(r.data ->> 'email')
      and p.fiscal_code <> r.key
    left join people_import_row mine on mine.organisation_id = r.organisation_id and mine.import_id = r.import_id
      and mine.sheet = 'persons' and mine.key = p.fiscal_code
    where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = 'persons'
      and (mine.data ->> 'email' is null or lower(mine.data ->> 'email') = lower(p.email))
    order by r.row`.execute(tx)
  await joinByHash(tx, false)
  return rows
}

/** Rows that give a role beyond the line to somebody who has it not. */
export async function findGuardedRoles(
  tx: Transaction,
  organisationId: string,
  importId: string,
): Promise<{ row: number; roles: string }[]> {
  const { rows } = await sql<{ row: number; roles: string }>`
    select r.row, string_agg(given.role, ', ' order by given.role) as roles
    from people_import_row r
    cross join lateral jsonb_array_elements_text(r.data -> 'roles') as given (role)
    left join person p on p.organisation_id = r.organisation_id and p.fiscal_code = r.key
    left join role_grant g on g.organisation_id = r.organisation_id and g.person_id = p.id and g.role = given.role
    where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = 'persons'
      and given.role <> all (${[...rolesOfTheLine]}::text[]) and g.role is null
    group by r.row order by r.row`.execute(tx)
  return rows
}

/** Rows that give another e-mail to somebody who has a role beyond the line and these. */
export async function findGuardedEmails(
  tx: Transaction,
  organisationId: string,
  importId: string,
  roles: readonly Role[],
): Promise<{ row: number; email: string }[]> {
  const { rows } = await sql<{ row: number; email: string }>`
    select r.row, r.data ->> 'email' as email
    from people_import_row r
    join person p on p.organisation_id = r.organisation_id and p.fiscal_code = r.key
    where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = 'persons'
      and r.data ->> 'email' is distinct from p.email and r.data ? 'email'
      and exists (select from role_grant g where g.organisation_id = p.organisation_id and g.person_id = p.id
        and g.role <> all (${[...rolesOfTheLine, ...roles]}::text[]))
    order by r.row`.execute(tx)
  return rows
}
