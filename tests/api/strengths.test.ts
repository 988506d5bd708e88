import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, Name } from '../world.ts'
import { type FilledWorld, openFilledWorld } from './filled-world.ts'
import { allRoutes } from './routes.ts'
import { nameOf, sampleFor } from './samples.ts'

// How much a day matters to a person is for that person, the delegate and the computation. Made from the contracts, so
// that a new endpoint is covered by existing.
let world: FilledWorld
beforeAll(async () => {
  world = await openFilledWorld()
}, 240_000)
afterAll(() => world.close())

const readers = allRoutes
  .map(({ treaty }) => treaty)
  .filter(({ method, answers, reads }) => (method === 'GET' || reads) && (answers ?? 'json') === 'json')
/** What changes by being read or by the hour, or is of invented people: it says nothing of wishes. */
const changing = /session|audit|status|trial-runs/

async function everythingReadBy(client: Client): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  for (const treaty of readers) {
    const sample = sampleFor(treaty, world.ids)
    if ('complaint' in sample) throw new Error(sample.complaint)
    const { status, body } = await client.send(treaty, sample.input)
    if (status === 200) read.set(nameOf(treaty), JSON.stringify(body))
  }
  return read
}

test('manager, head, HR and administrator read wishes, and the same whatever their strength and priority', async () => {
  const people = ['Ada Colombo', 'Elena Fontana', 'Luca Barbieri', 'Marta Rizzo'] as const
  const clients = new Map<Name, Client>()
  for (const name of people) clients.set(name, await world.as(name))
  const everythingRead = async () => {
    const all = new Map<Name, Map<string, string>>()
    for (const [name, client] of clients) all.set(name, await everythingReadBy(client))
    return all
  }
  const wished = await world.database.asOwner(
    async (owner) =>
      (
        await owner.query(
          "select wished[1]::text as day from wish where person_id = $1 and month = '2027-01'",
          [world.personIdOf('Bruno Ferri')],
        )
      ).rows[0].day as string,
  )
  const before = await everythingRead()
  // The wish itself is there to be read: what stays away is its strength alone.
  expect([...before.get('Ada Colombo')!.values()].some((body) => body.includes(wished))).toBe(true)
  for (const [strong, other] of [
    ['matters', 'cannot'],
    ['cannot', 'matters'],
  ]) {
    await world.database.asOwner((owner) =>
      owner.query(`update wish set ${strong} = wished, ${other} = '{}' where person_id = $1`, [
        world.personIdOf('Bruno Ferri'),
      ]),
    )
    // Nor whether the law gives them priority.
    if (strong === 'cannot')
      await world.database.asOwner((owner) =>
        owner.query(
          `insert into priority (organisation_id, person_id, category, valid_from, stated_at, verified_at, verified_by)
           values ($1, $2, 'own-disability', '2026-01-01', now(), now(), $3)`,
          [world.organisationId, world.personIdOf('Bruno Ferri'), world.personIdOf('Rita Leone')],
        ),
      )
    const then = await everythingRead()
    for (const [name, read] of before)
      for (const [endpoint, body] of read)
        if (!changing.test(endpoint))
          expect([name, endpoint, then.get(name)!.get(endpoint)]).toEqual([name, endpoint, body])
  }
}, 240_000)
