// Identity providers: which may be registered, how we prove ourselves to them, whom their claims name.
import type { Reason } from '../../vocabulary/refusal.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** How this installation proves to a provider that it is itself. */
export type ClientAuthentication = 'client_secret_basic' | 'private_key_jwt'

/** Plain http only to this machine, and only where this installation is not served by https itself: trials. */
export function reasonsNotToTrust(issuer: string, publicUrl: string): Reason[] {
  const { protocol, hostname } = new URL(issuer)
  const fits =
    protocol === 'https:' ||
    (protocol === 'http:' && loopback.includes(hostname) && !publicUrl.startsWith('https:'))
  return fits ? [] : [{ code: 'access/issuer-not-https' }]
}

const reasonsNotToProveSo = (
  clientAuthentication: ClientAuthentication,
  clientSecret: string | undefined,
): Reason[] =>
  clientAuthentication === 'client_secret_basic' && !clientSecret
    ? [{ code: 'access/client-secret-missing' }]
    : []

/** A secret is the provider's: a new one is made there. */
export const reasonsNotToRotate = (clientAuthentication: string): Reason[] =>
  clientAuthentication === 'private_key_jwt' ? [] : [{ code: 'access/no-key-of-ours' }]

export type MatchOn = 'fiscal-code' | 'email'

/**
 * What a provider's claims say of the person, as it is compared, or undefined where they say nothing that counts.
 * SPID and CIE write the fiscal code as `TINIT-RSSMRA80A01F205X`.
 */
export function claimedPerson(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  matchOn: MatchOn,
): string | undefined {
  const value = claims[claim]
  if (typeof value !== 'string' || value.trim() === '') return undefined
  if (matchOn === 'fiscal-code')
    return value
      .trim()
      .toUpperCase()
      .replace(/^TINIT-/, '')
  // An address that its provider says was never proved could be anybody's.
  return claims.email_verified === false ? undefined : value.trim().toLowerCase()
}

// Registering ------------------------------------------------------------------------------------------

export type Registration = {
  name: string
  issuer: string
  clientId: string
  claim: string
  clientAuthentication: ClientAuthentication
  clientSecret?: string | undefined
}

/**
 * All that is wrong with a provider, for the form and the server alike.
 * @param before what is registered already, where it is changed: a secret left empty stays as it is
 */
export function reasonsNotToRegister(
  asked: Registration,
  { publicUrl, taken, before }: { publicUrl: string; taken: readonly string[]; before?: { issuer: string } },
): Reason[] {
  const reasons: Reason[] = []
  if (asked.name.trim() === '') reasons.push({ code: 'access/provider-name-missing' })
  else if (taken.includes(asked.name.trim())) reasons.push({ code: 'access/provider-name-taken' })
  if (!URL.canParse(asked.issuer)) reasons.push({ code: 'access/issuer-no-address' })
  else reasons.push(...reasonsNotToTrust(asked.issuer, publicUrl))
  if (asked.clientId.trim() === '') reasons.push({ code: 'access/client-id-missing' })
  if (asked.claim.trim() === '') reasons.push({ code: 'access/claim-missing' })
  if (!before) reasons.push(...reasonsNotToProveSo(asked.clientAuthentication, asked.clientSecret))
  // What one server gave us is not shown to another.
  else if (
    before.issuer !== asked.issuer &&
    asked.clientAuthentication === 'client_secret_basic' &&
    !asked.clientSecret
  )
    reasons.push({ code: 'access/client-secret-of-another' })
  return reasons
}

/** What a provider says of itself (OpenID Connect Discovery), as far as signing in needs it. */
type ProviderSeen = {
  code: boolean
  methods: readonly string[]
  claims: readonly string[]
}

/** Why nobody could sign in with it as it is set; what it does not say is taken to be as it must. */
export function reasonsAgainstSeen(
  { code, methods, claims }: ProviderSeen,
  { claim, clientAuthentication }: Pick<Registration, 'claim' | 'clientAuthentication'>,
): Reason[] {
  const reasons: Reason[] = []
  if (!code) reasons.push({ code: 'access/issuer-without-code' })
  const ours =
    clientAuthentication === 'private_key_jwt'
      ? ['private_key_jwt']
      : ['client_secret_basic', 'client_secret_post']
  if (methods.length > 0 && !ours.some((method) => methods.includes(method)))
    reasons.push({ code: 'access/issuer-without-method' })
  if (claims.length > 0 && claim.trim() !== '' && !claims.includes(claim.trim()))
    reasons.push({ code: 'access/claim-not-offered', claim: claim.trim() })
  return reasons
}
