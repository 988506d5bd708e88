import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Public keys, as the product publishes them. */
type KeySet = { keys: readonly object[] }

/**
 * A real OpenID Connect provider on loopback, with one client and one person at its keyboard: whoever is sent
 * there is signed in as `signInAs` said, with those claims.
 * @param clientKeys reads the client's public keys; the client then proves itself by private_key_jwt alone
 */
export async function openIdentityProvider(redirectUri: string, clientKeys?: () => Promise<KeySet>) {
  const [clientId, clientSecret] = ['vicinato', 'a secret of the tests: &=+%']
  let timesKeysRead = 0
  let person: Record<string, unknown> & { sub: string } = { sub: 'nobody' }
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    clients: [
      {
        client_id: clientId,
        redirect_uris: [redirectUri],
        ...(clientKeys
          ? { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://vicinato.test/keys' }
          : { client_secret: clientSecret }),
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'fiscal_number'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    // The product in a test has no address of its own, so its answer is handed on.
    fetch: async () => {
      timesKeysRead++
      return Response.json(await clientKeys!())
    },
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ ...person, sub: accountId }) }),
    loadExistingGrant: async (context) => {
      const { session, client } = context.oidc
      const grant = new context.oidc.provider.Grant({
        accountId: session!.accountId!,
        clientId: client!.clientId,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: person.sub } })
    else void answer(request, response)
  })
  return {
    issuer,
    clientId,
    clientSecret,
    /** How often the provider read the client's keys: it keeps them for a while. */
    timesKeysRead: () => timesKeysRead,
    signInAs(claims: Record<string, unknown> & { sub: string }) {
      person = claims
    },
    /** What a browser does at the provider: follows every step with its cookies, until it is sent back to us. */
    async visit(address: string): Promise<string> {
      const cookies = new Map<string, string>()
      for (let at = address, steps = 0; steps < 10; steps++) {
        const response = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        for (const line of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          cookies.set(name!, value!)
        }
        const location = response.headers.get('location')
        if (!location) throw new Error(`the provider stopped at ${response.status}: ${await response.text()}`)
        at = new URL(location, at).href
        if (at.startsWith(redirectUri)) return at
      }
      throw new Error('the provider sends in circles')
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
