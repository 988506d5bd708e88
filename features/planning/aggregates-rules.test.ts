import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestPeople, type GroupFigures, publishedGroups } from './aggregates-rules.ts'

const group = (name: string, people: number): GroupFigures => ({
  name,
  people,
  wished: people * 6,
  granted: people * 4,
})

test('a small directorate is merged with the next smallest, so that no subtraction finds it', () => {
  expect(publishedGroups([group('a', 40), group('b', 3), group('c', 12)])).toEqual([
    { name: 'a', directorates: 1, people: 40, wished: 240, granted: 160 },
    { name: null, directorates: 2, people: 15, wished: 90, granted: 60 },
  ])
})

test('large directorates stand alone; too few people in all are not shown at all', () => {
  expect(publishedGroups([group('b', 22), group('a', 31)]).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(publishedGroups([group('a', 4), group('b', 5)])).toEqual([])
  expect(publishedGroups([])).toEqual([])
})

test('whatever the sizes: everybody in one row, no row of few, every count a multiple of five', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (sizes) => {
      const rows = publishedGroups(sizes.map((people, index) => group(`d${index}`, people)))
      const all = sizes.reduce((sum, people) => sum + people, 0)
      if (rows.length === 0) {
        expect(all).toBeLessThan(fewestPeople)
        return
      }
      expect(rows.reduce((sum, row) => sum + row.directorates, 0)).toBe(
        sizes.filter((size) => size > 0).length,
      )
      for (const row of rows) {
        expect(row.people).toBeGreaterThanOrEqual(fewestPeople)
        for (const count of [row.people, row.wished, row.granted]) expect(count % 5).toBe(0)
      }
      for (const row of rows.filter(({ name }) => name !== null)) {
        expect(sizes[Number(row.name!.slice(1))]).toBeGreaterThanOrEqual(fewestPeople)
      }
    }),
  )
})
