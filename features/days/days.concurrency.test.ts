import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { planning } from '../planning/contract.ts'
import { days } from './contract.ts'

const month = '2027-01' as Month
let world: World
let working: Day[]
let ada: Client
let bruno: Client
let carla: Client
const on = (index: number): Day => working[index]!

beforeAll(async () => {
  world = await openWorld()
  working = await publishedMonth(world, month, { 'Bruno Ferri': [1, 6, 14], 'Carla Greco': [4, 11] })
  ;[ada, bruno, carla] = await Promise.all([
    world.as('Ada Colombo'),
    world.as('Bruno Ferri'),
    world.as('Carla Greco'),
  ])
}, 180_000)
afterAll(() => world.close())

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const codes = (answer: { body: unknown } | undefined) =>
  ((answer?.body as { reasons?: { code: string }[] })?.reasons ?? []).map(({ code }) => code)
const presentOn = async (day: Day) => {
  const grid = await ada.ask(planning.grid, { month, teamId: world.teams.anagrafe })
  return grid.people.filter(({ places }) => places[working.indexOf(day)]!.startsWith('office@')).length
}

test('two swaps that together would break the team’s minimum: one is done', async () => {
  const answers = await Promise.all([
    bruno.send(days.swap, { givenDay: on(1), takenDay: on(9) }),
    carla.send(days.swap, { givenDay: on(4), takenDay: on(9) }),
  ])
  expect(statuses(answers)).toEqual([201, 409])
  expect(codes(answers.find(({ status }) => status === 409))).toEqual(['days/too-few-present'])
  expect(await presentOn(on(9))).toBe(3)
})

test('of many late wishes for one day as many are granted as the minimum leaves', async () => {
  const answers = await Promise.all(
    [bruno, carla].flatMap((client) =>
      [7, 7, 7].map((index) => client.send(days.askLate, { day: on(index) })),
    ),
  )
  expect(answers.filter(({ status }) => status === 201).length).toBe(1)
  expect(await presentOn(on(7))).toBe(3)
})

test('a recall and a swap of the same day at once: one of the two', async () => {
  const personId = world.personIdOf('Bruno Ferri')
  const answers = await Promise.all([
    ada.send(days.recall, { personId, day: on(6), reason: 'Sportello straordinario' }),
    bruno.send(days.swap, { givenDay: on(6), takenDay: on(17) }),
  ])
  expect(statuses(answers)).toEqual([201, 409])
  const [recalled] = answers
  const { events, place } = await bruno.ask(days.myDay, { day: on(6) })
  expect([events.at(-1)!.kind, place]).toEqual([
    recalled!.status === 201 ? 'recalled' : 'swapped',
    'office@08:30',
  ])
  const other = await bruno.ask(days.myDay, { day: on(17) })
  expect(other.place === 'home').toBe(recalled!.status !== 201)
})

test('asked by ten at once it is asked once; answered by ten at once it is done once', async () => {
  const colleagueId = world.personIdOf('Carla Greco')
  const given = (await bruno.ask(days.myDay, { day: on(14) })).place === 'home' ? on(14) : on(17)
  const asked = await Promise.all(
    Array.from({ length: 10 }, () =>
      bruno.send(days.swap, { givenDay: given, takenDay: on(11), colleagueId }),
    ),
  )
  expect(statuses(asked)).toEqual([201, ...Array(9).fill(409)])
  const { requestId } = asked.find(({ status }) => status === 201)!.body as { requestId: string }
  const answered = await Promise.all(
    Array.from({ length: 10 }, () => carla.send(days.answerRequest, { requestId, accept: true })),
  )
  expect(statuses(answered)).toEqual([201, ...Array(9).fill(409)])
  const story = (await bruno.ask(days.myDay, { day: on(11) })).events
  expect(story.filter(({ kind }) => kind === 'swapped')).toHaveLength(1)
})

test('a review asked by ten at once is one, and two who answer at once give one answer', async () => {
  const asked = await Promise.all(
    Array.from({ length: 10 }, () =>
      carla.send(days.askReview, { day: on(15), words: 'Perché in ufficio?' }),
    ),
  )
  expect(statuses(asked)).toEqual([201, ...Array(9).fill(409)])
  const { id: reviewId } = asked.find(({ status }) => status === 201)!.body as { id: string }
  const luca = await world.as('Luca Barbieri')
  const marta = await world.as('Marta Rizzo')
  const answer = { reviewId, outcome: 'rejected', words: 'Il giorno non era chiesto.' }
  const answers = await Promise.all([luca, marta].map((client) => client.send(days.answerReview, answer)))
  expect(statuses(answers)).toEqual([201, 409])
})
