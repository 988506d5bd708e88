import {
  createCipheriv,
  createECDH,
  createHmac,
  createPrivateKey,
  type ECDH,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'

/** What a browser gave so that it can be told something while the page is closed. All in base64url. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }
/** The key by which push services know the sender (RFC 8292): the public point, and the private key as PKCS 8. */
export type SenderKey = { publicKey: string; privateKey: string }

const curve = 'prime256v1'
const recordBytes = 4096

export function newSenderKey(): SenderKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const { x, y } = privateKey.export({ format: 'jwk' })
  const point = [Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]
  return {
    publicKey: Buffer.concat(point).toString('base64url'),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

/**
 * Encrypts so that only the browser reads it, not the push service (RFC 8291, aes128gcm of RFC 8188): one record.
 * @param by sender's key of this one message and salt; for the vectors of the norm, otherwise by chance
 */
export function encryptPush(
  text: string,
  { p256dh, auth }: Subscription,
  by: { ecdh: ECDH; salt: Buffer } = { ecdh: newEcdh(), salt: randomBytes(16) },
): Buffer {
  const theirs = Buffer.from(p256dh, 'base64url')
  const ours = by.ecdh.getPublicKey()
  const authSecret = Buffer.from(auth, 'base64url')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = Buffer.from(hkdfSync('sha256', by.ecdh.computeSecret(theirs), authSecret, info, 32))
  // HKDF by hand: its second half is needed twice.
  const extracted = createHmac('sha256', by.salt).update(secret).digest()
  const expand = (label: string, bytes: number) =>
    createHmac('sha256', extracted).update(`Content-Encoding: ${label}\0\x01`).digest().subarray(0, bytes)
  const cipher = createCipheriv('aes-128-gcm', expand('aes128gcm', 16), expand('nonce', 12))
  // 2 ends the last record: there is only one.
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.from([2])), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordBytes)
  return Buffer.concat([by.salt, size, Buffer.from([ours.length]), ours, body, cipher.getAuthTag()])
}

function newEcdh(): ECDH {
  const ecdh = createECDH(curve)
  ecdh.generateKeys()
  return ecdh
}

/** The sender's proof (RFC 8292): for one push service, for some hours. */
export function senderProof(
  { publicKey, privateKey }: SenderKey,
  { audience, contact, expiresAt }: { audience: string; contact: string; expiresAt: number },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { aud: audience, exp: Math.floor(expiresAt / 1000), sub: contact }
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const key = { key: createPrivateKey(privateKey), dsaEncoding: 'ieee-p1363' } as const
  const signature = sign('sha256', Buffer.from(signed), key).toString('base64url')
  return `vapid t=${signed}.${signature}, k=${publicKey}`
}
