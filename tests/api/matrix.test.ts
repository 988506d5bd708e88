import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '../../features/people/contract.ts'
import { cookieText } from '../../platform/identity/session-key.ts'
import { roles } from '../../vocabulary/role.ts'
import { requestFor } from '../world.ts'
import { type FilledWorld, openFilledWorld } from './filled-world.ts'
import { allRoutes } from './routes.ts'
import { nameOf, sampleFor } from './samples.ts'

// Every endpoint as a stranger, in every wrong role, without the page's token and as another organisation: made
// from the contracts, so that a new endpoint is covered by existing.
const treaties = allRoutes.map(({ treaty }) => treaty)
const closed = treaties.filter(({ may }) => may !== 'anyone')
let world: FilledWorld
beforeAll(async () => {
  world = await openFilledWorld()
}, 240_000)
afterAll(() => world.close())

const inputOf = (treaty: (typeof treaties)[number]): Record<string, unknown> => {
  const sample = sampleFor(treaty, world.ids)
  if ('complaint' in sample) throw new Error(sample.complaint)
  return sample.input
}
const codeOf = (body: unknown) => (body as { code?: string } | undefined)?.code

test('who may ask without signing in is a list that somebody looked at', () => {
  const open = treaties.filter(({ may }) => may === 'anyone').map(nameOf)
  expect(open.sort()).toEqual(
    JSON.parse(readFileSync(new URL('../snapshots/public-endpoints.json', import.meta.url), 'utf8')),
  )
})

test('every endpoint has a sample input, and every id in a path one that exists', () => {
  expect(
    treaties
      .map((treaty) => sampleFor(treaty, world.ids))
      .flatMap((sample) => ('complaint' in sample ? [sample.complaint] : [])),
  ).toEqual([])
  const ids = treaties.flatMap(({ path }) =>
    [...path.matchAll(/\{([a-zA-Z]+Id)\}/g)].map(([, name]) => name!),
  )
  expect([...new Set(ids)].filter((name) => !world.ids[name])).toEqual([])
})

test('no two endpoints share an address', () => {
  const names = treaties.map((treaty) => nameOf(treaty).replaceAll(/\{\w+\}/g, '{}'))
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})

test('a stranger is asked to sign in (401), whatever cookie they invent', async () => {
  const cookies = [
    undefined,
    'vicinato=x',
    `vicinato=${cookieText({ organisationId: world.organisationId, token: 'invented' })}`,
    `vicinato=${cookieText({ organisationId: world.organisationId, token: '' })}`,
  ]
  for (const treaty of closed)
    for (const cookie of cookies) {
      const answer = await world.house.http.inject({
        ...requestFor(treaty, inputOf(treaty)),
        headers: cookie ? { cookie } : {},
      })
      expect([nameOf(treaty), answer.statusCode, answer.json().code]).toEqual([
        nameOf(treaty),
        401,
        'who-are-you',
      ])
    }
})

test('in a role that may not, nothing is done (403); in one that may, the door opens', async () => {
  const client = await world.as('Rita Leone')
  const beOnly = (role: string) =>
    world.database.asOwner(async (owner) => {
      await owner.query('delete from role_grant where person_id = $1', [client.personId])
      await owner.query('insert into role_grant (organisation_id, person_id, role) values ($1, $2, $3)', [
        world.organisationId,
        client.personId,
        role,
      ])
    })
  const withRoles = closed.filter(({ may }) => may !== 'signed-in')
  expect(withRoles.length).toBeGreaterThan(20)
  for (const role of roles) {
    await beOnly(role)
    for (const treaty of withRoles) {
      if (treaty.may.includes(role)) continue
      const { status, body } = await client.send(treaty, inputOf(treaty))
      expect([nameOf(treaty), role, status, codeOf(body)]).toEqual([nameOf(treaty), role, 403, 'not-allowed'])
    }
  }
  // The same requests, so that what refused was the role: reading is enough, and changes nothing.
  for (const role of roles) {
    await beOnly(role)
    for (const treaty of withRoles) {
      if (!treaty.may.includes(role) || treaty.method !== 'GET' || treaty.answers === 'events') continue
      const { status } = await client.send(treaty, inputOf(treaty))
      // A refusal with its reasons (a month not published yet) is said to who is let in.
      expect([nameOf(treaty), role, [200, 404, 409].includes(status)]).toEqual([nameOf(treaty), role, true])
    }
  }
})

test('a write without the token of the page is refused (403), also with somebody else’s', async () => {
  const [administrator, other] = [await world.as('Marta Rizzo'), await world.as('Ada Colombo')]
  await world.database.asOwner((owner) =>
    owner.query(
      'insert into role_grant (organisation_id, person_id, role) select $1, $2, unnest($3::text[]) on conflict do nothing',
      [world.organisationId, administrator.personId, [...roles]],
    ),
  )
  for (const treaty of closed.filter(({ method }) => method !== 'GET'))
    for (const token of ['', 'invented', other.session.token, administrator.session.token]) {
      const { status, body } = await administrator.send(treaty, inputOf(treaty), { 'x-csrf-token': token })
      expect([nameOf(treaty), status, codeOf(body)]).toEqual([nameOf(treaty), 403, 'foreign-origin'])
    }
})

test('another organisation finds nothing of this one (404 or empty) and changes nothing of it', async () => {
  const stranger = world.personIdOf('Sara Testa')
  await world.database.asOwner((owner) =>
    owner.query(
      'insert into role_grant (organisation_id, person_id, role) select $1, $2, unnest($3::text[]) on conflict do nothing',
      [world.otherOrganisationId, stranger, [...roles]],
    ),
  )
  const insider = await world.as('Irene Marino')
  const before = await everythingOf(world, world.organisationId)
  // The control: whoever belongs here is told such words.
  const own = JSON.stringify(await insider.ask(people.persons, {}))
  expect(before.words.filter((word) => own.includes(word)).length).toBeGreaterThan(20)
  // Which alliances there are, and so who coordinates them, everybody reads on the members' page.
  const openly: Record<string, string[]> = { 'GET /memberships': [world.organisationId] }
  for (const treaty of closed) {
    // Signed in anew each time: some endpoints end the session.
    const client = await world.asStranger()
    const input = inputOf(treaty)
    const { status, body } = await client.send(treaty, input)
    const namesAThing = Object.keys(input).some(
      (name) => name.endsWith('Id') && treaty.path.includes(`{${name}}`),
    )
    expect([nameOf(treaty), namesAThing ? status : status < 500]).toEqual([
      nameOf(treaty),
      namesAThing ? 404 : true,
    ])
    // Named in the answer may be only what was named in the question.
    const text = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body)
    const asked = JSON.stringify(input)
    const known = [asked, ...(openly[nameOf(treaty)] ?? [])].join()
    expect([
      nameOf(treaty),
      before.words.filter((word) => text.includes(word) && !known.includes(word)),
    ]).toEqual([nameOf(treaty), []])
  }
  expect((await everythingOf(world, world.organisationId)).rows).toEqual(before.rows)
})

/** All rows of an organisation by table, and the words in them that nobody else would say by chance. */
async function everythingOf(world: FilledWorld, organisationId: string) {
  return world.database.asOwner(async (owner) => {
    const { rows: tables } = await owner.query<{ name: string; key: string }>(`
      select c.relname as name, case c.relname when 'organisation' then 'id' else 'organisation_id' end as key
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname <> 'schema_migration' order by 1`)
    const rows: Record<string, string[]> = {}
    for (const { name, key } of tables) {
      const found = await owner.query<{ line: string }>(
        `select to_jsonb(t)::text as line from ${name} t where ${key} = $1 order by 1`,
        [organisationId],
      )
      rows[name] = found.rows.map(({ line }) => line)
    }
    const { rows: names } = await owner.query<{ word: string }>(
      `select family_name || ' ' || given_name as word from person where organisation_id = $1
       union select given_name || ' ' || family_name from person where organisation_id = $1
       union select fiscal_code from person where organisation_id = $1
       union select name from team where organisation_id = $1`,
      [organisationId],
    )
    const uuids = Object.values(rows)
      .flat()
      .flatMap((line) => line.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])
    return { rows, words: [...new Set([...names.map(({ word }) => word), ...uuids])] }
  })
}
