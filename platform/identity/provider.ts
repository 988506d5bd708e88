import * as oidc from 'openid-client'
import type { Log } from '../log.ts'
import { signatureKey } from './signing-keys.ts'
import { hashOf } from './tokens.ts'

/** How we prove to the provider who we are: a secret that it gave us, or a signature of our own (RFC 7523). */
export type Credential =
  | { method: 'client_secret_basic'; secret: string }
  | { method: 'private_key_jwt'; keyId: string; privateKey: string }
/** An OpenID Connect provider, as an organisation registered it. */
export type Provider = { id: string; issuer: string; clientId: string; credential: Credential }
/** What is kept of a sign-in while the browser is at the provider. */
export type Departure = { state: string; nonce: string; codeVerifier: string }
/**
 * Whether the provider is asked to have the person prove themself anew, though they may be signed in there: OpenID
 * Connect Core 3.1.2.1, `prompt=login` and `max_age=0`. What it answers is believed only with an `auth_time` of just now.
 */
export type Anew = { anew: boolean }
/** How long ago the proof may be when the browser is back: of the way, and not of the person. */
const anewSeconds = 120
/** What the provider says about who came back. */
export type Claims = Record<string, unknown>

/** As far as a provider says it: the code flow, how clients prove themselves, which claims there are. */
export type Seen = { code: boolean; methods: string[]; claims: string[] }

/** openid-client's word for an issuer that names itself otherwise than it was asked for. */
const anotherIssuer = 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'
const timeoutSeconds = 10
const keptMilliseconds = 3600_000
type Known = { settings: string; until: number; config: Promise<oidc.Configuration> }

/**
 * Speaks with identity providers: code flow with PKCE, state and nonce, the ID token's signature checked even
 * though it comes straight from the provider. What fails is logged and answered with undefined, since what
 * went wrong between the two servers is not for the browser.
 */
export function identityProviders({ log, now }: { log: Log; now: () => number }) {
  const known = new Map<string, Known>()

  /** Discovery costs two requests: once an hour, and once for all who come at the same time. */
  function configurationOf(provider: Provider): Promise<oidc.Configuration> {
    const settings = hashOf(JSON.stringify(provider)).toString('base64')
    const found = known.get(provider.id)
    if (found && found.settings === settings && found.until > now()) return found.config
    const config = discover(provider)
    known.set(provider.id, { settings, until: now() + keptMilliseconds, config })
    config.catch(() => known.delete(provider.id))
    return config
  }

  async function saying<Answer>(step: string, { id }: Provider, work: () => Promise<Answer>) {
    try {
      return await work()
    } catch (fault) {
      const { code, error, cause } = fault as { code?: string; error?: string; cause?: { code?: string } }
      // Codes alone: messages and causes may quote what the provider says of a person.
      log('warning', 'identity-provider', { step, provider: id, code, error, cause: cause?.code })
      return undefined
    }
  }

  return {
    /** What a provider says of itself, asked anew; `another` where it says to be somebody else. */
    async look(issuer: string): Promise<Seen | 'unreachable' | 'another'> {
      try {
        const options = discoveryOf(issuer)
        const config = await oidc.discovery(new URL(issuer), 'trial', undefined, oidc.None(), options)
        const said = config.serverMetadata()
        return {
          code: !said.response_types_supported || said.response_types_supported.includes('code'),
          methods: said.token_endpoint_auth_methods_supported ?? [],
          claims: said.claims_supported ?? [],
        }
      } catch (fault) {
        const { code } = fault as { code?: string }
        log('warning', 'identity-provider', { step: 'trial', code })
        return code === anotherIssuer ? 'another' : 'unreachable'
      }
    },
    /** Where to send the browser, or undefined where the provider is not to be reached. */
    departTo: (
      provider: Provider,
      callback: string,
      { state, nonce, codeVerifier, anew }: Departure & Anew,
    ) =>
      saying('discovery', provider, async () => {
        const config = await configurationOf(provider)
        const address = oidc.buildAuthorizationUrl(config, {
          redirect_uri: callback,
          scope: scopeOf(config),
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          ...(anew ? { prompt: 'login', max_age: '0' } : {}),
        })
        return address.href
      }),
    /** Exchanges the code; undefined where state, nonce, signature, code or provider are not as they must be. */
    returnFrom: (provider: Provider, callback: URL, { state, nonce, codeVerifier, anew }: Departure & Anew) =>
      saying('callback', provider, async (): Promise<Claims> => {
        const config = await configurationOf(provider)
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
          ...(anew ? { maxAge: anewSeconds } : {}),
        })
        const claims = tokens.claims()!
        if (!config.serverMetadata().userinfo_endpoint) return claims
        // Providers put little into the ID token; who is meant is what it says in both.
        return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
      }),
  }
}
export type IdentityProviders = ReturnType<typeof identityProviders>

export const newDeparture = (organisationId: string): Departure => ({
  state: `${organisationId}.${oidc.randomState()}`,
  nonce: oidc.randomNonce(),
  codeVerifier: oidc.randomPKCECodeVerifier(),
})

async function discover({ issuer, clientId, credential }: Provider): Promise<oidc.Configuration> {
  const authentication =
    credential.method === 'private_key_jwt'
      ? oidc.PrivateKeyJwt({ key: await signatureKey(credential.privateKey), kid: credential.keyId })
      : authenticationBy(credential.secret)
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, discoveryOf(issuer))
}

const discoveryOf = (issuer: string): oidc.DiscoveryRequestOptions => ({
  timeout: timeoutSeconds,
  execute: [
    oidc.enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
  ],
})

const wanted = ['openid', 'profile', 'email']
function scopeOf(config: oidc.Configuration): string {
  const offered = config.serverMetadata().scopes_supported
  return wanted.filter((scope) => scope === 'openid' || !offered || offered.includes(scope)).join(' ')
}

/** The secret in the header, as RFC 6749 prefers, unless the provider reads it only in the body. */
const authenticationBy =
  (secret: string): oidc.ClientAuth =>
  (server, ...request) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const inHeader = methods.includes('client_secret_basic')
    return (inHeader ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret))(server, ...request)
  }
