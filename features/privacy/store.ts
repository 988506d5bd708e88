// Of the person as a whole: what is about them in every declared table. Names of tables and columns come from the
// declaration in tables-rules.ts and from nowhere else.
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { erasedMark, type KeptTable, keptTables } from './tables-rules.ts'

/** By what a person is found in a text. */
export type Traces = { fiscalCode: string; email: string | null; givenName: string; familyName: string }
export type TableCount = { table: string; deleted: number; blanked: number; kept: number }

/** The person's home opens, and texts that are written once may be blanked; with undefined all is shut again. */
export const openWhatIsOf = (tx: Transaction, personId: string | undefined, purpose: '' | 'erasure' = '') =>
  sql`select set_config('app.home_of', ${personId ?? ''}, true), set_config('app.visitor', ${personId ?? ''}, true), set_config('app.purpose', ${purpose}, true)`.execute(
    tx,
  )

const named = (name: string) => sql.raw(`"${name}"`)
const anyOf = (conditions: RawBuilder<unknown>[]) =>
  conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`

/** Rows of the organisation's own people: in the network the host's rows hold a guest's, and are not the host's to tell. */
export const isOfTenant = ({ tenant = 'organisation_id' }: KeptTable, organisationId: string) =>
  sql`t.${named(tenant)} = ${organisationId}`

function isAbout(table: KeptTable, organisationId: string, personId: string): RawBuilder<unknown> {
  const own = table.about.map((column) => sql`t.${named(column)} = ${personId}::uuid`)
  if (!table.of) return anyOf(own)
  const [column, parent, its = 'id'] = table.of
  const theirs = sql`t.${named(column)} in (select p.${named(its)} from ${named(parent)} p where p.organisation_id = ${organisationId}
    and ${anyOf(keptTables[parent]!.about.map((about) => sql`p.${named(about)} = ${personId}::uuid`))})`
  return anyOf([...own, theirs])
}

function mentions(table: KeptTable, { fiscalCode, email, givenName, familyName }: Traces) {
  const traces = [fiscalCode, email, `${givenName} ${familyName}`, `${familyName} ${givenName}`]
  return (table.texts ?? []).flatMap((column) =>
    traces
      .filter((trace) => trace !== null)
      .map((trace) => sql`position(lower(${trace}) in lower(t.${named(column)}::text)) > 0`),
  )
}

const hasText = ({ texts }: KeptTable) =>
  anyOf((texts ?? []).map((column) => sql`t.${named(column)}::text <> ${erasedMark}`))

/** What an erasure would do, table by table. */
export async function countTraces(
  tx: Transaction,
  organisationId: string,
  personId: string,
  traces: Traces,
): Promise<TableCount[]> {
  const found: TableCount[] = []
  for (const [name, table] of Object.entries(keptTables)) {
    const about = isAbout(table, organisationId, personId)
    const mention = anyOf(mentions(table, traces))
    const { rows } = await sql<{ mine: number; blanked: number; mentioned: number }>`
      select count(*) filter (where ${about}) as mine,
        count(*) filter (where (${about} or ${mention}) and ${hasText(table)}) as blanked,
        count(*) filter (where ${mention} and not ${about}) as mentioned
      from ${named(name)} t where ${isOfTenant(table, organisationId)}`.execute(tx)
    const { mine, blanked, mentioned } = rows[0]!
    const goes = table.erased === 'deleted'
    const count = {
      table: name,
      deleted: goes ? mine + mentioned : 0,
      blanked: goes ? 0 : blanked,
      kept: goes ? 0 : mine,
    }
    if (count.deleted + count.blanked + count.kept > 0) found.push(count)
  }
  return found
}

/** Deletes and blanks what is declared so; the row of the person itself is for people to write. */
export async function eraseTraces(
  tx: Transaction,
  organisationId: string,
  personId: string,
  traces: Traces,
): Promise<void> {
  for (const [name, table] of Object.entries(keptTables)) {
    const meant = anyOf([isAbout(table, organisationId, personId), ...mentions(table, traces)])
    if (table.erased === 'deleted')
      await sql`delete from ${named(name)} t where ${isOfTenant(table, organisationId)} and ${meant}`.execute(
        tx,
      )
    else
      for (const column of table.texts ?? [])
        await sql`update ${named(name)} t set ${named(column)} = ${erasedMark}
          where ${isOfTenant(table, organisationId)} and t.${named(column)} <> ${erasedMark}
            and ${anyOf([isAbout(table, organisationId, personId), ...mentions({ ...table, texts: [column] }, traces)])}`.execute(
          tx,
        )
  }
}

/** The person's rows of a table as they are, oldest first as far as their keys tell. */
export async function listRowsAbout(
  tx: Transaction,
  organisationId: string,
  personId: string,
  name: string,
): Promise<Record<string, unknown>[]> {
  const table = keptTables[name]!
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) as row from ${named(name)} t
    where ${isOfTenant(table, organisationId)} and ${isAbout(table, organisationId, personId)}`.execute(tx)
  return rows.map(({ row }) => row)
}

export async function countRowsAbout(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ table: string; rows: number }[]> {
  const found = []
  for (const [name, table] of Object.entries(keptTables)) {
    if (table.about.length === 0 && !table.of) continue
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${named(name)} t
      where ${isOfTenant(table, organisationId)} and ${isAbout(table, organisationId, personId)}`.execute(tx)
    found.push({ table: name, rows: rows[0]!.count })
  }
  return found
}

/** Names of what rows refer to by number, so that a file of them can be read. */
export async function listPlaceNames(
  tx: Transaction,
  organisationId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from team where organisation_id = ${organisationId}
    union all select id, name from directorate where organisation_id = ${organisationId}
    union all select id, name from office where organisation_id = ${organisationId}
    union all select id, name from activity where organisation_id = ${organisationId}`.execute(tx)
  return rows
}

/** What the audit says the person did, and what was done that is named by their number. */
export async function listActsOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ at: Date; act: string; byMe: boolean }[]> {
  const { rows } = await sql<{ at: Date; act: string; byMe: boolean }>`
    select at, act, actor = ${personId} as "byMe" from audit_entry
    where organisation_id = ${organisationId} and (actor = ${personId} or subject = ${personId}) order by seq`.execute(
    tx,
  )
  return rows
}
