import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { access } from '../../features/access/contract.ts'
import { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
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
      select organisation_id, 0, now(), 'x', 'test', 'x', '', '' from crowd, generate_series(1, 200);
    analyze`)
}

const crowded = ['person', 'role_grant', 'session', 'wish', 'audit_entry', 'assignment']

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
  const statements = recorded.filter(({ text }) => /^\s*(select|insert|update|delete|with)\b/i.test(text))
  recorded = undefined
  expect(statements.length).toBeGreaterThan(20)
  const whole: string[] = []
  for (const statement of statements)
    for (const table of await scannedWhole(statement))
      whole.push(`${table}: ${statement.text.replaceAll(/\s+/g, ' ')}`)
  expect(whole).toEqual([])
})

test('the check can fail: unfenced, the same table is read whole', async () => {
  expect(await scannedWhole({ text: `select from person where given_name = 'x'`, values: [] })).toEqual([])
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(`explain select from person where given_name = 'x'`),
  )
  expect(JSON.stringify(rows)).toContain('Seq Scan on person')
})
