import { afterAll, beforeAll, expect, test } from 'vitest'
import { scheduleTidying } from '../../app/schedule.ts'
import { deliveringIn } from '../../tests/delivering.ts'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { notices } from '../notices/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningRoom } from '../planning/room-contract.ts'
import { planningTeam } from '../planning/team-contract.ts'
import { days } from './contract.ts'

// Ada manages the Anagrafe and is on leave from 27 November; Carla stands in for her. December is lived, January planned.
const [december, january] = ['2026-12', '2027-01'] as [Month, Month]
let world: World
let working: Day[]
let delivered: () => Promise<void>

const inboxOf = async (name: Name, kind: string) =>
  (await (await world.as(name)).ask(notices.myNotices, { limit: 50 })).items.filter(
    (one) => one.kind === kind,
  )
const mailsTo = (name: Name) =>
  world.mails.filter(({ to }) => to === `${name.toLowerCase().replace(' ', '.')}@borgo-sereno.example`)
/** The schedule looks once at this moment, and what it queued is done. */
async function morning(at: string, isDone: () => Promise<boolean>) {
  world.clock.moveTo(at)
  const stop = scheduleTidying(world.database, world.house.jobs, (fault) => expect(fault).toBeUndefined())
  await world.untilDone(isDone, (done) => done)
  stop()
  await delivered()
}

beforeAll(async () => {
  world = await openWorld()
  ;({ delivered } = deliveringIn(world))
  working = await publishedMonth(world, december, { 'Bruno Ferri': [6], 'Carla Greco': [8] })
  await (await world.as('Ada Colombo')).ask(planningTeam.nameSubstitute, {
    ...{ teamId: world.teams.anagrafe, personId: world.personIdOf('Carla Greco') },
    ...{ from: '2026-11-27' as Day, until: '2026-12-31' as Day },
  })
  await delivered()
  world.mails.length = 0
}, 120_000)
afterAll(() => world.close())

test('a proposal is told to managers and to who stands in for them, a newer one instead of it', async () => {
  world.clock.moveTo('2026-11-30T09:00:00Z')
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  await hr.ask(months.open, numbers)
  await hr.ask(months.closeWishes, { month: january })
  for (let time = 0; time < 2; time++) {
    world.clock.moveTo(`2026-11-30T09:0${time + 1}:00Z`)
    const { id: runId } = await hr.ask(planning.startRun, { month: january, seconds: 5 })
    await world.untilDone(
      () => hr.ask(planning.run, { runId }),
      ({ state }) => !['waiting', 'running'].includes(state),
    )
  }
  for (const name of ['Ada Colombo', 'Carla Greco', 'Elena Fontana', 'Irene Marino'] as const) {
    const [last, first] = await inboxOf(name, 'planning/teams-to-approve')
    expect([name, last!.readAt, first!.readAt === null]).toEqual([name, null, false])
    expect(last!.page).toBe('/teams?month=2027-01')
  }
  const [hers] = await inboxOf('Carla Greco', 'planning/teams-to-approve')
  expect(hers!.details).toEqual({ month: january, teams: 'Anagrafe' })
  expect(await inboxOf('Bruno Ferri', 'planning/teams-to-approve')).toEqual([])
})

test('HR reminds who has not approved, once a day', async () => {
  const hr = await world.as('Irene Marino')
  await (await world.as('Elena Fontana')).ask(planning.approve, {
    month: january,
    teamIds: [world.teams.tributi!],
  })
  expect(await hr.ask(planningRoom.remindManagers, { month: january })).toEqual({ people: 3 })
  const again = await hr.send(planningRoom.remindManagers, { month: january })
  expect([again.status, JSON.stringify(again.body)]).toEqual([
    409,
    expect.stringContaining('planning/reminded-today'),
  ])
  expect(await inboxOf('Elena Fontana', 'planning/approval-reminder')).toEqual([])
  expect((await inboxOf('Carla Greco', 'planning/approval-reminder')).length).toBe(1)
})

test('a late wish and an absence reach the substitute; own requests somebody else', async () => {
  // The same day: too late to be Bruno's own to decide.
  world.clock.moveTo('2026-12-01T06:00:00Z')
  await (await world.as('Bruno Ferri')).ask(days.askLate, { day: working[0]! })
  for (const name of ['Ada Colombo', 'Carla Greco'] as const)
    expect([name, (await inboxOf(name, 'days/late-wish-asked')).length]).toEqual([name, 1])
  await (await world.as('Dino Russo')).ask(days.reportAbsence, { day: working[4]! })
  expect((await inboxOf('Carla Greco', 'days/absence-reported')).length).toBe(1)
})

test('in the morning each manager and substitute has one letter of how things stand, as the band opens', async () => {
  world.mails.length = 0
  const eight = '2026-12-01T06:40:00Z'
  await morning(eight, async () => (await inboxOf('Carla Greco', 'days/morning')).length > 0)
  // It is 7:40 in Rome, and the band opens at eight.
  expect(world.mails).toEqual([])
  world.clock.moveTo('2026-12-01T07:00:10Z')
  await delivered()
  const [letter, ...others] = mailsTo('Carla Greco')
  expect([letter?.subject, others.length]).toEqual(['Che cosa ti aspetta questa mattina', 0])
  for (const line of [
    'Come stanno le cose martedì 1 dicembre:',
    '· squadre da approvare: Anagrafe',
    '· richieste che aspettano la tua risposta: 1',
    '· rispondi al posto del responsabile per: Anagrafe',
    // What else was in the digest goes in the same letter.
    'Bruno Ferri chiede di lavorare lontano dall’ufficio',
  ])
    expect(letter?.text).toContain(line)
  expect(mailsTo('Ada Colombo')[0]?.text).toContain('· risponde anche: Carla Greco')
  // Elena has approved, and nothing else waits for her.
  expect(await inboxOf('Elena Fontana', 'days/morning')).toEqual([])
  expect(await inboxOf('Bruno Ferri', 'days/morning')).toEqual([])
})

test('it is told once a day, by the rhythm that one chose, and never on a day of rest', async () => {
  await (await world.as('Ada Colombo')).ask(notices.changeMyPreferences, {
    language: 'it',
    band: null,
    digest: 'weekly',
    ways: [],
  })
  await morning('2026-12-01T07:20:00Z', async () => true)
  expect((await inboxOf('Carla Greco', 'days/morning')).length).toBe(1)
  await morning('2026-12-02T06:40:00Z', async () => (await inboxOf('Carla Greco', 'days/morning')).length > 1)
  const [today, yesterday] = await inboxOf('Carla Greco', 'days/morning')
  expect([today!.readAt, yesterday!.readAt === null]).toEqual([null, false])
  // Wednesday is not Ada's day; the feast of the eighth is nobody's.
  expect((await inboxOf('Ada Colombo', 'days/morning')).length).toBe(1)
  await morning('2026-12-08T06:40:00Z', async () => true)
  expect((await inboxOf('Carla Greco', 'days/morning')).length).toBe(2)
})

test('before the month begins, who still has not approved is asked once more, without anybody asking', async () => {
  const before = (await inboxOf('Carla Greco', 'planning/approval-reminder')).length
  expect(before).toBe(1)
  await (await world.as('Ada Colombo')).ask(notices.changeMyPreferences, {
    language: 'it',
    band: null,
    digest: 'daily',
    ways: [],
  })
  await morning('2026-12-29T06:40:00Z', async () => (await inboxOf('Ada Colombo', 'days/morning')).length > 1)
  // Those whom HR reminded are not reminded again: the morning says it.
  expect((await inboxOf('Carla Greco', 'planning/approval-reminder')).length).toBe(before)
})
