import { afterAll, beforeAll, expect, test } from 'vitest'
import { xlsxOf } from '../../platform/sheets/writing.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { people } from './contract.ts'
import { inventedFiscalCode, inventedPerson } from './example.ts'
import { sheets } from './import-columns-rules.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Luca Barbieri')
})
afterAll(() => world.close())

const givenNames = Array.from({ length: 300 }, (_, n) =>
  [...String(n).padStart(3, '0')].map((digit) => 'BCDFGLMNPR'[Number(digit)]).join('a'),
)
const fileOf = (partTimePercent: number) => {
  const { columns, heading } = sheets.persons
  const rows = givenNames.map((givenName) => {
    const row: Record<string, string | number> = {
      family_name: 'Gemelli',
      given_name: givenName,
      fiscal_code: inventedFiscalCode({ familyName: 'Gemelli', givenName, sex: 'M', birthDay: '1990-02-03' }),
      email: `${givenName}@borgo-sereno.example`,
      part_time_percent: partTimePercent,
      home_latitude: 45.5,
      home_longitude: 9.1,
    }
    return columns.map(({ key }) => row[key] ?? '')
  })
  return xlsxOf([{ name: heading.it, rows: [columns.map((column) => column.heading.it), ...rows] }])
}

async function ready(percent: number): Promise<string> {
  const contentBase64 = Buffer.from(await fileOf(percent)).toString('base64')
  const { id } = await hr.ask(people.startImport, { fileName: 'gemelli.xlsx', contentBase64 })
  const shown = await world.untilDone(
    () => hr.ask(people.peopleImport, { importId: id }),
    ({ state }) => state !== 'reading',
  )
  expect(shown).toMatchObject({ state: 'ready', counts: { persons: { added: givenNames.length } } })
  return id
}
const applied = (importId: string) =>
  world.untilDone(
    () => hr.ask(people.peopleImport, { importId }),
    ({ state }) => state !== 'applying',
  )

test('two files of the same people, applied at the same moment, make each person once', async () => {
  const ids = [await ready(50), await ready(70)]
  await Promise.all(ids.map((importId) => hr.ask(people.applyImport, { importId })))
  const shown = await Promise.all(ids.map(applied))
  expect(shown.map(({ state }) => state)).toEqual(['applied', 'applied'])
  // Each says what it did: one added everybody, the other found them there.
  expect(shown.map(({ counts }) => counts.persons).sort((a, b) => a.added - b.added)).toEqual([
    { added: 0, changed: givenNames.length, unchanged: 0 },
    { added: givenNames.length, changed: 0, unchanged: 0 },
  ])
  const found = await hr.ask(people.persons, { q: 'gemelli', limit: 200 })
  expect(found.total).toBe(givenNames.length)
  expect(new Set(found.items.map(({ partTimePercent }) => partTimePercent)).size).toBe(1)
})

test('who confirms one import twice at the same moment is refused once, and it is applied once', async () => {
  const contentBase64 = Buffer.from(await fileOf(90)).toString('base64')
  const { id: importId } = await hr.ask(people.startImport, { fileName: 'gemelli.xlsx', contentBase64 })
  await world.untilDone(
    () => hr.ask(people.peopleImport, { importId }),
    ({ state }) => state === 'ready',
  )
  const answers = await Promise.all([1, 2, 3].map(() => hr.send(people.applyImport as never, { importId })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect((await applied(importId)).state).toBe('applied')
  const acts = await world.database.asOwner((client) =>
    client.query('select act from audit_entry where subject = $1 order by seq', [importId]),
  )
  expect(acts.rows.map(({ act }) => act)).toEqual([
    'people/import-started',
    'people/import-application-asked',
    'people/import-applied',
  ])
})

test('the same person added by many at the same moment is one person; the others are told', async () => {
  const person = inventedPerson({
    givenName: 'Unica',
    familyName: 'Persona',
    email: 'unica@borgo-sereno.example',
  })
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => hr.send(people.addPerson as never, person)),
  )
  expect(answers.filter(({ status }) => status === 201).length).toBe(1)
  for (const { status, body } of answers.filter(({ status }) => status !== 201)) {
    expect(status).toBe(409)
    expect(body).toMatchObject({
      reasons: [{ code: 'people/fiscal-code-taken' }, { code: 'people/email-taken' }],
    })
  }
})
