import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { agreements } from '../agreements/contract.ts'
import { usualTerms } from '../agreements/example.ts'
import { planning } from '../planning/contract.ts'
import { policy } from '../policy/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { days as laterDays } from './contract.ts'

// Presence prevails over each one's own agreement: what was had of it in January is gone in February.
const [january, february] = ['2027-01', '2027-02'] as [Month, Month]
let world: World
let bruno: Client
let ada: Client

beforeAll(async () => {
  world = await openWorld()
  bruno = await world.as('Bruno Ferri')
  ada = await world.as('Ada Colombo')
  const hr = await world.as('Irene Marino')
  const value = { required: true, strict: true, months: 1, from: '2026-01', over: 'agreement' as const }
  const { id: changeId } = await hr.ask(policy.propose, {
    ...{ title: 'Prevalenza nell’accordo', explanation: '' },
    values: [{ item: 'prevalence', scope: 'organisation', scopeId: null, from: '2026-12-01' as Day, value }],
  })
  const { touched } = await hr.ask(policy.change, { changeId })
  await hr.ask(policy.decide, {
    ...{ changeId, outcome: 'adopted', reason: 'Prova', peopleTouched: touched?.people ?? 0 },
  })
  // Ten working days, 25 January to 5 February 2027: presence prevails with four away.
  const terms = usualTerms('2027-01-25' as Day, '2027-02-05' as Day)
  const { id: agreementId, sha256 } = await bruno.ask(agreements.write, { terms, propose: true })
  await ada.ask(agreements.decide, { agreementId, version: 1, decision: 'approve' })
  for (const signer of [bruno, await world.as('Elena Fontana')]) {
    await signer.ask(confirmations.confirm, { subject: sha256 })
    await signer.ask(agreements.sign, { agreementId, sha256 })
  }
})
afterAll(() => world.close())

const inGrid = async (month: Month, name: 'Bruno Ferri' | 'Carla Greco') => {
  const { people } = await ada.ask(planning.grid, { month, teamId: world.teams.anagrafe })
  return people.find(({ personId }) => personId === world.personIdOf(name))!
}

test('in January the whole agreement is open; who has none keeps to the month', async () => {
  // The 12th lies before the agreement, the 26th and 28th within it.
  const days = await publishedMonth(world, january, { 'Bruno Ferri': [5, 15, 17] })
  expect([days[5], days[15], days[17]]).toEqual(['2027-01-12', '2027-01-26', '2027-01-28'])
  expect((await bruno.ask(wishes.myWish, { month: january })).prevalence).toEqual({
    ...{ months: [january, february], workingDays: 10, most: 4, used: 0 },
    agreement: { from: '2027-01-25', until: '2027-02-05' },
  })
  expect([
    (await inGrid(january, 'Bruno Ferri')).mostAway,
    (await inGrid(january, 'Bruno Ferri')).granted,
  ]).toEqual([4, 3])
  expect((await inGrid(january, 'Carla Greco')).mostAway).toBe(9)
})

test('in February two of its four days are had: form, plan, managers and later days all heed it', async () => {
  const days = await publishedMonth(world, february, { 'Bruno Ferri': [1, 3, 6] })
  const form = await bruno.ask(wishes.myWish, { month: february })
  expect([form.quota, form.prevalence!.most, form.prevalence!.used]).toEqual([2, 4, 2])
  const row = await inGrid(february, 'Bruno Ferri')
  expect([row.mostAway, row.granted]).toEqual([2, 2])
  const codesOf = ({ body }: { body: unknown }) =>
    ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
  const late = { day: days[16]! }
  expect(codesOf(await bruno.send(laterDays.askLate, late))).toContain('days/presence-not-prevalent')
})

test('a swap heeds it too: a day within the agreement for one before it would be its fifth', async () => {
  const reasonsOf = async (givenDay: string, takenDay: string) => {
    const asked = { givenDay: givenDay as Day, takenDay: takenDay as Day, colleagueId: null }
    const { body } = await bruno.send(laterDays.swap, asked)
    return ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
  }
  expect(await reasonsOf('2027-01-12', '2027-01-27')).toContain('days/presence-not-prevalent')
  // As many within it as before, or fewer.
  expect(await reasonsOf('2027-01-26', '2027-01-27')).toEqual([])
  expect(await reasonsOf('2027-01-27', '2027-01-13')).not.toContain('days/presence-not-prevalent')
})
