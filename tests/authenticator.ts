import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer) => bytes.toString('base64url')

// As much CBOR (RFC 8949) as an authenticator speaks: small integers, bytes, text, maps.
const head = (major: number, count: number): Buffer =>
  count < 24
    ? Buffer.from([(major << 5) | count])
    : count < 256
      ? Buffer.from([(major << 5) | 24, count])
      : Buffer.from([(major << 5) | 25, count >> 8, count & 255])
function cbor(value: number | string | Buffer | Map<unknown, unknown>): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flat().map((part) => cbor(part as number))])
}

type Asked = { challenge: string; rp?: { id: string }; rpId?: string; user?: { id: string } }
const [userPresent, userVerified, withKey] = [1, 4, 64]

/** A security key in software: makes one passkey and signs with it, honestly unless told otherwise. */
export function openAuthenticator(origin: string) {
  const credentialId = randomBytes(32)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let handle: string | undefined
  let counter = 0
  const clientData = (type: string, { challenge }: Asked, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const data = (rpId: string, flags: number, count: number, more = Buffer.alloc(0)) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, more])
  }
  const named = {
    id: base64url(credentialId),
    rawId: base64url(credentialId),
    type: 'public-key' as const,
    clientExtensionResults: {},
  }
  return {
    /** What `navigator.credentials.create` would answer. */
    create(asked: Asked, { from = origin } = {}) {
      handle = asked.user?.id
      const key = cbor(coseOf(publicKey))
      const lengths = Buffer.from([0, credentialId.length])
      const attested = Buffer.concat([Buffer.alloc(16), lengths, credentialId, key])
      const authData = data(asked.rp!.id, userPresent | userVerified | withKey, 0, attested)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        ...named,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', asked, from)),
          attestationObject: base64url(cbor(attestation)),
          transports: ['internal'],
        },
      }
    },
    /** What `navigator.credentials.get` would answer. */
    get(
      asked: Asked,
      { from = origin, verified = true, count = counter + 1, rpId = asked.rpId!, userHandle = handle } = {},
    ) {
      counter = Math.max(counter, count)
      const client = clientData('webauthn.get', asked, from)
      const authenticatorData = data(rpId, userPresent | (verified ? userVerified : 0), count)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      return {
        ...named,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
          ...(userHandle ? { userHandle } : {}),
        },
      }
    },
  }
}

/** The public key as COSE (RFC 9053) writes one for ES256. */
function coseOf(publicKey: KeyObject): Map<number, unknown> {
  const { x, y } = publicKey.export({ format: 'jwk' })
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x!, 'base64url')],
    [-3, Buffer.from(y!, 'base64url')],
  ])
}
