import { afterAll, beforeAll, expect, test } from 'vitest'
import { actingOn } from '../../app/acting.ts'
import type { Actor } from '../../platform/context.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { startRun } from './actions.ts'
import { planning } from './contract.ts'
import { planMonth } from './jobs.ts'

const month = '2027-01' as Month
let world: World
let hr: Client
let bruno: Client
let officer: Actor

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
  officer = {
    organisationId: world.organisationId,
    personId: hr.personId,
    name: 'Irene Marino',
    roles: ['employee', 'hr-office'],
    teamId: world.teams.personale,
    directorateId: undefined,
  }
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
  await suits('08:30', true)
  await hr.ask(months.closeWishes, { month })
}, 120_000)
afterAll(() => world.close())

const suits = (entryPreferred: string, homeSuitable: boolean) =>
  bruno.ask(people.changeMyProfile, {
    entryPreferred,
    homeSuitable,
    home: { latitude: 45.5, longitude: 9.2 },
  })

/** Plans the month, and has something happen once the problem has been read, or while it is. */
async function planWhile(happens: () => Promise<unknown>, isDue = isRead): Promise<string> {
  let happened = false
  const interrupted = (job: RunningJob): RunningJob => ({
    ...job,
    async transaction(work) {
      const answer = await job.transaction(work)
      if (!happened && (await isDue())) {
        happened = true
        await happens()
      }
      return answer
    },
  })
  const { act } = actingOn(world.database, world.clock, {
    'plan-month': (job) => planMonth(interrupted(job)),
  })
  const { id } = await act(officer, startRun, { month, seconds: 5, gapPercent: 1 })
  expect(happened).toBe(true)
  return (await hr.ask(planning.run, { runId: id })).state
}

const isRead = async () =>
  (await hr.ask(planning.runs, { month })).items.some(({ state }) => state === 'running')

const changeBruno = async (change: { email?: string; partTimePercent?: number }) => {
  const { id, roles, commuteMinutes, homeSuitable, ...person } = await hr.ask(people.person, {
    personId: world.personIdOf('Bruno Ferri'),
  })
  await hr.ask(people.changePerson, { ...person, personId: id, ...change })
}

test('a plan is kept where nothing happened meanwhile, or nothing that it was computed from', async () => {
  expect(await planWhile(async () => {})).toBe('done')
  expect(await planWhile(() => changeBruno({ email: 'b.ferri@borgo-sereno.example' }))).toBe('done')
  // The way counts the same for all unless policy says otherwise: where somebody lives is not part of the problem.
  const { entryPreferred, homeSuitable } = await bruno.ask(people.myProfile, {})
  const home = { latitude: 45.6, longitude: 9.3 }
  expect(
    await planWhile(() => bruno.ask(people.changeMyProfile, { entryPreferred, homeSuitable, home })),
  ).toBe('done')
})

test('what changes while the problem is read is part of it', async () => {
  expect(
    await planWhile(
      () => suits('08:00', true),
      async () => true,
    ),
  ).toBe('done')
  const officeDays = await world.database.asOwner(async (client) => {
    const { rows } = await client.query(
      `select distinct place from assignment, unnest(places) as place
       where month = $1 and person_id = $2 and place like 'office@%'`,
      [month, world.personIdOf('Bruno Ferri')],
    )
    return rows.map(({ place }) => place as string)
  })
  expect(officeDays).toEqual(['office@08:00'])
})

test.each([
  ['a contract', () => changeBruno({ partTimePercent: 50 })],
  ['what somebody says of the own home', () => suits('09:00', false)],
  [
    'an office',
    () =>
      hr.ask(people.writeOffice, {
        code: 'municipio',
        name: 'Palazzo',
        zone: 'Centro',
        desks: 5,
        latitude: 45.46,
        longitude: 9.2,
      }),
  ],
  [
    'a number of the month',
    async () => {
      const { publishedAt, stage, ...numbers } = await hr.ask(months.month, { month })
      await hr.ask(months.change, { ...numbers, daysPerPerson: numbers.daysPerPerson - 1 })
    },
  ],
])('a plan is outdated by a change of %s', async (_, happens) => {
  expect(await planWhile(happens)).toBe('outdated')
})

test('a wish for another month leaves the plan standing', async () => {
  const opened = '2027-02' as Month
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: opened })
  await hr.ask(months.open, numbers)
  const wish = { month: opened, wished: [numbers.days[3]!], absent: [], anyDay: false, home: true }
  await bruno.ask(wishes.stateWish, wish)
  expect(await planWhile(() => bruno.ask(wishes.stateWish, { ...wish, anyDay: true }))).toBe('done')
})
