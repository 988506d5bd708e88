import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { access } from '../../features/access/contract.ts'
import { alliance } from '../../features/alliance/contract.ts'
import { people } from '../../features/people/contract.ts'
import { cookieText } from '../../platform/identity/session-key.ts'
import { type Client, openWorld, type World } from '../world.ts'

let world: World
let administrator: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  administrator = await world.as('Marta Rizzo')
})
afterAll(() => world.close())

const changed = { name: 'Comune di Borgo Sereno', patronDay: '12-07' }
const key = (value: string) => ({ 'idempotency-key': value })
const inject = (options: InjectOptions) => world.house.http.inject(options)
const acts = (act: string) =>
  world.database.transaction(world.organisationId, async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from audit_entry where act = ${act}`.execute(tx)
    return rows[0]!.n
  })

// A repeated request ------------------------------------------------------------------------------------

test('a repeated request gets the first answer and acts once', async () => {
  const office = { code: 'filiale', name: 'Filiale', zone: null, desks: 3, latitude: null, longitude: null }
  const first = await administrator.send(people.writeOffice, office, key('a repeated write'))
  const before = await acts('people/office-written')
  const again = await administrator.send(people.writeOffice, office, key('a repeated write'))
  expect(again).toMatchObject({ status: first.status, body: first.body as object })
  expect(await acts('people/office-written')).toBe(before)
})

test('a key that answered one request answers no other: not of another body, nor of another endpoint', async () => {
  await administrator.send(alliance.changeOrganisation, changed, key('one request'))
  const body = { ...changed, patronDay: null }
  const other = await administrator.send(alliance.changeOrganisation, body, key('one request'))
  expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } })
  const elsewhere = await administrator.send(
    people.writeDirectorate,
    { code: 'x', name: 'X' },
    key('one request'),
  )
  expect(elsewhere.status).toBe(422)
  // Of another person it is another key.
  const hr = await world.as('Irene Marino')
  expect((await hr.send(alliance.changeOrganisation, body, key('one request'))).status).toBe(200)
  await administrator.ask(alliance.changeOrganisation, changed)
})

test('a refusal is kept too: the repeated request hears it again, even where it would now be granted', async () => {
  const asked = { personId: administrator.personId, roles: ['employee', 'hr-office'] }
  const refused = await administrator.send(access.grantRoles, asked, key('a refusal'))
  expect(refused).toMatchObject({ status: 409, body: { reasons: [{ code: 'access/last-administrator' }] } })
  const bruno = world.personIdOf('Bruno Ferri')
  await administrator.ask(access.grantRoles, { personId: bruno, roles: ['administrator'] })
  const again = await administrator.send(access.grantRoles, asked, key('a refusal'))
  expect(again).toMatchObject({ status: 409, body: refused.body as object })
  const other = { personId: bruno, roles: ['employee'] }
  expect((await administrator.send(access.grantRoles, other, key('another'))).status).toBe(200)
})

test('what is malformed, forbidden or absent takes no key', async () => {
  const [bruno, office] = [
    await world.as('Bruno Ferri'),
    { code: 'k', name: 'K', zone: null, desks: 1, latitude: null, longitude: null },
  ]
  expect((await bruno.send(people.writeOffice, office, key('not yet'))).status).toBe(403)
  expect(
    (await administrator.send(people.writeOffice, { ...office, desks: -1 }, key('not yet'))).status,
  ).toBe(400)
  expect((await administrator.send(people.writeOffice, office, key('not yet'))).status).toBe(200)
})

test('a key has 1 to 200 characters', async () => {
  for (const value of ['', 'x'.repeat(201)])
    expect((await administrator.send(alliance.changeOrganisation, changed, key(value))).status).toBe(400)
  expect((await administrator.send(alliance.changeOrganisation, changed, key('x'.repeat(200)))).status).toBe(
    200,
  )
})

test('who is expected to ask, from what they asked before, and is it no more, has done nothing', async () => {
  const office = (code: string) => ({
    code,
    name: code,
    zone: null,
    desks: 1,
    latitude: null,
    longitude: null,
  })
  const kept = async () => {
    const { rows } = await world.database.asOwner((client) =>
      client.query(`select (select count(*)::int from idempotency_key) as keys, (select count(*)::int from audit_entry) as acts,
        (select count(*)::int from office where code like 'e-%') as offices`),
    )
    return rows[0]
  }
  const irene = await world.as('Irene Marino')
  expect((await irene.send(people.writeOffice, office('e-1'), key('expected 1'))).status).toBe(200)
  const before = await kept()
  const owner = (change: string) => world.database.asOwner((client) => client.query(change, [irene.personId]))
  await owner(`delete from role_grant where person_id = $1 and role = 'hr-office'`)
  expect((await irene.send(people.writeOffice, office('e-2'), key('expected 2'))).status).toBe(403)
  expect(await kept()).toEqual(before)
  await owner(`insert into role_grant (organisation_id, person_id, role)
    select organisation_id, id, 'hr-office' from person where id = $1`)
  // Roles are as they were and what is expected is not: it is answered for who asks now.
  expect((await irene.send(people.writeOffice, office('e-2'), key('expected 2'))).status).toBe(200)
  await owner(`update session set ended_at = now() where person_id = $1`)
  const then = await kept()
  expect((await irene.send(people.writeOffice, office('e-3'), key('expected 3'))).status).toBe(401)
  expect(await kept()).toEqual(then)
})

test('twins of one who is expected act once, and what one of them would have been refused is not said', async () => {
  const marta = await world.as('Marta Rizzo')
  const office = (name: string) => ({
    code: 'twin',
    name,
    zone: null,
    desks: 1,
    latitude: null,
    longitude: null,
  })
  await marta.send(people.writeOffice, office('first'), key('before the twins'))
  const before = await acts('people/office-written')
  const twins = await Promise.all(
    Array.from({ length: 8 }, () => marta.send(people.writeOffice, office('second'), key('twins'))),
  )
  expect(new Set(twins.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(twins[0]!.status).toBe(200)
  expect(await acts('people/office-written')).toBe(before + 1)
  const others = await Promise.all(
    Array.from({ length: 4 }, (_, n) =>
      marta.send(people.writeOffice, office(`other ${n % 2}`), key('twins of two')),
    ),
  )
  expect(others.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422])
})

test('a kept answer is sealed: with the whole table in hand nobody reads a home in it', async () => {
  const bruno = await world.as('Bruno Ferri')
  const home = { latitude: 45.4711, longitude: 9.1234 }
  const stated = { entryPreferred: '08:30', homeSuitable: true, home }
  const answer = await bruno.send(people.changeMyProfile, stated, key('a home'))
  expect(answer).toMatchObject({ status: 200, body: { home } })
  expect(await bruno.send(people.changeMyProfile, stated, key('a home'))).toMatchObject({ body: { home } })
  const { rows } = await world.database.asOwner((owner) => owner.query('select * from idempotency_key'))
  expect(rows.length).toBeGreaterThan(3)
  const text = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n')
  expect(text).not.toMatch(/45\.4711|9\.1234|a home|Borgo/)
})

test('a key is forgotten after seven days, and then is new', async () => {
  const { forgetOldKeys } = await import('../../platform/http/idempotency.ts')
  const count = () =>
    world.database.transaction(world.organisationId, async (tx) => {
      await forgetOldKeys(tx, world.organisationId, world.clock.now())
      return (await sql`select from idempotency_key`.execute(tx)).rows.length
    })
  expect(await count()).toBeGreaterThan(0)
  world.clock.moveTo('2026-12-01')
  expect(await count()).toBe(0)
  world.clock.moveTo('2026-11-23')
})

// Known already, changed meanwhile -----------------------------------------------------------------------

test('what is known already is not sent again (304)', async () => {
  const { headers } = await administrator.send(alliance.organisation, {})
  const etag = headers.etag!
  const known = (value: string) => administrator.send(alliance.organisation, {}, { 'if-none-match': value })
  for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect((await known(value)).status).toBe(304)
  expect((await known('"other"')).status).toBe(200)
})

test('a write that names what was read happens only if nobody wrote meanwhile (412)', async () => {
  const hr = await world.as('Irene Marino')
  const { headers } = await administrator.send(alliance.organisation, {})
  const ifMatch = { 'if-match': headers.etag! }
  expect(
    (await hr.send(alliance.changeOrganisation, { ...changed, patronDay: '06-24' }, ifMatch)).status,
  ).toBe(200)
  const late = await administrator.send(alliance.changeOrganisation, changed, ifMatch)
  expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } })
  expect((await administrator.ask(alliance.organisation, {})).patronDay).toBe('06-24')
  expect((await administrator.send(alliance.changeOrganisation, changed, { 'if-match': '*' })).status).toBe(
    200,
  )
  // Where nothing can be compared the protection is refused, not forgotten.
  const start = { fileName: 'x.csv', contentBase64: '' }
  expect((await administrator.send(people.startImport, start, { 'if-match': '"x"' })).status).toBe(412)
})

// What is accepted, what is sent -------------------------------------------------------------------------

const asAdministrator = () => ({
  cookie: `vicinato=${cookieText(administrator.session)}`,
  'x-csrf-token': administratorToken,
})
let administratorToken = ''
beforeAll(async () => {
  const { csrfTokenOf } = await import('../../platform/identity/tokens.ts')
  administratorToken = csrfTokenOf(administrator.session.token)
})

test('what is not JSON, not whole, too large or not an address is a problem of the client', async () => {
  const put = (payload: string, headers: Record<string, string> = {}) =>
    inject({
      method: 'PUT',
      url: '/api/v1/organisation',
      payload,
      headers: { ...asAdministrator(), 'content-type': 'application/json', ...headers },
    })
  const good = JSON.stringify(changed)
  const cases: [string, Awaited<ReturnType<typeof put>>, number, string][] = [
    ['half', await put(good.slice(0, 20)), 400, 'malformed'],
    ['empty', await put(''), 400, 'malformed'],
    ['a list', await put('[]'), 400, 'malformed'],
    ['null', await put('null'), 400, 'malformed'],
    ['a prototype', await put('{"__proto__": {"x": 1}}'), 400, 'malformed'],
    ['NUL', await put(JSON.stringify({ ...changed, name: 'a\0b' })), 400, 'malformed'],
    ['half a character', await put(good.replace('Comune', '\\ud800')), 400, 'malformed'],
    ['deep', await put(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400, 'malformed'],
    ['text', await put(good, { 'content-type': 'text/plain' }), 415, 'wrong-content-type'],
    [
      'form',
      await put('name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'wrong-content-type',
    ],
    ['large', await put(JSON.stringify({ ...changed, name: 'x'.repeat(300_000) })), 413, 'too-large'],
    ['address', await inject({ url: '/api/v1/persons/%ZZ' }), 400, 'malformed'],
    ['no such address', await inject({ url: '/api/v1/nothing' }), 404, 'not-found'],
    ['no such method', await inject({ method: 'DELETE', url: '/api/v1/organisation' }), 404, 'not-found'],
    [
      'a twice named parameter',
      await inject({ url: '/api/v1/audit-entries?limit=1&limit=2', headers: asAdministrator() }),
      400,
      'malformed',
    ],
  ]
  for (const [what, { statusCode, headers, body }, status, code] of cases) {
    expect([what, statusCode, JSON.parse(body).code]).toEqual([what, status, code])
    expect([what, headers['content-type']]).toEqual([what, 'application/problem+json'])
    expect(headers['cache-control']).toBe('no-store')
  }
})

test('all faults of an input are said at once, each with its path', async () => {
  const { body } = await administrator.send(people.writeOffice, {
    code: 'x',
    name: '',
    desks: -1,
    zone: null,
    latitude: 91,
    longitude: null,
  })
  expect((body as { faults: { path: string }[] }).faults.map(({ path }) => path).sort()).toEqual([
    'desks',
    'latitude',
    'name',
  ])
})

test('a forged cursor names no page', async () => {
  const uuid = '00000000-0000-4000-8000-000000000000'
  for (const inside of ['', 'x', uuid, `${uuid} a\0`, `${uuid.slice(1)} a`, `x${uuid} a`, '{"id":1}'])
    for (const treaty of [people.persons, access.auditEntries]) {
      const cursor = Buffer.from(inside).toString('base64url') || '='
      expect([inside, (await administrator.send(treaty, { cursor })).status]).toEqual([inside, 404])
    }
})

test('the path says what is meant: a body cannot name another thing', async () => {
  const { body } = await inject({
    method: 'PUT',
    url: '/api/v1/directorates/servizi',
    payload: { code: 'risorse', name: 'Servizi ai cittadini' },
    headers: asAdministrator(),
  }).then((answer) => ({ body: answer.json() }))
  expect(body.code).toBe('servizi')
})

test('answers forbid what a browser could do wrong with them', async () => {
  const { headers } = await inject({ url: '/api/v1/session' })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';worker-src 'self';manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
  )
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['permissions-policy']).toContain('geolocation=()')
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
  // By plain http neither is promised; see the story of the first administrator for https.
  expect(headers).not.toHaveProperty('strict-transport-security')
})

test('a write from a page of elsewhere is refused before anything is read', async () => {
  const from = (headers: Record<string, string>) =>
    inject({
      method: 'PUT',
      url: '/api/v1/organisation',
      payload: changed,
      headers: { ...asAdministrator(), ...headers },
    })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'not an origin' },
    { origin: 'http://vicinato.test.evil.example' },
  ]) {
    const answer = await from(headers as unknown as Record<string, string>)
    expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 403, 'foreign-origin'])
  }
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://vicinato.test' }])
    expect((await from(headers as unknown as Record<string, string>)).statusCode).toBe(200)
  // Also to sign in, which needs no cookie: nobody is signed in as somebody else by a page of elsewhere.
  const signIn = await inject({
    method: 'POST',
    url: '/api/v1/demo-sessions',
    payload: { organisation: 'borgo-sereno', personId: administrator.personId },
    headers: { origin: 'https://evil.example' },
  })
  expect(signIn.statusCode).toBe(403)
})

test('the state is told without signing in, and figures only to this machine', async () => {
  for (const url of ['/status', '/api/v1/status']) {
    const { statusCode, headers, body } = await inject({ url })
    expect([statusCode, headers['content-type'], JSON.parse(body).code]).toEqual([
      200,
      'application/problem+json',
      'ready',
    ])
  }
  expect((await inject({ url: '/metrics' })).body).toContain('vicinato_http_request_seconds')
  expect((await inject({ url: '/metrics', remoteAddress: '192.0.2.1' })).statusCode).toBe(404)
  expect((await inject({ url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode).toBe(
    404,
  )
})

test('the description of the API is served, and the pages that show it', async () => {
  expect((await inject({ url: '/api/v1/openapi.json' })).json().openapi).toBe('3.1.0')
  expect((await inject({ url: '/api/docs' })).headers.location).toBe('/api/docs/')
  for (const url of ['/api/docs/', '/api/docs/show.js', '/api/docs/assets/swagger-ui.css'])
    expect([url, (await inject({ url })).statusCode]).toEqual([url, 200])
  for (const url of [
    '/api/docs/../../package.json',
    '/api/docs/assets/%2e%2e/%2e%2e/package.json',
    '/api/docs/assets/package.json/../..%2fpackage.json',
  ])
    expect([url, (await inject({ url })).body.includes('"dependencies"')]).toEqual([url, false])
})
