import { expect, test } from 'vitest'
import { dayText, monthText } from './schemas.ts'

test('a day is one of the calendar, and near enough to be reckoned with', () => {
  const taken = (text: string) => dayText.safeParse(text).success
  expect(['2028-02-29', '1900-01-01', '2999-12-31'].filter((text) => !taken(text))).toEqual([])
  // Two weeks after the last day that PostgreSQL reads as written there is none that a search could ask for.
  const wrong = [
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '9999-12-31',
    '3000-01-01',
    '1899-12-31',
    '0000-01-01',
  ]
  expect(wrong.filter(taken)).toEqual([])
  expect(['9999-12', '1899-12', '2026-00'].filter((text) => monthText.safeParse(text).success)).toEqual([])
})
