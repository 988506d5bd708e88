import { generateKeyPair, type KeyObject, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'

/** What a provider needs to check our signatures, as RFC 7517 writes it. */
export type PublicJwk = { kty: string; n: string; e: string }

/**
 * A key pair for signatures RS256: the one algorithm that every OpenID provider must know (OpenID Connect Core
 * 15.1), SPID and CIE among them.
 * @returns the private key as PKCS #8 in PEM, to be sealed before it is kept
 */
export async function newSigningKey(): Promise<{ publicJwk: PublicJwk; privateKey: string }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { kty, n, e } = (publicKey as KeyObject).export({ format: 'jwk' })
  return {
    publicJwk: { kty: kty!, n: n!, e: e! },
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

/** The private key as the signing library takes it, and as nobody can read it out again. */
export function signatureKey(privateKey: string): Promise<webcrypto.CryptoKey> {
  const bytes = Buffer.from(privateKey.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64')
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
}
