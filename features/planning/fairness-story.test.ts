import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Month } from '../../vocabulary/day.ts'
import { planningCriteria } from './criteria-contract.ts'
import { listShares } from './fairness-store.ts'
import { isAway } from './rules.ts'
import { listAssigned } from './store.ts'

const month = '2027-01' as Month
let world: World

beforeAll(async () => {
  world = await openWorld()
  await publishedMonth(world, month, {
    'Bruno Ferri': [0, 1, 5, 6, 10],
    'Fabio Moretti': [2],
    'Ada Colombo': [],
  })
}, 120_000)
afterAll(() => world.close())

test('of the days asked for those spent away count; a day away that nobody asked for does not', async () => {
  const bruno = world.personIdOf('Bruno Ferri')
  const { before, assigned, after } = await world.database.transaction(world.organisationId, async (tx) => {
    const before = await listShares(tx, world.organisationId, month)
    const assigned = await listAssigned(tx, world.organisationId, month)
    // A day more away, on a day that he did not ask for.
    const office = assigned.find(({ personId }) => personId === bruno)!
    const at = office.places.findIndex((place, index) => !isAway(place) && ![0, 1, 5, 6, 10].includes(index))
    const places = office.places.with(at, 'home')
    await tx.updateTable('assignment').set({ places }).where('person_id', '=', bruno).execute()
    return { before, assigned, after: await listShares(tx, world.organisationId, month) }
  })
  const days = (await (await world.as('Irene Marino')).ask(planningCriteria.criteria, { month })).workingDays
  const counted = assigned.map(({ personId, wished, places }) => {
    expect(places.length).toBe(days)
    return { personId, wished: wished.length, away: places.filter(isAway).length }
  })
  const own = before.find(({ personId }) => personId === bruno)!
  expect(own).toMatchObject({ wished: 5, granted: 3, partTimePercent: 100 })
  // Nobody asked for any day: all days away were wished.
  for (const { personId, wished, away } of counted)
    expect(before.find((one) => one.personId === personId)).toMatchObject({ wished, granted: away })
  expect(after.find(({ personId }) => personId === bruno)).toMatchObject({ wished: 5, granted: 3 })
})

test('before publication HR reads shares of groups that are large enough, and of no others', async () => {
  const hr = await world.as('Irene Marino')
  const { items, fewestPeople } = await hr.ask(planningCriteria.fairness, { month })
  const groups = items.flatMap(({ groups }) => groups)
  expect(groups.length).toBeGreaterThan(0)
  for (const { people } of groups) expect(people).toBeGreaterThanOrEqual(fewestPeople)
  expect((await (await world.as('Ada Colombo')).send(planningCriteria.fairness, { month })).status).toBe(403)
})
