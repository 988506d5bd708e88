import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../../app/demo/cast.ts'
import { demoOrganisation, type MadeDemo, makeDemo } from '../../app/demo/making.ts'
import { members } from '../../app/demo/network-cast.ts'
import { openHouse } from '../../app/house.ts'
import { scorePlan } from '../../engines/planner/scoring.ts'
import { access } from '../../features/access/contract.ts'
import { findWhetherMayAsk, listWhoMayAsk } from '../../features/activities/store.ts'
import { network } from '../../features/alliance/network-contract.ts'
import { memberKinds } from '../../features/alliance/network-rules.ts'
import { months } from '../../features/months/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { readProblemFacts } from '../../features/planning/facts-actions.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { monthProblem } from '../../features/planning/problem-actions.ts'
import { isAway } from '../../features/planning/rules.ts'
import { wishes } from '../../features/wishes/contract.ts'
import { listWishes } from '../../features/wishes/store.ts'
import { findBrokenAudit } from '../../platform/audit.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { sealingWith } from '../../platform/identity/sealing.ts'
import { outbound } from '../../platform/outbound.ts'
import { pusher } from '../../platform/push.ts'
import type { Month } from '../../vocabulary/day.ts'
import { openTestDatabase, type TestDatabase } from '../setup/database.ts'
import { testDocuments } from '../setup/documents.ts'
import { visitorAt } from '../visitor.ts'

const today = '2026-11-21'
const [published, open] = ['2026-11', '2026-12'] as [Month, Month]
const people = 300

let database: TestDatabase
let made: MadeDemo
let house: Awaited<ReturnType<typeof openHouse>>

const demoOn = (on: TestDatabase) => makeDemo(on, { people, seed: 7, clock: stoppedClock(today) })

beforeAll(async () => {
  database = await openTestDatabase()
  made = await demoOn(database)
  const services = {
    clock: stoppedClock(today),
    log: () => {},
    mail: async () => {},
    push: pusher({ loopback: false }),
    outbound: outbound({ loopback: false }),
    documents: testDocuments(),
    publicUrl: 'http://vicinato.test',
    sealing: sealingWith('a secret of the tests, long enough'),
    firstAdministratorToken: undefined,
  }
  house = await openHouse(database, services, { requestsPerMinute: 100_000, trustProxy: false })
  // Jobs may be queued; none is taken.
  await house.jobs.start({})
})
afterAll(() => house.close())

const rowsOf = async <Row>(text: string): Promise<Row[]> =>
  (await database.asOwner((client) => client.query(text))).rows as Row[]

/** All that the demo is, without the ids that a database draws itself. */
const contents = [
  'select code, name, zone, desks, latitude, longitude from office order by code',
  'select code, name, directorate_id, office_id, min_present from team order by code',
  `select p.id, p.fiscal_code, p.given_name, p.family_name, p.email, p.team_id, p.part_time_percent, p.contract,
     p.entry_earliest, p.entry_latest, p.entry_preferred, p.sex, p.birth_year, p.home_suitable,
     h.latitude, h.longitude from person p join person_home h on h.person_id = p.id order by p.id`,
  'select person_id, role, granted_at from role_grant order by person_id, role',
  'select month, days, wishes_until, opened_by, opened_at from work_month order by month',
  'select month, directorate_id, days from month_budget order by month, directorate_id',
  'select month, person_id, wished, absent, any_day, home, stated_at from wish order by month, person_id',
  'select month, person_id, proposed, places from assignment order by month, person_id',
  'select person_id, day, place_after, reason, changed_by, changed_at from day_change order by person_id, day',
  'select team_id, approved_by, approved_at from team_approval order by team_id',
  `select s.person_id, s.valid_from, s.percents, array(select a.code from unnest(s.activity_ids) as one
     join activity a on a.id = one) as codes from person_activities s order by s.person_id`,
  'select id, name, kind, address, latitude, longitude, capacity from site order by id',
  'select id, site_id, label, x, y, attributes from seat order by id',
  'select site_id, seat_id, person_id, day, morning, afternoon, state from booking order by person_id, day',
]
const digestOf = (on: TestDatabase): Promise<string[]> =>
  on.asOwner(async (client) => {
    const digests: string[] = []
    for (const text of contents) {
      const { rows } = await client.query(text)
      expect(rows.length).toBeGreaterThan(0)
      digests.push(createHash('sha256').update(JSON.stringify(rows)).digest('hex'))
    }
    return digests
  })

test('the same seed makes the same demo, to the last assignment', async () => {
  const again = await openTestDatabase()
  try {
    await demoOn(again)
    expect(await digestOf(again)).toEqual(await digestOf(database))
  } finally {
    await again.close()
  }
})

test('the city has the published shape', async () => {
  const [figures] = await rowsOf<Record<string, number>>(`
    select count(*)::int as people, count(*) filter (where sex = 'F')::int as women,
      avg(2026 - birth_year)::float as age, count(distinct fiscal_code)::int as codes,
      count(distinct lower(email))::int as emails, count(*) filter (where team_id is null)::int as teamless,
      count(*) filter (where email not like '%@milano.example')::int as addresses_of_somebody,
      count(*) filter (where fiscal_code not like '%Z999_')::int as codes_of_somebody,
      (count(*) filter (where home_suitable))::float / count(*) as suitable from person
    where id = any ('{${made.city.people.map(({ id }) => id)}}')`)
  expect(figures).toMatchObject({
    people,
    women: people * 0.65,
    codes: people,
    emails: people,
    teamless: 0,
    addresses_of_somebody: 0,
    codes_of_somebody: 0,
  })
  expect(figures!.age).toBeGreaterThan(48)
  expect(figures!.age).toBeLessThan(54)
  expect(figures!.suitable).toBeGreaterThan(0.82)
  expect(figures!.suitable).toBeLessThan(0.97)
  const unmanaged = await rowsOf(`select t.code from team t where (select count(*) from person p
    join role_grant g on g.person_id = p.id and g.role = 'team-manager' where p.team_id = t.id) <> 1`)
  const headless = await rowsOf(`select d.code from directorate d where (select count(*) from person p
    join team t on t.id = p.team_id join role_grant g on g.person_id = p.id and g.role = 'directorate-head'
    where t.directorate_id = d.id) <> 1`)
  expect([...unmanaged, ...headless]).toEqual([])
})

test('the published plan breaks no rule, as proposed and as changed, and gives no day that was not asked for', async () => {
  const { problem, asked } = await database.transaction(made.organisationId, async (tx) => ({
    problem: monthProblem(await readProblemFacts(tx, made.organisationId, published, '2026-10-23' as never)),
    asked: new Map(
      (await listWishes(tx, made.organisationId, published)).map(({ personId, ...wish }) => [personId, wish]),
    ),
  }))
  const rows = await rowsOf<{ id: string; proposed: string[]; places: string[] }>(
    `select person_id as id, coalesce(proposed, places) as proposed, places from assignment where month = '${published}'`,
  )
  expect(rows).toHaveLength(people)
  // Those on site came when the month was published.
  const planned = { ...problem, people: problem.people.filter(({ id }) => rows.some((row) => row.id === id)) }
  for (const what of ['proposed', 'places'] as const) {
    const plan = { people: rows.map((row) => ({ id: row.id, days: row[what] })) }
    expect(scorePlan(planned, plan).violations).toEqual([])
  }
  const given = rows.flatMap(({ id, places }) =>
    places.flatMap((place, index) => (isAway(place) ? [{ id, day: problem.days[index]! }] : [])),
  )
  expect(given.length).toBeGreaterThan(people * 3)
  const notAsked = given.filter(({ id, day }) => {
    const wish = asked.get(id)
    return !wish || !(wish.anyDay || (wish.wished as readonly string[]).includes(day))
  })
  expect(notAsked).toEqual([])
  const unsuitable = await rowsOf(
    `select from assignment a join person p on p.id = a.person_id where 'home' = any(a.places) and not p.home_suitable`,
  )
  expect(unsuitable).toEqual([])
})

test('as many may ask as the demo was made for, and those on site besides may not, each for a reason', async () => {
  const { organisationId, city } = made
  const [rows, reasons] = await database.transaction(organisationId, async (tx) => [
    await listWhoMayAsk(tx, organisationId, today as never),
    (await findWhetherMayAsk(tx, organisationId, city.onSite.people[0]!.id, today as never)).reasons,
  ])
  expect(rows).toHaveLength(people + city.onSite.people.length)
  expect(rows.filter(({ mayAsk }) => mayAsk)).toHaveLength(people)
  const onSite = new Set(city.onSite.people.map(({ id }) => id))
  expect(rows.filter(({ personId, mayAsk }) => onSite.has(personId) && mayAsk)).toEqual([])
  expect(reasons.length).toBeGreaterThan(1)
})

test('managers gave a reason for each day that they took back', async () => {
  const changes = await rowsOf<{ reason: string; place_before: string; place_after: string }>(
    "select reason, place_before, place_after from day_change where kind = 'changed'",
  )
  expect(changes.length).toBeGreaterThan(2)
  for (const change of changes) {
    expect(change.reason).not.toBe('')
    expect(change).toMatchObject({
      place_before: expect.stringMatching(/^(home|space:)/),
      place_after: expect.stringMatching(/^office@/),
    })
  }
})

test('the chain of the audit holds', async () => {
  expect(await database.transaction(made.organisationId, findBrokenAudit)).toEqual([])
})

const standing = async () => (await visitorAt(house.http).ask(access.demoPeople, {})).items

test('the sign-in page shows the cast, and everything that it leads to says that it is a demo', async () => {
  const all = await standing()
  const shown = all.filter(({ organisation }) => organisation === demoOrganisation.slug)
  expect(shown.map(({ name }) => name).sort()).toEqual(
    cast.map(({ givenName, familyName }) => `${givenName} ${familyName}`).sort(),
  )
  // The city first, then the members of its alliance; of each of them who hosts and who administers.
  const { items } = await visitorAt(house.http).ask(access.directory, {})
  expect(items.map(({ slug }) => slug)[0]).toBe(demoOrganisation.slug)
  expect(items.map(({ slug }) => slug).sort()).toEqual(
    [demoOrganisation, ...members].map(({ slug }) => slug).sort(),
  )
  expect(items.filter(({ demo }) => !demo)).toEqual([])
  for (const { slug } of members) {
    const roles = all.filter(({ organisation }) => organisation === slug).flatMap((one) => one.roles)
    expect(roles).toEqual(expect.arrayContaining(['administrator', 'space-host', 'hr-office']))
  }
  for (const { personId, roles } of shown) {
    const visitor = visitorAt(house.http)
    const { session } = await visitor.ask(access.demoSignIn, {
      organisation: demoOrganisation.slug,
      personId,
    })
    expect(session).toMatchObject({ roles, organisation: { name: demoOrganisation.name, demo: true } })
    const month = await visitor.ask(planningMine.myMonth, { month: published })
    expect(month.published).toBe(true)
    expect(month.days).toHaveLength(21)
    const wish = await visitor.ask(wishes.myWish, { month: open })
    expect(wish).toMatchObject({ stage: 'wishes', statedAt: null, wished: [] })
  }
})

test('the network: members of every kind with sites of their own, seats booked once, nothing beyond what is lent', async () => {
  const shown = await visitorAt(house.http).ask(network.membersPage, {})
  expect(shown.alliances).toMatchObject([{ members: members.length }])
  expect(new Set(shown.items.map(({ kind }) => kind)).size).toBe(memberKinds.length)
  expect(shown.items.reduce((sum, { sites }) => sum + sites, 0)).toBeGreaterThan(35)
  const [figures] = await rowsOf<Record<string, number>>(`
    select (select count(*)::int from booking where day < '${today}') as past,
      (select count(*)::int from booking where day > '${today}') as coming,
      (select count(*)::int from booking b where organisation_id <> guest_id and not exists (select from lending l
        where l.organisation_id = b.organisation_id and l.site_id = b.site_id and l.guest_id = b.guest_id
          and l.convention_id = b.convention_id and b.day between l.from_day and l.until_day)) as unlent,
      (select count(*)::int from booking b join assignment a on a.organisation_id = b.guest_id and a.person_id = b.person_id
        join work_month w on w.organisation_id = a.organisation_id and w.month = a.month
        where a.places[array_position(w.days, b.day)] !~ '^(home|space:)') as in_the_office,
      (select count(*)::int from booking b join site_closure c on c.site_id = b.site_id and b.day between c.from_day and c.until_day) as closed,
      (select count(*)::int from booking_wait) as waiting,
      (select count(*)::int from floor where plan_svg is null) as bare,
      (select count(*)::int from convention where until_day between '${today}' and date '${today}' + 30) as ending,
      (select count(*)::int from convention_partner where guest_signed_at is null) as unsigned`)
  expect(figures).toMatchObject({
    unlent: 0,
    in_the_office: 0,
    closed: 0,
    waiting: 2,
    bare: 0,
    ending: 1,
    unsigned: 1,
  })
  expect(figures!.past).toBeGreaterThan(100)
  expect(figures!.coming).toBeGreaterThan(100)
})

test('HR closes the open month and starts its plan at once', async () => {
  const officer = (await standing()).find(({ roles }) => roles.includes('hr-office'))!
  const hr = visitorAt(house.http)
  await hr.ask(access.demoSignIn, { organisation: demoOrganisation.slug, personId: officer.personId })
  const { items } = await hr.ask(wishes.figures, { month: open })
  const stated = items.reduce((sum, one) => sum + one.stated, 0)
  expect(stated / people).toBeGreaterThan(0.75)
  expect(stated / people).toBeLessThan(0.95)
  await hr.ask(months.closeWishes, { month: open })
  expect(await hr.ask(planning.startRun, { month: open })).toMatchObject({
    state: 'waiting',
    people: people + made.city.onSite.people.length,
  })
})
