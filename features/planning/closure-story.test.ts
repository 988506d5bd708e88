import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { type Day, type Month, weekdayOf } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { policy } from '../policy/contract.ts'
import type { Values } from '../policy/rules.ts'
import { planningMine } from './my-month-contract.ts'

/** As in Milan from 29 October 2022 to 7 April 2023: closed on Fridays, recommended and not compulsory. */
const month = '2027-01' as Month
let world: World
let hr: Client
let days: Day[]

beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
  const { items: offices } = await hr.ask(people.offices, {})
  const idOf = (code: string) => offices.find((office) => office.code === code)!.id
  const closed: Values['closure-days'] = {
    weekdays: [5],
    days: [],
    elsewhere: { officeId: idOf('delegazione'), desks: 2 },
    beyondQuota: false,
  }
  const { id: changeId } = await hr.ask(policy.propose, {
    title: 'Palazzo municipale chiuso il venerdì',
    explanation: 'Per risparmiare il riscaldamento',
    values: [
      {
        item: 'closure-days',
        scope: 'office',
        scopeId: idOf('municipio'),
        from: '2027-01-01' as Day,
        value: closed,
      },
    ],
  })
  await hr.ask(policy.decide, { changeId, outcome: 'adopted', reason: 'Caldaia guasta', peopleTouched: 7 })
  // Bruno asks for the first Friday, Carla for nothing.
  days = await publishedMonth(world, month, { 'Bruno Ferri': [3] })
})
afterAll(() => world.close())

const isFriday = (day: string) => weekdayOf(day) === 5
const monthOf = async (name: 'Bruno Ferri' | 'Carla Greco' | 'Fabio Moretti') =>
  (await (await world.as(name)).ask(planningMine.myMonth, { month })).days

test('who asked for a closed day is away: nobody must be in a closed office', async () => {
  expect([days[3], isFriday(days[3]!)]).toEqual(['2027-01-08', true])
  expect((await monthOf('Bruno Ferri'))[3]!.place).toBe('home')
})

test('who prefers presence goes to the other office on Fridays, and to the own on all other days', async () => {
  const carla = await monthOf('Carla Greco')
  expect(carla.every(({ place }) => place.startsWith('office@'))).toBe(true)
  expect(carla.filter(({ office }) => office === 'Delegazione Ponte').map(({ day }) => day)).toEqual(
    days.filter(isFriday),
  )
  expect(new Set(carla.filter(({ day }) => !isFriday(day)).map(({ office }) => office))).toEqual(
    new Set(['Palazzo municipale']),
  )
})

test('the team that works elsewhere is not touched', async () => {
  expect(new Set((await monthOf('Fabio Moretti')).map(({ office }) => office))).toEqual(
    new Set(['Delegazione Ponte']),
  )
})
