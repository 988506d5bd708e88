import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { planning } from './contract.ts'

const month = '2027-01' as Month
let world: World
let hr: Client

beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
}, 120_000)
afterAll(() => world.close())

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort((a, b) => a - b)

test('a month opened by ten at once is opened once; twenty starts make one run', async () => {
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  const opening = {
    ...numbers,
    wishesUntil: '2026-12-20',
    budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 1 })),
    minima: [],
  }
  const opened = await Promise.all(Array.from({ length: 10 }, () => hr.send(months.open, opening)))
  expect(statuses(opened)).toEqual([201, ...Array(9).fill(409)])

  const asking = ['Bruno Ferri', 'Carla Greco', 'Fabio Moretti', 'Giulia Conti'] as const
  for (const name of asking) {
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
    await client.ask(wishes.stateWish, { month, wished: numbers.days, absent: [], anyDay: false, home: true })
  }
  await hr.ask(months.closeWishes, { month })
  const started = await Promise.all(
    Array.from({ length: 20 }, () => hr.send(planning.startRun, { month, seconds: 5 })),
  )
  expect(statuses(started)).toEqual([201, ...Array(19).fill(409)])
  const { id } = started.find(({ status }) => status === 201)!.body as { id: string }
  await world.untilDone(
    () => hr.ask(planning.run, { runId: id }),
    ({ state }) => state === 'done',
  )
})

test('the last day of a budget goes to one of all who reach for it at once', async () => {
  const proposal = await hr.ask(planning.proposal, { month })
  // The budget of one day is spent by the plan: give it back first.
  expect(proposal.granted).toBe(1)
  const grids = await Promise.all(
    [world.teams.anagrafe, world.teams.tributi].map((teamId) => hr.ask(planning.grid, { month, teamId })),
  )
  const askers = grids.flatMap(({ people }) => people.filter(({ wished }) => wished.length > 0))
  const holder = askers.find(({ granted }) => granted > 0)!
  const day = proposal.days[holder.places.indexOf('home')]!
  await hr.ask(planning.changeDay, {
    month,
    personId: holder.personId,
    day,
    place: 'office',
    reason: 'prova',
  })
  const reached = await Promise.all(
    askers.flatMap(({ personId }) =>
      proposal.days
        .slice(0, 5)
        .map((day) => hr.send(planning.changeDay, { month, personId, day, place: 'home' })),
    ),
  )
  expect(reached).toHaveLength(20)
  expect(reached.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(statuses(reached))).toEqual(new Set([200, 409]))
  expect((await hr.ask(planning.proposal, { month })).granted).toBe(1)
})

test('published by ten at once it is published once, and no change comes after', async () => {
  const grid = await hr.ask(planning.grid, { month, teamId: world.teams.anagrafe })
  const [person] = grid.people
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => hr.send(planning.publish, { month, teamsNotApproved: 3 })),
    ...grid.days.map((day) =>
      hr.send(planning.changeDay, { month, personId: person!.personId, day, place: 'absent' }),
    ),
  ])
  expect(answers.slice(0, 10).filter(({ status }) => status === 201)).toHaveLength(1)
  const absent = answers.slice(10).filter(({ status }) => status === 200).length
  const after = await world.database.transaction(world.organisationId, (tx) =>
    tx
      .selectFrom('assignment')
      .select('places')
      .where('person_id', '=', person!.personId)
      .executeTakeFirstOrThrow(),
  )
  expect(after.places.filter((place) => place === 'absent')).toHaveLength(absent)
  const late = await hr.send(planning.changeDay, {
    month,
    personId: person!.personId,
    day: grid.days[0],
    place: 'office',
    reason: 'tardi',
  })
  expect(late.status).toBe(409)
})
