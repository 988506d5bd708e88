import { setImmediate as breath } from 'node:timers/promises'
import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import { joinByHash } from './import-store.ts'
import { usual } from './rules.ts'

/**
 * Staged rows become offices, directorates, teams and persons: what is new is added, what is known by its key
 * is changed where the file says something else, and an empty cell leaves what is there. Some thousand
 * rows to a statement, none per row. The caller holds `lockPeople`.
 */
export async function applyImported(tx: Transaction, organisationId: string, importId: string, now: number) {
  await joinByHash(tx, true)
  await applyStructure(tx, organisationId, importId)
  await applyPersons(tx, organisationId, importId, now)
  await applyHomes(tx, organisationId, importId, now)
  await joinByHash(tx, false)
}

async function applyStructure(tx: Transaction, organisationId: string, importId: string) {
  const rowsOf = (sheet: string) => sql`people_import_row r
    where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = ${sheet}`
  const staged = (sheet: string, columns: string) => sql`
    with s as materialized (
      select d.* from people_import_row r, jsonb_to_record(r.data) as d (${sql.raw(columns)})
      where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = ${sheet})`
  await sql`${staged('offices', 'code text, name text, zone text, desks integer, latitude double precision, longitude double precision')}
    insert into office (organisation_id, code, name, zone, desks, latitude, longitude)
    select ${organisationId}, s.code, s.name, coalesce(s.zone, o.zone), s.desks,
      coalesce(s.latitude, o.latitude), coalesce(s.longitude, o.longitude)
    from s left join office o on o.organisation_id = ${organisationId} and o.code = s.code
    on conflict (organisation_id, code) do update set name = excluded.name, zone = excluded.zone,
      desks = excluded.desks, latitude = excluded.latitude, longitude = excluded.longitude`.execute(tx)
  // A directorate that no row names by its name exists: the reading made sure of it.
  await sql`insert into directorate (organisation_id, code, name)
    select ${organisationId}, r.data ->> 'code', r.data ->> 'name' from ${rowsOf('directorates')} and r.data ? 'name'
    on conflict (organisation_id, code) do update set name = excluded.name`.execute(tx)
  await sql`${staged('teams', 'code text, name text, directorate_code text, office_code text, min_present integer')}
    insert into team (organisation_id, code, name, directorate_id, office_id, min_present)
    select ${organisationId}, s.code, s.name, d.id, o.id, coalesce(s.min_present, t.min_present, 0)
    from s
    join directorate d on d.organisation_id = ${organisationId} and d.code = s.directorate_code
    join office o on o.organisation_id = ${organisationId} and o.code = s.office_code
    left join team t on t.organisation_id = ${organisationId} and t.code = s.code
    on conflict (organisation_id, code) do update set name = excluded.name,
      directorate_id = excluded.directorate_id, office_id = excluded.office_id, min_present = excluded.min_present`.execute(
    tx,
  )
}

/** How many rows of persons one statement applies: on the embedded engine the process stands still meanwhile. */
const rowsAtOnce = 1500

async function applyPersons(tx: Transaction, organisationId: string, importId: string, now: number) {
  await clearMovingEmails(tx, organisationId, importId)
  const { rows } = await sql<{ first: number; last: number }>`
    select min(row) as first, max(row) as last from (
      select row, (row_number() over (order by row) - 1) / ${rowsAtOnce}::integer as part from people_import_row
      where organisation_id = ${organisationId} and import_id = ${importId} and sheet = 'persons'
    ) parted group by part order by part`.execute(tx)
  for (const { first, last } of rows) {
    await breath()
    const part = sql`r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = 'persons'
      and r.row between ${first} and ${last}`
    // Materialised, so that the function is not part of the joins.
    await sql`
      with s as materialized (
        select r.key, r.derived, d.* from people_import_row r
        cross join lateral jsonb_to_record(r.data) as d (given_name text, family_name text, email text,
          team_code text, part_time_percent smallint, contract text, entry_earliest text, entry_latest text,
          entry_preferred text, sex text, birth_year smallint, commute_minutes smallint)
        where ${part}
      )
      insert into person (organisation_id, fiscal_code, given_name, family_name, email, team_id, part_time_percent,
        contract, entry_earliest, entry_latest, entry_preferred, sex, birth_year, commute_minutes)
      select ${organisationId}, s.key, s.given_name, s.family_name, coalesce(s.email, p.email),
        coalesce(t.id, p.team_id), coalesce(s.part_time_percent, p.part_time_percent, ${usual.partTimePercent}),
        coalesce(s.contract, p.contract, ${usual.contract}),
        coalesce(s.entry_earliest, p.entry_earliest, ${usual.entryEarliest}),
        coalesce(s.entry_latest, p.entry_latest, ${usual.entryLatest}),
        coalesce(s.entry_preferred, p.entry_preferred, ${usual.entryPreferred}),
        coalesce(s.sex, p.sex, s.derived ->> 'sex'),
        coalesce(s.birth_year, p.birth_year, (s.derived ->> 'birth_year')::smallint),
        coalesce(s.commute_minutes, p.commute_minutes)
      from s
      left join team t on t.organisation_id = ${organisationId} and t.code = s.team_code
      left join person p on p.organisation_id = ${organisationId} and p.fiscal_code = s.key
      on conflict (organisation_id, fiscal_code) do update set given_name = excluded.given_name,
        family_name = excluded.family_name, email = excluded.email, team_id = excluded.team_id,
        part_time_percent = excluded.part_time_percent, contract = excluded.contract,
        entry_earliest = excluded.entry_earliest, entry_latest = excluded.entry_latest,
        entry_preferred = excluded.entry_preferred, sex = excluded.sex, birth_year = excluded.birth_year,
        commute_minutes = excluded.commute_minutes
      where (person.given_name, person.family_name, person.email, person.team_id, person.part_time_percent,
          person.contract, person.entry_earliest, person.entry_latest, person.entry_preferred, person.sex,
          person.birth_year, person.commute_minutes)
        is distinct from (excluded.given_name, excluded.family_name, excluded.email, excluded.team_id,
          excluded.part_time_percent, excluded.contract, excluded.entry_earliest, excluded.entry_latest,
          excluded.entry_preferred, excluded.sex, excluded.birth_year, excluded.commute_minutes)`.execute(tx)
    // Who is given no role by the file and has none is an employee.
    await sql`
      with s as materialized (
        select r.key, r.data ? 'roles' as stated, given.role from people_import_row r
        cross join lateral jsonb_array_elements_text(coalesce(r.data -> 'roles', '["employee"]')) as given (role)
        where ${part}
      )
      insert into role_grant (organisation_id, person_id, role, granted_at)
      select p.organisation_id, p.id, s.role, to_timestamp(${now / 1000})
      from s join person p on p.organisation_id = ${organisationId} and p.fiscal_code = s.key
      where s.stated or not exists (
        select from role_grant g where g.organisation_id = p.organisation_id and g.person_id = p.id)
      on conflict do nothing`.execute(tx)
  }
}

/** Two persons may exchange addresses in one file: none is kept while the other takes it. */
async function clearMovingEmails(tx: Transaction, organisationId: string, importId: string) {
  await sql`update person p set email = null from people_import_row r
    where r.organisation_id = ${organisationId} and r.import_id = ${importId} and r.sheet = 'persons'
      and p.organisation_id = r.organisation_id and p.fiscal_code = r.key
      and lower(p.email) <> lower(r.data ->> 'email')`.execute(tx)
}

/** What its owner stated stands: an import writes a home where there is none, or renews one of its own. */
async function applyHomes(tx: Transaction, organisationId: string, importId: string, now: number) {
  await openHomes(tx, 'engine')
  await sql`insert into person_home (organisation_id, person_id, latitude, longitude, by_owner, stated_at)
    select p.organisation_id, p.id, h.latitude, h.longitude, false, to_timestamp(${now / 1000})
    from people_import_home h
    join person p on p.organisation_id = h.organisation_id and p.fiscal_code = h.fiscal_code
    where h.organisation_id = ${organisationId} and h.import_id = ${importId}
    on conflict (organisation_id, person_id) do update set latitude = excluded.latitude,
      longitude = excluded.longitude, stated_at = excluded.stated_at
    where not person_home.by_owner and (person_home.latitude, person_home.longitude)
      is distinct from (excluded.latitude, excluded.longitude)`.execute(tx)
  await openHomes(tx, { person: '' })
}
