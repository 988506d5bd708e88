import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProblem } from '../../engines/planner/reading.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { planning } from './contract.ts'
import { planningCriteria } from './criteria-contract.ts'
import { readProblemFacts } from './facts-actions.ts'
import { planningMine } from './my-month-contract.ts'
import { monthProblem } from './problem-actions.ts'

const month = '2027-01' as Month
/** Two days in each of three weeks, by their place among the working days. */
const askedByBruno = [0, 1, 4, 5, 9, 10]

describe('a month of Borgo Sereno, from the draft to what everybody sees', () => {
  let world: World
  let hr: Client
  let manager: Client
  let bruno: Client
  let carla: Client
  let days: Day[]

  const suits = (client: Client) =>
    client.ask(people.changeMyProfile, {
      entryPreferred: '08:30',
      homeSuitable: true,
      home: { latitude: 45.5, longitude: 9.2 },
    })
  const ended = (runId: string) =>
    world.untilDone(
      () => hr.ask(planning.run, { runId }),
      ({ state }) => state !== 'waiting' && state !== 'running',
    )
  const refusal = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    return [status, ...((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)]
  }

  beforeAll(async () => {
    world = await openWorld()
    ;[hr, manager, bruno, carla] = await Promise.all([
      world.as('Irene Marino'),
      world.as('Ada Colombo'),
      world.as('Bruno Ferri'),
      world.as('Carla Greco'),
    ])
  }, 120_000)
  afterAll(() => world.close())

  test('HR opens the month that the calendar suggests', async () => {
    const draft = await hr.ask(months.draft, { month })
    days = draft.days
    expect(days).toHaveLength(19)
    expect(draft.holidays.map(({ name }) => name)).toEqual(['holiday/new-year', 'holiday/epiphany'])
    const { holidays: _, ...numbers } = draft
    const opened = await hr.ask(months.open, {
      ...numbers,
      wishesUntil: '2026-12-20',
      daysPerPerson: 3,
      daysPerWeek: 1,
      budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 7 })),
    })
    expect(opened.stage).toBe('wishes')
    expect(await refusal(hr.send(months.open, { ...numbers }))).toEqual([409, 'months/already-open'])
  })

  test('people state wishes; a plan waits until the wishes are closed', async () => {
    for (const client of [bruno, carla, manager]) await suits(client)
    const wished = askedByBruno.map((index) => days[index]!)
    const stated = await bruno.ask(wishes.stateWish, {
      month,
      wished,
      absent: [days[6]!],
      anyDay: false,
      home: true,
    })
    expect([stated.wished, stated.quota, stated.perWeek, stated.homeSuitable]).toEqual([wished, 3, 1, true])
    await carla.ask(wishes.stateWish, { month, wished, absent: [], anyDay: true, home: true })
    expect(await refusal(hr.send(planning.startRun, { month }))).toEqual([409, 'planning/month-still-open'])
    await hr.ask(months.closeWishes, { month })
    expect(
      await refusal(
        bruno.send(wishes.stateWish, { month, wished: [], absent: [], anyDay: false, home: true }),
      ),
    ).toEqual([409, 'wishes/month-not-open'])
    const figures = await hr.ask(wishes.figures, { month })
    expect(figures.items.map(({ stated, wishedDays }) => [stated, wishedDays])).toContainEqual([2, 12])
  })

  test('the problem is sound, and a day not asked for enters it as an office day', async () => {
    const facts = await world.database.transaction(world.organisationId, (tx) =>
      readProblemFacts(tx, world.organisationId, month, world.clock.today()),
    )
    const problem = monthProblem(facts)
    expect(readProblem(JSON.parse(JSON.stringify(problem))).faults).toBeUndefined()
    const daysOf = (name: Parameters<World['personIdOf']>[0]) =>
      problem.people.find(({ id }) => id === world.personIdOf(name))!.days
    expect(daysOf('Bruno Ferri')).toEqual(
      days.map((_, index) => (askedByBruno.includes(index) ? 'free' : index === 6 ? 'absent' : 'office')),
    )
    expect(new Set(daysOf('Carla Greco'))).toEqual(new Set(['free']))
    // Dino asked for nothing; Ada says her home suits but asked for nothing either.
    expect(new Set([...daysOf('Dino Russo'), ...daysOf('Ada Colombo')])).toEqual(new Set(['office']))
  })

  test('a run proposes the best plan and proves it; nobody is given a day not asked for', async () => {
    const started = await hr.ask(planning.startRun, { month, seconds: 10, gapPercent: 0 })
    expect(started.people).toBe(10)
    expect(await refusal(hr.send(planning.startRun, { month }))).toEqual([409, 'planning/run-under-way'])
    const run = await ended(started.id)
    expect([run.state, run.progress!.gapPercent < 0.1]).toEqual(['done', true])
    const proposal = await hr.ask(planning.proposal, { month })
    // Two people may be away, three days each; Bruno by quota, Carla too.
    expect([proposal.people, proposal.wished, proposal.granted]).toEqual([10, 12, 6])
    const grid = await manager.ask(planning.grid, { month, teamId: world.teams.anagrafe })
    const placesOf = (name: string) => grid.people.find((person) => person.name === name)!.places
    expect(placesOf('Ferri Bruno').filter((place) => place === 'home')).toHaveLength(3)
    expect(
      placesOf('Ferri Bruno').flatMap((place, index) =>
        place === 'home' ? [askedByBruno.includes(index)] : [],
      ),
    ).toEqual([true, true, true])
    expect(placesOf('Russo Dino').every((place) => place.startsWith('office@'))).toBe(true)
  })

  test('a manager changes days of the own team within the rules, and of no other', async () => {
    const grid = await manager.ask(planning.grid, { month, teamId: world.teams.anagrafe })
    const personId = world.personIdOf('Bruno Ferri')
    const away = days[grid.people.find((person) => person.personId === personId)!.places.indexOf('home')]!
    const change = (more: object) => manager.send(planning.changeDay, { month, personId, day: away, ...more })
    expect(await refusal(change({ place: 'office' }))).toEqual([409, 'planning/reason-needed'])
    expect(await refusal(change({ place: 'home' }))).toEqual([409, 'planning/same-place'])
    expect(await refusal(change({ place: 'home', day: days[15] }))).toEqual([
      409,
      'planning/day-not-asked',
      'planning/over-quota',
    ])
    const changed = await manager.ask(planning.changeDay, {
      month,
      personId,
      day: away,
      place: 'office',
      reason: 'Sportello straordinario',
    })
    expect(changed.changes.map(({ day, to, reason }) => [day, to, reason])).toEqual([
      [away, 'office@08:30', 'Sportello straordinario'],
    ])
    const dino = world.personIdOf('Dino Russo')
    expect(
      await refusal(manager.send(planning.changeDay, { month, personId: dino, day: days[0], place: 'home' })),
    ).toEqual([409, 'planning/day-not-asked', 'planning/home-not-suitable'])
    const elena = world.personIdOf('Elena Fontana')
    expect(
      (await manager.send(planning.changeDay, { month, personId: elena, day: days[0], place: 'absent' }))
        .status,
    ).toBe(404)
    expect((await manager.send(planning.grid, { month, teamId: world.teams.tributi })).status).toBe(404)
  })

  test('managers approve what is in order; a person publishes, having seen who did not approve', async () => {
    expect((await manager.ask(planning.approve, { month })).approved).toBe(1)
    expect((await manager.ask(planning.approve, { month })).approved).toBe(0)
    expect((await bruno.ask(planningMine.myMonth, { month })).published).toBe(false)
    expect(await refusal(hr.send(planning.publish, { month, teamsNotApproved: 0 }))).toEqual([
      409,
      'planning/teams-not-approved-differ',
    ])
    await hr.ask(planning.publish, { month, teamsNotApproved: 2 })
    expect(await refusal(hr.send(planning.publish, { month, teamsNotApproved: 2 }))).toEqual([
      409,
      'planning/published',
    ])
    expect(await refusal(hr.send(planning.startRun, { month }))).toEqual([409, 'planning/published'])
  })

  test('everybody sees the own month, and of colleagues only office or away', async () => {
    const mine = await bruno.ask(planningMine.myMonth, { month })
    expect([mine.published, mine.team, mine.office]).toEqual([true, 'Anagrafe', 'Palazzo municipale'])
    expect(mine.days).toHaveLength(days.length)
    expect(mine.days.filter(({ place }) => place === 'home')).toHaveLength(2)
    const moved = mine.days.find(({ change }) => change)!
    expect([moved.wished, moved.proposed, moved.place, moved.change!.reason, moved.change!.by]).toEqual([
      true,
      'home',
      'office@08:30',
      'Sportello straordinario',
      'Ada Colombo',
    ])
    expect(mine.days[0]!.colleaguesIn).toContain('Dino Russo')
    // A colleague at home and one on leave look the same.
    for (const { colleaguesIn, colleaguesAway } of mine.days)
      expect(colleaguesIn.length + colleaguesAway).toBe(3)
    const hers = await carla.ask(planningMine.myMonth, { month })
    expect([hers.days[6]!.colleaguesIn, hers.days[6]!.colleaguesAway]).toEqual([
      ['Ada Colombo', 'Dino Russo'],
      1,
    ])
    expect(Object.keys(mine.days[0]!).sort()).toEqual([
      'change',
      'colleaguesAway',
      'colleaguesIn',
      'day',
      'office',
      'place',
      'proposed',
      'space',
      'wished',
    ])
    expect(mine.askTo).toBe('Irene Marino')
  })

  test('representatives read criteria and results, from which nobody can be found', async () => {
    const olga = await world.as('Olga Serra')
    const criteria = await olga.ask(planningCriteria.criteria, { month })
    expect([criteria.daysPerPerson, criteria.wishMinutes, criteria.grantMinutes]).toEqual([
      3,
      20,
      [20, 14.14, 11.55],
    ])
    const results = await olga.ask(planningCriteria.aggregates, { month })
    // Seven and three people: too few each, so together; 12 days asked and 5 granted are rounded to five.
    expect(results.items).toEqual([{ name: null, directorates: 2, people: 10, wished: 10, granted: 5 }])
    expect((await bruno.send(planningCriteria.aggregates, { month })).status).toBe(403)
    expect((await olga.send(planning.proposal, { month })).status).toBe(403)
  })

  test('what was done is in the audit, without anybody’s name or days', async () => {
    const { items } = await (await world.as('Nino Galli')).ask(access.auditEntries, { limit: 100 })
    const acts = items.map(({ act }) => act)
    for (const act of [
      'months/open',
      'planning/start',
      'planning/propose',
      'planning/change-day',
      'planning/publish',
    ])
      expect(acts).toContain(act)
    expect(JSON.stringify(items.map(({ subject, details }) => [subject, details]))).not.toMatch(
      /Ferri|Greco|Sportello/,
    )
  })
})

describe('a run that ends otherwise', () => {
  test('a run whose worker died is ended by cancelling it, and proposes nothing', async () => {
    const world = await openWorld({ jobs: false })
    try {
      const hr = await world.as('Irene Marino')
      const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
      await hr.ask(months.open, numbers)
      await hr.ask(months.closeWishes, { month })
      const { id } = await hr.ask(planning.startRun, { month })
      await hr.ask(planning.cancelRun, { runId: id })
      expect((await hr.ask(planning.run, { runId: id })).state).toBe('waiting')
      // No worker lives: after a minute of silence cancelling ends the run, and another may start.
      world.clock.moveTo('2026-11-24')
      const later = await world.as('Irene Marino')
      await later.ask(planning.cancelRun, { runId: id })
      expect((await later.ask(planning.run, { runId: id })).state).toBe('failed')
      expect((await later.send(planning.publish, { month, teamsNotApproved: 0 })).body).toMatchObject({
        reasons: [{ code: 'planning/no-proposal' }],
      })
    } finally {
      await world.close()
    }
  }, 120_000)
})
