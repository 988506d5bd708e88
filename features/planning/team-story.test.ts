import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { planning } from './contract.ts'
import { planningMine } from './my-month-contract.ts'
import { planningRoom } from './room-contract.ts'
import { planningTeam } from './team-contract.ts'

// A month of Borgo Sereno as its managers and its HR office live it: from the missing wishes to a second publication.
const month = '2027-01' as Month
let world: World
let hr: Client
let ada: Client
let bruno: Client
let fabio: Client
let days: Day[]
/** Bruno's away days in the proposal, and days that he has in the office. */
let away: Day[]

const refusal = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return [status, ...((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)]
}
const wish = (client: Client, wished: Day[], more: object = {}) =>
  client.ask(wishes.stateWish, { month, wished, absent: [], anyDay: false, home: true, ...more })
const gridOf = (client: Client, teamId = world.teams.anagrafe) => client.ask(planning.grid, { month, teamId })
const brunosIn = async () => {
  const grid = await gridOf(ada)
  return grid.people.find(({ personId }) => personId === world.personIdOf('Bruno Ferri'))!
}
const toldTo = async (client: Client) =>
  world.database
    .transaction(world.organisationId, (tx) =>
      tx
        .selectFrom('notice')
        .select(['kind'])
        .where('person_id', '=', client.personId)
        .orderBy('made_at')
        .execute(),
    )
    .then((rows) => rows.map(({ kind }) => kind))
async function plan() {
  const { id } = await hr.ask(planning.startRun, { month, seconds: 5, gapPercent: 0 })
  const run = await world.untilDone(
    () => hr.ask(planning.run, { runId: id }),
    ({ state }) => state !== 'waiting' && state !== 'running',
  )
  expect(run.state).toBe('done')
}

beforeAll(async () => {
  world = await openWorld()
  ;[hr, ada, bruno, fabio] = await Promise.all([
    world.as('Irene Marino'),
    world.as('Ada Colombo'),
    world.as('Bruno Ferri'),
    world.as('Fabio Moretti'),
  ])
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  days = numbers.days
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20', daysPerPerson: 4, daysPerWeek: 2 })
  for (const client of [ada, bruno])
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
}, 120_000)
afterAll(() => world.close())

test('HR sees who has not wished, by team and by name, and reminds them once a day', async () => {
  await wish(bruno, [days[0]!, days[1]!, days[6]!, days[11]!])
  const silent = await hr.ask(planningRoom.silent, { month })
  expect([silent.people, silent.mayRemind, silent.lastReminder]).toEqual([9, true, null])
  expect(silent.teams.find(({ name }) => name === 'Anagrafe')).toMatchObject({ people: 4, silent: 3 })
  const { items } = await hr.ask(planningRoom.silentPeople, { month, teamId: world.teams.anagrafe })
  expect(items.map(({ name }) => name)).toEqual(['Colombo Ada', 'Greco Carla', 'Russo Dino'])
  expect((await ada.send(planningRoom.silentPeople, { month, teamId: world.teams.anagrafe })).status).toBe(
    403,
  )
  expect(await hr.ask(planningRoom.remind, { month })).toEqual({ people: 9 })
  expect(await refusal(hr.send(planningRoom.remind, { month }))).toEqual([409, 'planning/reminded-today'])
  expect(await toldTo(ada)).toContain('wishes/reminder')
  expect(await toldTo(bruno)).not.toContain('wishes/reminder')
  const after = await hr.ask(planningRoom.silent, { month })
  expect([after.mayRemind, after.lastReminder!.people, after.lastReminder!.sentBy]).toEqual([
    false,
    9,
    'Irene Marino',
  ])
})

test('HR sees which gates keep how many from days away, without names', async () => {
  const gates = await hr.ask(planningRoom.gates, { month })
  expect(gates.people).toBe(10)
  expect(gates.gates[0]).toMatchObject({ gate: 'home', known: true, people: 8 })
  // Nobody's activities are mapped yet: that is said, and not counted as a failure of all.
  expect(gates.gates[1]).toMatchObject({ gate: 'activities', known: false, people: 0 })
})

test('an exception is kept with its category and who allowed it; the person and HR read it, nobody else', async () => {
  const carla = world.personIdOf('Carla Greco')
  const granted = { month, personId: carla, daysPerMonth: 10, daysPerWeek: 4, beyondPrevalence: true }
  const why = {
    category: 'care' as const,
    authorisedBy: 'Direzione Personale, atto 12/2026',
    from: '2026-12-01' as Day,
    until: '2027-05-31' as Day,
  }
  const { items } = await hr.ask(planningRoom.grantException, { ...granted, ...why })
  expect(items).toHaveLength(1)
  expect(await refusal(hr.send(planningRoom.grantException, { ...granted, ...why }))).toEqual([
    409,
    'planning/exception-already',
  ])
  const hers = await (await world.as('Carla Greco')).ask(planningRoom.myException, { month })
  expect(hers.exception).toMatchObject({ daysPerMonth: 10, category: 'care' })
  expect((await bruno.ask(planningRoom.myException, { month })).exception).toBeNull()
  expect((await ada.send(planningRoom.exceptions, { month })).status).toBe(403)
  await hr.ask(planningRoom.withdrawException, { exceptionId: items[0]!.id })
  expect((await hr.ask(planningRoom.exceptions, { month })).items).toEqual([])
  const bruno14 = { ...granted, ...why, personId: bruno.personId, daysPerMonth: 5, daysPerWeek: null }
  await hr.ask(planningRoom.grantException, { ...bruno14, beyondPrevalence: false })
})

test('wishes closed by mistake are opened again with a deadline and a reason; everybody is told', async () => {
  await hr.ask(months.closeWishes, { month })
  await plan()
  const again = { month, until: '2026-12-22', reason: 'Il portale era fermo il 20 dicembre' }
  expect(await refusal(hr.send(planningRoom.reopenWishes, { ...again, until: '2026-11-01' }))).toEqual([
    409,
    'months/wishes-end-past',
  ])
  await hr.ask(planningRoom.reopenWishes, again)
  const opened = await hr.ask(months.month, { month })
  expect([opened.stage, opened.wishesUntil]).toEqual(['wishes', '2026-12-22'])
  expect(await refusal(hr.send(planningRoom.reopenWishes, again))).toEqual([409, 'months/wishes-still-open'])
  expect((await toldTo(bruno)).filter((kind) => kind === 'wishes/opened')).toHaveLength(2)
  // What was computed from the old wishes is no proposal any more.
  expect((await hr.ask(planning.proposal, { month })).runId).toBeNull()
  expect(await refusal(hr.send(planning.publish, { month, teamsNotApproved: 0 }))).toEqual([
    409,
    'planning/no-proposal',
  ])
  await wish(ada, [days[2]!, days[7]!])
  await hr.ask(months.closeWishes, { month })
  await plan()
})

test('the grid says what holds for each person; a manager reads the number, not that it is an exception', async () => {
  const mine = await brunosIn()
  expect([mine.quota, mine.perWeek, mine.mostAway, mine.homeSuitable]).toEqual([5, 2, 9, true])
  away = days.filter((_, index) => mine.places[index] === 'home')
  expect(away).toEqual([days[0], days[1], days[6], days[11]])
  expect(JSON.stringify(await gridOf(ada))).not.toMatch(/exception|care|atto 12/)
})

test('a wished day taken away tells the person; the manager takes it back, and it is as before', async () => {
  const change = { month, personId: bruno.personId, day: away[0]! }
  const changed = await ada.ask(planning.changeDay, {
    ...change,
    place: 'office',
    reason: 'Elezioni: sportello doppio',
  })
  expect(changed.budgetLeft).toBe((await gridOf(ada)).budgetLeft)
  expect((await toldTo(bruno)).filter((kind) => kind === 'planning/day-changed')).toHaveLength(1)
  const undone = await ada.ask(planningTeam.restoreDay, { ...change, to: 'before' })
  expect(undone.people.find(({ personId }) => personId === bruno.personId)!.places[0]).toBe('home')
  expect(undone.budgetLeft).toBe(changed.budgetLeft - 1)
  expect((await toldTo(bruno)).filter((kind) => kind === 'planning/day-changed')).toHaveLength(2)
  expect(await refusal(ada.send(planningTeam.restoreDay, { ...change, to: 'proposed' }))).toEqual([
    409,
    'planning/nothing-to-restore',
  ])
})

test('instead of that day could you take this one? Bruno says no, then yes to another', async () => {
  const ask = (day: Day, otherDay: Day) =>
    ada.send(planningTeam.askOtherDay, {
      ...{ month, personId: bruno.personId, day, otherDay },
      reason: 'Formazione in sede',
    })
  expect(await refusal(ask(days[2]!, away[0]!))).toEqual([
    409,
    'planning/not-an-away-day',
    'planning/not-an-office-day',
  ])
  expect((await ask(away[2]!, days[7]!)).status).toBe(201)
  expect(await refusal(ask(away[2]!, days[8]!))).toEqual([409, 'planning/asked-already'])
  const [asked] = (await bruno.ask(planningTeam.myOtherDays, {})).items
  expect(asked).toMatchObject({ day: away[2], otherDay: days[7], askedBy: 'Ada Colombo' })
  expect(
    await refusal(fabio.send(planningTeam.answerOtherDay, { requestId: asked!.id, accept: true })),
  ).toEqual([404])
  await bruno.ask(planningTeam.answerOtherDay, { requestId: asked!.id, accept: false })
  expect((await brunosIn()).places[6]).toBe('home')
  expect((await ask(away[2]!, days[8]!)).status).toBe(201)
  const [second] = (await bruno.ask(planningTeam.myOtherDays, {})).items
  await bruno.ask(planningTeam.answerOtherDay, { requestId: second!.id, accept: true })
  expect(
    await refusal(bruno.send(planningTeam.answerOtherDay, { requestId: second!.id, accept: true })),
  ).toEqual([409, 'planning/answered-already'])
  const mine = await brunosIn()
  expect([mine.places[6], mine.places[8], mine.granted]).toEqual(['office@08:30', 'home', 4])
  const { otherDays } = await gridOf(ada)
  // Asked at the same moment of a stopped clock: in no order.
  expect(otherDays.map(({ answer }) => answer).sort()).toEqual(['accepted', 'refused'])
  expect((await toldTo(ada)).filter((kind) => kind === 'planning/other-day-answered')).toHaveLength(2)
})

test('what was asked may be taken back before it is answered', async () => {
  const asked = await ada.ask(planningTeam.askOtherDay, {
    ...{ month, personId: bruno.personId, day: away[3]!, otherDay: days[12]! },
    reason: 'Riunione di reparto',
  })
  const requestId = asked.otherDays.find(({ answer }) => answer === 'waiting')!.id
  const after = await ada.ask(planningTeam.withdrawOtherDay, { requestId })
  expect(after.otherDays.filter(({ answer }) => answer === 'waiting')).toEqual([])
  expect((await bruno.ask(planningTeam.myOtherDays, {})).items).toEqual([])
})

test('Fabio stands in for Ada from Monday to Friday, in her team and no other, and it ends by itself', async () => {
  const teamId = world.teams.anagrafe
  expect((await fabio.send(planning.grid, { month, teamId })).status).toBe(403)
  const named = { teamId, personId: fabio.personId, from: '2026-11-23', until: '2026-11-27' }
  const elsewhere = { ...named, personId: world.personIdOf('Luca Barbieri') }
  expect(await refusal(ada.send(planningTeam.nameSubstitute, elsewhere))).toEqual([
    409,
    'planning/substitute-of-elsewhere',
  ])
  const { items } = await ada.ask(planningTeam.nameSubstitute, named)
  expect(items.map(({ name, namedBy }) => [name, namedBy])).toEqual([['Fabio Moretti', 'Ada Colombo']])
  expect(await refusal(hr.send(planningTeam.nameSubstitute, { ...named, personId: bruno.personId }))).toEqual(
    [409, 'planning/substitute-already'],
  )
  expect(await toldTo(fabio)).toContain('planning/substitute-named')
  const { session } = await fabio.ask(access.session, {})
  expect(session!.roles).toContain('team-substitute')
  expect((await fabio.ask(planning.teams, { month })).items.map(({ name }) => name)).toEqual(['Anagrafe'])
  // His own team he does not manage, though he works in it; nor does he name others.
  expect((await fabio.send(planning.grid, { month, teamId: world.teams.tributi })).status).toBe(404)
  const seen = await fabio.ask(planningTeam.substitutes, { teamId })
  expect([seen.mayName, seen.couldStandIn]).toEqual([false, []])
  expect((await fabio.send(planningTeam.nameSubstitute, named)).status).toBe(403)
  const dino = world.personIdOf('Dino Russo')
  const changed = await fabio.ask(planning.changeDay, {
    month,
    personId: dino,
    day: days[3]!,
    place: 'absent',
  })
  expect(changed.changes.at(-1)!.changedBy).toBe('Fabio Moretti')
  expect((await fabio.ask(planning.approve, { month })).approved).toBe(1)
  world.clock.moveTo('2026-11-28')
  const saturday = await world.as('Fabio Moretti')
  expect((await saturday.send(planning.grid, { month, teamId })).status).toBe(403)
  hr = await world.as('Irene Marino')
  ada = await world.as('Ada Colombo')
  bruno = await world.as('Bruno Ferri')
  const next = { teamId, personId: bruno.personId, from: '2026-12-01', until: '2026-12-31' }
  const { items: later } = await ada.ask(planningTeam.nameSubstitute, next)
  const ended = await ada.ask(planningTeam.endSubstitute, { substituteId: later[0]!.id })
  expect(ended.items).toEqual([])
  expect(await toldTo(bruno)).toContain('planning/substitute-ended')
})

test('a published month is opened again with its reason, changed, and published anew; the first stays in history', async () => {
  expect(await refusal(hr.send(planningRoom.reopen, { month, reason: 'Troppo presto' }))).toEqual([
    409,
    'planning/not-published',
  ])
  const publish = () => hr.ask(planning.publish, { month, teamsNotApproved: 2 })
  await publish()
  expect(await toldTo(bruno)).toContain('planning/published')
  const before = (await bruno.ask(planningMine.myMonth, { month })).days.map(({ place }) => place)
  await hr.ask(planningRoom.reopen, { month, reason: 'Chiusura del palazzo il 14 gennaio' })
  expect((await bruno.ask(planningMine.myMonth, { month })).published).toBe(false)
  expect((await hr.ask(months.month, { month })).stage).toBe('planning')
  expect(await toldTo(bruno)).toContain('planning/reopened')
  // Approvals were of the month as it was: they are asked for anew, but the plan is not lost.
  expect((await gridOf(ada)).approvedAt).toBeNull()
  await ada.ask(planning.changeDay, {
    ...{ month, personId: bruno.personId, day: away[0]!, place: 'office' },
    reason: 'Palazzo chiuso: si recupera',
  })
  await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
  expect((await bruno.ask(planningMine.myMonth, { month })).published).toBe(true)
  const [reopening] = (await hr.ask(planningRoom.reopenings, { month })).items
  expect(reopening).toMatchObject({
    reopenedBy: 'Irene Marino',
    reason: 'Chiusura del palazzo il 14 gennaio',
  })
  const kept = await world.database.transaction(world.organisationId, (tx) =>
    tx.selectFrom('superseded_assignment').select('places').where('person_id', '=', bruno.personId).execute(),
  )
  expect(kept.map(({ places }) => places)).toEqual([before])
})

test('published months stand side by side as they were published', async () => {
  const { months: compared, directorates } = await hr.ask(planningRoom.compare, {})
  expect(compared).toEqual([month])
  const servizi = directorates.find(({ name }) => name === 'Servizi ai cittadini')!
  const proposal = await hr.ask(planning.proposal, { month })
  const shown = proposal.directorates.find(({ name }) => name === 'Servizi ai cittadini')!
  expect(servizi.months[0]).toMatchObject({
    people: 7,
    wished: shown.wished,
    granted: shown.granted,
    refused: shown.refused,
  })
  // Seven people, one of them absent one day, as many days in the office as not away.
  expect(servizi.months[0]!.presentDays).toBe(7 * days.length - shown.granted - 1)
})

test('who changes team takes the days along: both teams are counted anew', async () => {
  const administrator = await world.as('Marta Rizzo')
  const dino = world.personIdOf('Dino Russo')
  const lines = async () =>
    (await hr.ask(planning.teams, { month })).items.map(({ name, people: count }) => [name, count])
  expect(await lines()).toEqual([
    ['Anagrafe', 4],
    ['Personale', 3],
    ['Tributi', 3],
  ])
  const {
    id: _,
    roles: __,
    commuteMinutes: ___,
    homeSuitable: ____,
    ...person
  } = await administrator.ask(people.person, { personId: dino })
  await administrator.ask(people.changePerson, { ...person, personId: dino, teamId: world.teams.tributi })
  expect(await lines()).toEqual([
    ['Anagrafe', 3],
    ['Personale', 3],
    ['Tributi', 4],
  ])
})
