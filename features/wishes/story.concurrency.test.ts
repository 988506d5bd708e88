import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { wishes } from './contract.ts'
import { delegation } from './delegation-contract.ts'
import { remindWishes } from './jobs.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
const january = '2027-01' as Month
let world: World
let hr: Client
let days: Day[]

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  days = numbers.days
})
afterAll(() => world.close())

const asked = (...wished: Day[]) => ({ wished, absent: [], anyDay: false })
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

test('the person and the delegate state at the same moment: one is kept whole, the other is told', async () => {
  const [bruno, carla] = [await world.as('Bruno Ferri'), await world.as('Carla Greco')]
  await bruno.ask(delegation.nameDelegate, { personId: carla.personId, until: null })
  for (let round = 0; round < 8; round++) {
    const { statement: after } = await bruno.ask(wishes.myWish, { month: january })
    const [mine, theirs] = [asked(days[round]!, days[round + 1]!), asked(days[round + 2]!)]
    const answers = await Promise.all([
      bruno.send(wishes.stateWish, { ...mine, month: january, home: true, after }),
      carla.send(wishes.stateDelegatedWish, { ...theirs, month: january, personId: bruno.personId, after }),
    ])
    expect(statuses(answers)).toEqual([200, 409])
    const kept = await bruno.ask(wishes.myWish, { month: january })
    const delegateWon = answers[1]!.status === 200
    expect([kept.wished, kept.statedBy, kept.statement]).toEqual([
      delegateWon ? theirs.wished : mine.wished,
      delegateWon ? 'Carla Greco' : null,
      after + 1,
    ])
  }
})

test('the allowance holds whoever states at the same moment: it is of the statement, not of the sum', async () => {
  const [bruno, carla] = [await world.as('Bruno Ferri'), await world.as('Carla Greco')]
  const strong = (from: number) => ({
    ...asked(...days.slice(from, from + 4)),
    matters: days.slice(from, from + 3),
    cannot: [days[from + 3]!],
  })
  await Promise.all([
    ...[0, 1, 2].map((from) => bruno.send(wishes.stateWish, { ...strong(from), month: january, home: true })),
    ...[3, 4, 5].map((from) =>
      carla.send(wishes.stateDelegatedWish, { ...strong(from), month: january, personId: bruno.personId }),
    ),
  ])
  const kept = await bruno.ask(wishes.myWish, { month: january })
  expect([kept.matters.length, kept.cannot.length]).toEqual([3, 1])
  for (const day of [...kept.matters, ...kept.cannot]) expect(kept.wished).toContain(day)
})

test('two delegates named at the same moment: one is', async () => {
  const dino = await world.as('Dino Russo')
  const sessions = await Promise.all(Array.from({ length: 6 }, () => world.as('Dino Russo')))
  const answers = await Promise.all(
    sessions.map((session, at) =>
      session.send(delegation.nameDelegate, {
        personId: world.personIdOf(at % 2 === 0 ? 'Bruno Ferri' : 'Carla Greco'),
        until: null,
      }),
    ),
  )
  for (const { status } of answers) expect([200, 409]).toContain(status)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  const open = await world.database.asOwner(
    async (owner) =>
      (
        await owner.query(
          'select delegate_id from wish_delegation where person_id = $1 and ended_at is null',
          [dino.personId],
        )
      ).rows,
  )
  expect(open).toHaveLength(1)
})

test('reminders by several processes at once reach each person once', async () => {
  world.clock.moveTo('2026-12-15')
  const { organisationId, database, clock } = world
  const job = {
    ...{ organisationId, id: organisationId, signal: new AbortController().signal },
    transaction: <Answer>(work: (moment: never) => Promise<Answer>) =>
      database.transaction(organisationId, (tx) =>
        work({
          tx,
          now: clock.now(),
          today: clock.today(),
          audit: () => {},
          enqueue: async () => {},
          afterCommit: () => {},
        } as never),
      ),
  }
  await Promise.all(Array.from({ length: 4 }, () => remindWishes(job)))
  const told = await database.asOwner(
    async (owner) =>
      (
        await owner.query(
          "select count(*)::int as notices, count(distinct person_id)::int as people from notice where kind = 'wishes/reminder'",
        )
      ).rows,
  )
  // Nine in teams but Bruno, who has stated.
  expect(told).toEqual([{ notices: 9, people: 9 }])
})

test('a wish that meets the close of the wishes is either kept before it or refused after it', async () => {
  const employees = await Promise.all(
    (
      ['Ada Colombo', 'Carla Greco', 'Dino Russo', 'Fabio Moretti', 'Giulia Conti', 'Luca Barbieri'] as const
    ).map((name) => world.as(name)),
  )
  hr = await world.as('Irene Marino')
  const sent = employees.map((employee, at) =>
    employee.send(wishes.stateWish, { ...asked(days[at]!), month: january, home: true }),
  )
  const [closed, ...answers] = await Promise.all([hr.send(months.closeWishes, { month: january }), ...sent])
  expect(closed!.status).toBe(201)
  for (const [at, { status }] of answers.entries()) {
    const kept = await employees[at]!.ask(wishes.myWish, { month: january })
    expect([status, kept.statement]).toEqual(status === 200 ? [200, 1] : [409, 0])
    expect(kept.stage).toBe('planning')
  }
})
