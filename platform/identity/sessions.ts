import { type RawBuilder, sql } from 'kysely'
import type { ActingRole } from '../../vocabulary/role.ts'
import type { Actor } from '../context.ts'
import { withTheNext } from '../database/preparing.ts'
import { askBeside, enterOrganisation, type Transaction } from '../database/transaction.ts'
import type { SessionKey } from './session-key.ts'
import { hashOf, newToken } from './tokens.ts'

/** A session ends after this long without use, and after this long in any case. */
export const idleMilliseconds = 12 * 3600_000
export const absoluteMilliseconds = 7 * 24 * 3600_000
/** Seen again is written at most this often, so that reading costs no write. */
const seenEveryMilliseconds = 60_000

export async function startSession(
  tx: Transaction,
  organisationId: string,
  personId: string,
  now: number,
): Promise<SessionKey> {
  const token = newToken()
  await sql`insert into session (organisation_id, token_hash, person_id, started_at, last_seen_at)
    values (${organisationId}, ${hashOf(token)}, ${personId}, to_timestamp(${now / 1000}), to_timestamp(${now / 1000}))`.execute(
    tx,
  )
  return { organisationId, token }
}

const todayInRome = (now: number) => sql`(to_timestamp(${now / 1000}) at time zone 'Europe/Rome')::date`

// Who is behind a session or a token, the same for both: of person `p` and their team `t`.
export type FoundActor = {
  personId: string
  name: string
  teamId: string | null
  directorateId: string | null
  roles: ActingRole[]
  substituteFor: string[]
}
export const actorColumns = (now: number) => sql`
  p.id as "personId", p.given_name || ' ' || p.family_name as name,
  p.team_id as "teamId", t.directorate_id as "directorateId",
  array(select role from role_grant g where g.organisation_id = p.organisation_id and g.person_id = p.id order by role) as roles,
  array(select u.team_id from team_substitute u where u.organisation_id = p.organisation_id and u.person_id = p.id
    and u.ended_at is null and ${todayInRome(now)} between u.from_day and u.until_day order by u.team_id) as "substituteFor"`
export const actorJoins = sql`left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id`
export const isHere = (now: number) => sql`(p.left_on is null or p.left_on > ${todayInRome(now)})`
export const actorOf = (organisationId: string, found: FoundActor): Actor => ({
  organisationId,
  personId: found.personId,
  name: found.name,
  roles: found.substituteFor.length > 0 ? [...found.roles, 'team-substitute'] : found.roles,
  substituteFor: found.substituteFor,
  teamId: found.teamId ?? undefined,
  directorateId: found.directorateId ?? undefined,
})

export type SessionActor = Actor & { sessionId: string }
type Found = FoundActor & { sessionId: string; stale: boolean; claimed: boolean }

const whoIs = (key: SessionKey, now: number, claiming?: RawBuilder<unknown>) => sql<Found>`
    with who as (
      select s.id as "sessionId", ${actorColumns(now)},
        s.last_seen_at < to_timestamp(${(now - seenEveryMilliseconds) / 1000}) as stale
      from session s
      join person p on p.organisation_id = s.organisation_id and p.id = s.person_id ${actorJoins}
      where s.organisation_id = ${key.organisationId} and s.token_hash = ${hashOf(key.token)} and s.ended_at is null
        and s.last_seen_at > to_timestamp(${(now - idleMilliseconds) / 1000})
        and s.started_at > to_timestamp(${(now - absoluteMilliseconds) / 1000}) and ${isHere(now)})
    ${claiming ? sql`, claimed as (${claiming})` : sql``}
    select who.*, ${claiming ? sql`exists (select from claimed)` : sql`false`} as claimed from who`

export type WhoAsks = { actor: SessionActor; claimed: boolean }

async function recognise(
  tx: Transaction,
  { organisationId }: SessionKey,
  now: number,
  found: Found | undefined,
): Promise<WhoAsks | undefined> {
  if (!found) return undefined
  const { sessionId, claimed } = found
  if (found.stale)
    // Never waits: whoever has the row writes the same, and may wait for what this transaction holds.
    await sql`${sql.raw(withTheNext)}update session s set last_seen_at = to_timestamp(${now / 1000})
      from (select organisation_id, id from session where organisation_id = ${organisationId} and id = ${sessionId}
        for update skip locked) seen
      where s.organisation_id = seen.organisation_id and s.id = seen.id`.execute(tx)
  return { actor: { ...actorOf(organisationId, found), sessionId }, claimed }
}

/**
 * Finds, in the key's organisation, who it belongs to; a person who left has no session.
 * @param claiming what is written for the person found in the same statement, with what is left of `who`; whether it was
 */
export async function findWhoAsks(
  tx: Transaction,
  key: SessionKey,
  now: number,
  claiming?: RawBuilder<unknown>,
): Promise<WhoAsks | undefined> {
  const { rows } = await whoIs(key, now, claiming).execute(tx)
  return recognise(tx, key, now, rows[0])
}

/** The same, sent with the next statement. @returns what gives the answer */
export async function findWhoAsksBeside(
  tx: Transaction,
  key: SessionKey,
  now: number,
  claiming: RawBuilder<unknown>,
): Promise<() => Promise<WhoAsks | undefined>> {
  const rows = await askBeside(tx, whoIs(key, now, claiming))
  return async () => recognise(tx, key, now, (await rows())[0])
}

export const findActor = async (
  tx: Transaction,
  key: SessionKey,
  now: number,
): Promise<SessionActor | undefined> => (await findWhoAsks(tx, key, now))?.actor

export type KnownSession = { id: string; startedAt: Date; lastSeenAt: Date }

/** Those that would still be accepted, the newest first. */
export async function listSessions(
  tx: Transaction,
  organisationId: string,
  personId: string,
  now: number,
): Promise<KnownSession[]> {
  const { rows } = await sql<KnownSession>`
    select id, started_at as "startedAt", last_seen_at as "lastSeenAt" from session
    where organisation_id = ${organisationId} and person_id = ${personId} and ended_at is null
      and last_seen_at > to_timestamp(${(now - idleMilliseconds) / 1000})
      and started_at > to_timestamp(${(now - absoluteMilliseconds) / 1000})
    order by started_at desc, id`.execute(tx)
  return rows
}

/** Ends one session of a person, or with undefined all of them. @returns how many were open */
export async function endSessions(
  tx: Transaction,
  { organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>,
  sessionId: string | undefined,
  now: number,
): Promise<number> {
  const { rows } = await sql`update session set ended_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and person_id = ${personId} and ended_at is null
      and (${sessionId ?? null}::uuid is null or id = ${sessionId ?? null}::uuid)
    returning id`.execute(tx)
  return rows.length
}

/** Ends the session of a key, which may be of another organisation than the transaction's, and stays there. */
export async function endSessionOf(tx: Transaction, key: SessionKey, now: number): Promise<void> {
  await enterOrganisation(tx, key.organisationId)
  await sql`update session set ended_at = to_timestamp(${now / 1000})
    where organisation_id = ${key.organisationId} and token_hash = ${hashOf(key.token)} and ended_at is null`.execute(
    tx,
  )
}

/** How long a session that is over is kept, for the person who asks where they were signed in. */
const keptMilliseconds = 30 * 24 * 3600_000

export async function forgetOldSessions(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from session
    where organisation_id = ${organisationId} and last_seen_at < to_timestamp(${(now - keptMilliseconds) / 1000})`.execute(
    tx,
  )
}
