import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { agreements } from '../agreements/contract.ts'
import { usualTerms } from '../agreements/example.ts'
import { safety } from '../agreements/safety-contract.ts'
import { usualSafetyNotice } from '../agreements/safety-words-rules.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningRoom } from '../planning/room-contract.ts'
import { policy } from '../policy/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { days as laterDays } from './contract.ts'

const january = '2027-01' as Month
let world: World
let hr: Client
let bruno: Client
let carla: Client
let days: Day[]

beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
  carla = await world.as('Carla Greco')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  days = numbers.days
  for (const one of [bruno, carla])
    await one.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const asked = (wished: Day[]) => ({ month: january, wished, absent: [], anyDay: false, home: true })

async function setGate(value: 'warn' | 'block', item = 'agreement-gate') {
  const { id: changeId } = await hr.ask(policy.propose, {
    ...{ title: 'Accordi', explanation: '' },
    values: [...[{ item, scope: 'organisation', scopeId: null, from: '2026-11-23' as Day, value }]] as never,
  })
  const { touched } = await hr.ask(policy.change, { changeId })
  await hr.ask(policy.decide, {
    ...{ changeId, outcome: 'adopted', reason: 'Prova', peopleTouched: touched?.people ?? 0 },
  })
}
async function agreed(name: Name, from: string, until: string, daysPerMonth: number) {
  const person = await world.as(name)
  const terms = usualTerms(from as Day, until as Day, { daysPerMonth, daysPerWeek: null })
  const { id, sha256 } = await person.ask(agreements.write, { terms, propose: true })
  const manager = await world.as('Ada Colombo')
  await manager.ask(agreements.decide, { agreementId: id, version: 1, decision: 'approve' })
  for (const signer of [person, await world.as('Elena Fontana')]) {
    await signer.ask(confirmations.confirm, { subject: sha256 })
    await signer.ask(agreements.sign, { agreementId: id, sha256 })
  }
  return id
}
const planned = async () => {
  const { id: runId } = await hr.ask(planning.startRun, { month: january, seconds: 2 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => state === 'done',
  )
}

test('by default the gate warns: the wish is kept, and says what is missing', async () => {
  const wish = await bruno.ask(wishes.stateWish, asked([days[1]!, days[6]!]))
  expect(wish.agreement).toMatchObject({
    gate: 'warn',
    covered: [],
    reasons: [{ code: 'agreements/gate-missing' }, { code: 'agreements/safety-unwritten' }],
  })
  expect(wish.wished).toHaveLength(2)
  const gates = await hr.ask(planningRoom.gates, { month: january })
  const { people: without } = gates.gates.find(({ gate }) => gate === 'agreement')!
  expect([without, gates.people]).toEqual([gates.people, gates.people])
})

test('where it blocks, a month is wished for within an agreement in force and its caps', async () => {
  await setGate('block')
  expect(codesOf(await carla.send(wishes.stateWish, asked([days[1]!])))).toEqual(['agreements/gate-missing'])
  await agreed('Carla Greco', '2027-01-11', '2027-06-30', 1)
  const form = await carla.ask(wishes.myWish, { month: january })
  expect(form).toMatchObject({
    quota: 1,
    agreement: {
      reasons: [
        { code: 'agreements/gate-from', from: '2027-01-11' },
        { code: 'agreements/safety-unwritten' },
      ],
    },
  })
  const early = await carla.send(wishes.stateWish, asked([days[0]!, '2027-01-12' as Day]))
  expect((early.body as { reasons: unknown }).reasons).toEqual([
    { code: 'agreements/gate-day', day: days[0] },
  ])
  // The safety notice blocks as well: it is written, received by both, and the same wish is kept.
  await setGate('block', 'safety-gate')
  const wished = asked(['2027-01-12', '2027-01-13', '2027-01-20'] as Day[])
  expect(codesOf(await carla.send(wishes.stateWish, wished))).toEqual(['agreements/safety-unwritten'])
  await hr.ask(safety.write, { ...usualSafetyNotice, validFrom: '2026-11-23' as Day, anew: false })
  const { version, sha256 } = (await carla.ask(safety.mine, {})).notice!
  await carla.ask(safety.receive, { version, sha256 })
  expect(codesOf(await carla.send(wishes.stateWish, wished))).toEqual([
    'agreements/safety-representative-missing',
  ])
  const piero = await world.as('Piero Villa')
  await piero.ask(safety.receive, { version, sha256, capacity: 'representative' })
  await carla.ask(wishes.stateWish, wished)
  const gates = await hr.ask(planningRoom.gates, { month: january })
  expect(gates.gates.find(({ gate }) => gate === 'agreement')!.people).toBe(gates.people - 1)
})

test('the plan gives days within the agreement alone, a manager too; published only while it holds', async () => {
  await hr.ask(months.closeWishes, { month: january })
  await planned()
  const ada = await world.as('Ada Colombo')
  const away = async (name: Name) => {
    const { people: rows } = await ada.ask(planning.grid, { month: january, teamId: world.teams.anagrafe })
    const { places } = rows.find(({ personId }) => personId === world.personIdOf(name))!
    return days.filter((_, index) => places[index] === 'home')
  }
  // Bruno wished when the gate warned only; now it blocks, and he has no agreement.
  expect(await away('Bruno Ferri')).toEqual([])
  const [day] = await away('Carla Greco')
  expect(await away('Carla Greco')).toHaveLength(1)
  const change = { month: january, personId: bruno.personId, day: days[1]!, place: 'home', reason: 'Serve' }
  expect(codesOf(await ada.send(planning.changeDay, change))).toContain('agreements/gate-day-of')
  const more = days.filter((one) => one >= '2027-01-11' && one !== day).at(-1)!
  expect(
    codesOf(await ada.send(planning.changeDay, { ...change, personId: carla.personId, day: more })),
  ).toContain('agreements/gate-days')
  const [agreement] = (await carla.ask(agreements.mine, {})).items
  await carla.ask(agreements.withdraw, {
    ...{ agreementId: agreement!.id, justified: true, on: null, noticeDays: 0, reason: 'Torno in sede' },
  })
  const publish = () => hr.send(planning.publish, { month: january, teamsNotApproved: 3 })
  expect(day! >= '2027-01-11').toBe(true)
  expect((await publish()).body).toMatchObject({
    reasons: [{ code: 'planning/away-without-agreement', people: 1 }],
  })
  await planned()
  expect(await away('Carla Greco')).toEqual([])
  expect((await publish()).status).toBe(201)
  // What is needed is needed after the publication too: a further day, and what the page says of it beforehand.
  const late = { day: '2027-01-21' as Day }
  expect(codesOf(await carla.send(laterDays.askLate, late))).toEqual(['agreements/gate-day'])
  expect((await carla.ask(laterDays.myDay, late)).lateWish).toMatchObject({
    outcome: 'no',
    reasons: [{ code: 'agreements/gate-day', day: late.day }],
  })
})
