import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { enterOrganisation, type Transaction } from '../../platform/database/transaction.ts'
import type { Organisation } from './rules.ts'

export async function getOrganisation(tx: Transaction, organisationId: string): Promise<Organisation> {
  return tx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'patron_day as patronDay', 'demo'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
}

/**
 * All organisations, for the sign-in page and the schedule, which belong to none. The purpose opens the
 * policy for this one statement: what the transaction may see afterwards is what it was before.
 */
export async function listDirectory(tx: Transaction): Promise<Organisation[]> {
  const { rows } = await sql<{ purpose: string | null }>`
    select current_setting('app.purpose', true) as purpose, set_config('app.purpose', 'directory', true)`.execute(
    tx,
  )
  const organisations = await tx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'patron_day as patronDay', 'demo'])
    // Who came first is whose installation it is: it stands first, the members of its alliance by name.
    .orderBy(sql`created_at > (select min(created_at) from organisation)`)
    .orderBy('name')
    .orderBy('slug')
    .execute()
  await sql`select set_config('app.purpose', ${rows[0]?.purpose ?? ''}, true)`.execute(tx)
  return organisations
}

/** Enters the organisation that it makes: its row, like all others, is written by itself alone. */
export async function insertOrganisation(
  tx: Transaction,
  { slug, name, patronDay, demo }: Omit<Organisation, 'id'>,
): Promise<string | undefined> {
  const id = randomUUID()
  await enterOrganisation(tx, id)
  const { rows } = await sql<{ id: string }>`
    insert into organisation (id, slug, name, patron_day, demo)
    values (${id}, ${slug}, ${name}, ${patronDay}, ${demo}) on conflict (slug) do nothing returning id`.execute(
    tx,
  )
  return rows[0]?.id
}

export async function updateOrganisation(
  tx: Transaction,
  organisationId: string,
  { name, patronDay }: Pick<Organisation, 'name' | 'patronDay'>,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ name, patron_day: patronDay })
    .where('id', '=', organisationId)
    .execute()
}
