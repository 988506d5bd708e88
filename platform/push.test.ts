import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { pusher } from './push.ts'
import { encryptPush, newSenderKey, senderProof } from './push-sealing.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

test('the example of RFC 8291, appendix A, byte for byte', () => {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
  const subscription = {
    endpoint: '',
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const salt = bytes('DGv6ra1nlYgDCS1FRnbzlw')
  const message = encryptPush('When I grow up, I want to be a watermelon', subscription, { ecdh, salt })
  expect(message.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

test('each message has a key and a salt of its own, and only the browser reads it', () => {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = Buffer.alloc(16, 7)
  const subscription = {
    endpoint: '',
    p256dh: browser.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
  }
  const [one, two] = [encryptPush('è martedì', subscription), encryptPush('è martedì', subscription)]
  expect(one.subarray(0, 16).equals(two.subarray(0, 16))).toBe(false)
  const read = (message: Buffer) => {
    const [salt, theirs] = [message.subarray(0, 16), message.subarray(21, 86)]
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs])
    const secret = hkdfSync('sha256', browser.computeSecret(theirs), auth, info, 32)
    const of = (label: string, length: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${label}\0`, length))
    const open = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
    open.setAuthTag(message.subarray(-16))
    return Buffer.concat([open.update(message.subarray(86, -16)), open.final()]).toString()
  }
  expect([one, two].map(read)).toEqual(['è martedì\x02', 'è martedì\x02'])
})

test('the proof of the sender is signed with the key that it names', () => {
  const key = newSenderKey()
  const proof = senderProof(key, {
    audience: 'https://push.example',
    contact: 'mailto:a@b.example',
    expiresAt: 5e12,
  })
  const [, token, named] = /^vapid t=(.+), k=(.+)$/.exec(proof)!
  expect(named).toBe(key.publicKey)
  const [head, claims, signature] = token!.split('.')
  expect(JSON.parse(bytes(claims!).toString())).toEqual({
    aud: 'https://push.example',
    exp: 5e9,
    sub: 'mailto:a@b.example',
  })
  const point = bytes(key.publicKey)
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature!))).toBe(
    true,
  )
})

test('no address within our own network is ever asked in the name of a browser', async () => {
  const outside = pusher({ loopback: false })
  const inner = [
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest',
    'https://[::1]/x',
    'https://[fd00::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://0x7f.1/x',
    'http://push.example/x',
    'https://user@push.example/x',
    'file:///etc/passwd',
  ]
  expect(inner.filter(outside.mayReach)).toEqual([])
  expect(outside.mayReach('https://updates.push.services.mozilla.com/wpush/v2/x')).toBe(true)
  expect(pusher({ loopback: true }).mayReach('http://127.0.0.1:9/x')).toBe(true)
  // A name that resolves to this machine is found out when it is asked for.
  const browser = createECDH('prime256v1')
  const subscription = {
    endpoint: 'https://localhost:9/x',
    p256dh: browser.generateKeys('base64url'),
    auth: Buffer.alloc(16).toString('base64url'),
  }
  const push = { subscription, text: 'x', key: newSenderKey(), contact: 'mailto:a@b.example', now: 0 }
  expect(await outside.send(push)).toEqual({ fault: 'localhost is no public address', lasting: false })
})
