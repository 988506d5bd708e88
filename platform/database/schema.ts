import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { packageRoot } from '../root.ts'
import type { Transaction } from './transaction.ts'

export const schemaSnapshot = join(packageRoot, 'platform', 'schema.sql')

/**
 * The schema as it stands, as text to be compared: tables with their columns, constraints, indexes,
 * policies, triggers and grants; domains and functions last. The same on PGlite and on PostgreSQL 15 and later.
 */
export async function describeSchema(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    with tables as (
      select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    ), lines as (
      select name, 0 as part, '' as key, 'table ' || name || case when relrowsecurity and relforcerowsecurity then ' -- row-level security forced' else '' end as line from tables
      union all
      select t.name, 1, lpad(a.attnum::text, 4, '0'), '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      union all
      select t.name, 2, c.conname, '  ' || pg_get_constraintdef(c.oid)
      from tables t join pg_constraint c on c.conrelid = t.oid and c.contype in ('p', 'u', 'f', 'c', 'x')
      union all
      select t.name, 3, i.indexname, '  ' || i.indexdef
      from tables t join pg_indexes i on i.schemaname = 'public' and i.tablename = t.name
      union all
      select t.name, 4, p.policyname, '  policy ' || p.policyname || ' ' || lower(p.permissive) || ' ' || p.cmd
        || coalesce(' using ' || p.qual, '') || coalesce(' check ' || p.with_check, '')
      from tables t join pg_policies p on p.schemaname = 'public' and p.tablename = t.name
      union all
      select t.name, 5, g.tgname, '  ' || pg_get_triggerdef(g.oid)
      from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
      union all
      select t.name, 6, '', '  vicinato_app may ' || string_agg(lower(r.privilege_type), ', ' order by r.privilege_type)
      from tables t join information_schema.role_table_grants r
        on r.table_schema = 'public' and r.table_name = t.name and r.grantee = 'vicinato_app'
      group by t.name
      union all
      select '~domains', 0, t.typname, 'domain ' || t.typname || ' ' || format_type(t.typbasetype, t.typtypmod)
        || coalesce((select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname)
          from pg_constraint c where c.contypid = t.oid), '')
      from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'd'
      union all
      select '~functions', 7, p.proname || pg_get_function_identity_arguments(p.oid), pg_get_functiondef(p.oid)
      from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    )
    select line from lines order by name collate "C", part, key collate "C"`.execute(tx)
  return `-- Made by "npm run schema" from platform/migrations; compared by the tests and by vicinato doctor.\n${rows.map(({ line }) => line).join('\n')}\n`
}

export const snapshotOfSchema = (): string => readFileSync(schemaSnapshot, 'utf8')
