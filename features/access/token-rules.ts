import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** Longest life of a token, in days: what nobody renews for a year, nobody needs. */
export const longestTokenDays = 365

/** What the rules need of an endpoint: the scope that a token needs for it, and who may ask it. */
export type ScopedEndpoint = { scope: string | undefined; may: 'anyone' | 'signed-in' | readonly string[] }

/** The scopes that somebody in these roles may hand on: each opens at least one endpoint to them. */
export const scopesFor = (endpoints: readonly ScopedEndpoint[], roles: readonly string[]): string[] => [
  ...new Set(
    endpoints.flatMap(({ scope, may }) =>
      scope && (may === 'signed-in' || roles.some((role) => may.includes(role))) ? [scope] : [],
    ),
  ),
]

export function reasonsNotToMakeToken(
  { scopes, expiresOn }: { scopes: readonly string[]; expiresOn: Day },
  offered: readonly string[],
  today: Day,
): Reason[] {
  const beyond = scopes.filter((scope) => !offered.includes(scope))
  const latest = addDays(today, longestTokenDays)
  return [
    ...(beyond.length > 0 ? [{ code: 'access/scope-beyond-roles', scopes: beyond.join(', ') }] : []),
    ...(expiresOn <= today ? [{ code: 'access/token-expired-already' }] : []),
    ...(expiresOn > latest ? [{ code: 'access/token-too-long', latest }] : []),
  ]
}
