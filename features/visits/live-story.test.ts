import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { endSessions } from '../../platform/identity/sessions.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { lookOn } from '../../tests/live-reader.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'

let world: World
let url = ''
let siteId = ''
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  siteId = (await openNetwork(world)).siteId
  await world.house.http.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(world.house.http.server.address() as AddressInfo).port}`
})
afterAll(() => world.close())

const span = 'from=2026-11-23&until=2026-11-27'
const change = (days: readonly string[], at = siteId) =>
  world.database.transaction(undefined, async (tx) => {
    tellSeatsChanged(
      { tx },
      days.map((day) => ({ siteId: at, day: day as Day })),
    )
  })

test('who looks on is told site and day, and nothing else; first everything, then what changed', async () => {
  const bruno = await lookOn(url, await world.as('Bruno Ferri'), `/live?siteId=${siteId}&${span}`)
  const everywhere = await lookOn(url, await world.as('Carla Greco'), `/live?${span}`)
  expect((await bruno.until(1))[0]).toEqual({
    siteIds: [siteId],
    days: [],
    from: '2026-11-23',
    until: '2026-11-27',
  })
  expect((await everywhere.until(1))[0]!.siteIds).toEqual([siteId])
  await change(['2026-11-24', '2026-11-25', '2026-12-09'])
  expect((await bruno.until(2))[1]).toEqual({
    siteIds: [siteId],
    days: ['2026-11-24', '2026-11-25'],
    from: '2026-11-23',
    until: '2026-11-27',
  })
  expect((await everywhere.until(2))[1]!.days).toEqual(['2026-11-24', '2026-11-25'])
  await bruno.leave()
  await everywhere.leave()
})

test('what is rolled back, of other days and of other sites is not told', async () => {
  const bruno = await lookOn(url, await world.as('Bruno Ferri'), `/live?siteId=${siteId}&${span}`)
  await bruno.until(1)
  await world.database
    .transaction(undefined, async (tx) => {
      tellSeatsChanged({ tx }, [{ siteId, day: '2026-11-23' as Day }])
      throw new Error('given up')
    })
    .catch(() => {})
  await change(['2026-12-09'])
  await change(['2026-11-23'], '00000000-0000-4000-8000-000000000001')
  await change(['2026-11-27'])
  await bruno.until(2)
  expect(bruno.events.map(({ days }) => days)).toEqual([[], ['2026-11-27']])
  await bruno.leave()
})

test('a site that is not for one to see is not there, nobody looks on unasked, and nobody too often', async () => {
  const bruno = await world.as('Bruno Ferri')
  const other = await lookOn(url, bruno, `/live?siteId=00000000-0000-4000-8000-000000000001&${span}`)
  expect(other.status).toBe(404)
  expect((await lookOn(url, undefined, `/live?${span}`)).status).toBe(401)
  // All at once: who is let in is counted before anything is waited for.
  const asked = () => lookOn(url, bruno, `/live?siteId=${siteId}&${span}`)
  const many = await Promise.all(Array.from({ length: 20 }, asked))
  expect(many.map(({ status }) => status).sort()).toEqual([...Array(8).fill(200), ...Array(12).fill(429)])
  for (const one of many) await one.leave()
  // Places that were given back, and one of what was refused, are there again.
  await lookOn(url, bruno, `/live?siteId=00000000-0000-4000-8000-000000000001&${span}`)
  await vi.waitFor(async () => {
    const again = await asked()
    await again.leave()
    expect(again.status).toBe(200)
  })
})

test('the stream ends with the session, and when the site is lent no more', async () => {
  const { lookAgain } = (world.house.http as unknown as { live: { lookAgain(): Promise<void> } }).live
  const dino = await world.as('Dino Russo')
  const [leaving, staying] = [
    await lookOn(url, dino, `/live?siteId=${siteId}&${span}`),
    await lookOn(url, await world.as('Carla Greco'), `/live?siteId=${siteId}&${span}`),
  ]
  await leaving.until(1)
  const { organisationId, database, clock } = world
  await database.transaction(organisationId, (tx) =>
    endSessions(tx, { organisationId, personId: dino.personId }, undefined, clock.now()),
  )
  await lookAgain()
  await leaving.untilEnded()
  expect(staying.hasEnded()).toBe(false)
  await database.asOwner((owner) => owner.query('update lending set until_day = $1', ['2026-11-22']))
  await lookAgain()
  await staying.untilEnded()
})
