import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { NeighbourhoodShape, Ring } from './neighbourhoods-rules.ts'

/** Neighbourhoods and what was counted in them; homes are opened and closed again in each function that needs them. */

const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })

export type Neighbourhood = { id: string; name: string; people: number | null }
export type DrawnNeighbourhood = Neighbourhood & { polygons: Ring[][] }

export async function listNeighbourhoods(
  tx: Transaction,
  organisationId: string,
): Promise<DrawnNeighbourhood[]> {
  const { rows } = await sql<DrawnNeighbourhood>`
    select id, name, people, polygons from neighbourhood where organisation_id = ${organisationId} order by name`.execute(
    tx,
  )
  return rows
}

export async function findNeighbourhoodCount(
  tx: Transaction,
  organisationId: string,
): Promise<{ countedAt: Date; outside: number | null } | undefined> {
  const { rows } = await sql<{ countedAt: Date; outside: number | null }>`
    select counted_at as "countedAt", outside from neighbourhood_count where organisation_id = ${organisationId}`.execute(
    tx,
  )
  return rows[0]
}

/** All of them, in place of those before; what was counted in those is forgotten with them. */
export async function saveNeighbourhoods(
  tx: Transaction,
  organisationId: string,
  shapes: readonly NeighbourhoodShape[],
): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from home_neighbourhood where organisation_id = ${organisationId}`.execute(tx)
  await closeHomes(tx)
  await sql`delete from neighbourhood_count where organisation_id = ${organisationId}`.execute(tx)
  await sql`delete from neighbourhood where organisation_id = ${organisationId}`.execute(tx)
  await sql`insert into neighbourhood (organisation_id, name, polygons)
    select ${organisationId}, n.name, n.polygons
    from jsonb_to_recordset(${JSON.stringify(shapes)}::jsonb) as n(name text, polygons jsonb)`.execute(tx)
}

/** In which neighbourhood each home was at the last count. */
export async function listHomeNeighbourhoods(
  tx: Transaction,
  organisationId: string,
): Promise<Map<string, string | null>> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ id: string; neighbourhoodId: string | null }>`
    select person_id as id, neighbourhood_id as "neighbourhoodId" from home_neighbourhood
    where organisation_id = ${organisationId}`.execute(tx)
  await closeHomes(tx)
  return new Map(rows.map(({ id, neighbourhoodId }) => [id, neighbourhoodId]))
}

export async function saveNeighbourhoodCount(
  tx: Transaction,
  organisationId: string,
  {
    homes,
    people,
    outside,
    now,
  }: {
    homes: ReadonlyMap<string, string | null>
    people: ReadonlyMap<string, number | null>
    outside: number | null
    now: number
  },
): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from home_neighbourhood where organisation_id = ${organisationId}`.execute(tx)
  await sql`insert into home_neighbourhood (organisation_id, person_id, neighbourhood_id)
    select ${organisationId}, h.person, h.place
    from unnest(${[...homes.keys()]}::uuid[], ${[...homes.values()]}::uuid[]) as h(person, place)`.execute(tx)
  await closeHomes(tx)
  await sql`update neighbourhood n set people = c.people
    from unnest(${[...people.keys()]}::uuid[], ${[...people.values()]}::int[]) as c(id, people)
    where n.organisation_id = ${organisationId} and n.id = c.id`.execute(tx)
  await sql`insert into neighbourhood_count (organisation_id, counted_at, outside)
    values (${organisationId}, to_timestamp(${now / 1000}), ${outside})
    on conflict (organisation_id) do update set counted_at = excluded.counted_at, outside = excluded.outside`.execute(
    tx,
  )
}
