import { expect, test } from 'vitest'
import { addDays, type Day, isDay } from './day.ts'

test('what is reckoned to be a day is one of the calendar', () => {
  const days = new Set<string>()
  for (let day = '1899-12-31' as Day; day < '2101'; day = addDays(day, 1)) days.add(day)
  const wrong: string[] = []
  for (let year = 1900; year <= 2100; year++)
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
        if (isDay(text) !== days.has(text)) wrong.push(text)
      }
  expect(wrong).toEqual([])
  expect(['', '2026-1-1', '2026-01-01T', '0026-01-01', 'today'].filter(isDay)).toEqual([])
})
