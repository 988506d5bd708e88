import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { people } from './contract.ts'
import { inventedPerson } from './example.ts'
import { countPlanningPeople, listPlanningPeople } from './home-store.ts'

let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Luca Barbieri')
})
afterAll(() => world.close())

const reasonsOf = async (who: Client, treaty: unknown, input: Record<string, unknown>) => {
  const { status, body } = await who.send(treaty as never, input)
  expect(status).toBe(409)
  return (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)
}

test('the administration stands: offices, directorates and teams with their people', async () => {
  const bruno = await world.as('Bruno Ferri')
  const offices = await bruno.ask(people.offices, {})
  expect(offices.items.map(({ code, desks }) => [code, desks])).toEqual([
    ['delegazione', 4],
    ['municipio', 6],
  ])
  const teams = await bruno.ask(people.teams, {})
  expect(Object.fromEntries(teams.items.map(({ code, people }) => [code, people]))).toEqual({
    anagrafe: 4,
    tributi: 3,
    personale: 3,
  })
  const directorates = await bruno.ask(people.directorates, {})
  expect(directorates.items.map(({ code, people }) => [code, people])).toEqual([
    ['risorse', 3],
    ['servizi', 7],
  ])
})

test('what a team or an office refers to must be there, and a position be whole', async () => {
  const nowhere = '00000000-0000-4000-8000-000000000000'
  const team = { code: 'x', name: 'X', directorateId: nowhere, officeId: nowhere, minPresent: 0 }
  expect(await reasonsOf(hr, people.writeTeam, team)).toEqual([
    'people/unknown-directorate',
    'people/unknown-office',
  ])
  const office = { code: 'x', name: 'X', zone: null, desks: 1, latitude: 45, longitude: null }
  expect(await reasonsOf(hr, people.writeOffice, office)).toEqual(['people/half-a-position'])
  const municipio = (await hr.ask(people.offices, {})).items.find(({ code }) => code === 'municipio')!
  const { id, ...written } = municipio
  expect(await hr.ask(people.writeOffice, { ...written, desks: 7 })).toEqual({ ...municipio, desks: 7 })
})

test('persons are listed by family name, a page after the other, and found by the beginning of a name or code', async () => {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { familyName: string }[]; nextCursor: string | null; total: number } = await hr.ask(
      people.persons,
      { limit: 5, ...(cursor ? { cursor } : {}) },
    )
    expect(page.total).toBe(14)
    expect(page.items.length).toBeLessThanOrEqual(5)
    seen.push(...page.items.map(({ familyName }) => familyName))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual([...seen].sort())
  expect(new Set(seen).size).toBe(14)

  const found = async (q: string) =>
    (await hr.ask(people.persons, { q })).items.map(
      ({ givenName, familyName }) => `${givenName} ${familyName}`,
    )
  expect(await found('co')).toEqual(['Ada Colombo', 'Giulia Conti'])
  expect(await found('bruno f')).toEqual(['Bruno Ferri'])
  expect(await found('frrbrn')).toEqual(['Bruno Ferri'])
  expect(await found('%')).toEqual([])
  const team = await hr.ask(people.persons, { teamId: world.teams.tributi, limit: 2 })
  expect(team).toMatchObject({ total: 3, items: [{ familyName: 'Conti' }, { familyName: 'Fontana' }] })
  expect((await hr.send(people.persons as never, { cursor: 'bm8' })).status).toBe(404)
})

test('a person is added and changed; all that is wrong is said at once; the audit names no name', async () => {
  const zoe = inventedPerson({
    givenName: 'Zoe',
    familyName: 'D’Aloja',
    email: 'zoe@borgo-sereno.example',
    teamId: world.teams.anagrafe,
  })
  const added = await hr.ask(people.addPerson, { ...zoe, fiscalCode: ` ${zoe.fiscalCode.toLowerCase()}` })
  expect(added).toMatchObject({ ...zoe, roles: ['employee'], homeSuitable: false, commuteMinutes: null })
  expect((await hr.ask(people.persons, { q: 'daloja' })).items).toEqual([added])
  expect(
    await reasonsOf(hr, people.addPerson, {
      ...zoe,
      email: 'Bruno.Ferri@borgo-sereno.example',
      teamId: (await otherTeam()) ?? null,
      entryPreferred: '11:00',
    }),
  ).toEqual(['people/entry-band', 'people/fiscal-code-taken', 'people/email-taken', 'people/unknown-team'])

  const { id: personId, roles, commuteMinutes, homeSuitable, ...written } = added
  const changed = await hr.ask(people.changePerson, {
    ...written,
    personId,
    partTimePercent: 60,
    email: null,
  })
  expect(changed).toEqual({ ...added, partTimePercent: 60, email: null })
  const kept = await world.database.asOwner(
    async (client) =>
      (
        await client.query<{ act: string; text: string }>(
          'select act, e::text as text from audit_entry e where subject = $1 order by seq',
          [personId],
        )
      ).rows,
  )
  expect(kept.map(({ act }) => act)).toEqual(['people/person-added', 'people/person-changed'])
  expect(kept[1]!.text).toContain('email partTimePercent'.split(' ').sort().join(' '))
  expect(JSON.stringify(kept)).not.toMatch(/zoe|aloja/i)
})

test('who keeps the people cannot take the sign-in of somebody who may more', async () => {
  const marta = await hr.ask(people.person, { personId: world.personIdOf('Marta Rizzo') })
  const { id: personId, roles, commuteMinutes, homeSuitable, ...written } = marta
  const change = { ...written, personId, email: 'luca.barbieri.2@borgo-sereno.example' }
  expect(await reasonsOf(hr, people.changePerson, change)).toEqual(['people/keys-of-others'])
  expect(await hr.ask(people.changePerson, { ...written, personId, partTimePercent: 90 })).toMatchObject({
    partTimePercent: 90,
  })
  const herself = await world.as('Marta Rizzo')
  expect(await herself.ask(people.changePerson, change)).toMatchObject({ email: change.email })
})

/** A team of the other organisation: to this one it does not exist. */
async function otherTeam(): Promise<string> {
  const stranger = await world.asStranger()
  const { id: directorateId } = await stranger.ask(people.writeDirectorate, { code: 'd', name: 'D' })
  const { id: officeId } = await stranger.ask(people.writeOffice, {
    code: 'o',
    name: 'O',
    zone: null,
    desks: 1,
    latitude: null,
    longitude: null,
  })
  return (
    await stranger.ask(people.writeTeam, { code: 't', name: 'T', directorateId, officeId, minPresent: 0 })
  ).id
}

test('another organisation sees nothing of these people, and has the same codes free', async () => {
  const stranger = await world.asStranger()
  const persons = await stranger.ask(people.persons, {})
  expect(persons.items.map(({ familyName }) => familyName)).toEqual(['Monti', 'Testa'])
  expect(
    (await stranger.send(people.person as never, { personId: world.personIdOf('Ada Colombo') })).status,
  ).toBe(404)
  const ada = await hr.ask(people.person, { personId: world.personIdOf('Ada Colombo') })
  const { id, roles, commuteMinutes, homeSuitable, ...written } = ada
  expect(await stranger.ask(people.addPerson, { ...written, teamId: null })).toMatchObject({
    fiscalCode: ada.fiscalCode,
  })
})

test('a home is stated by its owner, counts for the way to the office, and nobody else is shown it', async () => {
  const home = { latitude: 45.512345, longitude: 9.234567 }
  const carla = await world.as('Carla Greco')
  expect(await carla.ask(people.myProfile, {})).toMatchObject({
    home: null,
    commuteMinutes: null,
    team: 'Anagrafe',
  })
  const stated = { entryPreferred: '08:00', homeSuitable: true, home }
  const profile = await carla.ask(people.changeMyProfile, stated)
  expect(profile).toMatchObject({ ...stated, commuteEstimated: true, office: 'Palazzo municipale' })
  // 6.4 km through the air, a quarter more by street, at 18 km/h.
  expect(profile.commuteMinutes).toBe(27)
  expect(await reasonsOf(carla, people.changeMyProfile, { ...stated, entryPreferred: '06:00' })).toEqual([
    'people/entry-band',
  ])

  const shown = [
    await hr.ask(people.persons, { limit: 200 }),
    await (await world.as('Ada Colombo')).ask(people.myProfile, {}),
  ]
  expect(JSON.stringify(shown)).not.toMatch(/512345|234567/)
  expect(shown[0]).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ familyName: 'Greco', commuteMinutes: null, homeSuitable: true }),
    ]),
  })

  const [planned, counted, leaks] = await world.database.transaction(world.organisationId, async (tx) => [
    await listPlanningPeople(tx, world.organisationId, world.clock.today()),
    await countPlanningPeople(tx, world.organisationId, world.clock.today()),
    await tx.selectFrom('person_home').selectAll().execute(),
  ])
  expect(planned.find(({ personId }) => personId === carla.personId)).toEqual({
    personId: carla.personId,
    teamId: world.teams.anagrafe,
    partTimePercent: 100,
    entryEarliest: '07:30',
    entryLatest: '10:00',
    entryPreferred: '08:00',
    commuteMinutes: 27,
    commuteEstimated: true,
    homeSuitable: true,
  })
  expect(counted).toBe(planned.length)
  // Who computes closes the homes behind itself.
  expect(leaks).toEqual([])
  await carla.ask(people.changeMyProfile, { ...stated, home: null })
  expect(await carla.ask(people.myProfile, {})).toMatchObject({ home: null, commuteMinutes: null })
})

test('a home is suitable when space, tools and safety are declared, each from its day', async () => {
  const dino = await world.as('Dino Russo')
  const fit = { space: true, tools: false, safety: true }
  const stated = { entryPreferred: '08:30', homeSuitable: false, home: null }
  expect(await dino.ask(people.changeMyProfile, { ...stated, homeFit: fit })).toMatchObject({
    homeSuitable: false,
    homeFit: { space: '2026-11-23', tools: null, safety: '2026-11-23' },
  })
  world.clock.moveTo('2026-11-24')
  const again = await world.as('Dino Russo')
  const whole = { ...stated, homeFit: { ...fit, tools: true } }
  expect(await again.ask(people.changeMyProfile, whole)).toMatchObject({
    homeSuitable: true,
    homeFit: { space: '2026-11-23', tools: '2026-11-24', safety: '2026-11-23' },
  })
  await again.ask(people.changeMyProfile, stated)
  expect((await again.ask(people.myProfile, {})).homeFit).toEqual({ space: null, tools: null, safety: null })
  world.clock.moveTo('2026-11-23')
})

test('two who read the same person cannot both change it', async () => {
  const personId = world.personIdOf('Dino Russo')
  const read = await hr.send(people.person as never, { personId })
  const { id, roles, commuteMinutes, homeSuitable, ...written } = read.body as Awaited<
    ReturnType<typeof dino>
  >
  const change = (partTimePercent: number) =>
    hr.send(
      people.changePerson as never,
      { ...written, personId, partTimePercent },
      { 'if-match': read.headers.etag! },
    )
  expect((await change(70)).status).toBe(200)
  expect((await change(80)).status).toBe(412)
  expect(await dino()).toMatchObject({ partTimePercent: 70 })
})
const dino = () => hr.ask(people.person, { personId: world.personIdOf('Dino Russo') })

test('who left has no session and is in no plan from that day on; nobody says so of themselves', async () => {
  const marta = await world.as('Marta Rizzo')
  const irene = await world.as('Irene Marino')
  const fabio = await world.as('Fabio Moretti')
  const personId = world.personIdOf('Fabio Moretti')
  const planned = () =>
    world.database.transaction(world.organisationId, (tx) =>
      countPlanningPeople(tx, world.organisationId, world.clock.today()),
    )
  const before = await planned()
  const left = await irene.ask(people.recordDeparture, { personId, leftOn: world.clock.today() })
  expect(left.leftOn).toBe(world.clock.today())
  expect(await planned()).toBe(before - 1)
  expect((await fabio.send(people.myProfile, {})).status).toBe(401)
  const codesOf = async (answer: Promise<{ body: unknown }>) =>
    ((await answer).body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)
  const leaving = (id: string) => ({ personId: id, leftOn: world.clock.today() })
  expect(await codesOf(marta.send(people.recordDeparture, leaving(world.personIdOf('Marta Rizzo'))))).toEqual(
    ['people/own-departure'],
  )
  expect(await codesOf(irene.send(people.recordDeparture, leaving(world.personIdOf('Marta Rizzo'))))).toEqual(
    ['people/departure-of-administrator'],
  )
  await irene.ask(people.recordDeparture, { personId, leftOn: null })
  expect(await planned()).toBe(before)
})
