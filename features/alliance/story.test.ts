import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../tests/world.ts'
import { foundOrganisation } from './actions.ts'
import { alliance } from './contract.ts'
import { listDirectory } from './store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

test('everybody sees their own organisation; who administers it changes name and patron day', async () => {
  const bruno = await world.as('Bruno Ferri')
  expect(await bruno.ask(alliance.organisation, {})).toEqual({
    id: world.organisationId,
    slug: 'borgo-sereno',
    name: 'Comune di Borgo Sereno',
    patronDay: '12-07',
    demo: true,
  })
  const change = { name: 'Città di Borgo Sereno', patronDay: '06-24' }
  expect((await bruno.send(alliance.changeOrganisation as never, change)).status).toBe(403)
  const marta = await world.as('Marta Rizzo')
  expect(await marta.ask(alliance.changeOrganisation, change)).toMatchObject(change)
  expect(
    (await marta.send(alliance.changeOrganisation as never, { ...change, patronDay: '02-30' })).body,
  ).toMatchObject({
    reasons: [{ code: 'alliance/no-such-day', day: '02-30' }],
  })
  expect(await (await world.asStranger()).ask(alliance.organisation, {})).toMatchObject({
    name: 'Unione Valle Quieta',
    patronDay: '12-07',
  })
})

test('the directory is open for one statement; a short name is taken once', async () => {
  await world.database.transaction(undefined, async (tx) => {
    const visible = () => tx.selectFrom('organisation').select('slug').execute()
    expect(await visible()).toEqual([])
    expect((await listDirectory(tx)).map(({ slug }) => slug)).toEqual(['borgo-sereno', 'valle-quieta'])
    expect(await visible()).toEqual([])
  })
  const again = { name: 'Altra', slug: 'borgo-sereno', patronDay: null, demo: false }
  await expect(
    world.database.transaction(undefined, (tx) => foundOrganisation(tx, again)),
  ).rejects.toMatchObject({ reasons: [{ code: 'alliance/slug-taken', slug: 'borgo-sereno' }] })
})
