import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheets, type Sheet } from '../../platform/sheets/reading.ts'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { days } from '../days/contract.ts'
import { people } from '../people/contract.ts'
import { attendance } from './contract.ts'

const month = '2027-01' as Month
let world: World
let hr: Client
let bruno: Client
let working: Day[]

beforeAll(async () => {
  world = await openWorld()
  working = await publishedMonth(world, month, { 'Bruno Ferri': [1, 6], 'Carla Greco': [4] })
  world.clock.moveTo('2026-11-24')
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
}, 180_000)
afterAll(() => world.close())

const file = async (format: 'csv' | 'xlsx', more: object = {}) => {
  const { status, headers, body } = await hr.send(attendance.file, { month, format, ...more })
  expect(status).toBe(200)
  const sheets = (await readSheets(body as Buffer)) as Sheet[]
  return { headers, sheets }
}

test('HR and its programs read each person’s days; nobody else does', async () => {
  const first = await hr.ask(attendance.days, { month, limit: 4 })
  const second = await hr.ask(attendance.days, { month, limit: 500, cursor: first.nextCursor! })
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([
    4 * working.length,
    6 * working.length,
    null,
  ])
  const all = [...first.items, ...second.items]
  const his = all.filter(({ familyName }) => familyName === 'Ferri')
  expect(his.filter(({ regime }) => regime === 'agile').map(({ day }) => day)).toEqual([
    working[1],
    working[6],
  ])
  expect([his[0]!.officeCode, his[0]!.entry, his[0]!.mealVoucher, his[1]!.mealVoucher]).toEqual([
    'municipio',
    '08:30',
    true,
    false,
  ])
  for (const name of ['Bruno Ferri', 'Ada Colombo', 'Olga Serra', 'Nino Galli'] as const)
    expect((await (await world.as(name)).send(attendance.days, { month })).status).toBe(403)
  const unpublished = await hr.send(attendance.days, { month: '2027-02' })
  expect(unpublished.status).toBe(404)
})

test('since an instant: only days changed from then on; of an absence only that it is one', async () => {
  const { readAt } = await hr.ask(attendance.days, { month })
  world.clock.moveTo('2026-11-24T13:00:00Z')
  await bruno.ask(days.reportAbsence, { day: working[6]! })
  await bruno.ask(days.swap, { givenDay: working[1]!, takenDay: working[2]! })
  const { items } = await hr.ask(attendance.days, { month, since: readAt })
  expect(items.map(({ day, regime, absent }) => [day, regime, absent])).toEqual([
    [working[1], 'presence', false],
    [working[2], 'agile', false],
    [working[6], 'none', true],
  ])
})

test('the files say the same, and what each column means', async () => {
  const csv = await file('csv')
  const xlsx = await file('xlsx')
  expect(csv.headers['content-disposition']).toContain('presenze-previste-2027-01.csv')
  expect(xlsx.sheets.map(({ name }) => name)).toEqual(['Giorni', 'Colonne'])
  expect(csv.sheets[0]!.rows).toHaveLength(1 + 10 * working.length)
  expect(xlsx.sheets[0]!.rows).toEqual(csv.sheets[0]!.rows)
  expect(xlsx.sheets[1]!.rows).toHaveLength(16)
  expect(csv.sheets[0]!.rows[0]!.slice(5, 9)).toEqual(['Giorno', 'Assenza', 'Regime previsto', 'Luogo'])
  const { items } = await hr.ask(people.directorates, {})
  const personnel = items.find(({ code }) => code === 'risorse')!
  expect((await file('csv', { directorateId: personnel.id })).sheets[0]!.rows).toHaveLength(
    1 + 3 * working.length,
  )
  expect((await file('csv', { language: 'en' })).sheets[0]!.rows[0]![7]).toBe('Planned regime')
})

test('every file is in the audit', async () => {
  const { items } = await (await world.as('Nino Galli')).ask(access.auditEntries, { limit: 20 })
  expect(items.filter(({ act }) => act === 'attendance/export').length).toBe(4)
})
