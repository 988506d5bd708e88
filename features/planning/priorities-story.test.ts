import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { priorities } from '../priorities/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { readProblemFacts } from './facts-actions.ts'
import { monthProblem } from './problem-actions.ts'

const january = '2027-01' as Month
const day = (text: string) => text as Day
let world: World
let bruno: Client
let verifier: Client
let hr: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  bruno = await world.as('Bruno Ferri')
  hr = await world.as('Irene Marino')
  const administrator = await world.as('Marta Rizzo')
  const personId = world.personIdOf('Rita Leone')
  await administrator.ask(access.grantRoles, { personId, roles: ['employee', 'priority-verifier'] })
  verifier = await world.as('Rita Leone')
  const caregiver = { category: 'caregiver', from: day('2026-11-01'), until: null } as const
  const { id: priorityId } = await bruno.ask(priorities.state, caregiver)
  await verifier.ask(priorities.verify, { priorityId, outcome: 'verified' })
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const own = async () => (await bruno.ask(priorities.mine, {})).items
const problem = () =>
  world.database.transaction(world.organisationId, async (tx) =>
    monthProblem(await readProblemFacts(tx, world.organisationId, january, day('2026-11-23'))),
  )
const wishOf = async (index: number) =>
  (await problem()).people.find(({ id }) => id === bruno.personId)!.wish[index]
const readings = (purpose: string) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query(
          'select read_by, person_id, people, month from priority_reading where purpose = $1',
          [purpose],
        )
      ).rows,
  )

test('verified it weighs wishes by policy, on its days; the computation’s reading is noted', async () => {
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  await bruno.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
  const wished = [numbers.days[1]!, numbers.days[9]!]
  await bruno.ask(wishes.stateWish, {
    ...{ month: january, wished, matters: [wished[1]!], absent: [], anyDay: false, home: true },
  })
  const before = (await readings('plan')).length
  expect([await wishOf(1), await wishOf(9), await wishOf(2)]).toEqual([30, 60, 0])
  expect((await readings('plan')).slice(before)[0]).toEqual({
    ...{ read_by: null, person_id: null, people: 1, month: january },
  })
  const { id } = (await own())[0]!
  world.clock.moveTo(`${wished[1]!}`)
  const client = await world.as('Bruno Ferri')
  await client.ask(priorities.end, { priorityId: id })
  world.clock.moveTo('2026-11-23')
  bruno = await world.as('Bruno Ferri')
  verifier = await world.as('Rita Leone')
  // Ended the day before the second wish: that one weighs what everybody's does.
  expect([await wishOf(1), await wishOf(9)]).toEqual([30, 40])
})

test('beyond prevalence: the months of its days do not limit; category and authorisation stay behind the fence', async () => {
  const limit = async () => (await bruno.ask(wishes.myWish, { month: january })).prevalence
  expect((await limit())?.most).toBe(9)
  const made = {
    ...{ personId: bruno.personId, category: 'family' as const },
    ...{ authorisedBy: 'Direzione Servizi, atto 12/2026', from: day('2026-12-15'), until: day('2027-01-15') },
  }
  expect(codesOf(await verifier.send(priorities.derogate, { ...made, authorisedBy: '' }))).toEqual([
    'priorities/authorised-by-missing',
  ])
  const { id } = await verifier.ask(priorities.derogate, made)
  expect(codesOf(await verifier.send(priorities.derogate, made))).toEqual(['priorities/derogated-already'])
  expect(await limit()).toBe(null)
  expect((await bruno.ask(priorities.mine, {})).derogations).toMatchObject([
    { category: 'family', authorisedBy: made.authorisedBy, madeBy: 'Rita Leone' },
  ])
  const beyond = await world.database.transaction(world.organisationId, async (tx) => {
    const facts = await readProblemFacts(tx, world.organisationId, january, day('2026-11-23'))
    return facts.people.filter(({ exception }) => exception?.beyondPrevalence).map(({ personId }) => personId)
  })
  expect(beyond).toEqual([bruno.personId])
  await verifier.ask(priorities.endDerogation, { derogationId: id })
  expect((await limit())?.most).toBe(9)
  expect((await verifier.send(priorities.endDerogation, { derogationId: id })).status).toBe(404)
})
