import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieText } from '../../platform/identity/session-key.ts'
import { csrfTokenOf } from '../../platform/identity/tokens.ts'
import { type Endpoint, pathNames } from '../../vocabulary/endpoint.ts'
import { roles } from '../../vocabulary/role.ts'
import { requestFor } from '../world.ts'
import { type FilledWorld, openFilledWorld } from './filled-world.ts'
import { allRoutes } from './routes.ts'
import { nameOf, sampleFor } from './samples.ts'

// Whatever is sent to whichever endpoint, the answer is never a fault of ours. Replay a failure with FUZZ_SEED;
// FUZZ_RUNS makes it longer (requests of each endpoint: 30 on PostgreSQL, 8 embedded unless said).
const seed = Number(process.env.FUZZ_SEED ?? 20_261_123)
const numRuns = Number(process.env.FUZZ_RUNS ?? (process.env.VICINATO_TEST_ENGINE === 'server' ? 30 : 8))

let world: FilledWorld
beforeAll(async () => {
  world = await openFilledWorld()
  await world.database.asOwner((owner) =>
    owner.query(
      'insert into role_grant (organisation_id, person_id, role) select $1, $2, unnest($3::text[]) on conflict do nothing',
      [world.organisationId, world.personIdOf('Marta Rizzo'), [...roles]],
    ),
  )
}, 240_000)
afterAll(() => world.close())

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      '',
      ' ',
      '\0',
      'a\0b',
      '\ud800',
      '💥',
      '%',
      "'; drop table person; --",
      '../..',
      '__proto__',
      'constructor',
    ],
    ...[
      '0',
      '-1',
      '1e309',
      'NaN',
      '9223372036854775808',
      '0000-00-00',
      '2027-02-30',
      '2027-13',
      '99999-01',
      '25:00',
    ],
    ...[
      0,
      -1,
      0.5,
      1e308,
      2 ** 31,
      2 ** 53,
      Number.MIN_VALUE,
      true,
      false,
      null,
      [],
      {},
      [[]],
      [null],
      { a: 1 },
    ],
    ...[
      '00000000-0000-0000-0000-000000000000',
      'x'.repeat(5000),
      'MQ==',
      'e30',
      '2027-01',
      '2027-01-31',
      '2027-01-11',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A sample whose values are, one or some of them, replaced by something nasty. */
const inputsOf = (sample: Record<string, unknown>, names: readonly string[]) =>
  fc
    .tuple(
      fc.subarray([...names], { minLength: names.length > 0 ? 1 : 0 }),
      fc.array(nasty, { minLength: names.length, maxLength: names.length }),
    )
    .map(([changed, values]) => ({
      ...sample,
      ...Object.fromEntries(changed.map((name, place) => [name, values[place]])),
    }))

/** An address is text, and of whole characters; a body may be anything. */
function sendable(treaty: Endpoint, input: Record<string, unknown>): Record<string, unknown> {
  const inAddress =
    treaty.method === 'GET' || treaty.method === 'DELETE' ? Object.keys(input) : pathNames(treaty.path)
  const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  return {
    ...input,
    ...Object.fromEntries(
      inAddress.map((name) => [name, text(input[name]).replaceAll(/\p{Surrogate}/gu, '?')]),
    ),
  }
}

const listed = (treaty: Endpoint) => Object.keys(treaty.input.shape)
// Its password is hashed at every try: a tenth of the requests suffice.
const slow = ['POST /sessions', 'POST /passwords', 'POST /first-administrator']

test.each(
  allRoutes
    .filter(({ treaty }) => treaty.answers !== 'events')
    .map((route) => [nameOf(route.treaty), route] as const),
)(
  'no input makes a fault of %s',
  async (name, { treaty }) => {
    const sample = sampleFor(treaty, world.ids)
    if ('complaint' in sample) throw new Error(sample.complaint)
    let client = await world.as('Marta Rizzo')
    await fc.assert(
      fc.asyncProperty(inputsOf(sample.input, listed(treaty)), async (input) => {
        const request = requestFor(treaty, sendable(treaty, input))
        const answer = await world.house.http.inject({
          ...request,
          headers: {
            cookie: `vicinato=${cookieText(client.session)}`,
            'x-csrf-token': csrfTokenOf(client.session.token),
          },
        })
        if (answer.statusCode === 401) client = await world.as('Marta Rizzo')
        expect([answer.statusCode, answer.statusCode < 500 ? '' : world.logged.at(-1)]).toEqual([
          answer.statusCode,
          '',
        ])
        const { location } = answer.headers
        if (location)
          expect(String(location)).toMatch(/^(http:\/\/vicinato\.test\/|https:\/\/id\.example\.org\/)/)
      }),
      { seed, numRuns: slow.includes(name) ? Math.ceil(numRuns / 10) : numRuns },
    )
  },
  600_000,
)
