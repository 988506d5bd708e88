import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
})
afterAll(() => world.close())

test('what is lent is seen by the member to whom it is lent, and by nobody else', async () => {
  const seen = (organisationId: string | undefined) =>
    world.database.transaction(organisationId, async (tx) => ({
      sites: await tx.selectFrom('site').select('id').execute(),
      seats: (await tx.selectFrom('seat').select('id').execute()).length,
      lendings: (await tx.selectFrom('lending').select('site_id').execute()).length,
    }))
  const all = { sites: [{ id: network.siteId }], seats: 4, lendings: 1 }
  expect(await seen(network.guestId)).toEqual(all)
  expect(await seen(network.hostId)).toEqual(all)
  expect(await seen(undefined)).toEqual({ sites: [], seats: 0, lendings: 0 })
})
