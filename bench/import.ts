/**
 * How long an import of people takes, and how much longer than writing the same rows with nothing around.
 * `node --import tsx bench/import.ts [--rows 15000] [--embedded]`: on PostgreSQL (TEST_DATABASE_URL, or a
 * private cluster), or on the embedded engine in a temporary folder.
 */

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { givenUpOf, openHouse, worksOf } from '../app/house.ts'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { enterPerson } from '../features/people/actions.ts'
import { inventedFiscalCode, inventedPerson } from '../features/people/example.ts'
import { type SheetName, sheetNames, sheets } from '../features/people/import-columns-rules.ts'
import { systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/database/open.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import { type Cell, csvOf, xlsxOf } from '../platform/sheets/writing.ts'
import { benchServices, unlimited } from './house.ts'

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '15000' }, embedded: { type: 'boolean', default: false } },
})
const people = Number(options.rows)
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

type Server = { url: string; stop(): Promise<void> }
/** Not typed: the scripts are plain JavaScript, to run before anything is installed. */
const postgresScript = '../scripts/postgres.mjs'

async function openPlace() {
  if (options.embedded) {
    const folder = mkdtempSync(join(tmpdir(), 'vicinato-bench-'))
    return { settings: { folder }, close: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const { openPostgres } = (await import(postgresScript)) as { openPostgres(): Promise<Server | undefined> }
  const server = await openPostgres()
  if (!server) throw new Error('no PostgreSQL to measure on')
  const name = `vicinato_bench_${randomBytes(4).toString('hex')}`
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(`create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    settings: { url: url.href },
    async close() {
      await owner.query(`drop database ${name} with (force)`)
      await owner.end()
      await server.stop()
    },
  }
}

/** Invented rows: a team for every 35 people, a directorate for every 10 teams, an office for every 7. */
function inventedRows(): Record<SheetName, Record<string, Cell>[]> {
  const count = (each: number, of: number) =>
    Array.from({ length: Math.ceil(of / each) }, (_, index) => index)
  const teams = count(35, people)
  const letters = (number: number) =>
    [...String(number).padStart(5, '0')].map((digit) => 'BCDFGLMNPR'[Number(digit)]).join('')
  return {
    offices: count(7, teams.length).map((n) => ({
      code: `S${n}`,
      name: `Sede ${n}`,
      zone: `Zona ${n % 9}`,
      desks: 90,
      latitude: 45.4 + (n % 90) / 900,
      longitude: 9.1 + (n % 70) / 700,
    })),
    teams: teams.map((n) => ({
      code: `T${n}`,
      name: `Squadra ${n}`,
      directorate_code: `D${Math.floor(n / 10)}`,
      directorate_name: `Direzione ${Math.floor(n / 10)}`,
      office_code: `S${Math.floor(n / 7)}`,
      min_present: 3,
    })),
    persons: count(1, people).map((n) => ({
      fiscal_code: inventedFiscalCode({
        familyName: letters(n).slice(0, 3),
        givenName: letters(n).slice(2),
        sex: n % 3 ? 'F' : 'M',
        birthDay: `${1960 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`,
      }),
      family_name: `Cognome ${letters(n)}`,
      given_name: `Nome ${n % 400}`,
      email: `persona.${n}@ente.example`,
      roles: n % 35 ? 'dipendente' : 'dipendente, responsabile di squadra',
      team_code: `T${Math.floor(n / 35)}`,
      office_code: `S${Math.floor(Math.floor(n / 35) / 7)}`,
      part_time_percent: n % 8 ? 100 : 80,
      contract: 'tempo indeterminato',
      entry_earliest: '07:30',
      entry_latest: '10:00',
      entry_preferred: n % 2 ? '08:30' : '09:00',
      commute_minutes: n % 5 ? '' : 20 + (n % 60),
      home_latitude: 45.4 + (n % 997) / 9970,
      home_longitude: 9.1 + (n % 991) / 9910,
    })),
  }
}

const place = await openPlace()
const database = await openDatabase(place.settings)
const services = benchServices({ mail: undefined })
const house = await openHouse(database, services, unlimited)
await house.jobs.start(worksOf(services), givenUpOf())

/** An organisation with an administrator who asks. */
async function newAdministration(slug: string) {
  const now = systemClock.now()
  const found = { name: slug, slug, patronDay: null, demo: true }
  const { organisationId, session } = await database.transaction(undefined, async (tx) => {
    const organisationId = await foundOrganisation(tx, found)
    const person = inventedPerson({ givenName: 'Ada', familyName: 'Bench' })
    const moment = { today: systemClock.today(), now }
    const personId = await enterPerson(tx, organisationId, { ...person, roles: ['administrator'] }, moment)
    return { organisationId, session: await startSession(tx, organisationId, personId, now) }
  })
  const headers = { cookie: `vicinato=${cookieText(session)}`, 'x-csrf-token': csrfTokenOf(session.token) }
  const ask = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await house.http.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(payload ? { payload } : {}),
    })
    if (answer.statusCode >= 400) throw new Error(answer.body.slice(0, 500))
    return answer.json()
  }
  return { organisationId, ask }
}
type Ask = Awaited<ReturnType<typeof newAdministration>>['ask']

async function until(ask: Ask, id: string, states: readonly string[]) {
  for (;;) {
    const shown = await ask('GET', `/people-imports/${id}`)
    if (states.includes(shown.state)) return shown
    if (['faulty', 'failed'].includes(shown.state)) throw new Error(JSON.stringify(shown).slice(0, 1000))
    await wait(20)
  }
}

/** Sends, reads and applies one file; the times are those of whoever waits, queue included. */
async function importFile(ask: Ask, fileName: string, bytes: Uint8Array): Promise<number> {
  let longestMilliseconds = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longestMilliseconds = Math.max(longestMilliseconds, performance.now() - last)
    last = performance.now()
  }, 5)
  const startedAt = performance.now()
  const contentBase64 = Buffer.from(bytes).toString('base64')
  const { id } = await ask('POST', '/people-imports', { fileName, contentBase64 })
  const sentAt = performance.now()
  const { counts } = await until(ask, id, ['ready'])
  const readAt = performance.now()
  await ask('POST', `/people-imports/${id}/application`)
  await until(ask, id, ['applied'])
  const doneAt = performance.now()
  clearInterval(ticking)
  const { added, changed, unchanged } = counts.persons
  console.log(
    `${fileName} (${(bytes.length / 1e6).toFixed(1)} MB): sent ${seconds(sentAt - startedAt)} s, read ${seconds(readAt - sentAt)} s, ` +
      `applied ${seconds(doneAt - readAt)} s, together ${seconds(doneAt - startedAt)} s; ` +
      `${added} added, ${changed} changed, ${unchanged} unchanged; longest wait of the process ${longestMilliseconds.toFixed(0)} ms`,
  )
  return doneAt - startedAt
}

/** The same persons in one INSERT: no reading, no check, no roles, no homes. */
async function insertPlainly(organisationId: string, rows: readonly Record<string, Cell>[]): Promise<number> {
  const startedAt = performance.now()
  await database.transaction(organisationId, (tx) =>
    sql`insert into person (organisation_id, fiscal_code, given_name, family_name, email)
      select ${organisationId}, fiscal_code, given_name, family_name, email
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (fiscal_code text, given_name text, family_name text, email text)`.execute(tx),
  )
  return performance.now() - startedAt
}

try {
  const rows = inventedRows()
  const sheetOf = (sheet: SheetName, content = rows[sheet]): Cell[][] => [
    sheets[sheet].columns.map(({ heading }) => heading.it),
    ...content.map((row) => sheets[sheet].columns.map(({ key }) => row[key] ?? '')),
  ]
  console.log(
    `${people} persons, ${rows.teams.length} teams, ${rows.offices.length} offices; ${database.kind}`,
  )
  const workbook = await xlsxOf(
    sheetNames.map((sheet) => ({ name: sheets[sheet].heading.it, rows: sheetOf(sheet) })),
  )
  const first = await newAdministration('xlsx')
  const whole = await importFile(first.ask, 'persone.xlsx', workbook)
  await importFile(first.ask, 'the same again.csv', csvOf(sheetOf('persons')))
  const changed = rows.persons.map((row, index) => (index % 4 ? row : { ...row, part_time_percent: 50 }))
  await importFile(first.ask, 'one in four changed.csv', csvOf(sheetOf('persons', changed)))
  const plain = await insertPlainly((await newAdministration('plain')).organisationId, rows.persons)
  console.log(
    `plain insert of the persons alone ${seconds(plain)} s; the import of the workbook takes ${(whole / plain).toFixed(1)} times that`,
  )
} finally {
  await house.close()
  await place.close()
}
