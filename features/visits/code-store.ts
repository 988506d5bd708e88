// Codes at seats, and what they rest on.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { CodeGround } from './rules.ts'

const at = (now: number) => sql`to_timestamp(${now / 1000}::float8)`

export type Ground = {
  id: string
  kind: CodeGround
  reference: string
  datedOn: Day
  recordedAt: Date
  by: string
}

/** What an organisation recorded and holds: the agreement or the authorisation. */
export async function findGround(tx: Transaction, organisationId: string): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select g.id, g.kind, g.reference, g.dated_on as "datedOn", g.recorded_at as "recordedAt",
      coalesce(p.given_name || ' ' || p.family_name, '') as by
    from code_basis g left join person p on p.organisation_id = g.organisation_id and p.id = g.recorded_by
    where g.organisation_id = ${organisationId} and g.ended_at is null`.execute(tx)
  return rows[0]
}
/** @returns false where there is one already */
export async function saveGround(
  tx: Transaction,
  organisationId: string,
  { kind, reference, datedOn }: Pick<Ground, 'kind' | 'reference' | 'datedOn'>,
  { personId, now }: { personId: string; now: number },
): Promise<boolean> {
  const { rows } =
    await sql`insert into code_basis (organisation_id, kind, reference, dated_on, recorded_at, recorded_by)
    values (${organisationId}, ${kind}, ${reference}, ${datedOn}::date, ${at(now)}, ${personId})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
/** @returns whether there was one */
export async function saveGroundEnd(
  tx: Transaction,
  organisationId: string,
  { personId, now }: { personId: string; now: number },
): Promise<boolean> {
  const { rows } = await sql`update code_basis set ended_at = ${at(now)}, ended_by = ${personId}
    where organisation_id = ${organisationId} and ended_at is null returning id`.execute(tx)
  return rows.length > 0
}
/** Which of these organisations hold a ground: their own people's seats and those lent. */
export async function listGrounded(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from code_basis
    where organisation_id = any(${[...organisationIds]}::uuid[]) and ended_at is null`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export type SeatCode = { seatId: string; seat: string; floor: string | null; sealed: Buffer | null }
export async function listSeatCodes(tx: Transaction, hostId: string, siteId: string): Promise<SeatCode[]> {
  const { rows } = await sql<SeatCode>`
    select e.id as "seatId", e.label as seat, f.name as floor, c.sealed_token as sealed from seat e
    left join floor f on f.organisation_id = e.organisation_id and f.id = e.floor_id
    left join seat_code c on c.organisation_id = e.organisation_id and c.seat_id = e.id
    where e.organisation_id = ${hostId} and e.site_id = ${siteId} and e.retired_on is null
    order by f.level nulls last, f.name, regexp_replace(e.label, '[0-9]+', '', 'g'),
      nullif(left(regexp_replace(e.label, '[^0-9]', '', 'g'), 9), '')::int nulls first, e.label`.execute(tx)
  return rows
}
/** Keeps codes of seats, in the place of those that they had. */
export async function saveSeatCodes(
  tx: Transaction,
  { hostId, siteId }: { hostId: string; siteId: string },
  codes: readonly { seatId: string; hash: Buffer; sealed: Buffer }[],
  now: number,
): Promise<void> {
  await sql`insert into seat_code (organisation_id, seat_id, site_id, token_hash, sealed_token, made_at)
    select ${hostId}, c.seat, ${siteId}, c.hash, c.sealed, ${at(now)}
    from unnest(${codes.map(({ seatId }) => seatId)}::uuid[], ${codes.map(({ hash }) => hash)}::bytea[],
      ${codes.map(({ sealed }) => sealed)}::bytea[]) as c (seat, hash, sealed)
    on conflict (organisation_id, seat_id) do update
      set token_hash = excluded.token_hash, sealed_token = excluded.sealed_token, made_at = excluded.made_at`.execute(
    tx,
  )
}
export type CodedSeat = { hostId: string; siteId: string; site: string; seatId: string; seat: string }
export async function findCodedSeat(
  tx: Transaction,
  hostId: string,
  hash: Buffer,
): Promise<CodedSeat | undefined> {
  const { rows } = await sql<CodedSeat>`
    select c.organisation_id as "hostId", c.site_id as "siteId", s.name as site, c.seat_id as "seatId", e.label as seat
    from seat_code c
    join seat e on e.organisation_id = c.organisation_id and e.id = c.seat_id
    join site s on s.organisation_id = c.organisation_id and s.id = c.site_id
    where c.organisation_id = ${hostId} and c.token_hash = ${hash}`.execute(tx)
  return rows[0]
}
