import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/setup/database.ts'
import { newDatabaseName, onServer, serverUrl } from '../../tests/setup/server.ts'
import { findBrokenAudit, writeAudit } from '../audit.ts'
import { stoppedClock } from '../clock.ts'
import { jobsOn } from '../jobs.ts'
import { asOwner } from './moving-catalogue.ts'
import { readPacked, writePacked } from './moving-file.ts'
import { checkDump, NotLoadable } from './moving-format.ts'
import { loadDump } from './moving-in.ts'
import { dumpText } from './moving-out.ts'
import { migrateServer, openDatabase } from './open.ts'
import { describeSchema } from './schema.ts'
import { findDisabledTriggers } from './soundness.ts'

const folder = mkdtempSync(join(tmpdir(), 'vicinato-moving-'))
const at = (name: string) => join(folder, name)
const about = { madeAt: '2026-11-22T03:00:00.000Z', product: '0.1.0' }
const organisationId = randomUUID()
const odd = 'È “così”\n\ttab \\ back\u2028line\u0001 🏛 [1] {"a": null}'
let source: TestDatabase
let original: Buffer

const dumpTo = async (database: TestDatabase, file: string) => {
  await database.asOwner((owner) => writePacked(at(file), dumpText(owner, about)))
  return readFileSync(at(file))
}
const loadInto = (database: TestDatabase, file: string) =>
  database.asOwner((owner) => loadDump(owner, readPacked(at(file))))
const faultsOf = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (fault) => {
      if (fault instanceof NotLoadable) return fault.faults
      throw fault
    },
  )
const lines = () => gunzipSync(original).toString('utf8').trimEnd().split('\n')
const write = (file: string, content: readonly string[]) =>
  writeFileSync(at(file), gzipSync(`${content.join('\n')}\n`))

/** Two people, values that are hard to write down exactly, an audit of three and a job that waits. */
async function fill(database: TestDatabase): Promise<void> {
  const jobs = jobsOn(database, stoppedClock('2026-11-22'), (fault) => {
    throw fault
  })
  await jobs.start({})
  await database.transaction(organisationId, async (tx) => {
    await sql`insert into organisation (id, slug, name, created_at)
      values (${organisationId}, 'borgo', ${odd}, '2026-10-25 02:30:00.123456+01')`.execute(tx)
    for (const name of ['Ada', 'Bruno'])
      await sql`insert into person (organisation_id, fiscal_code, given_name, family_name, left_on)
        values (${organisationId}, ${`CODE-${name}`}, ${name}, ${odd}, '2026-03-29')`.execute(tx)
    await sql`select set_config('app.purpose', 'engine', true)`.execute(tx)
    await sql`insert into person_home (organisation_id, person_id, latitude, longitude)
      select organisation_id, id, 0.1::float8 + 0.2::float8, -1e-7 from person`.execute(tx)
    await sql`insert into people_import (organisation_id, sha256, file_name, started_at, started_by, counts)
      select organisation_id, '\\x00ff0a5c', 'a', now(), id, '{"b": 1.10, "a": "\\u00e8"}' from person limit 1`.execute(
      tx,
    )
    for (let n = 1; n <= 3; n++)
      await writeAudit(tx, organisationId, [
        { at: 1_800_000_000_123 + n, actor: 'x', act: 'test/act', subject: odd, details: { n } },
      ])
    await jobs.enqueue(tx, 'tidy', { organisationId, id: organisationId })
  })
  await jobs.stop()
}

beforeAll(async () => {
  source = await openTestDatabase()
  await fill(source)
  original = await dumpTo(source, 'original')
})
afterAll(async () => {
  await source.close()
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

test('what is loaded and dumped again is the same, byte by byte; the chain is whole and work is queued again', async () => {
  const target = await openTestDatabase()
  const schema = await target.transaction(undefined, describeSchema)
  const report = await loadInto(target, 'original')
  expect([report.jobsQueued, report.jobsUnknown]).toEqual([1, []])
  expect((await dumpTo(target, 'again')).equals(original)).toBe(true)
  expect(await target.transaction(organisationId, findBrokenAudit)).toEqual([])
  // The fences, triggers and keys put aside for the loading stand again, and the chain goes on.
  expect(await target.transaction(undefined, describeSchema)).toBe(schema)
  expect(await target.transaction(undefined, findDisabledTriggers)).toEqual([])
  await target.transaction(organisationId, (tx) =>
    writeAudit(tx, organisationId, [{ at: 1, actor: 'x', act: 'a', subject: 's', details: {} }]),
  )
  expect(await target.transaction(organisationId, findBrokenAudit)).toEqual([])
  await target.close()
})

test('the file is for its owner alone, and unpacked it holds each value as the database writes it', async () => {
  expect((statSync(at('original')).mode & 0o777).toString(8)).toBe('600')
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  const { header, end, rows } = await checkDump(readPacked(at('original')))
  expect(header.tables.map(({ name }) => name)).not.toContain('schema_migration')
  expect(end.tables.person).toMatchObject({ rows: 2 })
  expect(rows).toBe(Object.values(end.tables).reduce((sum, table) => sum + table.rows, 0))
  const home = lines()[lines().indexOf('{"table":"person_home"}') + 1]!
  expect(JSON.parse(home).slice(2, 4)).toEqual(['0.30000000000000004', '-1e-07'])
  // Computed by the database, so left to it.
  expect(header.tables.find(({ name }) => name === 'person')!.columns.map(({ name }) => name)).not.toContain(
    'family_key',
  )
})

test('a table comes after those that it refers to', async () => {
  const { header } = await checkDump(readPacked(at('original')))
  const names = header.tables.map(({ name }) => name)
  const { rows } = await source.asOwner((owner) =>
    owner.query<{ from: string; to: string }>(`
      select c.relname as from, r.relname as to from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_class r on r.oid = f.confrelid
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and c.oid <> r.oid`),
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ from, to }) => names.indexOf(from) < names.indexOf(to))).toEqual([])
})

const damaged: [what: string, damage: () => void, fault: RegExp][] = [
  ['cut in the middle', () => writeFileSync(at('bad'), original.subarray(0, original.length / 2)), /cut/],
  ['cut before its end', () => write('bad', lines().slice(0, -1)), /it has no end/],
  [
    'cut within a line',
    () => writeFileSync(at('bad'), gzipSync(lines().join('\n'))),
    /its last line has no end/,
  ],
  [
    'with a bit that flipped',
    () => {
      const flipped = Buffer.from(original)
      const place = Math.floor(flipped.length / 2)
      flipped[place] = flipped[place]! ^ 4
      writeFileSync(at('bad'), flipped)
    },
    // Where it strikes depends on the packing: whatever it makes of the text, it is noticed.
    /./,
  ],
  [
    'with another name in a row',
    () =>
      write(
        'bad',
        lines().map((line) => line.replace('"Ada"', '"Eva"')),
      ),
    /person is not what was written/,
  ],
  [
    'without one row',
    () =>
      write(
        'bad',
        lines().filter((line) => !line.includes('"Ada"')),
      ),
    /person has 1 rows and not 2|the database refuses rows of/,
  ],
  [
    'of another format',
    () => write('bad', [lines()[0]!.replace('dump@1', 'dump@2'), ...lines().slice(1)]),
    /format vicinato\/dump@2; this version reads vicinato\/dump@1/,
  ],
  ['that is none', () => writeFileSync(at('bad'), 'no dump'), /cut or damaged/],
  ['that is empty', () => write('bad', ['']), /no dump of Vicinato/],
]
test.each(damaged)('a dump %s is refused and nothing of it stays', async (_, damage, fault) => {
  damage()
  expect((await faultsOf(checkDump(readPacked(at('bad'))))).join('\n')).toMatch(fault)
  expect((await faultsOf(loadInto(await emptyTarget(), 'bad'))).join('\n')).toMatch(fault)
  expect((await dumpTo(await emptyTarget(), 'empty')).equals(await nothing())).toBe(true)
})

let target: TestDatabase | undefined
let empty: Buffer | undefined
async function emptyTarget(): Promise<TestDatabase> {
  target ??= await openTestDatabase()
  empty ??= await dumpTo(target, 'nothing')
  return target
}
const nothing = async (): Promise<Buffer> => {
  await emptyTarget()
  return empty!
}
afterAll(() => target?.close())

test('another version and an installation that is in use are refused, with everything that is wrong', async () => {
  const other = lines()[0]!
    .replace('"0001-house.sql"', '"0001-home.sql"')
    .replace('"name":"given_name","type":"text"', '"name":"given_name","type":"character varying"')
  // A header as somebody of another version would have written it: with the hash that belongs to it.
  const { createHash } = await import('node:crypto')
  const body = [other, ...lines().slice(1, -1)]
  const end = JSON.parse(lines().at(-1)!)
  end.end.sha256 = createHash('sha256')
    .update(`${body.join('\n')}\n`)
    .digest('hex')
  write('bad', [...body, JSON.stringify(end)])
  expect(await faultsOf(loadInto(source, 'bad'))).toEqual([
    'the dump is of a newer version: it has the migration 0001-home.sql',
    'the dump is of an older version: it lacks the migration 0001-house.sql',
    'the table person has other columns here',
    expect.stringMatching(/not empty: there are rows in .*\borganisation, /),
  ])
})

test('a dump whose audit is broken is not loaded, though its own hashes agree', async () => {
  const victim = await openTestDatabase()
  await loadInto(victim, 'original')
  await victim.asOwner((owner) =>
    owner.query(`alter table audit_entry disable trigger user;
      update audit_entry set subject = 'another' where seq = 2; alter table audit_entry enable trigger user`),
  )
  await dumpTo(victim, 'forged')
  await victim.close()
  expect(await faultsOf(loadInto(await emptyTarget(), 'forged'))).toEqual([
    `the audit of ${organisationId} is broken at entry 2: changed`,
  ])
  expect((await dumpTo(await emptyTarget(), 'empty')).equals(await nothing())).toBe(true)
})

test('what cannot be written to the end leaves neither file nor part, and keeps the file that was there', async () => {
  writeFileSync(at('kept'), 'as it was')
  await expect(
    source.asOwner(async (owner) => {
      async function* breaking() {
        for await (const text of dumpText(owner, about)) {
          yield text
          throw new Error('no space left on device')
        }
      }
      await writePacked(at('kept'), breaking())
    }),
  ).rejects.toThrow('no space left')
  expect(readFileSync(at('kept'), 'utf8')).toBe('as it was')
  expect(readdirSync(folder)).not.toContain('kept.part')
  // The transaction of the reading has ended with it.
  expect((await dumpTo(source, 'after')).equals(original)).toBe(true)
})

describe.runIf(process.env.VICINATO_TEST_ENGINE === 'server')(
  'between PostgreSQL and the embedded engine',
  () => {
    test('there and back, byte by byte', async () => {
      const embedded = await openDatabase({})
      await asOwner(embedded, undefined, (owner) => loadDump(owner, readPacked(at('original'))))
      await asOwner(embedded, undefined, (owner) => writePacked(at('embedded'), dumpText(owner, about)))
      await embedded.close()
      expect(readFileSync(at('embedded')).equals(original)).toBe(true)
      const back = await openTestDatabase()
      await loadInto(back, 'embedded')
      expect((await dumpTo(back, 'back')).equals(original)).toBe(true)
      await back.close()
    })

    test('an owner who is no superuser, as on a hosted PostgreSQL: loads, and dumps once nobody else is there', async () => {
      const [role, name] = [newDatabaseName(), newDatabaseName()]
      await onServer(`create role ${role} login password 'plain' nosuperuser`)
      await onServer(`create database ${name} owner ${role}`)
      const url = new URL(serverUrl(name))
      Object.assign(url, { username: role, password: 'plain' })
      await migrateServer(url.href)
      const owner = new pg.Client({ connectionString: url.href })
      await owner.connect()
      await loadDump(owner, readPacked(at('original')))
      await expect(writePacked(at('bound'), dumpText(owner, about))).rejects.toThrow(/bypassrls/)
      await writePacked(at('plain'), dumpText(owner, about, { alone: true }))
      expect(readFileSync(at('plain')).equals(original)).toBe(true)
      const { rows } = await owner.query('select from pg_class where relname = $1 and relforcerowsecurity', [
        'person',
      ])
      expect(rows).toHaveLength(1)
      await owner.end()
      await onServer(`drop database ${name} with (force)`)
      await onServer(`drop role ${role}`)
    })

    test('while it is dumped, others go on writing, and the dump does not change for it', async () => {
      await source.asOwner(async (owner) => {
        const text = dumpText(owner, about)
        const parts = [(await text.next()).value]
        await source.transaction(organisationId, (tx) =>
          sql`update organisation set name = 'changed meanwhile' where id = ${organisationId}`.execute(tx),
        )
        for await (const part of text) parts.push(part)
        expect(parts.join('')).toBe(gunzipSync(original).toString('utf8'))
      })
      await source.transaction(organisationId, (tx) =>
        sql`update organisation set name = ${odd} where id = ${organisationId}`.execute(tx),
      )
    })
  },
)
