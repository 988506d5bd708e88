import { sql } from 'kysely'
import type { Role } from '../../vocabulary/role.ts'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { readCookie, type SessionKey } from './session-key.ts'
import { actorColumns, actorJoins, actorOf, type FoundActor, isHere } from './sessions.ts'
import { hashOf, newToken } from './tokens.ts'

/** So that a token that leaked into a file is found by those who look for such things. */
const prefix = 'vicinato_'
/** Who may make tokens; a token of somebody who no longer is one of these is not accepted. */
export const tokenMakers = ['administrator', 'hr-office'] as const satisfies readonly Role[]
/** Used again is written at most this often, so that reading costs no write. */
const usedEveryMilliseconds = 60_000

export const tokenText = ({ organisationId, token }: SessionKey): string =>
  `${prefix}${organisationId}.${token}`

/**
 * What `Authorization: Bearer …` names, undefined where there is no such header, 'unreadable' where it is none of
 * ours. Other schemes are left alone: a proxy in front may ask for a password of its own.
 */
export function readBearer(header: string | undefined): SessionKey | 'unreadable' | undefined {
  const [, given] = /^bearer(?: +(.*))?$/i.exec(header ?? '') ?? []
  if (given === undefined) return header && /^bearer\b/i.test(header) ? 'unreadable' : undefined
  return (given.startsWith(prefix) && readCookie(given.slice(prefix.length))) || 'unreadable'
}

/** Finds, in the token's organisation, as whom it acts, with the roles that its maker has now. */
export async function findTokenActor(
  tx: Transaction,
  key: SessionKey,
  now: number,
): Promise<(Actor & { scopes: readonly string[] }) | undefined> {
  const { rows } = await sql<
    FoundActor & { tokenId: string; tokenName: string; scopes: string[]; stale: boolean }
  >`
    select k.id as "tokenId", k.name as "tokenName", k.scopes, ${actorColumns(now)},
      coalesce(k.last_used_at < to_timestamp(${(now - usedEveryMilliseconds) / 1000}), true) as stale
    from api_token k join person p on p.organisation_id = k.organisation_id and p.id = k.made_by ${actorJoins}
    where k.organisation_id = ${key.organisationId} and k.token_hash = ${hashOf(key.token)}
      and k.revoked_at is null and k.expires_at > to_timestamp(${now / 1000}) and ${isHere(now)}`.execute(tx)
  const found = rows[0]
  if (!found?.roles.some((role) => (tokenMakers as readonly string[]).includes(role))) return undefined
  const { tokenId, tokenName, scopes, stale } = found
  if (stale)
    await sql`update api_token set last_used_at = to_timestamp(${now / 1000})
      where organisation_id = ${key.organisationId} and id = ${tokenId}`.execute(tx)
  return { ...actorOf(key.organisationId, found), token: { id: tokenId, name: tokenName }, scopes }
}

export type KnownToken = {
  id: string
  name: string
  scopes: string[]
  madeBy: string
  madeAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** Those of one person, or with undefined of everybody; the newest first. */
export async function listTokens(
  tx: Transaction,
  organisationId: string,
  personId: string | undefined,
): Promise<KnownToken[]> {
  const { rows } = await sql<KnownToken>`
    select k.id, k.name, k.scopes, p.given_name || ' ' || p.family_name as "madeBy", k.made_at as "madeAt",
      k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_token k join person p on p.organisation_id = k.organisation_id and p.id = k.made_by
    where k.organisation_id = ${organisationId} and (${personId ?? null}::uuid is null or k.made_by = ${personId ?? null}::uuid)
    order by k.made_at desc, k.id`.execute(tx)
  return rows
}

/** Only the hash is kept: what is returned is never to be seen again. It ends with the last of its days in Italy. */
export async function saveToken(
  tx: Transaction,
  organisationId: string,
  token: { name: string; scopes: readonly string[]; personId: string; expiresOn: string },
  now: number,
): Promise<{ id: string; expiresAt: Date; key: SessionKey }> {
  const key = { organisationId, token: newToken() }
  const { rows } = await sql<{ id: string; expiresAt: Date }>`
    insert into api_token (organisation_id, token_hash, name, scopes, made_by, made_at, expires_at)
    values (${organisationId}, ${hashOf(key.token)}, ${token.name}, ${[...token.scopes]}::text[], ${token.personId},
      to_timestamp(${now / 1000}), (${token.expiresOn}::date + 1)::timestamp at time zone 'Europe/Rome')
    returning id, expires_at as "expiresAt"`.execute(tx)
  return { ...rows[0]!, key }
}

/** @param personId whose token it must be; undefined for anybody's. @returns whether there was one to revoke */
export async function revokeToken(
  tx: Transaction,
  organisationId: string,
  { tokenId, personId, by }: { tokenId: string; personId: string | undefined; by: string },
  now: number,
): Promise<boolean> {
  const { rows } = await sql`update api_token set revoked_at = to_timestamp(${now / 1000}), revoked_by = ${by}
    where organisation_id = ${organisationId} and id = ${tokenId} and revoked_at is null
      and (${personId ?? null}::uuid is null or made_by = ${personId ?? null}::uuid)
    returning id`.execute(tx)
  return rows.length > 0
}

/** How long a token that is over stays in the list, for who asks what still came in a year ago. */
const keptMilliseconds = 365 * 24 * 3600_000

export async function forgetOldTokens(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from api_token where organisation_id = ${organisationId}
    and coalesce(revoked_at, expires_at) < to_timestamp(${(now - keptMilliseconds) / 1000})`.execute(tx)
}
