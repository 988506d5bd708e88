import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../tests/world.ts'
import { people } from './contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the administration stands: offices, directorates and teams with their people', async () => {
  const bruno = await world.as('Bruno Ferri')
  const offices = await bruno.ask(people.offices, {})
  expect(offices.items.map(({ code, desks }) => [code, desks])).toEqual([
    ['delegazione', 4],
    ['municipio', 6],
  ])
  const teams = await bruno.ask(people.teams, {})
  expect(Object.fromEntries(teams.items.map(({ code, people }) => [code, people]))).toEqual({
    anagrafe: 4,
    tributi: 3,
    personale: 3,
  })
  const directorates = await bruno.ask(people.directorates, {})
  expect(directorates.items.map(({ code, people }) => [code, people])).toEqual([
    ['risorse', 3],
    ['servizi', 7],
  ])
})
