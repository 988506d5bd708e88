import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { people } from './contract.ts'
import { inventedFiscalCode } from './example.ts'
import { forgetOldImports, importKeptMilliseconds } from './import-actions.ts'
import { sheets } from './import-columns-rules.ts'

let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Luca Barbieri')
})
afterAll(() => world.close())

type Preview = z.output<typeof people.peopleImport.output>
type Cells = Record<string, string | number>

const rowsOf = (sheet: keyof typeof sheets, rows: readonly Cells[]) => {
  const { columns } = sheets[sheet]
  return [
    columns.map(({ heading }) => heading.it),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
  ]
}
const workbook = (content: Partial<Record<keyof typeof sheets, readonly Cells[]>>) =>
  xlsxOf(
    Object.entries(content).map(([sheet, rows]) => ({
      name: sheets[sheet as keyof typeof sheets].heading.it,
      rows: rowsOf(sheet as keyof typeof sheets, rows),
    })),
  )
const codeOf = (familyName: string, givenName: string, sex: 'F' | 'M' = 'F') =>
  inventedFiscalCode({ familyName, givenName, sex, birthDay: '1985-03-09' })

const start = async (who: Client, bytes: Uint8Array, fileName = 'persone.xlsx') =>
  (await who.ask(people.startImport, { fileName, contentBase64: Buffer.from(bytes).toString('base64') })).id
const settled = (who: Client, importId: string): Promise<Preview> =>
  world.untilDone(
    () => who.ask(people.peopleImport, { importId }),
    ({ state }) => state !== 'reading' && state !== 'applying',
  )
const preview = async (who: Client, bytes: Uint8Array, fileName?: string): Promise<Preview> =>
  settled(who, await start(who, bytes, fileName))
const apply = async (who: Client, { id }: Preview): Promise<Preview> => {
  await who.ask(people.applyImport, { importId: id })
  return settled(who, id)
}
const everybody = async () => (await hr.ask(people.persons, { limit: 200 })).items

const home = { home_latitude: 45.478912, home_longitude: 9.123457 }
const zita = {
  fiscal_code: codeOf('Amato', 'Zita'),
  family_name: 'Amato',
  given_name: 'Zita',
  email: 'zita.amato@borgo-sereno.example',
  roles: 'responsabile di squadra, dipendente',
  team_code: 'verde',
  office_code: 'serra',
  part_time_percent: '50%',
  contract: 'Tempo determinato',
  entry_earliest: '8:00',
  entry_latest: '9.30',
  entry_preferred: '08:30',
  commute_minutes: 35,
  ...home,
}
const newTeam = {
  offices: [
    { code: 'serra', name: 'Serra comunale', zone: 'Parco', desks: 3, latitude: '45,4700', longitude: 9.21 },
  ],
  teams: [
    {
      code: 'verde',
      name: 'Verde pubblico',
      directorate_code: 'ambiente',
      directorate_name: 'Ambiente',
      office_code: 'serra',
      min_present: 1,
    },
  ],
  persons: [zita],
}

test('a file is previewed, changes nothing, is applied whole; again it changes nothing, then only what differs', async () => {
  const before = await everybody()
  const shown = await preview(hr, await workbook(newTeam))
  expect(shown).toMatchObject({
    state: 'ready',
    faultsTotal: 0,
    progress: { rowsDone: 3, rowsTotal: 3 },
    counts: {
      offices: { added: 1, changed: 0, unchanged: 0 },
      directorates: { added: 1, changed: 0, unchanged: 0 },
      teams: { added: 1, changed: 0, unchanged: 0 },
      persons: { added: 1, changed: 0, unchanged: 0 },
    },
  })
  expect(await everybody()).toEqual(before)

  expect(await apply(hr, shown)).toMatchObject({ state: 'applied' })
  const added = (await everybody()).find(({ fiscalCode }) => fiscalCode === zita.fiscal_code)
  const team = (await hr.ask(people.teams, {})).items.find(({ code }) => code === 'verde')
  expect(added).toMatchObject({
    givenName: 'Zita',
    teamId: team!.id,
    roles: ['employee', 'team-manager'],
    partTimePercent: 50,
    contract: 'fixed-term',
    entryEarliest: '08:00',
    entryLatest: '09:30',
    commuteMinutes: 35,
  })
  expect((await hr.ask(people.offices, {})).items.find(({ code }) => code === 'serra')).toMatchObject({
    latitude: 45.47,
    zone: 'Parco',
  })

  const again = await preview(hr, await workbook(newTeam))
  expect(again).toMatchObject({
    state: 'ready',
    changes: [],
    counts: { persons: { unchanged: 1 }, teams: { unchanged: 1 } },
  })

  const changed = await preview(
    hr,
    await workbook({ ...newTeam, persons: [{ ...zita, roles: '', email: '', part_time_percent: 80 }] }),
  )
  expect(changed.counts.persons).toEqual({ added: 0, changed: 1, unchanged: 0 })
  expect(changed.changes).toEqual([
    {
      sheet: 'Persone',
      row: 2,
      key: zita.fiscal_code,
      added: false,
      fields: [{ column: 'Tempo di lavoro %', from: '50', to: '80' }],
    },
  ])
  await apply(hr, changed)
  const after = (await everybody()).find(({ fiscalCode }) => fiscalCode === zita.fiscal_code)
  expect(after).toMatchObject({ partTimePercent: 80, email: zita.email, roles: ['employee', 'team-manager'] })
})

test('all faults of all rows at once, each with its place, what is there and what was expected', async () => {
  const before = await everybody()
  const shown = await preview(
    hr,
    await workbook({
      teams: [{ ...newTeam.teams[0]!, code: 'blu', office_code: 'nessuna', min_present: 'tre' }],
      persons: [
        {
          ...zita,
          fiscal_code: `${zita.fiscal_code.slice(0, 15)}${zita.fiscal_code.endsWith('A') ? 'B' : 'A'}`,
          part_time_percent: 0,
          entry_preferred: '10:00',
        },
        { ...zita, fiscal_code: codeOf('Amato', 'Yara'), office_code: 'municipio', team_code: 'anagrafe' },
        {
          ...zita,
          fiscal_code: codeOf('Amato', 'Vera'),
          email: 'nessuna chiocciola',
          team_code: 'viola',
          office_code: '',
        },
        {
          ...zita,
          fiscal_code: codeOf('Amato', 'Vera'),
          email: 'bruno.ferri@borgo-sereno.example',
          roles: 'capo supremo',
          entry_latest: '',
        },
        { given_name: 'Senza', family_name: 'Codice' },
      ],
    }),
  )
  expect(shown.state).toBe('faulty')
  expect(
    shown.faults.map(({ sheet, row, column, code, found }) => [sheet, row, column, code, found]),
  ).toEqual([
    ['Squadre', 2, 'Presenza minima', 'people/import-value', 'tre'],
    ['Squadre', 2, 'Codice sede', 'people/import-unknown-code', 'nessuna'],
    ['Persone', 2, 'Codice fiscale', 'people/fiscal-code-control', expect.any(String)],
    ['Persone', 2, 'Tempo di lavoro %', 'people/import-value', '0'],
    ['Persone', 2, 'Entrata preferita', 'people/import-band', '10:00'],
    ['Persone', 3, 'E-mail', 'people/import-twice', zita.email],
    ['Persone', 4, 'E-mail', 'people/import-value', 'nessuna chiocciola'],
    ['Persone', 4, 'Codice squadra', 'people/import-unknown-code', 'viola'],
    ['Persone', 5, 'Ruoli', 'people/import-value', 'capo supremo'],
    ['Persone', 5, 'Entrata entro le', 'people/import-whole-band', ''],
    ['Persone', 5, 'Codice fiscale', 'people/import-twice', codeOf('Amato', 'Vera')],
    ['Persone', 6, 'Codice fiscale', 'people/import-missing', ''],
  ])
  expect(shown.faultsTotal).toBe(12)
  for (const { expected } of shown.faults) expect(expected).not.toBe('')
  expect((await hr.send(people.applyImport as never, { importId: shown.id })).body).toMatchObject({
    code: 'refused',
    reasons: [{ code: 'people/import-not-ready', state: 'faulty' }],
  })
  expect(await everybody()).toEqual(before)
})

/** Everything that the database holds, as its owner sees it, but the tables where homes belong. */
const everythingKept = () =>
  world.database.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'pgboss') and tablename not in ('person_home', 'people_import_home')`,
    )
    const texts: string[] = []
    for (const { name } of rows)
      texts.push(
        (
          await client.query<{ text: string }>(
            `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
          )
        ).rows[0]!.text,
      )
    return texts.join('\n')
  })
/** Imports that are at rest and yet hold a file, or are done and yet hold a home. */
const filesAndHomesLeft = () =>
  world.database.asOwner(
    async (client) =>
      (
        await client.query(`select i.id from people_import i
          left join people_import_file f on f.import_id = i.id left join people_import_home h on h.import_id = i.id
          where f.import_id is not null and i.read_at is not null
            or h.import_id is not null and (i.applied_at is not null or i.faults_total > 0)`)
      ).rows,
  )
const digits = /478912|123457/

test('a home that a file brings is seen by its owner alone: in no answer, fault, audit, job or log', async () => {
  const bruno = (await everybody()).find(({ familyName }) => familyName === 'Ferri')!
  const row = { fiscal_code: bruno.fiscalCode, family_name: 'Ferri', given_name: 'Bruno', ...home }
  const seen: unknown[] = []

  const wrong = await preview(
    hr,
    await workbook({
      persons: [
        { ...row, home_latitude: 145.478912 },
        { ...row, fiscal_code: codeOf('Amato', 'Wanda'), home_longitude: '' },
        { ...row, fiscal_code: codeOf('Amato', 'Xena'), email: 45.478912 },
      ],
    }),
  )
  expect(wrong.faults.map(({ row, column, code, found }) => [row, column, code, found])).toEqual([
    [2, 'Latitudine casa', 'people/import-value', 'posizione'],
    [3, 'Longitudine casa', 'people/half-a-position', ''],
    [4, 'E-mail', 'people/import-value', '…'],
  ])
  seen.push(wrong)
  // Decimal commas in a file separated by commas: the cells are shifted, and a home may be anywhere.
  const shifted = await preview(
    hr,
    Buffer.from(
      `Cognome,Nome,Codice fiscale,Latitudine casa,Longitudine casa\nFerri,Bruno,${bruno.fiscalCode},45,478912,9,123457\n`,
    ),
    'persone.csv',
  )
  expect(shifted.faultsTotal).toBeGreaterThan(0)
  seen.push(shifted)

  const ready = await preview(hr, await workbook({ persons: [row] }))
  // Telling whether a home changes would tell where it is.
  expect(ready.counts.persons).toEqual({ added: 0, changed: 0, unchanged: 1 })
  seen.push(
    ready,
    await apply(hr, ready),
    await everybody(),
    await hr.ask(people.person, { personId: bruno.id }),
  )
  seen.push(await (await world.as('Nino Galli')).ask(people.myProfile, {}))
  expect(JSON.stringify(seen)).not.toMatch(digits)
  expect(digits.exec(await everythingKept())).toBeNull()
  expect(await filesAndHomesLeft()).toEqual([])
  expect(JSON.stringify(world.logged)).not.toMatch(digits)

  const owner = await world.as('Bruno Ferri')
  const profile = await owner.ask(people.myProfile, {})
  expect(profile).toMatchObject({
    home: { latitude: 45.478912, longitude: 9.123457 },
    commuteEstimated: true,
  })
  expect(profile.commuteMinutes).toBeGreaterThan(10)
  const moved = await owner.ask(people.changeMyProfile, {
    entryPreferred: profile.entryPreferred,
    homeSuitable: true,
    home: { latitude: 45.5, longitude: 9.2 },
  })
  expect(moved).toMatchObject({ homeSuitable: true, home: { latitude: 45.5, longitude: 9.2 } })
  await apply(hr, await preview(hr, await workbook({ persons: [row] })))
  expect(await owner.ask(people.myProfile, {})).toMatchObject({ home: { latitude: 45.5, longitude: 9.2 } })
})

test('the reader of homes is a purpose, not a role: nobody at a browser has it', async () => {
  const held = await openHeldImport()
  const visible = await world.database.transaction(world.organisationId, async (tx) => ({
    files: await tx.selectFrom('people_import_file').select('import_id').execute(),
    homes: await tx.selectFrom('person_home').select('person_id').execute(),
    rows: (await tx.selectFrom('people_import').select('id').execute()).length,
  }))
  expect(visible).toMatchObject({ files: [], homes: [] })
  expect(visible.rows).toBeGreaterThan(0)
  await hr.ask(people.discardImport, { importId: held })
  expect((await hr.send(people.peopleImport as never, { importId: held })).status).toBe(404)
})
/** An import that waits to be applied. */
const openHeldImport = async () =>
  (await preview(hr, await workbook({ persons: [{ ...zita, commute_minutes: 36 }] }))).id

test('another organisation finds no trace of an import; an employee may not import', async () => {
  const importId = await openHeldImport()
  const stranger = await world.asStranger()
  for (const treaty of [people.peopleImport, people.importEvents, people.applyImport, people.discardImport])
    expect((await stranger.send(treaty as never, { importId })).status).toBe(404)
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.send(people.startImport as never, { fileName: 'a', contentBase64: '' })).status).toBe(
    403,
  )
  // The same codes elsewhere are other things: the stranger's file adds them all anew.
  const theirs = await preview(stranger, await workbook(newTeam))
  expect(theirs.counts).toMatchObject({ teams: { added: 1 }, persons: { added: 1 } })
  await hr.ask(people.discardImport, { importId })
})

test('roles beyond the line are given by an administrator only, also when somebody else confirms', async () => {
  const content = await workbook({ persons: [{ ...zita, roles: 'amministratore' }] })
  const byHr = await preview(hr, content)
  expect(byHr.faults).toMatchObject([
    { row: 2, column: 'Ruoli', code: 'people/import-guarded-roles', found: 'administrator' },
  ])
  const marta = await world.as('Marta Rizzo')
  const byAdministrator = await preview(marta, content)
  expect(byAdministrator).toMatchObject({ state: 'ready', counts: { persons: { changed: 1 } } })
  expect((await hr.send(people.applyImport as never, { importId: byAdministrator.id })).body).toMatchObject({
    reasons: [{ code: 'people/import-guarded-roles' }],
  })
  expect(await apply(marta, byAdministrator)).toMatchObject({ state: 'applied' })
  const otherAddress = await workbook({ persons: [{ ...zita, email: 'altra@borgo-sereno.example' }] })
  expect((await preview(hr, otherAddress)).faults).toMatchObject([
    { row: 2, column: 'E-mail', code: 'people/keys-of-others' },
  ])
  // Once given, the HR office may send the same file.
  expect(await preview(hr, content)).toMatchObject({ state: 'ready', counts: { persons: { unchanged: 1 } } })
})

test('two persons exchange their addresses in one file; an address of somebody else is a fault', async () => {
  const [ada, dino] = ['Colombo', 'Russo'].map(
    async (name) => (await everybody()).find((one) => one.familyName === name)!,
  )
  const [a, b] = [await ada!, await dino!]
  const rowFor = ({ fiscalCode, familyName, givenName }: typeof a, email: string) => ({
    fiscal_code: fiscalCode,
    family_name: familyName,
    given_name: givenName,
    email,
  })
  const taken = await preview(hr, await workbook({ persons: [rowFor(a, b.email!.toUpperCase())] }))
  expect(taken.faults).toMatchObject([{ row: 2, column: 'E-mail', code: 'people/email-taken' }])
  const exchanged = await preview(hr, await workbook({ persons: [rowFor(a, b.email!), rowFor(b, a.email!)] }))
  await apply(hr, exchanged)
  expect(await hr.ask(people.person, { personId: a.id })).toMatchObject({ email: b.email })
  expect(await hr.ask(people.person, { personId: b.id })).toMatchObject({ email: a.email })
})

test('CSV as spreadsheets write it: semicolons in Windows-1252, commas and English headings in UTF-8', async () => {
  const [first, second] = [codeOf('Nicolò', 'Già', 'M'), codeOf('Smith', 'Zoe')]
  const italian = Buffer.from(
    `Codice fiscale;Cognome;Nome;Codice squadra\r\n${first};Nicolò;Già;tributi\r\n`,
    'latin1',
  )
  expect((await apply(hr, await preview(hr, italian, 'persone.csv'))).counts.persons.added).toBe(1)
  const english = Buffer.from(
    `\ufeffFiscal Code,FAMILY NAME,given name,team code,sex\n${second},"Smith, née Doe",Zoe,tributi,female\n`,
  )
  const shown = await preview(hr, english, 'people.csv')
  expect(shown.changes).toMatchObject([{ sheet: 'People', key: second, added: true }])
  await apply(hr, shown)
  const found = await hr.ask(people.persons, { q: 'nicolo gia' })
  expect(found.items).toMatchObject([{ familyName: 'Nicolò', givenName: 'Già', fiscalCode: first }])
  expect((await hr.ask(people.persons, { q: 'smith, nee' })).total).toBe(1)
})

test('the template is read back as it was given: its own row is nobody', async () => {
  for (const format of ['xlsx', 'csv'] as const) {
    const template = await hr.send(people.importTemplate as never, { format, sheet: 'persons' })
    expect(template.headers['content-disposition']).toContain(`.${format}`)
    const shown = await preview(hr, template.body as Uint8Array)
    expect(shown.faults).toMatchObject([{ code: 'people/import-no-rows' }])
  }
})

test('headings that are missing, unknown or twice are said; a file without headings shows no content', async () => {
  const wrong = csvOf([
    ['Codice fiscale', 'Cognome', 'Matricola', 'cognome'],
    ['x', 'y', 'z', 'w'],
  ])
  expect((await preview(hr, wrong)).faults.filter(({ row }) => row === 1)).toMatchObject([
    { column: 'Nome', code: 'people/import-column-missing' },
    { column: 'Matricola', code: 'people/import-column-unknown' },
    { column: 'cognome', code: 'people/import-column-twice' },
  ])
  const headless = csvOf([[zita.fiscal_code, 'Amato', 'Zita', home.home_latitude, home.home_longitude]])
  const { faults } = await preview(hr, headless)
  expect(faults).toMatchObject([{ code: 'people/import-headings', found: '' }])
  expect(JSON.stringify(faults)).not.toMatch(digits)
})

test('hostile files get one clear fault each, and the house goes on', async () => {
  const codes: Record<string, string> = {}
  const files: [name: string, bytes: Uint8Array][] = [
    ['empty', Buffer.alloc(0)],
    ['garbage', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    ['broken', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(3000, 7)])],
    ['old', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['million', Buffer.from(`Codice fiscale,Cognome,Nome\n${'a,b,c\n'.repeat(1_000_000)}`)],
    ['open quotes', Buffer.from('Codice fiscale,Cognome,Nome\n"a,b,c\n')],
  ]
  for (const [name, bytes] of files) {
    const { state, faults } = await preview(hr, bytes)
    expect([name, state, faults.length]).toEqual([name, 'faulty', 1])
    codes[name] = faults[0]!.code
  }
  expect(codes).toEqual({
    empty: 'people/import-file-empty',
    garbage: 'people/import-file-binary',
    broken: 'people/import-file-broken',
    old: 'people/import-file-old-excel',
    million: 'people/import-file-too-large',
    'open quotes': 'people/import-file-broken',
  })
  const large = await hr.send(people.startImport as never, {
    fileName: 'a',
    contentBase64: 'A'.repeat(30_000_000),
  })
  expect(large.status).toBe(413)
  expect((await hr.ask(people.offices, {})).items.length).toBeGreaterThan(0)
})

test('an import is forgotten after a day; what it changed stays', async () => {
  const importId = await openHeldImport()
  const forget = (now: number) =>
    world.database.transaction(world.organisationId, (tx) =>
      forgetOldImports({ tx, now }, world.organisationId),
    )
  expect(await forget(world.clock.now())).toBe(0)
  const before = (await everybody()).length
  expect(await forget(world.clock.now() + importKeptMilliseconds + 1)).toBeGreaterThan(0)
  expect((await hr.send(people.peopleImport as never, { importId })).status).toBe(404)
  expect((await everybody()).length).toBe(before)
  const left = await world.database.asOwner((client) =>
    client.query(
      'select (select count(*) from people_import_row) + (select count(*) from people_import_home) + (select count(*) from people_import_file) as rows where not exists (select from people_import i where i.organisation_id <> $1)',
      [world.organisationId],
    ),
  )
  expect(left.rows.every(({ rows }) => rows === 0)).toBe(true)
})
