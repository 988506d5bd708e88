import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { wishes } from '../wishes/contract.ts'
import { variants } from './contract.ts'

const month = '2027-01' as Month
let world: World
let hr: Client
let working: Day[]

const codes = (answer: { body: unknown }) =>
  ((answer.body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const solved = (comparisonId: string) =>
  world.untilDone(
    () => hr.ask(variants.comparison, { comparisonId }),
    ({ state }) => !['waiting', 'running'].includes(state),
  )
const compared = async (input: Record<string, unknown>) => {
  const { status, body } = await hr.send(variants.compare, { month, seconds: 5, ...input })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return solved((body as { id: string }).id)
}
const directorateOf = async (name: string) =>
  (await hr.ask(people.directorates, {})).items.find((one) => one.name === name)!.id
const officeOf = async (name: string) =>
  (await hr.ask(people.offices, {})).items.find((one) => one.name === name)!.id

beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  working = numbers.days
  await hr.ask(months.open, {
    ...numbers,
    wishesUntil: '2026-12-20',
    daysPerPerson: 3,
    daysPerWeek: 2,
    // Services have two days for all who ask; nothing else is scarce.
    budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 2 })),
    minima: [{ teamId: world.teams.anagrafe, people: 3 }],
  })
  for (const name of ['Bruno Ferri', 'Carla Greco', 'Fabio Moretti'] as const) {
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
    const wished = [working[1]!, working[6]!]
    await client.ask(wishes.stateWish, { month, wished, absent: [], anyDay: false, home: true })
  }
  await hr.ask(months.closeWishes, { month })
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => state === 'done',
  )
}, 180_000)
afterAll(() => world.close())

test('HR sees the numbers that may be otherwise; others see nothing', async () => {
  const numbers = await hr.ask(variants.numbers, { month })
  expect([numbers.daysPerPerson, numbers.daysPerWeek, numbers.published]).toEqual([3, 2, false])
  expect(numbers.directorates.map(({ name, days }) => [name, days])).toEqual([
    ['Risorse', 2],
    ['Servizi ai cittadini', 2],
  ])
  expect(numbers.offices.find(({ name }) => name === 'Palazzo municipale')!.desks[0]).toBe(6)
  for (const name of ['Bruno Ferri', 'Ada Colombo', 'Elena Fontana', 'Nino Galli'] as const)
    expect((await (await world.as(name)).send(variants.numbers, { month })).status).toBe(403)
})

test('everything wrong with variants is said at once', async () => {
  const servizi = await directorateOf('Servizi ai cittadini')
  const municipio = await officeOf('Palazzo municipale')
  const nowhere = '00000000-0000-4000-8000-000000000000'
  const answer = await hr.send(variants.compare, {
    month,
    variants: [
      {
        name: 'Prova',
        changes: [
          { what: 'budget', directorateId: servizi, days: 2 },
          { what: 'budget', directorateId: nowhere, days: 9 },
          {
            what: 'presence',
            scope: 'team',
            scopeId: world.teams.anagrafe,
            how: 'people',
            value: 9,
          },
        ],
      },
      {
        name: 'prova',
        changes: [
          {
            what: 'closure',
            officeId: municipio,
            days: ['2027-01-09'],
            elsewhere: { officeId: municipio, desks: 2 },
          },
          { what: 'quota', daysPerPerson: 30, daysPerWeek: null },
          { what: 'quota', daysPerPerson: 4, daysPerWeek: null },
        ],
      },
    ],
  })
  expect(answer.status).toBe(409)
  expect(codes(answer).sort()).toEqual([
    'variants/changes-nothing',
    'variants/closed-to-itself',
    'variants/more-days-than-the-month',
    'variants/more-than-the-team',
    'variants/name-twice',
    'variants/not-a-working-day',
    'variants/said-twice',
    'variants/unknown-directorate',
  ])
})

test('a variant with more budget grants more; one that closes an office sends home who asked; side by side', async () => {
  const servizi = await directorateOf('Servizi ai cittadini')
  const municipio = await officeOf('Palazzo municipale')
  const done = await compared({
    variants: [
      { name: 'Più giorni', changes: [{ what: 'budget', directorateId: servizi, days: 6 }] },
      {
        name: 'Più giorni e due presenti',
        changes: [
          { what: 'budget', directorateId: servizi, days: 6 },
          { what: 'presence', scope: 'directorate', scopeId: servizi, how: 'fewer', value: 1 },
        ],
      },
      {
        name: 'Municipio chiuso',
        changes: [
          { what: 'closure', officeId: municipio, days: [working[6]!], elsewhere: null },
          { what: 'desks', officeId: municipio, desks: 1, days: [working[2]!] },
          { what: 'entry', earlier: 2, later: 1 },
        ],
      },
    ],
  })
  expect(done.state).toBe('done')
  // Three ask for two days each: two are granted, for there are two; with six only the team's minimum stands.
  expect([done.base!.wished, done.base!.granted, done.base!.refused]).toEqual([6, 2, 4])
  const [more, both, closed] = done.variants.map(({ figures }) => figures!)
  expect([more!.granted, more!.refused, more!.gapPercent <= 0.01]).toEqual([4, 2, true])
  expect([both!.granted, both!.refused]).toEqual([6, 0])
  expect(more!.objective).toBeLessThan(done.base!.objective)
  expect(both!.objective).toBeLessThan(more!.objective)
  expect([more!.movedDays, more!.moreDays, more!.fewerDays]).toEqual([2, expect.any(Number), 0])
  expect(both!.directorates.find(({ name }) => name === 'Servizi ai cittadini')).toMatchObject({
    ...{ budget: 6, wished: 6, granted: 6, refused: 0 },
  })
  // On the closed day six are in an office without desks, or one fewer for each who is at home.
  expect(closed!.overDesks).toBeGreaterThan(done.base!.overDesks)
  expect(done.variants.every(({ adoptable }) => adoptable)).toBe(true)
}, 60_000)

test('one at a time, kept or not, put aside and taken up again', async () => {
  const [comparison] = (await hr.ask(variants.comparisons, { month })).items
  const comparisonId = comparison!.id
  expect(comparison!.kept).toBe(false)
  expect((await hr.ask(variants.keep, { comparisonId })).kept).toBe(true)
  expect((await hr.ask(variants.unkeep, { comparisonId })).kept).toBe(false)
  const variantId = comparison!.variants[2]!.id
  const aside = await hr.ask(variants.discard, { variantId })
  expect([aside.variants[2]!.discardedAt !== null, aside.variants[2]!.adoptable]).toEqual([true, false])
  expect(codes(await hr.send(variants.adopt, { variantId }))).toEqual(['variants/discarded'])
  expect((await hr.ask(variants.restore, { variantId })).variants[2]!.adoptable).toBe(true)
})

test('adopted it is the month: its numbers, its plan with its proof, once', async () => {
  const [comparison] = (await hr.ask(variants.comparisons, { month })).items
  const { id: variantId, figures } = comparison!.variants[1]!
  const adopted = await hr.ask(variants.adopt, { variantId })
  expect([adopted.variants[1]!.adoptedBy, adopted.variants[1]!.adoptable]).toEqual(['Irene Marino', false])
  expect((await hr.send(variants.adopt, { variantId })).status).toBe(201)
  const proposal = await hr.ask(planning.proposal, { month })
  expect([proposal.granted, proposal.refused, proposal.gapPercent]).toEqual([6, 0, figures!.gapPercent])
  const shown = await hr.ask(months.month, { month })
  expect(shown.budgets.map(({ days }) => days).sort()).toEqual([2, 6])
  expect(shown.minima.find(({ teamId }) => teamId === world.teams.anagrafe)!.people).toBe(2)
  const runs = (await hr.ask(planning.runs, { month })).items
  expect([runs.length, runs[0]!.state, runs[0]!.startedBy]).toEqual([2, 'done', 'Irene Marino'])
  // What was compared before rests on other numbers now.
  const other = await hr.send(variants.adopt, { variantId: comparison!.variants[2]!.id })
  expect([other.status, ...codes(other)]).toEqual([409, 'variants/input-changed'])
  expect((await hr.ask(planning.proposal, { month })).runId).toBe(proposal.runId)
})

test('a closure, desks of a day and wider entry adopted are the month’s own, and outlive its other numbers', async () => {
  const municipio = await officeOf('Palazzo municipale')
  const done = await compared({
    variants: [
      {
        name: 'Municipio chiuso',
        changes: [
          { what: 'closure', officeId: municipio, days: [working[4]!], elsewhere: null },
          { what: 'desks', officeId: municipio, desks: 3, days: [working[2]!] },
          { what: 'entry', earlier: 2, later: 1 },
          { what: 'quota', daysPerPerson: 4, daysPerWeek: 2 },
        ],
      },
    ],
  })
  await hr.ask(variants.adopt, { variantId: done.variants[0]!.id })
  const own = async () => {
    const numbers = await hr.ask(variants.numbers, { month })
    const office = numbers.offices.find(({ officeId }) => officeId === municipio)!
    const team = numbers.teams.find(({ teamId }) => teamId === world.teams.anagrafe)!
    return [office.closedDays, office.desks[2], office.desks[3], team.minPresent[4], numbers.entry]
  }
  const expected = [[working[4]!], 3, 6, 0, { earlier: 2, later: 1 }]
  expect(await own()).toEqual(expected)
  const { stage: _, publishedAt: __, ...numbers } = await hr.ask(months.month, { month })
  expect(numbers.daysPerPerson).toBe(4)
  await hr.ask(months.change, { ...numbers, daysPerPerson: 5 })
  expect(await own()).toEqual(expected)
}, 60_000)

test('a comparison is stopped while it is computed', async () => {
  const servizi = await directorateOf('Servizi ai cittadini')
  const { id } = await hr.ask(variants.compare, {
    month,
    variants: [{ name: 'Uno', changes: [{ what: 'budget', directorateId: servizi, days: 1 }] }],
  })
  await hr.ask(variants.cancel, { comparisonId: id })
  expect(['cancelled', 'done']).toContain((await solved(id)).state)
})

test('of a published month variants are compared for learning, and not adopted', async () => {
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => state === 'done',
  )
  await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
  const servizi = await directorateOf('Servizi ai cittadini')
  const done = await compared({
    variants: [{ name: 'Meno', changes: [{ what: 'budget', directorateId: servizi, days: 1 }] }],
  })
  expect([done.variants[0]!.figures!.granted, done.variants[0]!.adoptable]).toEqual([1, false])
  const answer = await hr.send(variants.adopt, { variantId: done.variants[0]!.id })
  expect(codes(answer)).toEqual(['planning/published', 'variants/not-planned'])
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.ask(planningMine.myMonth, { month })).published).toBe(true)
}, 60_000)
