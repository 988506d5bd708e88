import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { alliance } from '../alliance/contract.ts'
import { people } from '../people/contract.ts'
import { setup } from './contract.ts'
import type { Step } from './rules.ts'

let world: World
let founder: Client
beforeAll(async () => {
  world = await openWorld()
  // Of the Unione Valle Quieta there is nothing yet but two people: the path begins there.
  founder = await world.asStranger()
})
afterAll(() => world.close())

const stepOf = async (step: Step, client = founder) =>
  (await client.ask(setup.path, {})).steps.find((one) => one.step === step)!

test('the path begins with nothing, and each step shows itself done once it is', async () => {
  expect((await founder.ask(setup.path, {})).next).toBe('people')
  expect((await stepOf('organisation')).state).toBe('done')
  const organisation = await founder.ask(alliance.organisation, {})
  await founder.ask(alliance.changeOrganisation, { name: organisation.name, patronDay: null })
  expect(await stepOf('organisation')).toMatchObject({
    state: 'begun',
    missing: [{ code: 'patron-day' }],
    mayBeSetAside: true,
  })
  expect((await founder.ask(setup.path, {})).next).toBe('organisation')
})

test('the sample file is accepted as it is, and the people are there', async () => {
  const { body, headers } = await founder.send(setup.sample as never, {})
  expect(headers['content-disposition']).toContain('vicinato-esempio.xlsx')
  const { id: importId } = await founder.ask(people.startImport, {
    fileName: 'vicinato-esempio.xlsx',
    contentBase64: (body as Buffer).toString('base64'),
  })
  const read = await world.untilDone(
    () => founder.ask(people.peopleImport, { importId }),
    ({ state }) => state !== 'reading',
  )
  expect(read).toMatchObject({ state: 'ready', faults: [] })
  await founder.ask(people.applyImport, { importId })
  await world.untilDone(
    () => founder.ask(people.peopleImport, { importId }),
    ({ state }) => state === 'applied',
  )
  expect(await stepOf('people')).toMatchObject({
    state: 'done',
    hints: [{ code: 'people-without-team', count: 2 }],
  })
  expect((await stepOf('roles')).state).toBe('done')
  expect((await stepOf('entrance')).missing).toEqual([{ code: 'ways-in', count: 18 }])
})

test('a step is set aside and taken up again, but not one that a plan needs', async () => {
  await founder.ask(setup.setAside, { step: 'policy' })
  await founder.ask(setup.setAside, { step: 'policy' })
  expect((await stepOf('policy')).state).toBe('aside')
  await founder.ask(setup.takeUp, { step: 'policy' })
  expect((await stepOf('policy')).state).toBe('open')
  const { body } = await founder.send(setup.setAside as never, { step: 'month' })
  expect(body).toMatchObject({ reasons: [{ code: 'setup/step-needed' }] })
  // Another organisation has a path of its own.
  const hr = await world.as('Irene Marino')
  await founder.ask(setup.setAside, { step: 'activities' })
  expect((await stepOf('activities', hr)).state).not.toBe('aside')
  expect((await (await world.as('Ada Colombo')).send(setup.path as never, {})).status).toBe(403)
})

test('a trial run plans invented people by the organisation’s rules, and keeps nothing', async () => {
  const before = await countRows()
  const trial = await founder.ask(setup.trial, { people: 36 })
  expect(trial).toMatchObject({ month: '2026-12', people: 36, numbers: { daysPerPerson: 8, daysPerWeek: 2 } })
  expect(trial.days).toContain('2026-12-01')
  expect(trial.days).not.toContain('2026-12-08')
  expect(trial.granted).toBeGreaterThan(0)
  expect(trial.granted).toBeLessThanOrEqual(trial.wished)
  for (const person of trial.team.people) {
    expect(person.cells).toHaveLength(trial.days.length)
    expect(person.cells.filter((cell) => cell === 'home').length).toBeLessThanOrEqual(8)
  }
  for (const [index] of trial.days.entries()) {
    const here = trial.team.people.filter(({ cells }) => cells[index] !== 'absent')
    const inOffice = here.filter(({ cells }) => cells[index] === 'office').length
    expect(inOffice).toBeGreaterThanOrEqual(Math.min(trial.team.minPresent, here.length))
  }
  expect(await countRows()).toEqual(before)
  const { status } = await (await world.as('Bruno Ferri')).send(setup.trial as never, { people: 36 })
  expect(status).toBe(403)
})

test('of two trials at once the second waits for another time', async () => {
  const answers = await Promise.all([1, 2].map(() => founder.send(setup.trial as never, { people: 24 })))
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(1)
  expect(refused[0]!.body).toMatchObject({ reasons: [{ code: 'setup/trial-busy' }] })
})

const countRows = () =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ table: string; rows: number }>(`
      select 'person' as table, count(*) as rows from person union all select 'work_month', count(*) from work_month
      union all select 'plan_run', count(*) from plan_run union all select 'assignment', count(*) from assignment
      union all select 'audit_entry', count(*) from audit_entry order by 1`)
    return rows
  })
