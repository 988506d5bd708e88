// Who may be away beyond prevalence of presence, and behind the second fence why and by whose leave.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { DerogationCategory } from './rules.ts'
import { opened, type Reader } from './store.ts'

export type DerogationRow = {
  id: string
  personId: string
  name: string
  category: DerogationCategory
  authorisedBy: string
  from: Day
  until: Day
  madeAt: Date
  madeBy: string
}
const derogation = sql`select d.id, d.person_id as "personId", p.family_name || ' ' || p.given_name as name, g.category,
    g.authorised_by as "authorisedBy", d.valid_from as "from", d.valid_until as until, d.made_at as "madeAt",
    m.given_name || ' ' || m.family_name as "madeBy"
  from prevalence_derogation d
  join prevalence_ground g on g.organisation_id = d.organisation_id and g.derogation_id = d.id
  join person p on p.organisation_id = d.organisation_id and p.id = d.person_id
  join person m on m.organisation_id = d.organisation_id and m.id = g.made_by`

export const listOwnDerogations = (
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<DerogationRow[]> =>
  opened(tx, { person: personId }, async () => {
    const { rows } = await sql<DerogationRow>`${derogation}
      where d.organisation_id = ${organisationId} and d.person_id = ${personId} order by d.valid_from`.execute(
      tx,
    )
    return rows
  })

/** One person's, read by whoever verifies, with the reading of the priorities. */
export const listDerogationsOf = (
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<DerogationRow[]> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<DerogationRow>`${derogation}
      where d.organisation_id = ${organisationId} and d.person_id = ${personId} order by d.valid_from`.execute(
      tx,
    )
    return rows
  })

/** @returns undefined where another one holds on some of the days */
export const saveDerogation = (
  tx: Transaction,
  organisationId: string,
  made: { personId: string; category: DerogationCategory; authorisedBy: string; from: Day; until: Day },
  { by, now }: Reader,
): Promise<string | undefined> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<{ id: string }>`
      insert into prevalence_derogation (organisation_id, person_id, valid_from, valid_until, made_at)
      values (${organisationId}, ${made.personId}, ${made.from}, ${made.until}, to_timestamp(${now / 1000}))
      on conflict do nothing returning id`.execute(tx)
    const id = rows[0]?.id
    if (id)
      await sql`insert into prevalence_ground (organisation_id, derogation_id, person_id, category, authorised_by, made_by)
        values (${organisationId}, ${id}, ${made.personId}, ${made.category}, ${made.authorisedBy}, ${by})`.execute(
        tx,
      )
    return id
  })

/** @returns whose it was, undefined where none holds under that id */
export const saveDerogationEnd = (
  tx: Transaction,
  organisationId: string,
  { id, lastDay, by }: { id: string; lastDay: Day; by: string },
): Promise<string | undefined> =>
  opened(tx, 'priorities', async () => {
    const gone = await sql<{ personId: string }>`delete from prevalence_derogation
      where organisation_id = ${organisationId} and id = ${id} and person_id <> ${by} and valid_from > ${lastDay}::date
      returning person_id as "personId"`.execute(tx)
    const ended = await sql<{ personId: string }>`update prevalence_derogation set valid_until = ${lastDay}
      where organisation_id = ${organisationId} and id = ${id} and person_id <> ${by} and valid_until > ${lastDay}::date
      returning person_id as "personId"`.execute(tx)
    return (gone.rows[0] ?? ended.rows[0])?.personId
  })
