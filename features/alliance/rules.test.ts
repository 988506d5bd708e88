import { expect, test } from 'vitest'
import { isYearDay } from './rules.ts'

test('a patron day is a day that some year has', () => {
  expect(['12-07', '02-29', '01-31'].every(isYearDay)).toBe(true)
  expect(['02-30', '04-31', '13-01', '00-10', '1-2', '12-00'].some(isYearDay)).toBe(false)
})
