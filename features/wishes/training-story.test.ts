import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { policy } from '../policy/contract.ts'
import { training } from '../training/contract.ts'
import { trainingOffice } from '../training/office-contract.ts'
import { wishes } from './contract.ts'

const month = '2027-01' as Month
let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Irene Marino')
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const wish = (away: Day) => ({ month, wished: [away], absent: [], anyDay: false, home: true })
async function done(name: Name, on: string) {
  const { fiscalCode } = await hr.ask(people.person, { personId: world.personIdOf(name) })
  const contentBase64 = Buffer.from(
    `Codice fiscale;Codice corso;Concluso il\n${fiscalCode};BASE;${on}`,
  ).toString('base64')
  await hr.ask(trainingOffice.applyImport, { fileName: 'corsi.csv', contentBase64 })
}

test('a course required and blocking by policy: days away are had with it done, and the person reads what to do', async () => {
  await hr.ask(trainingOffice.writeCourse, {
    ...{ code: 'BASE', title: 'Le basi', description: '', audience: 'everybody', subject: 'organisational' },
    ...{ hours: 8, validMonths: 12, requiredFrom: '2027-01-01' as Day },
  })
  const value = (item: string, value: unknown) => ({
    ...{ item, scope: 'organisation', scopeId: null, from: '2026-11-23' as Day, value },
  })
  const { id: changeId } = await hr.ask(policy.propose, {
    ...{ title: 'Formazione', explanation: '' },
    values: [
      ...[value('agreement-gate', 'off'), value('safety-gate', 'off'), value('training-gate', 'block')],
    ] as never,
  })
  const { touched } = await hr.ask(policy.change, { changeId })
  await hr.ask(policy.decide, {
    ...{ changeId, outcome: 'adopted', reason: 'Prova', peopleTouched: touched?.people ?? 0 },
  })
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  const [bruno, fabio] = [await world.as('Bruno Ferri'), await world.as('Fabio Moretti')]
  const refused = await bruno.send(wishes.stateWish, wish(numbers.days[3]!))
  expect((refused.body as { reasons: unknown }).reasons).toEqual([
    { code: 'training/gate-missing', course: 'Le basi' },
  ])
  await done('Fabio Moretti', '15/01/2026')
  expect((await fabio.ask(wishes.myWish, { month })).agreement).toMatchObject({
    gate: 'block',
    reasons: [{ code: 'training/gate-ends', until: '2027-01-15' }],
  })
  expect((await fabio.send(wishes.stateWish, wish('2027-01-14' as Day))).status).toBeLessThan(300)
  expect(codesOf(await fabio.send(wishes.stateWish, wish('2027-01-18' as Day)))).toEqual([
    'training/gate-day',
  ])
  expect((await bruno.ask(training.mine, {})).required).toMatchObject([{ standing: 'missing' }])
  await done('Bruno Ferri', '20/11/2026')
  expect((await bruno.send(wishes.stateWish, wish(numbers.days[3]!))).status).toBeLessThan(300)
})
