import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../setup/database.ts'

// What the database says of itself, so that a new table is covered by existing.
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const ask = async <Row>(text: string): Promise<Row[]> =>
  (await database.asOwner((owner) => owner.query(text))).rows as Row[]

/** Kept for the owner alone: which migrations were applied. */
const ownersOnly = ['schema_migration']

test('every table keeps organisations apart: row-level security on, forced, and with a policy', async () => {
  const tables = await ask<{ name: string; forced: boolean; fenced: boolean }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
        and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{public}'
        and p.qual like '%app.organisation%' and p.with_check = p.qual) as fenced
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
  expect(tables.length).toBeGreaterThan(25)
  expect(tables.filter(({ name }) => ownersOnly.includes(name))).toHaveLength(ownersOnly.length)
  expect(
    tables.filter(({ name, forced, fenced }) => !ownersOnly.includes(name) && !(forced && fenced)),
  ).toEqual([])
})

/**
 * What more than the tenant's own rows a policy opens, each for a reason: the directory of organisations, and the network
 * in which hosts and guests read the same rows. Whatever is not named here is a hole.
 */
const opened = [
  // The sign-in page and the schedule; the members' page, which citizens read.
  'organisation directory SELECT',
  'alliance members_page SELECT',
  'membership members_page SELECT',
  // Who applied, was admitted, leaves: an organisation and its coordinator.
  'membership application INSERT',
  'membership own_page UPDATE',
  'membership member SELECT',
  'membership_step member SELECT',
  'membership_step own_step INSERT',
  // Whom not to book with; what the members’ page counts.
  'member_suspension everyone SELECT',
  'site members_page SELECT',
  // What a host lends, to whom it is lent or offered.
  'convention guest SELECT',
  'convention offer SELECT',
  'convention_partner guest ALL',
  'convention_site guest SELECT',
  'lending guest SELECT',
  // Who adheres or gives notice does so in its own tenant: the lending follows, as far as the signed convention says.
  'lending adherence INSERT',
  'lending notice UPDATE',
  'lending never_begun DELETE',
  // How many adhered, and what each party says of it.
  'convention_room guest SELECT',
  'convention_room counted UPDATE',
  'convention_remark guest ALL',
  'convention_remark of_host SELECT',
  'site guest SELECT',
  'site at_offer SELECT',
  'seat search SELECT',
  'seat_day search SELECT',
  'site_day search SELECT',
  'site_kept search SELECT',
  'floor guest SELECT',
  'seat guest SELECT',
  'site_closure guest SELECT',
  'site_photo guest SELECT',
  'site_document guest SELECT',
  // A booking has two sides.
  'booking guest ALL',
  'booking_wait guest ALL',
  'quota_place guest ALL',
  'lent_day guest ALL',
  // Sums on which host and guests count together, written by triggers: of nobody's bookings, and without names.
  'seat_day guest ALL',
  'site_day guest ALL',
  'site_kept guest ALL',
  'site_room guest SELECT',
  // Whoever comes says so in their own tenant, and is counted by the host's; what rules it, they both read.
  'arrival_rule guest SELECT',
  'check_in guest ALL',
  'code_basis guest SELECT',
  'seat_code guest SELECT',
  'visit_count guest ALL',
  'freed_month guest ALL',
  // A member's sums, for who coordinates.
  'exchanged_month coordinator SELECT',
]

test('no policy opens more than is named here', async () => {
  const others = await ask<{ policy: string }>(`
    select concat_ws(' ', tablename, policyname, cmd) as policy from pg_policies
    where schemaname = 'public' and permissive = 'PERMISSIVE'
      and (qual is null or qual not like '%app.organisation%') order by 1`)
  expect(others.map(({ policy }) => policy)).toEqual([...opened].sort())
})

/** Keys of the network that begin with another organisation than the host: each names it where it stands. */
const acrossNetwork = [
  'booking booking_guest_id_person_id_fkey',
  'booking person_once_a_day',
  'booking_wait booking_wait_guest_id_fkey',
  'booking_wait booking_wait_guest_id_person_id_fkey',
  'booking_wait wait_once',
  'check_in check_in_guest_id_fkey',
  'convention convention_open_to_fkey',
  'convention_partner convention_partner_ended_by_organisation_id_fkey',
  'convention_partner convention_partner_guest_id_fkey',
  'convention_remark convention_remark_by_organisation_id_fkey',
  'exchanged_month exchanged_month_coordinator_id_fkey',
  'freed_month freed_month_guest_id_fkey',
  'lending lending_guest_id_fkey',
  'member_suspension member_suspension_member_id_fkey',
  'membership membership_member_id_fkey',
  'membership_step membership_step_by_organisation_id_fkey',
  'quota_place quota_place_once',
]

test('homes, also those on their way in, what is computed from them, and priorities have a second fence', async () => {
  const fences = await ask<{ table: string }>(`
    select distinct tablename as table from pg_policies
    where schemaname = 'public' and permissive = 'RESTRICTIVE' order by 1`)
  expect(fences.map(({ table }) => table)).toEqual([
    'bank_answer',
    'bank_request',
    'booking',
    'check_in',
    'day_explanation',
    'freed_month',
    'home_neighbourhood',
    'measured_home',
    'near_site',
    'people_import_file',
    'people_import_home',
    'person_home',
    'prevalence_ground',
    'priority',
    'priority_reading',
    'solved_month',
    'variant_plan',
    'visit_count',
    'way',
  ])
})

test('the application may read and write rows, and nothing else', async () => {
  const rights = await ask<{ table: string; rights: string[] }>(`
    select c.relname as table, array_agg(distinct lower(a.privilege_type)) as rights
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee in (0, 'vicinato_app'::regrole) group by c.relname`)
  expect(rights.length).toBeGreaterThan(25)
  const allowed = ['select', 'insert', 'update', 'delete']
  expect(rights.filter((one) => one.rights.some((right) => !allowed.includes(right)))).toEqual([])
  expect(rights.filter(({ table }) => ownersOnly.includes(table))).toEqual([])
  const columns = await ask(`
    select a.attrelid::regclass::text, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attacl is not null`)
  expect(columns).toEqual([])
})

test('the application’s role is nobody: it owns nothing, belongs to nothing and may do nothing of its own', async () => {
  const [role] = await ask(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      exists (select from pg_class where relowner = r.oid) as owns,
      exists (select from pg_auth_members where member = r.oid) as member,
      has_schema_privilege('vicinato_app', 'public', 'create') as creates
    from pg_roles r where rolname = 'vicinato_app'`)
  expect(Object.entries(role as object).filter(([, value]) => value !== false)).toEqual([])
})

test('no function lends its owner’s power but three triggers and one look, and no view shows with its owner’s eyes', async () => {
  // A trigger cannot be called, and finds its tables where they are, whatever the session puts in their way.
  // Who is suspended no more: who coordinates sees no lending of theirs, and says only that their sites be looked at.
  const counting = ['count_changed', 'count_made', 'mark_sites_of_member']
  // Who asks for a seat looks at the place through one that can be called, and what it shows to whom is tested by
  // network-fences.test.ts.
  const looking = ['find_place']
  const lending = await ask<{ proname: string; fixed: boolean }>(`
    select proname, (prorettype = 'trigger'::regtype or proname = any('{${looking.join()}}'))
      and proconfig @> array['search_path=public, pg_temp'] as fixed
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`)
  const known = [...counting, ...looking].sort()
  const functions = lending.filter(({ proname, fixed }) => !(fixed && known.includes(proname)))
  expect(lending.map(({ proname }) => proname)).toEqual(known)
  const views = await ask(`
    select relname from pg_class where relnamespace = 'public'::regnamespace
      and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}')`)
  expect([...functions, ...views]).toEqual([])
})

test('every key starts with the organisation: none reaches across, none tells that a value is elsewhere', async () => {
  const keys = await ask<{ table: string; key: string; first: string; refers: string | null }>(`
    select c.conrelid::regclass::text as table, c.conname as key, a.attname as first,
      case when c.contype = 'f' then f.attname end as refers
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    left join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'x')
    union all
    select i.indrelid::regclass::text, i.indexrelid::regclass::text,
      coalesce(a.attname, '(an expression)'), null
    from pg_index i join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique`)
  expect(keys.length).toBeGreaterThan(60)
  const across = keys.filter(
    ({ table, first, refers }) =>
      ![...ownersOnly, 'organisation'].includes(table) &&
      (first !== 'organisation_id' || ![null, 'organisation_id', 'id'].includes(refers)),
  )
  expect(across.map(({ table, key }) => `${table} ${key}`).sort()).toEqual(acrossNetwork)
  // `id` as the first column referred to is that of the organisation itself.
  const tables = await ask<{ table: string }>(`
    select distinct c.confrelid::regclass::text as table from pg_constraint c
    join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1] and f.attname = 'id'
    where c.connamespace = 'public'::regnamespace and c.contype = 'f'`)
  expect(tables).toEqual([{ table: 'organisation' }])
})
