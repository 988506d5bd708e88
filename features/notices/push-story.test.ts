import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveringIn } from '../../tests/delivering.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { notices } from './contract.ts'

/** A push service on loopback: it takes what is sent, and answers as it is told to. */
let answers = 201
const taken: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
const service = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    taken.push({ path: request.url!, headers: request.headers, body: Buffer.concat(parts) })
    response.writeHead(answers).end()
  })
})
/** A browser: its keys, and how it reads what comes (RFC 8291 §3.4). */
const browser = createECDH('prime256v1')
const auth = Buffer.alloc(16, 9)
const keys = { p256dh: browser.generateKeys('base64url'), auth: auth.toString('base64url') }
function read(message: Buffer): unknown {
  const [salt, theirs] = [message.subarray(0, 16), message.subarray(21, 86)]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs])
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(theirs), auth, info, 32))
  const of = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${label}\0`, length))
  const open = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
  open.setAuthTag(message.subarray(-16))
  const text = Buffer.concat([open.update(message.subarray(86, -16)), open.final()])
  return JSON.parse(text.subarray(0, -1).toString())
}

let world: World
let told: ReturnType<typeof deliveringIn>['told']
let delivered: () => Promise<void>
let endpoint: string
beforeAll(async () => {
  await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready))
  endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}/bruno`
  world = await openWorld()
  ;({ told, delivered } = deliveringIn(world))
})
afterAll(async () => {
  await world.close()
  await new Promise((done) => service.close(done))
})
const recall = { day: '2026-12-09', person: 'Ada Colombo' }

test('a device is told the subject alone, encrypted for it, signed by the organisation', async () => {
  const bruno = await world.as('Bruno Ferri')
  const { publicKey } = await bruno.ask(notices.myDevices, {})
  expect((await bruno.ask(notices.myDevices, {})).publicKey).toBe(publicKey)
  await bruno.ask(notices.addMyDevice, { name: 'Firefox', endpoint, ...keys })
  await told('Bruno Ferri', 'days/recalled', recall)
  await delivered()
  const [{ path, headers, body }, ...more] = taken as [(typeof taken)[0]]
  expect([path, more.length, headers['content-encoding']]).toEqual(['/bruno', 0, 'aes128gcm'])
  expect(headers.authorization).toMatch(new RegExp(`^vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=${publicKey}$`))
  expect(read(body)).toEqual({
    title: 'Sei richiamato in ufficio',
    page: '/my-month?month=2026-12',
    lang: 'it',
  })
  expect(body.toString('latin1')).not.toContain('richiamato')
})

test('a service in trouble is asked again a minute later; a browser that took its leave is forgotten', async () => {
  taken.length = 0
  answers = 503
  await told('Bruno Ferri', 'days/recalled', recall)
  await delivered()
  expect(taken.length).toBe(1)
  answers = 201
  await delivered()
  expect(taken.length).toBe(1)
  world.clock.moveTo('2026-11-23T12:01:00Z')
  await delivered()
  expect(taken.length).toBe(2)
  answers = 410
  await told('Bruno Ferri', 'days/recalled', recall)
  await delivered()
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.ask(notices.myDevices, {})).items).toEqual([])
  await told('Bruno Ferri', 'days/recalled', recall)
  await delivered()
  expect(taken.length).toBe(3)
})

test('no address of our own network, no eleventh device, nobody else’s device', async () => {
  const carla = await world.as('Carla Greco')
  const inner = await carla.send(notices.addMyDevice, { name: 'x', endpoint: 'https://10.0.0.1/x', ...keys })
  expect((inner.body as { reasons: unknown }).reasons).toEqual([{ code: 'notices/no-push-service' }])
  const devices = []
  for (let n = 1; n <= 10; n++)
    devices.push(
      await carla.ask(notices.addMyDevice, {
        name: `n. ${n}`,
        endpoint: `https://push.example/${n}`,
        ...keys,
      }),
    )
  const more = await carla.send(notices.addMyDevice, {
    name: 'x',
    endpoint: 'https://push.example/11',
    ...keys,
  })
  expect((more.body as { reasons: unknown }).reasons).toEqual([
    { code: 'notices/too-many-devices', most: 10 },
  ])
  const deviceId = devices[0]!.id
  expect((await (await world.as('Bruno Ferri')).send(notices.removeMyDevice, { deviceId })).status).toBe(404)
  await carla.ask(notices.removeMyDevice, { deviceId })
  expect((await carla.ask(notices.myDevices, {})).items.length).toBe(9)
})

test('the private key is not readable in the database', async () => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query('select private_key_sealed from push_key'),
  )
  expect(rows.length).toBe(1)
  expect(String(rows[0].private_key_sealed)).not.toContain('PRIVATE KEY')
})
