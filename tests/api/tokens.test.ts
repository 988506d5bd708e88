import { afterAll, beforeAll, expect, test } from 'vitest'
import { access } from '../../features/access/contract.ts'
import { tokens } from '../../features/access/token-contract.ts'
import { people } from '../../features/people/contract.ts'
import { scopeOf } from '../../platform/http/route.ts'
import { addDays } from '../../vocabulary/day.ts'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import { requestFor, worldToday } from '../world.ts'
import { type FilledWorld, openFilledWorld } from './filled-world.ts'
import { allRoutes } from './routes.ts'
import { nameOf, sampleFor } from './samples.ts'

// Every endpoint asked by a program: with the scope it needs, with every other, with a token that is over. Made
// from the routes, so that a new endpoint is covered by existing.
let world: FilledWorld
beforeAll(async () => {
  world = await openFilledWorld()
}, 240_000)
afterAll(() => world.close())

const closed = allRoutes.filter(({ treaty }) => treaty.may !== 'anyone')
const expiresOn = addDays(worldToday, 90)
const inputOf = (treaty: Endpoint): Record<string, unknown> => {
  // Who asks is looked at before what is asked; that every endpoint has a sample, the matrix of roles says.
  const sample = sampleFor(treaty, world.ids)
  return 'complaint' in sample ? { ...world.ids } : sample.input
}
/** What a program gets that shows the token and nothing else: no cookie, no token of a page. */
async function asProgram(token: string, treaty: Endpoint, input = inputOf(treaty), headers = {}) {
  const answer = await world.house.http.inject({
    ...requestFor(treaty, input),
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  const isJson = /json/.test(String(answer.headers['content-type']))
  const body = isJson ? (answer.json() as { code?: string }) : undefined
  return { status: answer.statusCode, code: body?.code, body, headers: answer.headers }
}
const make = async (scopes: string[], name: 'Marta Rizzo' | 'Luca Barbieri' = 'Marta Rizzo') => {
  const maker = await world.as(name)
  return maker.ask(tokens.makeToken, { name: 'Presenze', scopes, expiresOn })
}
const scopesOf = async (name: 'Marta Rizzo' | 'Luca Barbieri') =>
  (await (await world.as(name)).ask(tokens.scopes, {})).scopes

test('every feature that may be asked has its scopes; what opens doors has none', async () => {
  const scopes = await scopesOf('Marta Rizzo')
  expect(scopes).toEqual(
    expect.arrayContaining(['people:read', 'people:write', 'planning:read', 'access:read']),
  )
  expect(scopes).not.toContain('access:write')
  expect(closed.filter(({ feature }) => !feature).map(({ treaty }) => nameOf(treaty))).toEqual([])
})

test('with all scopes but the one needed, nothing is done (403); without a scope for it, never', async () => {
  const all = await scopesOf('Marta Rizzo')
  const without = new Map<string, string>()
  for (const scope of all) without.set(scope, (await make(all.filter((one) => one !== scope))).token)
  const { token: withAll } = await make(all)
  let refused = 0
  for (const { treaty, feature } of closed) {
    const scope = scopeOf({ treaty, feature })
    const { status, code } = await asProgram((scope && without.get(scope)) ?? withAll, treaty)
    if (scope && all.includes(scope)) {
      expect([nameOf(treaty), status, code === 'not-allowed' || code === 'scope-missing']).toEqual([
        nameOf(treaty),
        403,
        true,
      ])
      if (code === 'scope-missing') refused++
    } else expect([nameOf(treaty), status]).toEqual([nameOf(treaty), 403])
  }
  expect(refused).toBeGreaterThan(30)
})

test('with its scope a program reads what its maker reads, and not what the maker’s roles do not allow', async () => {
  const { token } = await make(await scopesOf('Marta Rizzo'))
  const administrator = await world.as('Marta Rizzo')
  let read = 0
  for (const { treaty, feature } of closed) {
    if (treaty.method !== 'GET' || treaty.answers === 'events' || !scopeOf({ treaty, feature })) continue
    const [program, person] = [
      await asProgram(token, treaty),
      await administrator.send(treaty, inputOf(treaty)),
    ]
    expect([nameOf(treaty), program.status]).toEqual([nameOf(treaty), person.status])
    if (program.status === 200) read++
  }
  expect(read).toBeGreaterThan(15)
})

test('a program writes without the token of a page, once per key, and the audit says whose and which it was', async () => {
  const { token } = await make(['people:write', 'people:read'], 'Luca Barbieri')
  const place = {
    code: 'ponte',
    name: 'Sportello Ponte',
    zone: null,
    desks: 3,
    latitude: null,
    longitude: null,
  }
  const key = { 'idempotency-key': 'a key of the program' }
  const write = () => asProgram(token, people.writeOffice as never, place, key)
  const first = await write()
  expect(first.status).toBe(200)
  expect((await write()).body).toEqual(first.body)
  const auditor = await world.as('Nino Galli')
  const { items } = await auditor.ask(access.auditEntries, { limit: 20 })
  const written = items.filter(({ act }) => act === 'people/office-written')
  expect(written[0]).toMatchObject({ actor: 'Luca Barbieri', details: { token: 'Presenze' } })
  expect(JSON.stringify(items)).not.toContain(token)
})

test('a token that is revoked, over, invented, of who left or has the role no more, opens nothing (401)', async () => {
  const directorates = people.directorates as never as Endpoint
  const status = async (token: string, headers = {}) =>
    (await asProgram(token, directorates, {}, headers)).status
  const { token, id } = await make(['people:read'], 'Luca Barbieri')
  expect(await status(token)).toBe(200)
  const personId = world.personIdOf('Luca Barbieri')
  const asOwner = (text: string, values: unknown[]) =>
    world.database.asOwner((owner) => owner.query(text, values))
  await asOwner("delete from role_grant where person_id = $1 and role = 'hr-office'", [personId])
  expect(await status(token)).toBe(401)
  await asOwner("insert into role_grant (organisation_id, person_id, role) values ($1, $2, 'hr-office')", [
    world.organisationId,
    personId,
  ])
  expect(await status(token)).toBe(200)
  await asOwner("update person set left_on = '2026-11-01' where id = $1", [personId])
  expect(await status(token)).toBe(401)
  await asOwner('update person set left_on = null where id = $1', [personId])

  // The last day counts whole, in Italy; the day after does not begin.
  world.clock.moveTo(expiresOn)
  expect(await status(token)).toBe(200)
  world.clock.moveTo(addDays(expiresOn, 1))
  expect(await status(token)).toBe(401)
  world.clock.moveTo(worldToday)

  const stranger = await world.asStranger()
  expect((await stranger.send(tokens.revokeToken as never, { programId: id })).status).toBe(404)
  const own = await world.as('Irene Marino')
  expect((await own.send(tokens.revokeToken as never, { programId: id })).status).toBe(404)
  expect((await own.ask(tokens.tokens, {})).items).toEqual([])
  const administrator = await world.as('Marta Rizzo')
  await administrator.ask(tokens.revokeToken, { programId: id })
  const { headers, code } = await asProgram(token, directorates, {})
  expect([code, headers['www-authenticate']]).toEqual(['who-are-you', 'Bearer realm="Vicinato"'])
  const shown = (await administrator.ask(tokens.tokens, {})).items.find((one) => one.id === id)
  expect(shown).toMatchObject({
    madeBy: 'Luca Barbieri',
    lastUsedAt: expect.any(String),
    revokedAt: expect.any(String),
  })

  const invented = [
    '',
    'x',
    'vicinato_',
    `vicinato_${world.organisationId}.invented`,
    `vicinato_${world.otherOrganisationId}.${token.split('.')[1]}`,
    token.slice(0, -1),
    `${token} ${token}`,
  ]
  for (const other of invented) expect([other, await status(other)]).toEqual([other, 401])
  // Whoever shows a token that is none is not let in by a cookie either; another scheme is a proxy's affair.
  const { session } = administrator
  const cookie = `vicinato=${session.organisationId}.${session.token}`
  expect(await status('x', { cookie })).toBe(401)
  expect(await status('x', { cookie, authorization: 'Basic eDp4' })).toBe(200)
})

test('a token is kept as a hash, made for no more than one may, and for a year at most', async () => {
  const hr = await world.as('Luca Barbieri')
  const codesOf = async (asked: object) => {
    const { body } = await hr.send(tokens.makeToken as never, { name: 'x', expiresOn, ...asked } as never)
    return ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
  }
  expect(await codesOf({ scopes: ['access:write', 'people:read'] })).toEqual(['access/scope-beyond-roles'])
  expect(await codesOf({ scopes: ['nothing:read'], expiresOn: worldToday })).toEqual([
    'access/scope-beyond-roles',
    'access/token-expired-already',
  ])
  expect(await codesOf({ scopes: ['people:read'], expiresOn: addDays(worldToday, 366) })).toEqual([
    'access/token-too-long',
  ])
  const longest = { name: 'x', scopes: ['people:read'], expiresOn: addDays(worldToday, 365) }
  const { token } = await hr.ask(tokens.makeToken, longest)
  const kept = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ line: string }>('select to_jsonb(t)::text as line from api_token t')
    return rows.map(({ line }) => line).join()
  })
  expect(kept).not.toContain(token.split('.')[1])
  expect(JSON.stringify(await hr.ask(tokens.tokens, {}))).not.toContain(token.split('.')[1])
  expect((await (await world.as('Bruno Ferri')).send(tokens.makeToken as never, longest)).status).toBe(403)
})
