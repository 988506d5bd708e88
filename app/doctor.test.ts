import { afterAll, beforeAll, expect, test } from 'vitest'
import { alliance } from '../features/alliance/contract.ts'
import { openWorld, type World } from '../tests/world.ts'
import { diagnose } from './doctor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

const look = () => diagnose(world.database, world.database.url)
const wrong = async () => (await look()).filter(({ ok }) => !ok)
const asOwner = (statement: string) => world.database.asOwner((owner) => owner.query(statement))

test('a sound database is found sound, in every respect', async () => {
  const findings = await look()
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual([
    'engine',
    'schema as in platform/schema.sql',
    'row-level security forced everywhere',
    'application role powerless',
    'triggers fire',
    'migrations applied',
    'audit chain of borgo-sereno',
    'audit chain of valle-quieta',
  ])
})

test('a table without its fence, a right too many, a column too many and a migration too few are found', async () => {
  await asOwner('alter table wish no force row level security; grant truncate on team to vicinato_app')
  await asOwner(
    "alter table person add column nickname text; delete from schema_migration where name like '0001%'",
  )
  const found = new Map((await wrong()).map(({ check, detail }) => [check, detail]))
  expect(found.get('row-level security forced everywhere')).toBe('wish')
  expect(found.get('application role powerless')).toBe('empties or refers to tables')
  expect(found.get('schema as in platform/schema.sql')).toContain('+ nickname text')
  expect(found.get('migrations applied')).toMatch(/^0001-/)
  await asOwner('alter table wish force row level security; revoke truncate on team from vicinato_app')
  await asOwner(
    "alter table person drop column nickname; insert into schema_migration (name) values ('0001-house.sql')",
  )
  expect(await wrong()).toEqual([])
})

test('a change in the audit is found, by organisation', async () => {
  const administrator = await world.as('Marta Rizzo')
  for (const name of ['Comune di Borgo', 'Comune di Borgo Sereno'])
    await administrator.ask(alliance.changeOrganisation, { name, patronDay: '12-07' })
  await asOwner(`alter table audit_entry disable trigger written_once;
    update audit_entry set subject = 'somebody else' where seq = 1 and organisation_id = '${world.organisationId}'`)
  expect((await wrong()).map(({ detail }) => detail)).toEqual([
    'audit_entry.written_once',
    'entry 1: changed',
  ])
  await asOwner('alter table audit_entry enable trigger written_once')
  expect(await wrong()).toEqual([
    { check: 'audit chain of borgo-sereno', ok: false, detail: 'entry 1: changed' },
  ])
})
