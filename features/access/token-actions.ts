import type { Context } from '../../platform/context.ts'
import { listTokens, revokeToken, saveToken, tokenText } from '../../platform/identity/api-tokens.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { longestTokenDays, reasonsNotToMakeToken, type ScopedEndpoint, scopesFor } from './token-rules.ts'

/** Everybody's tokens are an administrator's business; anybody else's only their own. */
const whose = ({ actor }: Context): string | undefined =>
  actor.roles.includes('administrator') ? undefined : actor.personId

export async function showTokens(context: Context) {
  const { tx, actor } = context
  const tokens = await listTokens(tx, actor.organisationId, whose(context))
  return {
    items: tokens.map(({ madeAt, expiresAt, lastUsedAt, revokedAt, ...token }) => ({
      ...token,
      madeAt: madeAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
  }
}

export const showScopes =
  (endpoints: () => readonly ScopedEndpoint[]) =>
  async ({ actor, today }: Context) => ({
    scopes: scopesFor(endpoints(), actor.roles),
    latestExpiry: addDays(today, longestTokenDays),
  })

export const makeToken =
  (endpoints: () => readonly ScopedEndpoint[]) =>
  async (
    { tx, actor, now, today, audit }: Context,
    { name, scopes, expiresOn }: { name: string; scopes: readonly string[]; expiresOn: Day },
  ) => {
    refuseIf(reasonsNotToMakeToken({ scopes, expiresOn }, scopesFor(endpoints(), actor.roles), today))
    const asked = { name, scopes: [...new Set(scopes)], personId: actor.personId, expiresOn }
    const { id, expiresAt, key } = await saveToken(tx, actor.organisationId, asked, now)
    await tell({ tx, now }, actor.organisationId, [
      { personId: actor.personId, kind: 'access/token-made', details: { name } },
    ])
    audit('access/token-made', id, { name, scopes: asked.scopes.join(' '), expiresOn })
    return { id, token: tokenText(key), expiresAt: expiresAt.toISOString() }
  }

export async function endToken(context: Context, { programId }: { programId: string }) {
  const { tx, actor, now, audit } = context
  const revoked = { tokenId: programId, personId: whose(context), by: actor.personId }
  if (!(await revokeToken(tx, actor.organisationId, revoked, now))) throw new NotFound('token')
  audit('access/token-revoked', programId)
  return {}
}
