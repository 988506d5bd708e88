import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scorePlan } from '../../engines/planner/scoring.ts'
import { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import { inventedFiscalCode } from '../../features/people/example.ts'
import type { Point } from '../../features/people/rules.ts'
import { planning } from '../../features/planning/contract.ts'
import { readProblemFacts } from '../../features/planning/facts-actions.ts'
import { monthProblem } from '../../features/planning/problem-actions.ts'
import { listAssigned } from '../../features/planning/store.ts'
import { wishes } from '../../features/wishes/contract.ts'
import { emptyWish } from '../../features/wishes/rules.ts'
import { saveWishes } from '../../features/wishes/store.ts'
import { type Cell, csvOf } from '../../platform/sheets/writing.ts'
import { addDays, type Day, type Month, weekdayOf } from '../../vocabulary/day.ts'
import { type Client, openWorld, type World } from '../world.ts'
import { drawHomes, missing, readNeighbourhoods } from './milano.ts'

const count = 1000
const month = '2027-01' as Month
if (missing.length > 0) console.error(`Real people are left out: ${missing.join(' and ')} not there.`)

/** Homes of employed residents of Milan, as the census counts them: everything else about the people is invented. */
describe.skipIf(missing.length > 0)(`${count} people who live where Milan's workers live`, () => {
  let world: World
  let hr: Client
  let homes: Point[]

  beforeAll(async () => {
    homes = drawHomes(readNeighbourhoods(), count, 2011)
    world = await openWorld()
    hr = await world.as('Irene Marino')
  })
  afterAll(() => world?.close())

  const codeOf = (index: number) =>
    inventedFiscalCode({
      familyName: 'Milano',
      givenName: 'Vera',
      sex: 'F',
      birthDay: addDays('1965-01-01', 7 * index),
    })
  const files = (): Record<string, Cell[][]> => ({
    offices: [
      ['Codice', 'Nome', 'Zona', 'Postazioni', 'Latitudine', 'Longitudine'],
      ['centro', 'Sede centro', 'Municipio 1', 320, '45,4637', '9,1869'],
      ['nord', 'Sede nord', 'Municipio 9', 320, '45,5139', '9,1713'],
    ],
    teams: [
      ['Codice', 'Nome', 'Codice direzione', 'Direzione', 'Codice sede', 'Presenza minima'],
      ...Array.from({ length: count / 20 }, (_, team): Cell[] => [
        `t${team}`,
        `Squadra ${team}`,
        `d${team % 5}`,
        `Direzione ${team % 5}`,
        team % 2 === 0 ? 'centro' : 'nord',
        7,
      ]),
    ],
    persons: [
      [
        'Codice fiscale',
        'Cognome',
        'Nome',
        'E-mail',
        'Codice squadra',
        'Latitudine casa',
        'Longitudine casa',
      ],
      ...homes.map(({ latitude, longitude }, index): Cell[] => [
        codeOf(index),
        'Milano',
        `Vera ${index}`,
        `vera.${index}@milano.example`,
        `t${index % (count / 20)}`,
        latitude,
        longitude,
      ]),
    ],
  })

  test('their homes are drawn in every part of the city, most where most workers live', () => {
    const neighbourhoods = readNeighbourhoods()
    expect(neighbourhoods).toHaveLength(88)
    const employed = neighbourhoods.reduce((sum, one) => sum + one.employed, 0)
    // Of the 550,946 that the census counts in all sections.
    expect(employed).toBeGreaterThan(0.99 * 550_946)
    expect(employed).toBeLessThanOrEqual(550_946)
    const north = homes.filter(({ latitude }) => latitude > 45.48).length / count
    expect(north).toBeGreaterThan(0.3)
    expect(north).toBeLessThan(0.6)
  })

  test('their files go through the import', async () => {
    for (const [name, rows] of Object.entries(files())) {
      const { id: importId } = await hr.ask(people.startImport, {
        fileName: `${name}.csv`,
        contentBase64: Buffer.from(csvOf(rows)).toString('base64'),
      })
      const settled = () =>
        world.untilDone(
          () => hr.ask(people.peopleImport, { importId }),
          ({ state }) => state !== 'reading' && state !== 'applying',
        )
      expect(await settled()).toMatchObject({ state: 'ready', faults: [] })
      await hr.ask(people.applyImport, { importId })
      expect(await settled()).toMatchObject({ state: 'applied' })
    }
    const { total } = await hr.ask(people.persons, { q: 'Milano' })
    expect(total).toBe(count)
  })

  test('their month is planned, published and seen; no rule is broken, no day given unasked, no home shown', async () => {
    const { organisationId, database } = world
    const found: string[] = await database.asOwner(async (client) => {
      // Everybody declares the home suitable, which no import can do for them.
      const { rows } = await client.query(
        `update person set home_suitable = true where family_name = 'Milano' returning id`,
      )
      return rows.map(({ id }) => id as string)
    })
    const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
    await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
    const asked = new Map(
      found.map((personId, index) => [
        personId,
        numbers.days.filter((day) => weekdayOf(day) === 5 || weekdayOf(day) === 1 + (index % 4)),
      ]),
    )
    await database.transaction(organisationId, (tx) =>
      saveWishes(
        tx,
        organisationId,
        month,
        [...asked].map(([personId, wished]) => ({ ...emptyWish, personId, wished })),
        world.clock.now(),
      ),
    )
    expect((await hr.ask(wishes.figures, { month })).items.reduce((sum, one) => sum + one.stated, 0)).toBe(
      count,
    )
    await hr.ask(months.closeWishes, { month })
    const problem = await database.transaction(organisationId, async (tx) =>
      monthProblem(await readProblemFacts(tx, organisationId, month, world.clock.today())),
    )
    const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 20, gapPercent: 0.5 })
    const run = await world.untilDone(
      () => hr.ask(planning.run, { runId }),
      ({ state }) => state !== 'waiting' && state !== 'running',
    )
    expect(run).toMatchObject({ state: 'done', raised: [] })

    const assigned = await database.transaction(organisationId, (tx) =>
      listAssigned(tx, organisationId, month),
    )
    const plan = { people: assigned.map(({ personId: id, places }) => ({ id, days: [...places] })) }
    expect(scorePlan(problem, plan).violations).toEqual([])
    const away = assigned.flatMap(({ personId, places }) =>
      places.flatMap((place, index) =>
        place === 'home' ? [{ personId, day: problem.days[index] as Day }] : [],
      ),
    )
    expect(away.length).toBeGreaterThan(3 * count)
    expect(away.filter(({ personId, day }) => !asked.get(personId)?.includes(day))).toEqual([])
    // Minutes come from the positions: across a city, from a quarter of an hour to an hour.
    const minutes = problem.people
      .filter(({ id }) => asked.has(id))
      .map(({ commute }) => commute)
      .sort((a, b) => a - b)
    expect(minutes[count / 2]).toBeGreaterThan(12)
    expect(minutes[count / 2]).toBeLessThan(45)
    expect(minutes.at(-1)).toBeLessThan(75)

    const { notInOrder } = await hr.ask(planning.approve, { month })
    await hr.ask(planning.publish, { month, teamsNotApproved: notInOrder.length })
    const proposal = await hr.ask(planning.proposal, { month })
    expect(proposal).toMatchObject({ published: true, granted: away.length })

    const [first] = (await hr.ask(people.persons, { q: codeOf(0) })).items
    const told = JSON.stringify([first, run, proposal, world.logged, await hr.ask(planning.runs, { month })])
    expect(
      homes.filter(
        ({ latitude, longitude }) => told.includes(`${latitude}`) || told.includes(`${longitude}`),
      ),
    ).toEqual([])
  })
})
