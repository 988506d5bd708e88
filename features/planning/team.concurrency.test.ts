import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { planning } from './contract.ts'
import { planningRoom } from './room-contract.ts'
import { planningTeam } from './team-contract.ts'

const month = '2027-01' as Month
let world: World
let hr: Client
let ada: Client
let fabio: Client
let days: Day[]

beforeAll(async () => {
  world = await openWorld()
  ;[hr, ada, fabio] = await Promise.all([
    world.as('Irene Marino'),
    world.as('Ada Colombo'),
    world.as('Fabio Moretti'),
  ])
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  days = numbers.days
  await hr.ask(months.open, {
    ...numbers,
    wishesUntil: '2026-12-20',
    daysPerPerson: 8,
    daysPerWeek: 5,
    minima: numbers.minima.map(({ teamId }) => ({
      teamId,
      people: teamId === world.teams.anagrafe ? 2 : 0,
    })),
  })
  for (const name of ['Ada Colombo', 'Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const) {
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
    await client.ask(wishes.stateWish, {
      month,
      wished: days.slice(0, 5),
      absent: [],
      anyDay: true,
      home: true,
    })
  }
  await hr.ask(months.closeWishes, { month })
  const { id } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId: id }),
    ({ state }) => state === 'done',
  )
}, 180_000)
afterAll(() => world.close())

const grid = () => hr.ask(planning.grid, { month, teamId: world.teams.anagrafe })
const count = (answers: { status: number }[], status: number) =>
  answers.filter((one) => one.status === status).length

test('ten name a substitute for the same days at once: the team has one', async () => {
  const named = { teamId: world.teams.anagrafe, from: '2026-11-23', until: '2026-12-31' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      hr.send(planningTeam.nameSubstitute, { ...named, personId: world.personIdOf('Fabio Moretti') }),
    ),
  )
  expect([count(answers, 201), count(answers, 409)]).toEqual([1, 9])
})

test('manager and substitute send everybody home at once: the minimum stays in the office', async () => {
  const before = await grid()
  // Everybody in on one day, so that there are two to give and four who could have them.
  const day = days[4]!
  for (const person of before.people)
    if (person.places[4] === 'home')
      await ada.ask(planning.changeDay, {
        ...{ month, personId: person.personId, day },
        place: 'office',
        reason: 'prova',
      })
  const answers = await Promise.all(
    before.people.flatMap(({ personId }) =>
      [ada, fabio].map((client) =>
        client.send(planning.changeDay, { month, personId, day, place: 'home', reason: '' }),
      ),
    ),
  )
  const after = await grid()
  expect(count(answers, 200)).toBe(2)
  expect(after.present[4]).toBe(2)
  expect(after.people.filter(({ places }) => places[4] === 'home')).toHaveLength(2)
  // What is kept by team is what the people's days say.
  expect(after.present).toEqual(
    days.map((_, index) => after.people.filter(({ places }) => places[index]!.startsWith('office@')).length),
  )
})

test('approved by two at once a team is approved once; asked twice for another day is asked once', async () => {
  const approvals = await Promise.all(
    [ada, fabio, ada, fabio].map((one) => one.send(planning.approve, { month })),
  )
  const approved = approvals.map(({ body }) => (body as { approved: number }).approved)
  expect(approved.toSorted()).toEqual([0, 0, 0, 1])
  const { people: members } = await grid()
  const bruno = members.find(({ personId }) => personId === world.personIdOf('Bruno Ferri'))!
  const day = days[bruno.places.indexOf('home')]!
  const otherDay = days.findLast((_, index) => bruno.places[index]!.startsWith('office@'))!
  // The plan gave all it could: one of those away on the other day comes in, so that it can be asked for.
  const index = days.indexOf(otherDay)
  const one = members.find(({ places }) => places[index] === 'home')!
  await ada.ask(planning.changeDay, {
    ...{ month, personId: one.personId, day: otherDay },
    place: 'office',
    reason: 'prova',
  })
  const asking = { month, personId: bruno.personId, day, otherDay, reason: 'Formazione in sede' }
  const asked = await Promise.all([ada, fabio, ada].map((one) => one.send(planningTeam.askOtherDay, asking)))
  expect([count(asked, 201), count(asked, 409)]).toEqual([1, 2])
  const client = await world.as('Bruno Ferri')
  const [request] = (await client.ask(planningTeam.myOtherDays, {})).items
  const answers = await Promise.all(
    [true, true, false].map((accept) =>
      client.send(planningTeam.answerOtherDay, { requestId: request!.id, accept }),
    ),
  )
  expect([count(answers, 201), count(answers, 409)]).toEqual([1, 2])
})

test('reminded, published and opened again by many at once: each happens once', async () => {
  const waiting = (await hr.ask(planning.teams, { month })).items.filter(
    ({ approvedAt }) => !approvedAt,
  ).length
  const published = await Promise.all(
    Array.from({ length: 5 }, () => hr.send(planning.publish, { month, teamsNotApproved: waiting })),
  )
  expect(count(published, 201)).toBe(1)
  const reopened = await Promise.all(
    Array.from({ length: 5 }, () => hr.send(planningRoom.reopen, { month, reason: 'Prova di riapertura' })),
  )
  expect([count(reopened, 201), count(reopened, 409)]).toEqual([1, 4])
  expect((await hr.ask(planningRoom.reopenings, { month })).items).toHaveLength(1)
})
