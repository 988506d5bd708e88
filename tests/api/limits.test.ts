import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { sealingWith } from '../../platform/identity/sealing.ts'
import { noLog } from '../../platform/log.ts'
import { outbound } from '../../platform/outbound.ts'
import { pusher } from '../../platform/push.ts'
import { openTestDatabase } from '../setup/database.ts'
import { testDocuments } from '../setup/documents.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse(
    await openTestDatabase(),
    {
      ...{ clock: stoppedClock('2026-11-23'), log: noLog, mail: undefined },
      ...{
        push: pusher({ loopback: false }),
        outbound: outbound({ loopback: false }),
        documents: testDocuments(),
      },
      ...{ sealing: sealingWith('a secret of the tests, long enough') },
      ...{ publicUrl: 'https://vicinato.test', firstAdministratorToken: undefined },
    },
    { requestsPerMinute: 3, trustProxy: true },
  )
})
afterAll(() => house.close())

const ask = (address: string, { url = '/api/v1/session', ...headers }: Record<string, string> = {}) =>
  house.http.inject({ url, remoteAddress: address, headers })
const uuid = '00000000-0000-4000-8000-00000000000'

test('an answer says how many more there may be; too many are told when to come back', async () => {
  const first = await ask('192.0.2.1')
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' })
  expect(Number(first.headers['ratelimit-reset'])).toBeLessThanOrEqual(60)
  await ask('192.0.2.1')
  await ask('192.0.2.1')
  const refused = await ask('192.0.2.1')
  expect(refused.statusCode).toBe(429)
  expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect(refused.headers['content-type']).toBe('application/problem+json')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask('192.0.2.2')).statusCode).toBe(200)
  // The same address of the product written in another way is the same.
  expect((await ask('192.0.2.1', { url: '/%61pi/v1/session' })).statusCode).toBe(429)
  expect((await ask('192.0.2.1', { url: '/status' })).statusCode).toBe(429)
})

test('cookies invented one after another do not escape: the address counts them all', async () => {
  const statuses = []
  for (let n = 0; n < 62; n++)
    statuses.push((await ask('192.0.2.3', { cookie: `__Host-vicinato=${uuid}0.${n}` })).statusCode)
  expect(statuses.indexOf(429)).toBe(60)
  expect((await ask('192.0.2.3')).headers['retry-after']).toBeDefined()
  // What is no session key at all counts as the address.
  const senseless = []
  for (let n = 0; n < 4; n++)
    senseless.push((await ask('192.0.2.4', { cookie: `__Host-vicinato=${n}` })).statusCode)
  expect(senseless).toEqual([200, 200, 200, 429])
})

test('each token of a program is counted apart from its address; what is no token counts as the address', async () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const of = async (token: string, address: string) => (await ask(address, bearer(token))).statusCode
  const first = []
  for (let n = 0; n < 4; n++) first.push(await of(`vicinato_${uuid}0.one`, '192.0.2.5'))
  expect(first).toEqual([200, 200, 200, 429])
  expect(await of(`vicinato_${uuid}0.other`, '192.0.2.5')).toBe(200)
  const senseless = []
  for (let n = 0; n < 4; n++) senseless.push(await of(`invented-${n}`, '192.0.2.6'))
  expect(senseless).toEqual([200, 200, 200, 429])
})

test('behind a proxy the client is whom the proxy says, not whom the client says', async () => {
  const statuses = []
  for (let n = 0; n < 4; n++)
    statuses.push((await ask('127.0.0.1', { 'x-forwarded-for': `203.0.113.${n}, 198.51.100.9` })).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429])
})

test('the addresses of one IPv6 network count as one', async () => {
  const statuses = []
  for (const address of ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4', '2001:db8::9'])
    statuses.push((await ask(address)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429])
  expect((await ask('2001:db8:0:1::1')).statusCode).toBe(200)
})
