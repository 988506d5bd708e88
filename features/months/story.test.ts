import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from './contract.ts'

const month = '2026-12' as Month
let world: World
let hr: Client

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Irene Marino')
})
afterAll(() => world.close())

const codes = ({ body }: { body: unknown }) =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)
const draftOf = async () => {
  const { holidays, ...numbers } = await hr.ask(months.draft, { month })
  return { holidays, numbers }
}

test('the draft knows holidays, patron, structure: each budget is the sum of its people’s quotas', async () => {
  const { holidays, numbers } = await draftOf()
  expect(numbers.days).toHaveLength(20)
  expect(holidays.map(({ name }) => name)).toEqual([
    'holiday/patron',
    'holiday/immaculate',
    'holiday/christmas',
  ])
  expect([numbers.daysPerPerson, numbers.daysPerWeek, numbers.wishesUntil]).toEqual([8, 2, '2026-11-26'])
  // Opened early the wishes end ten days before the month; opened late people have three days.
  expect((await hr.ask(months.draft, { month: '2027-02' as Month })).wishesUntil).toBe('2027-01-22')
  expect(numbers.budgets.map(({ days }) => days).sort()).toEqual([24, 56])
  expect(numbers.minima.map(({ people }) => people).sort()).toEqual([0, 1, 1])
})

test('a month with wrong numbers is refused with every reason, and is not opened', async () => {
  const { numbers } = await draftOf()
  const wrong = await hr.send(months.open, {
    ...numbers,
    days: ['2026-12-02', '2026-12-01', '2027-01-04'],
    daysPerPerson: 9,
    budgets: [{ directorateId: '00000000-0000-4000-8000-000000000000', days: 1 }],
  })
  expect([wrong.status, ...codes(wrong)]).toEqual([
    409,
    'months/days-not-ascending',
    'months/day-of-another-month',
    'months/more-days-than-the-month',
    'months/unknown-directorate',
  ])
  expect((await hr.ask(months.months, {})).items).toEqual([])
})

test('opened, changed, closed; everybody sees its line, its numbers HR alone', async () => {
  const { numbers } = await draftOf()
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-11-27' as Day })
  await hr.ask(months.change, { ...numbers, month, wishesUntil: '2026-11-27' as Day, daysPerPerson: 6 })
  expect((await hr.ask(months.month, { month })).daysPerPerson).toBe(6)
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.ask(months.months, {})).items).toEqual([
    { month, stage: 'wishes', wishesUntil: '2026-11-27', workingDays: 20, publishedAt: null },
  ])
  expect((await bruno.send(months.month, { month })).status).toBe(403)
  await hr.ask(months.closeWishes, { month })
  expect((await hr.ask(months.month, { month })).stage).toBe('planning')
})

test('who changes what another changed meanwhile is told so', async () => {
  const { headers } = await hr.send(months.month, { month })
  const { numbers } = await draftOf()
  const change = (daysPerPerson: number) =>
    hr.send(
      months.change,
      { ...numbers, daysPerPerson, wishesUntil: '2026-11-27' },
      { 'if-match': headers.etag! },
    )
  expect((await change(5)).status).toBe(200)
  expect((await change(4)).status).toBe(412)
  expect((await hr.ask(months.month, { month })).daysPerPerson).toBe(5)
})
