import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { messages } from './file-messages.ts'
import { cellsOf, columns, type PersonMonth, plannedDays } from './rules.ts'

const days = ['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-15'] as Day[]
const publishedAt = '2026-12-28T09:00:00.000Z'
/** Bruno Ferri: Monday in the office, Tuesday at home, Wednesday absent, Friday in another office, his own being closed. */
const bruno: PersonMonth = {
  ...{ fiscalCode: 'FRRBRN80E17Z999X', familyName: 'Ferri', givenName: 'Bruno' },
  ...{ directorateId: 'servizi', directorateCode: 'servizi', teamCode: 'anagrafe', officeCode: 'municipio' },
  places: ['office@08:30', 'home', 'absent', 'office@09:00'],
  closedDays: ['2027-01-15' as Day],
  closedOfficeCode: 'delegazione',
  agreed: [
    {
      ...{ startsOn: '2026-12-01' as Day, endsOn: '2027-01-12' as Day, regime: 'remote' as const },
      bands: [
        { from: '09:00', until: '10:00' },
        { from: '11:30', until: '12:30' },
      ],
    },
  ],
  changes: [{ day: '2027-01-12' as Day, at: '2027-01-04T10:00:00.000Z' }],
}
/** The contract of 2022-2024 taken up from 12 January. */
const hasVoucher = (_: string, day: Day, away: boolean) => !away || day >= '2027-01-12'

test('each day has its regime, its place and what follows from them', () => {
  expect(
    plannedDays(bruno, days, publishedAt, hasVoucher).map((planned) => [
      planned.regime,
      planned.place,
      planned.officeCode,
      planned.entry,
      planned.mealVoucher,
      planned.absent,
      planned.closed,
    ]),
  ).toEqual([
    ['presence', 'office', 'municipio', '08:30', true, false, false],
    ['remote', 'home', null, null, true, false, false],
    ['none', 'none', null, null, false, true, false],
    ['presence', 'office', 'delegazione', '09:00', true, false, true],
  ])
})

test('the meal voucher of an agile day follows the policy of that day', () => {
  const never = plannedDays(bruno, days, publishedAt, (_, __, away) => !away)
  expect(never.map(({ mealVoucher }) => mealVoucher)).toEqual([true, false, false, true])
})

test('since an instant only what changed then or later; since before publication, everything', () => {
  const since = (instant: string) =>
    plannedDays(bruno, days, publishedAt, hasVoucher, instant).map(({ day }) => day)
  expect(since('2027-01-04T10:00:00.000Z')).toEqual(['2027-01-12'])
  expect(since('2027-01-04T10:00:00.001Z')).toEqual([])
  expect(since('2026-12-01T00:00:00.000Z')).toEqual(days)
})

test('every column has a heading and a meaning in both languages, and the file says values in words', () => {
  for (const words of [messages.it, messages.en] as Record<string, string>[])
    for (const column of columns)
      expect([
        column,
        words[`attendance.column-${column}`],
        words[`attendance.meaning-${column}`],
      ]).not.toContain(undefined)
  const [monday, tuesday, wednesday] = plannedDays(bruno, days, publishedAt, hasVoucher)
  const say = (key: string) => (messages.it as Record<string, string>)[`attendance.${key}`]!
  expect(cellsOf(tuesday!, say)).toEqual([
    ...['FRRBRN80E17Z999X', 'Ferri', 'Bruno', 'servizi', 'anagrafe', '2027-01-12'],
    ...['no', 'da remoto', 'casa', '', '', '09:00-10:00 11:30-12:30'],
    ...['sì', 'no', '2027-01-04T10:00:00.000Z'],
  ])
  expect(cellsOf(monday!, say).slice(7, 11)).toEqual(['in presenza', 'sede', 'municipio', '08:30'])
  expect(cellsOf(wednesday!, say).slice(6, 9)).toEqual(['sì', '', ''])
})

test('a day away has the regime and the contact bands of the agreement in force that day', () => {
  const later: PersonMonth = { ...bruno, places: ['home', 'home', 'home', 'office@09:00'] }
  expect(
    plannedDays(later, days, publishedAt, hasVoucher).map((planned) => [
      planned.regime,
      cellsOf(planned, (key) => key)[columns.indexOf('contactBands')],
    ]),
  ).toEqual([
    ['remote', '09:00-10:00 11:30-12:30'],
    ['remote', '09:00-10:00 11:30-12:30'],
    ['agile', ''],
    ['presence', ''],
  ])
})
