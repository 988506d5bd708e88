import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
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
const nothing = { wished: [] as Day[], absent: [] as Day[], anyDay: false, home: true }
const reasonsOf = ({ body }: { body: unknown }) => (body as { reasons: { code: string }[] }).reasons

test('before anything is stated the month is empty, with its numbers', async () => {
  const wish = await mine(january)
  expect([wish.statedAt, wish.statement, wish.statedBy, wish.wished, wish.stage]).toEqual([
    null,
    0,
    null,
    [],
    'wishes',
  ])
  expect([wish.quota, wish.perWeek, wish.allowance]).toEqual([8, 2, { matters: 3, cannot: 1 }])
  expect([wish.team, wish.homeSuitable, wish.last, wish.pattern]).toEqual(['Anagrafe', false, null, []])
  // 19 working days: presence prevails with ten of them.
  expect(wish.prevalence).toEqual({ months: [january], workingDays: 19, most: 9, used: 0, agreement: null })
})

test('what is stated is kept once, in the order of the days, and may be stated again', async () => {
  const { days } = await mine(january)
  const asked = { ...nothing, month: january, wished: [days[4]!, days[0]!, days[4]!] }
  await bruno.ask(wishes.stateWish, asked)
  expect((await mine(january)).wished).toEqual([days[0], days[4]])
  await bruno.ask(wishes.stateWish, {
    ...asked,
    wished: [],
    anyDay: true,
    near: true,
    entryPreferred: '09:00',
  })
  const again = await mine(january)
  expect([again.wished, again.anyDay, again.near, again.entryPreferred]).toEqual([[], true, true, '09:00'])
  expect([again.statement, again.statedBy]).toEqual([2, null])
})

test('so many days matter and on so many one cannot otherwise; more is refused with the reason', async () => {
  const { days } = await mine(january)
  const wished = days.slice(0, 6)
  const asked = { ...nothing, month: january, wished }
  const strong = { ...asked, matters: wished.slice(0, 3), cannot: [wished[5]!] }
  await bruno.ask(wishes.stateWish, strong)
  const kept = await mine(january)
  expect([kept.matters, kept.cannot]).toEqual([strong.matters, strong.cannot])
  const more = await bruno.send(wishes.stateWish, {
    ...strong,
    matters: wished.slice(0, 4),
    cannot: [wished[4]!, wished[5]!],
  })
  expect([more.status, reasonsOf(more)]).toEqual([
    409,
    [
      { code: 'wishes/allowance-matters', asked: 4, most: 3 },
      { code: 'wishes/allowance-cannot', asked: 2, most: 1 },
    ],
  ])
  expect(await mine(january)).toEqual(kept)
})

test('a faulty wish says all that is wrong and changes nothing', async () => {
  const before = await mine(january)
  const answer = await bruno.send(wishes.stateWish, {
    ...nothing,
    month: january,
    wished: ['2027-01-02', before.days[3]],
    matters: [before.days[5]],
    absent: [before.days[3]],
    entryPreferred: '11:00',
  })
  expect(answer.status).toBe(409)
  expect(reasonsOf(answer)).toEqual([
    { code: 'wishes/not-a-working-day', day: '2027-01-02' },
    { code: 'wishes/wished-and-absent', day: before.days[3] },
    { code: 'wishes/strength-without-wish', day: before.days[5] },
    { code: 'wishes/entry-outside-band', earliest: '07:30', latest: '10:00' },
  ])
  expect(await mine(january)).toEqual(before)
})

test('who states on top of what came in between is told so, and may insist', async () => {
  const { statement } = await mine(january)
  const { days } = await mine(january)
  const asked = (day: number) => ({ ...nothing, month: january, wished: [days[day]!] })
  await bruno.ask(wishes.stateWish, { ...asked(1), after: statement })
  const late = await bruno.send(wishes.stateWish, { ...asked(2), after: statement })
  expect([late.status, reasonsOf(late)]).toEqual([409, [{ code: 'wishes/stated-meanwhile' }]])
  expect((await mine(january)).wished).toEqual([days[1]])
  await bruno.ask(wishes.stateWish, asked(2))
  expect((await mine(january)).wished).toEqual([days[2]])
})

test('as last month: weekdays as weekdays, the rest in its place; and the usual weekdays as a pattern', async () => {
  const { days } = await mine(january)
  const on = (...ofMonth: string[]) => days.filter((day) => ofMonth.includes(day.slice(8)))
  await bruno.ask(wishes.stateWish, {
    ...nothing,
    month: january,
    wished: on('07', '14', '21', '28', '12'),
    near: true,
  })
  // Thursdays of February 2027 are 4, 11, 18, 25; the 12th of January is the second Tuesday.
  expect(await mine(february)).toMatchObject({
    last: {
      month: january,
      days: ['2027-02-04', '2027-02-09', '2027-02-11', '2027-02-18', '2027-02-25'],
      near: true,
    },
    pattern: [4],
  })
})

test('the team’s wishes are told rounded, and of a small team not at all', async () => {
  const small = await bruno.ask(wishes.outlook, { month: january })
  expect(small.team).toMatchObject({ people: 4, stated: null, others: [] })
  expect(small.team!.places).toEqual((await mine(january)).days.map(() => 3))
  expect(small.directorate).toEqual({ fits: true, level: null })
  // Three more join: six colleagues, of whom five ask for the same Thursday.
  for (const name of ['Elena Fontana', 'Fabio Moretti', 'Giulia Conti'] as const) {
    const {
      id: personId,
      roles: _,
      commuteMinutes: __,
      homeSuitable: ___,
      ...person
    } = await hr.ask(people.person, { personId: world.personIdOf(name) })
    await hr.ask(people.changePerson, { ...person, personId, teamId: world.teams.anagrafe })
  }
  const thursday = '2027-01-14' as Day
  for (const name of ['Ada Colombo', 'Carla Greco', 'Dino Russo', 'Fabio Moretti', 'Giulia Conti'] as const) {
    const colleague = await world.as(name)
    await colleague.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
    await colleague.ask(wishes.stateWish, { ...nothing, month: january, wished: [thursday] })
  }
  const { team } = await bruno.ask(wishes.outlook, { month: january })
  const { days } = await mine(january)
  expect(team).toMatchObject({ people: 7, stated: 5 })
  expect(team!.others).toEqual(days.map((day) => (day === thursday ? 5 : 0)))
  // One more or one less of them cannot be told apart.
  await (await world.as('Giulia Conti')).ask(wishes.stateWish, { ...nothing, month: january })
  expect((await bruno.ask(wishes.outlook, { month: january })).team!.others).toEqual(team!.others)
})

test('the last day passed, nothing more is accepted; nobody sees the wishes of another', async () => {
  const figures = await hr.ask(wishes.figures, { month: february })
  expect(figures.items.reduce((sum, { stated }) => sum + stated, 0)).toBe(0)
  expect((await (await world.as('Luca Barbieri')).ask(wishes.myWish, { month: january })).wished).toEqual([])
  expect((await (await world.asStranger()).send(wishes.myWish, { month: january })).status).toBe(404)
  world.clock.moveTo('2026-12-20')
  bruno = await world.as('Bruno Ferri')
  await bruno.ask(wishes.stateWish, { ...nothing, month: january })
  world.clock.moveTo('2026-12-21')
  bruno = await world.as('Bruno Ferri')
  const late = await bruno.send(wishes.stateWish, { ...nothing, month: january })
  expect(reasonsOf(late)).toEqual([{ code: 'wishes/month-not-open' }])
})
