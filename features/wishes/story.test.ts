import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { wishes } from './contract.ts'

const [january, february] = ['2027-01', '2027-02'] as [Month, Month]
let world: World
let hr: Client
let bruno: Client

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  ;[hr, bruno] = [await world.as('Irene Marino'), await world.as('Bruno Ferri')]
  for (const month of [january, february]) {
    const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
    await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  }
})
afterAll(() => world.close())

const mine = (month: Month) => bruno.ask(wishes.myWish, { month })
const nothing = { wished: [], absent: [], anyDay: false, home: true }

test('before anything is stated the month is empty, with its numbers', async () => {
  const wish = await mine(january)
  expect([wish.statedAt, wish.wished, wish.quota, wish.perWeek, wish.stage]).toEqual([
    null,
    [],
    8,
    2,
    'wishes',
  ])
  expect(wish.team).toEqual({ name: 'Anagrafe', people: 4, minPresent: 1 })
  expect(wish.homeSuitable).toBe(false)
})

test('what is stated is kept once, in the order of the days, and may be stated again', async () => {
  const { days } = await mine(january)
  const asked = { ...nothing, month: january, wished: [days[4]!, days[0]!, days[4]!] }
  await bruno.ask(wishes.stateWish, asked)
  expect((await mine(january)).wished).toEqual([days[0], days[4]])
  await bruno.ask(wishes.stateWish, { ...asked, wished: [], anyDay: true })
  const again = await mine(january)
  expect([again.wished, again.anyDay]).toEqual([[], true])
})

test('a faulty wish says all that is wrong and changes nothing', async () => {
  const before = await mine(january)
  const answer = await bruno.send(wishes.stateWish, {
    ...nothing,
    month: january,
    wished: ['2027-01-02', before.days[3]],
    absent: [before.days[3]],
  })
  expect(answer.status).toBe(409)
  expect((answer.body as { reasons: unknown }).reasons).toEqual([
    { code: 'wishes/not-a-working-day', day: '2027-01-02' },
    { code: 'wishes/wished-and-absent', day: before.days[3] },
  ])
  expect(await mine(january)).toEqual(before)
})

test('as last month: the weekdays usually wished are offered again', async () => {
  const { days } = await mine(january)
  const thursdays = days.filter((day) => ['07', '14', '21', '28'].includes(day.slice(8)))
  await bruno.ask(wishes.stateWish, { ...nothing, month: january, wished: thursdays })
  expect((await mine(february)).lastMonthWeekdays).toEqual([4])
})

test('the last day passed, nothing more is accepted; nobody sees the wishes of another', async () => {
  const figures = await hr.ask(wishes.figures, { month: january })
  expect(figures.items.reduce((sum, { stated }) => sum + stated, 0)).toBe(1)
  expect((await (await world.as('Carla Greco')).ask(wishes.myWish, { month: january })).wished).toEqual([])
  expect((await (await world.asStranger()).send(wishes.myWish, { month: january })).status).toBe(404)
  world.clock.moveTo('2026-12-21')
  bruno = await world.as('Bruno Ferri')
  const late = await bruno.send(wishes.stateWish, { ...nothing, month: january })
  expect((late.body as { reasons: unknown }).reasons).toEqual([{ code: 'wishes/month-not-open' }])
})
