import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestDatabase, type TestDatabase } from '../../tests/setup/database.ts'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { stoppedClock } from '../clock.ts'
import { cookieText } from '../identity/session-key.ts'
import { startSession } from '../identity/sessions.ts'
import { csrfTokenOf } from '../identity/tokens.ts'
import { jobsOn } from '../jobs.ts'
import type { LogEntry } from '../log.ts'
import { on, type Route } from './route.ts'
import { httpServer } from './server.ts'

// The way of a request, with endpoints made for the purpose: what the product's own would only show by chance.
let database: TestDatabase
let http: Awaited<ReturnType<typeof httpServer>>
let signedIn: Record<string, string>
const logged: (LogEntry & { event: string })[] = []
const done: string[] = []
const organisationId = '00000000-0000-4000-8000-000000000001'
const personId = '00000000-0000-4000-8000-000000000002'

const input = z.object({ how: z.string().default('') })
const output = z.object({ said: z.string() })
const door = (method: 'GET' | 'POST', path: string, may: 'anyone' | 'signed-in') =>
  endpoint({ method, path, summary: path, may, input, output })
const behave = (how: string) => {
  if (how === 'refuse') throw new Refused([{ code: 'test/refused' }])
  if (how === 'absent') throw new NotFound('thing')
  if (how === 'fault') throw new Error('the secret of Ada')
  if (how === 'borrowed status')
    throw Object.assign(new Error('of another server'), { status: 403, statusCode: 401 })
  if (how === 'outage') throw Object.assign(new Error('terminating connection'), { code: '57P01' })
}
const routes: Route[] = [
  on(door('GET', '/more-than-said', 'anyone')).welcome(async () => ({ said: 'a', unsaid: 'b' })),
  on(door('GET', '/less-than-said', 'anyone')).welcome(async () => ({}) as never),
  on(door('POST', '/acts', 'signed-in')).do(async ({ tx, afterCommit, audit }, { how }) => {
    afterCommit(async () => {
      done.push(how)
    })
    audit('test/acted', how)
    await sql`insert into directorate (organisation_id, code, name) values (${organisationId}, ${how}, 'X')`.execute(
      tx,
    )
    behave(how)
    return { said: how }
  }),
  on(door('GET', '/database-fault', 'anyone')).welcome(async ({ tx }) => {
    await sql`select ${'the fiscal code of Ada'}::text::uuid`.execute(tx)
    return { said: '' }
  }),
  on({ ...door('GET', '/stream', 'signed-in'), answers: 'events' as const }).stream(
    async () => ({ said: 'still going' }),
    () => false,
  ),
  on(door('GET', '/errand', 'anyone')).errand(async (errand, { how }) => {
    await errand.transaction(async ({ tx, auditAs }) => {
      await sql`select set_config('app.organisation', ${organisationId}, true)`.execute(tx)
      auditAs(organisationId, 'nobody')('test/first-step', how)
    })
    errand.carry(how === 'forget' ? undefined : `carried ${errand.carried ?? 'nothing'}`)
    behave(how)
    return { said: errand.carried ?? '' }
  }),
]

beforeAll(async () => {
  database = await openTestDatabase()
  const clock = stoppedClock('2026-11-23')
  const house = {
    database,
    jobs: jobsOn(database, clock, () => {}),
    clock,
    routes,
    publicUrl: 'http://vicinato.test',
  }
  const log = (_: unknown, event: string, entry: LogEntry = {}) => logged.push({ event, ...entry })
  http = await httpServer({ ...house, log }, { version: '1', requestsPerMinute: 1000, trustProxy: false })
  const session = await database.transaction(organisationId, async (tx) => {
    await sql`insert into organisation (id, slug, name) values (${organisationId}, 'x', 'X')`.execute(tx)
    await sql`insert into person (organisation_id, id, fiscal_code, given_name, family_name)
      values (${organisationId}, ${personId}, 'X', 'Ada', 'Colombo')`.execute(tx)
    return startSession(tx, organisationId, personId, clock.now())
  })
  signedIn = { cookie: `vicinato=${cookieText(session)}`, 'x-csrf-token': csrfTokenOf(session.token) }
})
afterAll(async () => {
  await http.close()
  await database.close()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  http.inject({ url: `/api/v1${url}`, headers })
const act = (how: string, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url: '/api/v1/acts', payload: { how }, headers: { ...signedIn, ...headers } })
const written = (table: 'directorate' | 'audit_entry', how: string) =>
  database.transaction(organisationId, async (tx) => {
    const column = sql.ref(table === 'directorate' ? 'code' : 'subject')
    return (await sql`select from ${sql.table(table)} where ${column} = ${how}`.execute(tx)).rows.length
  })
const traces = async (how: string) => [
  await written('directorate', how),
  await written('audit_entry', how),
  done.filter((one) => one === how).length,
]

test('what the contract does not name does not leave; what it names and is missing is a fault of ours', async () => {
  expect((await get('/more-than-said')).json()).toEqual({ said: 'a' })
  expect((await get('/less-than-said')).statusCode).toBe(500)
})

test('an act leaves its row, its audit and what comes after; one that fails leaves none of them', async () => {
  expect((await act('well')).statusCode).toBe(201)
  expect(await traces('well')).toEqual([1, 1, 1])
  for (const [how, status] of [
    ['refuse', 409],
    ['absent', 404],
    ['fault', 500],
    ['outage', 503],
  ] as const)
    for (const headers of [{}, { 'idempotency-key': `key of ${how}` }] as Record<string, string>[]) {
      expect([how, (await act(how, headers)).statusCode]).toEqual([how, status])
      expect([how, await traces(how)]).toEqual([how, [0, 0, 0]])
    }
})

test('a fault is answered with the id under which it was logged, and with nothing else of it', async () => {
  const { statusCode, body } = await act('fault')
  const { faultId } = JSON.parse(body) as { faultId: string }
  expect(statusCode).toBe(500)
  expect(body).not.toContain('secret')
  expect(logged.find((line) => line.faultId === faultId)).toMatchObject({
    event: 'request',
    method: 'POST',
    route: '/api/v1/acts',
    message: 'the secret of Ada',
  })
})

test('what the database quotes does not reach the log', async () => {
  const { faultId } = (await get('/database-fault')).json() as { faultId: string }
  const line = logged.find((one) => one.faultId === faultId)!
  expect(line).toMatchObject({ code: '22P02', message: 'invalid input syntax for type uuid: "…"' })
  expect(JSON.stringify(line)).not.toContain('Ada')
})

test('the status of an error from elsewhere is not the client’s fault', async () => {
  expect((await act('borrowed status')).statusCode).toBe(500)
})

test('while the database is away the client is told to come back', async () => {
  const { headers, body } = await act('outage')
  expect([headers['retry-after'], JSON.parse(body).code]).toEqual(['5', 'not-ready'])
})

test('an errand’s first step stays, whatever comes of the second; its note travels with the browser', async () => {
  const first = await get('/errand?how=refuse')
  expect(first.statusCode).toBe(409)
  expect(await written('audit_entry', 'refuse')).toBe(1)
  const left = await get('/errand')
  expect(left.headers['set-cookie']).toBe(
    'vicinato-note=carried%20nothing; Max-Age=600; Path=/; HttpOnly; SameSite=Lax',
  )
  const back = await get('/errand?how=forget', { cookie: 'vicinato-note=carried%20nothing' })
  expect(back.json()).toEqual({ said: 'carried nothing' })
  expect(back.headers['set-cookie']).toMatch(/^vicinato-note=; .*Expires=Thu, 01 Jan 1970/)
})

test('a stream under way does not keep the server from closing; it ends, and the browser comes back by itself', async () => {
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  const { headers, body } = await fetch(`${address}/api/v1/stream`, { headers: signedIn })
  expect(headers.get('content-type')).toBe('text/event-stream')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toBe('data: {"said":"still going"}\n\n')
  await http.close()
  expect((await reader.read()).done).toBe(true)
})
