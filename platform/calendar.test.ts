import { expect, test } from 'vitest'
import type { Day } from '../vocabulary/day.ts'
import { calendarText } from './calendar.ts'

const calendar = {
  id: 'c',
  name: 'Dove lavoro',
  host: 'vicinato.test',
  address: 'https://vicinato.test/my-month',
}
const day = (changes: number, changedAt: number) => ({
  day: '2026-12-31' as Day,
  summary: 'In ufficio dalle 08:30, è così; davvero',
  description: 'Una riga',
  location: 'Palazzo municipale',
  changes,
  changedAt,
})
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('whole days, the same in every time zone, the end on the day after', () => {
  const lines = linesOf(calendarText(calendar, [day(0, 1_790_000_000_000)]))
  for (const line of [
    'UID:2026-12-31.c@vicinato.test',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:In ufficio dalle 08:30\\, è così\\; davvero',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
  ])
    expect(lines).toContain(line)
  // No line is longer than 75 bytes (RFC 5545 §3.1).
  const written = calendarText(calendar, [day(0, 0)]).split('\r\n')
  expect(written.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
})

test('nothing changed, nothing differs; a change keeps the name of the day and raises its sequence', () => {
  const [before, again] = [0, 0].map(() => calendarText(calendar, [day(0, 1_790_000_000_000)]))
  expect(again).toBe(before)
  const after = linesOf(calendarText(calendar, [day(1, 1_790_000_060_000)]))
  expect(after).toEqual(expect.arrayContaining(['UID:2026-12-31.c@vicinato.test', 'SEQUENCE:1']))
  expect(after).toContain('DTSTAMP:20260921T141420Z')
})
