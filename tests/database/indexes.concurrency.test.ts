import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { access } from '../../features/access/contract.ts'
import { bank } from '../../features/bank/contract.ts'
import { bookings } from '../../features/bookings/contract.ts'
import { communications } from '../../features/communications/contract.ts'
import { exampleSettings } from '../../features/communications/example.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { conventions } from '../../features/conventions/contract.ts'
import { months } from '../../features/months/contract.ts'
import { nearby } from '../../features/nearby/contract.ts'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { readiness } from '../../features/readiness/contract.ts'
import { training } from '../../features/training/contract.ts'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { openNetwork } from '../network-world.ts'
import { openWorld, type World } from '../world.ts'

/**
 * What people ask every day must not read through other organisations' rows. Every statement that these
 * requests send is recorded and explained among 40 organisations of 1,500 people, statistics up to date.
 * On PostgreSQL alone: the embedded engine has the same indexes, and one organisation.
 */
const organisations = 40
const peopleEach = 1500
const month = '2027-01' as Month
type Statement = { text: string; values: unknown[] }

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let recorded: Statement[] | undefined

beforeAll(async () => {
  world = await openWorld()
  record(world.database.engine.pool)
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
  await hr.ask(months.closeWishes, { month })
  const { id } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId: id }),
    ({ state }) => state === 'done',
  )
  await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
  const settings = exampleSettings('2026-11-01' as Day, { channel: 'rest' })
  await hr.ask(communicationOffice.changeSettings, settings)
  network = await openNetwork(world)
  await world.database.asOwner(crowd)
}, 240_000)
afterAll(() => world.close())

/** Notes every statement that goes to the server while `recorded` is a list. */
function record(pool: pg.Pool) {
  const patched = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (patched.has(client)) return
    patched.add(client)
    const query = client.query.bind(client) as (...all: unknown[]) => unknown
    client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text === 'string') recorded?.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...rest)
    }) as typeof client.query
  })
}

async function crowd(owner: pg.ClientBase): Promise<void> {
  await owner.query(`
    create temp table crowd as select gen_random_uuid() as organisation_id, n from generate_series(1, ${organisations}) n;
    insert into organisation (id, slug, name) select organisation_id, 'crowd-' || n, 'Crowd ' || n from crowd;
    insert into person (organisation_id, fiscal_code, given_name, family_name, email)
      select organisation_id, 'CRWD' || p, 'Given' || p % 97, 'Family' || p % 389, 'p' || p || '@crowd-' || n || '.example'
      from crowd, generate_series(1, ${peopleEach}) p;
    insert into role_grant (organisation_id, person_id, role) select organisation_id, id, 'employee' from person
      where fiscal_code like 'CRWD%';
    insert into session (organisation_id, token_hash, person_id, started_at, last_seen_at)
      select organisation_id, sha256(id::text::bytea), id, now(), now() from person where fiscal_code like 'CRWD%';
    insert into work_month (organisation_id, month, days, wishes_until, days_per_person, opened_at, opened_by)
      select c.organisation_id, m.month, m.days, m.wishes_until, 8, now(),
        (select id from person p where p.organisation_id = c.organisation_id limit 1)
      from crowd c, work_month m;
    insert into wish (organisation_id, month, person_id, wished, absent, any_day, home, stated_at)
      select organisation_id, '${month}', id, '{}', '{}', false, true, now() from person where fiscal_code like 'CRWD%';
    insert into plan_run (organisation_id, month, days, started_at, started_by, seconds, gap_percent, people)
      select organisation_id, month, days, now(), opened_by, 1, 1, 1 from work_month
      where organisation_id in (select organisation_id from crowd);
    insert into assignment (organisation_id, month, person_id, run_id, proposed, places)
      select p.organisation_id, r.month, p.id, r.id, '{home}', '{home}'
      from person p join plan_run r using (organisation_id) where fiscal_code like 'CRWD%';
    insert into audit_entry (organisation_id, seq, at, actor, act, subject, previous_hash, hash)
      select organisation_id, 0, now(), 'x', 'test', 'x', '', '' from crowd, generate_series(1, 200)`)
  // Their keys into other tables point nowhere: what is explained reads these tables, and never their rows.
  await owner.query(`
    set session_replication_role = replica;
    create temp table listed as select * from (
      select p.organisation_id, p.id, row_number() over (partition by p.organisation_id order by p.id) as n
      from person p where fiscal_code like 'CRWD%') p where n <= 500;
    insert into training_enrolment (organisation_id, edition_id, person_id, enrolled_at)
      select organisation_id, gen_random_uuid(), id, now() from listed;
    insert into training_certificate (organisation_id, person_id, course_id, title, hours, issued_on, valid_until, made_at)
      select organisation_id, id, gen_random_uuid(), 'Corso', 4, '2026-01-10', '2028-01-10', now() from listed;
    insert into equipment (organisation_id, person_id, kind, provided_by, assigned_on, assigned_at)
      select organisation_id, id, 'computer', 'body', '2026-01-10', now() from listed;
    insert into assistance_request (organisation_id, person_id, about, words, asked_at)
      select organisation_id, id, 'vpn', 'Non va', now() - n * interval '1 hour' from listed;
    insert into communication (organisation_id, person_id, agreement_id, why, kind, period_id, signed_on,
        starts_on, counted_from, due_on, because, state, made_at)
      select organisation_id, id, gen_random_uuid(), 'start', 'I', gen_random_uuid(), '2026-01-10',
        '2026-02-01', '2026-02-01', '2026-03-20', 'x', case when n % 20 = 0 then 'due' else 'elsewhere' end, now() from listed;
    insert into near_site (organisation_id, person_id, host_id, site_id, walk_seconds, bicycle_seconds, car_seconds)
      select organisation_id, id, organisation_id, gen_random_uuid(), 600, 300, 200 from listed;
    insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning,
        afternoon, state, source, made_at)
      select organisation_id, md5(organisation_id::text || n % 10)::uuid, id, organisation_id, id, gen_random_uuid(),
        '2026-11-24'::date + (n % 60)::int, true, true, 'confirmed', 'own', now() from listed;
    insert into seat (organisation_id, id, site_id, label, attributes)
      select organisation_id, id, md5(organisation_id::text || n % 10)::uuid, 'S' || n, '{monitor}' from listed;
    insert into seat_day (organisation_id, seat_id, day, morning, afternoon, site_id)
      select organisation_id, id, '2026-11-24'::date + (n % 60)::int, true, true, md5(organisation_id::text || n % 10)::uuid
      from listed;
    insert into site_day (organisation_id, site_id, day, morning, afternoon)
      select organisation_id, md5(organisation_id::text || n % 10)::uuid, '2026-11-24'::date + (n / 10)::int, 1, 1 from listed;
    insert into lent_day (organisation_id, site_id, guest_id, day, morning, afternoon)
      select organisation_id, site_id, organisation_id, day, 1, 1 from site_day where organisation_id in (select organisation_id from crowd);
    insert into presence_choice (organisation_id, person_id, shown_to) select organisation_id, id, 'organisation' from listed;
    insert into convention (id, organisation_id, title, from_day, until_day, cost, state, created_at)
      select id, organisation_id, 'Convenzione', '2026-01-01', '2027-12-31', 'none', 'offered', now() from listed where n <= 100;
    insert into convention_partner (organisation_id, convention_id, guest_id)
      select c.organisation_id, c.id, (select g.organisation_id from crowd g where g.organisation_id <> c.organisation_id
        order by md5(c.id::text || g.n) limit 1) from convention c join crowd using (organisation_id);
    insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day)
      select p.organisation_id, gen_random_uuid(), p.guest_id, p.convention_id, '2026-01-01', '2027-12-31'
      from convention_partner p join crowd using (organisation_id);
    insert into bank_account (organisation_id, month, kind, person_id, balance)
      select organisation_id, '${month}', 'person', id, 1 from listed;
    insert into bank_transfer (organisation_id, act_id, debit_id, credit_id, days, reason, made_at)
      select organisation_id, gen_random_uuid(), gen_random_uuid(), id, 1, 'given', now() from bank_account
      join crowd using (organisation_id);
    insert into bank_request (organisation_id, id, month, person_id, days, asked_at)
      select organisation_id, gen_random_uuid(), '${month}', id, 1, now() from listed;
    set session_replication_role = origin;
    analyze`)
}

const crowded = [
  ...[
    'person',
    'role_grant',
    'session',
    'wish',
    'audit_entry',
    'assignment',
    'training_enrolment',
    'equipment',
  ],
  ...['training_certificate', 'assistance_request', 'communication', 'near_site', 'booking'],
  ...['convention', 'convention_partner', 'lending', 'bank_account', 'bank_transfer', 'bank_request'],
]

/** Tables of many rows that a statement reads from end to end. */
async function scannedWhole(statement: Statement): Promise<string[]> {
  const { rows } = await world.database.asOwner(async (owner) => {
    await owner.query('begin')
    try {
      await owner.query('set local role vicinato_app')
      await owner.query(`select set_config('app.organisation', $1, true)`, [world.organisationId])
      return await owner.query<{ 'QUERY PLAN': unknown }>(
        `explain (format json) ${statement.text}`,
        statement.values,
      )
    } finally {
      await owner.query('rollback')
    }
  })
  const found: string[] = []
  const walk = (node: { [key: string]: unknown }): void => {
    if (node['Node Type'] === 'Seq Scan' && crowded.includes(String(node['Relation Name'])))
      found.push(String(node['Relation Name']))
    for (const child of (node.Plans as { [key: string]: unknown }[] | undefined) ?? []) walk(child)
  }
  walk((rows[0]!['QUERY PLAN'] as { Plan: { [key: string]: unknown } }[])[0]!.Plan)
  return found
}

test('what people ask every day is answered by indexes', async () => {
  const bruno = await world.as('Bruno Ferri')
  const ada = await world.as('Ada Colombo')
  const marta = await world.as('Marta Rizzo')
  recorded = []
  await bruno.ask(access.session, {})
  await bruno.ask(wishes.myWish, { month })
  await bruno.ask(planningMine.myMonth, { month })
  await bruno.ask(people.myProfile, {})
  await bruno.ask(months.months, {})
  await ada.ask(planning.grid, { month, teamId: world.teams.anagrafe })
  await marta.ask(people.persons, { limit: 20 })
  await marta.ask(people.persons, { limit: 20, q: 'fer' })
  await marta.ask(people.person, { personId: world.personIdOf('Bruno Ferri') })
  await marta.ask(access.auditEntries, { limit: 20 })
  const { statements, whole } = await readWhole()
  expect(statements).toBeGreaterThan(20)
  expect(whole).toEqual([])
})

test('the account of days, a gift, a request and the office’s sums are answered by indexes', async () => {
  const bruno = await world.as('Bruno Ferri')
  const hr = await world.as('Irene Marino')
  recorded = []
  await bruno.ask(bank.give, { id: randomUUID(), month, days: 1 })
  await (await world.as('Carla Greco')).ask(bank.ask, { id: randomUUID(), month, days: 1 })
  await bruno.ask(bank.mine, { month })
  await hr.ask(bank.office, { month })
  await hr.ask(bank.distribute, { month })
  const { statements, whole } = await readWhole()
  expect(statements).toBeGreaterThan(40)
  expect(whole).toEqual([])
})

test('lists of training, readiness, communications and of the network are answered by indexes', async () => {
  const bruno = await world.as('Bruno Ferri')
  const hr = await world.as('Irene Marino')
  const [day, until] = ['2026-11-26', '2026-12-31'] as [Day, Day]
  recorded = []
  await bruno.ask(training.mine, {})
  await hr.ask(training.completion, {})
  await hr.ask(trainingOffice.courses, {})
  await hr.ask(trainingOffice.editions, {})
  await bruno.ask(readiness.mine, {})
  await hr.ask(readiness.people, {})
  await hr.ask(readiness.requests, {})
  await hr.ask(communications.due, {})
  await hr.ask(communications.register, {})
  await hr.ask(communications.dispatches, {})
  await bruno.ask(bookings.myBookings, { from: day, until })
  await bruno.ask(bookings.seats, { hostId: network.hostId, siteId: network.siteId, day })
  await bruno.ask(nearby.search, { wanted: { day } })
  const weeks = { from: day, weeks: 4, weekdays: [1, 2, 3, 4, 5] }
  const wishedFor = { attributes: ['monitor'], free: true }
  await bruno.ask(nearby.search, { wanted: weeks, part: 'morning', ...wishedFor })
  await bruno.ask(nearby.search, {
    wanted: weeks,
    colleagues: true,
    from: { latitude: 45.46, longitude: 9.19 },
  })
  await bruno.ask(nearby.search, { wanted: { day: '2026-11-23' }, colleagues: true })
  await hr.ask(conventions.register, {})
  const { statements, whole } = await readWhole()
  expect(statements).toBeGreaterThan(20)
  expect(whole).toEqual([])
})

/** What of the statements noted until now reads a table of many rows from end to end. */
async function readWhole(): Promise<{ statements: number; whole: string[] }> {
  const noted = recorded ?? []
  recorded = undefined
  const statements = noted.filter(({ text }) => /^\s*(select|insert|update|delete|with)\b/i.test(text))
  const whole: string[] = []
  for (const statement of statements)
    for (const table of await scannedWhole(statement))
      whole.push(`${table}: ${statement.text.replaceAll(/\s+/g, ' ')}`)
  return { statements: statements.length, whole }
}

test('the check can fail: unfenced, the same table is read whole', async () => {
  expect(await scannedWhole({ text: `select from person where given_name = 'x'`, values: [] })).toEqual([])
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(`explain select from person where given_name = 'x'`),
  )
  expect(JSON.stringify(rows)).toContain('Seq Scan on person')
})
