import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyChanges, type Change } from '../../engines/planner/changes.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import { type SolvedMonth, unpackMonth } from '../../engines/planner/record.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { planningRoom } from '../planning/room-contract.ts'
import { wishes } from '../wishes/contract.ts'
import { explanations } from './contract.ts'
import { messages } from './messages.ts'

const month = '2027-01' as Month

/** A sentence as it is read. */
const said = (language: 'it' | 'en', { code, ...values }: Reason): string =>
  (messages[language] as Record<string, string>)[code]!.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name]),
  )

describe('a month of Borgo Sereno with something refused for every limit', () => {
  let world: World
  let hr: Client
  let days: Day[]
  let runId: string

  const wish = async (
    name: Name,
    asked: Partial<Record<'wished' | 'cannot' | 'absent', number[]>>,
    home = true,
  ) => {
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: home, home: null })
    const at = (indexes: number[] = []) => indexes.map((index) => days[index]!)
    await client.ask(wishes.stateWish, {
      ...{ month, anyDay: false, home: true, matters: [] },
      ...{ wished: at(asked.wished), cannot: at(asked.cannot), absent: at(asked.absent) },
    })
  }
  const plan = async () => {
    const { id } = await hr.ask(planning.startRun, { month, seconds: 5 })
    const ended = await world.untilDone(
      () => hr.ask(planning.run, { runId: id }),
      ({ state }) => !['waiting', 'running'].includes(state),
    )
    expect(ended.state).toBe('done')
    return id
  }
  const why = async (name: Name, day: Day) => (await world.as(name)).ask(explanations.myDay, { month, day })
  const ownMonth = async (name: Name) => (await world.as(name)).ask(planningMine.myMonth, { month })
  /** The days that somebody asked for and did not get. */
  const refusedDays = async (name: Name) =>
    (await ownMonth(name)).days
      .filter(({ wished, place }) => wished && place !== 'home')
      .map(({ day }) => day)
  const solved = (): Promise<SolvedMonth> =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query('select record from solved_month where month = $1', [month])
      return unpackMonth(rows[0].record as Uint8Array)
    })

  beforeAll(async () => {
    world = await openWorld()
    hr = await world.as('Irene Marino')
    const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
    days = numbers.days
    const servizi = (await hr.ask(people.directorates, {})).items.find(({ code }) => code === 'servizi')!.id
    await hr.ask(months.open, {
      ...numbers,
      daysPerPerson: 3,
      daysPerWeek: 2,
      budgets: numbers.budgets.map(({ directorateId }) => ({
        directorateId,
        days: directorateId === servizi ? 20 : 1,
      })),
      minima: [{ teamId: world.teams.anagrafe, people: 3 }],
    })
    // Bruno and Carla want the same first Friday, which Carla cannot do otherwise; one of four may be away.
    await wish('Bruno Ferri', { wished: [1], absent: [2] })
    await wish('Carla Greco', { wished: [1], cannot: [1] })
    // Three days in one week, of which two are allowed.
    await wish('Fabio Moretti', { wished: [4, 5, 6] })
    // Four days in four weeks, of which three are allowed.
    await wish('Elena Fontana', { wished: [0, 4, 9, 14] })
    // One day for the whole directorate, and two who ask.
    await wish('Luca Barbieri', { wished: [8], cannot: [8] })
    await wish('Marta Rizzo', { wished: [8] })
    await wish('Giulia Conti', { wished: [3] }, false)
    await hr.ask(months.closeWishes, { month })
  }, 120_000)
  afterAll(() => world.close())

  test('before the month is published nothing is told, and nothing that was not planned', async () => {
    expect((await why('Bruno Ferri', days[1]!)).state).toBe('not-published')
    runId = await plan()
    expect((await why('Bruno Ferri', days[1]!)).state).toBe('not-published')
    // A manager decides before publication, and reads what presence costs before it.
    const { days: more } = await (await world.as('Ada Colombo')).ask(explanations.presenceCost, {
      ...{ month, teamId: world.teams.anagrafe },
    })
    expect(more).toBe(1)
    // Elena changes a day of one of her people by hand, with a reason.
    const manager = await world.as('Elena Fontana')
    const taken = (await manager.ask(planning.grid, { month, teamId: world.teams.tributi })).people
      .find(({ personId }) => personId === world.personIdOf('Fabio Moretti'))!
      .places.indexOf('home')
    await manager.ask(planning.changeDay, {
      ...{ month, personId: world.personIdOf('Fabio Moretti'), day: days[taken]! },
      ...{ place: 'office', reason: 'Sportello scoperto' },
    })
    await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
    const changed = await why('Fabio Moretti', days[taken]!)
    expect(changed).toMatchObject({
      state: 'known',
      proposed: 'home',
      outcome: 'granted',
      changed: { kind: 'changed', by: 'Elena Fontana', from: 'home', reason: 'Sportello scoperto' },
    })
  })

  test('whoever was refused by the minimum of their team reads it, and what would have changed it', async () => {
    const bruno = await why('Bruno Ferri', days[1]!)
    expect(bruno).toMatchObject({ state: 'known', outcome: 'not-granted', changed: null })
    expect(bruno.why[0]).toEqual({ code: 'explain/team', present: 3 })
    expect(said('it', bruno.why[0]!)).toBe(
      'La tua squadra era già al suo minimo di presenza in ufficio per quel giorno (3).',
    )
    expect(said('en', bruno.why[0]!)).toBe(
      'Your team was already at its minimum presence in the office for that day (3).',
    )
    expect(bruno.wouldHave).toEqual([[{ code: 'explain/if-present', people: 2, before: 3 }]])
  })

  test('the limits of the own month: the week, and the month', async () => {
    const proposed = (await ownMonth('Fabio Moretti')).days
    const [refused] = proposed.filter(({ wished, proposed }) => wished && proposed !== 'home')
    const fabio = await why('Fabio Moretti', refused!.day)
    expect(fabio.why).toContainEqual({ code: 'explain/week', most: 2 })
    expect(fabio.wouldHave).toContainEqual([{ code: 'explain/if-week', more: 1 }])
    const [fourth] = await refusedDays('Elena Fontana')
    const elena = await why('Elena Fontana', fourth!)
    expect(elena.why).toContainEqual({ code: 'explain/quota', quota: 3 })
    expect(said('it', { code: 'explain/quota', quota: 3 })).toMatch(/erano già in altre date/)
    expect(elena.wouldHave).toContainEqual([{ code: 'explain/if-quota', more: 1 }])
  })

  test('a directorate that has no day left', async () => {
    const marta = await why('Marta Rizzo', days[8]!)
    expect(marta.why).toContainEqual({ code: 'explain/budget', days: 1 })
    expect(said('it', { code: 'explain/budget', days: 1 })).toMatch(/contingente .* era finito/)
    expect(said('en', { code: 'explain/budget', days: 1 })).toMatch(/used up/)
    expect(marta.wouldHave).toContainEqual([{ code: 'explain/if-budget', more: 1 }])
    expect(await why('Luca Barbieri', days[8]!)).toMatchObject({
      outcome: 'granted',
      why: [{ code: 'explain/granted' }],
    })
  })

  test('a day that no computation decided says what kept it', async () => {
    expect((await why('Dino Russo', days[3]!)).why).toEqual([
      { code: 'explain/not-asked' },
      { code: 'explain/home-not-suitable' },
    ])
    expect((await why('Giulia Conti', days[3]!)).why).toEqual([{ code: 'explain/home-not-suitable' }])
    expect(await why('Bruno Ferri', days[2]!)).toMatchObject({
      outcome: 'decided',
      why: [{ code: 'explain/absent' }],
      entry: null,
    })
    expect((await why('Giulia Conti', days[3]!)).entry).toEqual({
      code: 'explain/entry-preferred',
      entry: '08:30',
    })
  })

  test('no colleague is named or counted, and among few no minute tells how far one lives', async () => {
    const told = JSON.stringify([
      await why('Bruno Ferri', days[1]!),
      await why('Marta Rizzo', days[8]!),
      await why('Luca Barbieri', days[8]!),
    ])
    expect(told).not.toMatch(/Carla|Greco|Luca|Marta|minutes|short|price|worth-less-by|granted-scarce/)
    // Carla's day weighed 140 minutes more than Bruno's: that he could have outweighed it is not said.
    expect(told).not.toMatch(/if-matters|if-cannot/)
  })

  test('every “would have” is true: a month planned from nothing with it grants the day at no loss', async () => {
    const { problem } = await solved()
    const teamOf = new Map(problem.people.map(({ id, team }) => [id, team]))
    const directorateOf = new Map(problem.teams.map(({ id, directorate }) => [id, directorate]))
    const personOf = (id: string) => problem.people.find((person) => person.id === id)!
    const changeOf = ({ code, ...values }: Reason, person: string, day: Day): Change => {
      const more = Number(values.more)
      const directorate = directorateOf.get(teamOf.get(person)!)!
      const { quota, perWeek } = personOf(person)
      const changes: Record<string, Change> = {
        'explain/if-present': {
          ...{ what: 'present', team: teamOf.get(person)!, day, people: Number(values.people) },
        },
        'explain/if-budget': {
          ...{ what: 'budget', directorate },
          days: problem.directorates.find(({ id }) => id === directorate)!.budget + more,
        },
        'explain/if-quota': { what: 'quota', person, days: quota + more },
        'explain/if-week': { what: 'perWeek', person, days: perWeek! + more },
      }
      expect(Object.keys(changes)).toContain(code)
      return changes[code]!
    }
    const cost = (changes: Change[]) => {
      const { problem: changed } = applyChanges(problem, changes)
      return planMonth(changed!, { gapPercent: 0 }).objective
    }
    let checked = 0
    for (const name of ['Bruno Ferri', 'Fabio Moretti', 'Elena Fontana', 'Marta Rizzo'] as const) {
      const person = world.personIdOf(name)
      const proposed = (await ownMonth(name)).days.filter(
        ({ wished, proposed }) => wished && proposed !== 'home',
      )
      for (const { day } of proposed)
        for (const conditions of (await why(name, day)).wouldHave) {
          const changes = conditions.map((condition) => changeOf(condition, person, day))
          const granted: Change = { what: 'day', person, day, to: 'home' }
          expect(cost([...changes, granted])).toBeCloseTo(cost(changes), 6)
          expect(cost([granted])).toBeGreaterThan(cost(changes))
          checked += 1
        }
    }
    expect(checked).toBeGreaterThanOrEqual(4)
  })

  test('what presence costs is told to the manager of the team, to HR, and to no other manager', async () => {
    const teamId = world.teams.anagrafe
    const manager = await world.as('Ada Colombo')
    // Bruno's Friday; whose minutes it is would be known, so they are not told.
    expect(await manager.ask(explanations.presenceCost, { month, teamId })).toEqual({
      ...{ month, teamId, state: 'known', days: 1, minutes: null },
    })
    const kept = await world.database.asOwner((owner) =>
      owner.query('select subject from plan_finding where run_id = $1', [runId]),
    )
    expect(kept.rows).toEqual([{ subject: `presence/${teamId}` }])
    expect((await hr.ask(explanations.presenceCost, { month, teamId })).days).toBe(1)
    const other = await world.as('Elena Fontana')
    const asked = await other.send(explanations.presenceCost, { month, teamId: world.teams.personale })
    expect(asked.status).toBe(404)
    const employee = await world.as('Bruno Ferri')
    expect((await employee.send(explanations.presenceCost, { month, teamId })).status).toBe(403)
  })

  test('HR reads who had the hardest month, and how the next makes up for it; others do not', async () => {
    const { state, people, distribution } = await hr.ask(explanations.hardest, { month })
    expect(state).toBe('known')
    expect(people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Bruno Ferri', 'Marta Rizzo', 'Fabio Moretti']),
    )
    const bruno = people.find(({ name }) => name === 'Bruno Ferri')!
    expect(bruno).toMatchObject({ team: 'Anagrafe', wishedDays: 1, grantedDays: 0, grantedNext: 0 })
    expect(bruno.makesUpMinutes).toBeGreaterThan(0)
    expect(distribution.reduce((sum, count) => sum + count, 0)).toBe(6)
    for (const name of ['Ada Colombo', 'Bruno Ferri', 'Nino Galli'] as const)
      for (const treaty of [explanations.hardest, explanations.evenness, explanations.margins])
        expect((await (await world.as(name)).send(treaty, { month })).status).toBe(403)
  })

  test('of so few people no figure of evenness is told', async () => {
    const { state, all, items } = await hr.ask(explanations.evenness, { month })
    expect([state, all]).toEqual(['known', null])
    expect(items.flatMap(({ groups }) => groups)).toEqual([])
  })

  test('what one more would give back is found by a job, once', async () => {
    expect(await hr.ask(explanations.margins, { month })).toMatchObject({ state: 'none', items: [] })
    expect((await hr.ask(explanations.searchMargins, { month })).state).toMatch(/waiting|running|done/)
    const done = await world.untilDone(
      () => hr.ask(explanations.margins, { month }),
      ({ state }) => state === 'done' || state === 'failed',
    )
    expect(done.state).toBe('done')
    expect(done.tried).toBe(done.toTry)
    const { problem } = await solved()
    const base = planMonth(problem, { gapPercent: 0 }).objective
    const risorse = problem.directorates.find(({ budget }) => budget === 1)!.id
    const more = applyChanges(problem, [{ what: 'budget', directorate: risorse, days: 2 }]).problem!
    const budget = done.items.find(({ kind, name }) => kind === 'budget' && name === 'Risorse')!
    expect(budget.minutes).toBeCloseTo(base - planMonth(more, { gapPercent: 0 }).objective, 6)
    expect(done.items.find(({ kind }) => kind === 'presence')).toMatchObject({
      name: 'Anagrafe',
      day: days[1],
    })
    expect((await hr.ask(explanations.searchMargins, { month })).state).toBe('done')
  })

  test('the data of the computation are seen by nobody, an explanation by its person alone', async () => {
    const seen = (settings: Record<string, string>, table: string) =>
      world.database.transaction(world.organisationId, async (tx) => {
        const { sql } = await import('kysely')
        for (const [name, value] of Object.entries(settings))
          await sql`select set_config(${name}, ${value}, true)`.execute(tx)
        return (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length
      })
    expect(await seen({}, 'solved_month')).toBe(0)
    expect(await seen({ 'app.home_of': world.personIdOf('Bruno Ferri') }, 'solved_month')).toBe(0)
    expect(await seen({ 'app.purpose': 'engine' }, 'solved_month')).toBe(1)
    expect(await seen({}, 'day_explanation')).toBe(0)
    expect(await seen({ 'app.home_of': world.personIdOf('Bruno Ferri') }, 'day_explanation')).toBe(2)
    const stranger = await world.asStranger()
    expect((await stranger.send(explanations.myDay, { month, day: days[1] })).status).toBe(404)
    expect(
      (await (await world.as('Bruno Ferri')).send(explanations.myDay, { month, day: '2027-01-02' })).status,
    ).toBe(404)
    expect((await why('Nino Galli', days[1]!)).state).toBe('not-planned')
  })

  test('planned anew the month is explained anew; without its data what was found already stays', async () => {
    const before = await why('Bruno Ferri', days[1]!)
    expect(before.outcome).toBe('not-granted')
    // Of two runs the later ended proposes, and this clock stands still.
    world.clock.moveTo('2026-11-24')
    hr = await world.as('Irene Marino')
    await hr.ask(planningRoom.reopen, { month, reason: 'Un responsabile in più' })
    const { publishedAt: _, stage: __, ...numbers } = await hr.ask(months.month, { month })
    await hr.ask(months.change, { ...numbers, minima: [{ teamId: world.teams.anagrafe, people: 1 }] })
    await plan()
    await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
    expect((await why('Bruno Ferri', days[1]!)).outcome).toBe('granted')
    await world.database.asOwner((owner) => owner.query('delete from solved_month'))
    expect((await why('Bruno Ferri', days[1]!)).outcome).toBe('granted')
    expect(await why('Carla Greco', days[1]!)).toMatchObject({ state: 'not-kept', why: [] })
    expect((await hr.ask(explanations.margins, { month })).state).toBe('not-kept')
    expect((await hr.send(explanations.searchMargins, { month })).body).toMatchObject({
      reasons: [{ code: 'explanations/not-kept', month }],
    })
  })
})
