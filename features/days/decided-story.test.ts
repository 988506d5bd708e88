import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { days } from './contract.ts'
import { decidedDays } from './decided-contract.ts'

// January 2027 is proposed and not published. Bruno asked for two days; Ada, who manages the Anagrafe, takes one.
const month = '2027-01' as Month
let world: World
let [ada, bruno, luca]: Client[] = []
let [first, second]: Day[] = []
const personId = () => world.personIdOf('Bruno Ferri')
const decided = async () => (await bruno!.ask(decidedDays.mine, { month })).items
const codesOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return [status, ...((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)]
}

beforeAll(async () => {
  world = await openWorld()
  const hr = await world.as('Irene Marino')
  ;[ada, bruno, luca] = await Promise.all([
    world.as('Ada Colombo'),
    world.as('Bruno Ferri'),
    world.as('Luca Barbieri'),
  ])
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, numbers)
  ;[, first, second] = numbers.days
  await bruno!.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
  const wished = [first!, second!]
  await bruno!.ask(wishes.stateWish, { month, wished, absent: [], anyDay: false, home: true })
  await hr.ask(months.closeWishes, { month })
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => !['waiting', 'running'].includes(state),
  )
}, 120_000)
afterAll(() => world.close())

test('of a proposal one knows nothing, and there is nothing to review', async () => {
  expect(await decided()).toEqual([])
  const words = 'Vorrei capire perché'
  expect(await codesOf(bruno!.send(days.askReview, { day: first, words }))).toEqual([
    409,
    'days/nothing-decided',
  ])
})

test('a day that the manager took is told with its reason, and may be reviewed before publication', async () => {
  const reason = 'Quel giorno lo sportello resta scoperto'
  await ada!.ask(planning.changeDay, { month, personId: personId(), day: first!, place: 'office', reason })
  const [taken, ...others] = await decided()
  expect([taken!.day, taken!.place, taken!.by, taken!.reason, others]).toEqual([
    ...[first, 'office@08:30', 'Ada Colombo', reason],
    [],
  ])
  const words = 'Allo sportello quel giorno siamo in tre'
  expect(await codesOf(bruno!.send(days.askReview, { day: second, words }))).toEqual([
    409,
    'days/nothing-decided',
  ])
  const asked = await bruno!.ask(days.askReview, { day: first!, words })
  expect((await decided())[0]!.review).toMatchObject({ id: asked.id, answer: null })
  // Who took the day does not judge it: Luca of the HR office did not.
  const answer = { reviewId: asked.id, outcome: 'upheld', words: 'È così: in tre bastano', place: 'home' }
  expect(await codesOf(ada!.send(days.answerReview, answer))).toEqual([404])
  await luca!.send(days.answerReview, answer)
  expect(await decided()).toEqual([])
  const grid = await ada!.ask(planning.grid, { month, teamId: world.teams.anagrafe! })
  const his = grid.people.find((one) => one.personId === personId())!
  expect(his.places[grid.days.indexOf(first!)]).toBe('home')
})

test('a day given back by who took it is no decision any more', async () => {
  const change = { month, personId: personId(), day: second! }
  await ada!.ask(planning.changeDay, { ...change, place: 'office', reason: 'Riunione' })
  expect((await decided()).map(({ day }) => day)).toEqual([second])
  await ada!.ask(planning.changeDay, { ...change, place: 'home', reason: '' })
  expect(await decided()).toEqual([])
})
