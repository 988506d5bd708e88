import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isYearDay, slugOf } from './rules.ts'

test('a name becomes a name in an address', () => {
  expect(slugOf('Comune di Borgo Sereno')).toBe('comune-di-borgo-sereno')
  expect(slugOf('  Città Metropolitana “Forlì”! ')).toBe('citta-metropolitana-forli')
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(slugOf(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
    }),
  )
})

test('a patron day is a day that some year has', () => {
  expect(['12-07', '02-29', '01-31'].every(isYearDay)).toBe(true)
  expect(['02-30', '04-31', '13-01', '00-10', '1-2', '12-00'].some(isYearDay)).toBe(false)
})
