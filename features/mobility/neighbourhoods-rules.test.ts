import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestShown, mayCountAnew, readNeighbourhoods, shownCounts } from './neighbourhoods-rules.ts'

const square = [
  [9.1, 45.4],
  [9.2, 45.4],
  [9.2, 45.5],
  [9.1, 45.4],
]
const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

test('every fault of a file of neighbourhoods is told at once', () => {
  const { shapes, faults } = readNeighbourhoods(
    collection(
      feature({ nome: 'Ponte' }, { type: 'Polygon', coordinates: [square] }),
      feature({}, { type: 'Point', coordinates: [9, 45] }),
      feature({ NIL: 'Ponte' }, { type: 'Polygon', coordinates: [square.slice(0, 3)] }),
      feature({ name: 'Isola' }, { type: 'Polygon', coordinates: [[...square.slice(0, 3), [9.15, 45.45]]] }),
      feature({ name: 'Metri' }, { type: 'Polygon', coordinates: [[[514_000, 5_034_000], ...square]] }),
      feature({ name: 'Testo' }, { type: 'MultiPolygon', coordinates: [[[['x', 1], ...square]]] }),
    ),
  )
  expect(shapes).toEqual([])
  expect(faults.map(({ at, code }) => `${at} ${code}`)).toEqual([
    '2 mobility/neighbourhood-without-name',
    '2 mobility/neighbourhood-without-polygon',
    '3 mobility/neighbourhood-twice',
    '3 mobility/ring-too-short',
    '4 mobility/ring-open',
    '5 mobility/position-outside',
    '6 mobility/position-unreadable',
  ])
  expect(readNeighbourhoods('x').faults).toEqual([{ code: 'mobility/no-feature-collection' }])
  expect(readNeighbourhoods(collection()).faults).toEqual([{ code: 'mobility/no-neighbourhood' }])
})

test('a sound file is read, names from whichever property holds them', () => {
  const { shapes, faults } = readNeighbourhoods(
    collection(
      feature({ NIL: 7 }, { type: 'MultiPolygon', coordinates: [[square]] }),
      feature({ name: ' ', quartiere: 'Ponte' }, { type: 'Polygon', coordinates: [square] }),
    ),
  )
  expect(faults).toEqual([])
  expect(shapes.map(({ name }) => name)).toEqual(['7', 'Ponte'])
  expect(shapes[0]!.polygons).toEqual([[square]])
})

test('no count under the least is shown, none can be found from the total, and what is shown is rounded', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }), (counts) => {
      const shown = shownCounts(counts)
      const hidden = counts.filter((_, k) => shown[k] === null)
      for (const [k, count] of counts.entries()) {
        if (count < fewestShown) expect(shown[k]).toBeNull()
        if (shown[k] !== null) {
          expect(shown[k]! % fewestShown).toBe(0)
          expect(Math.abs(shown[k]! - count)).toBeLessThan(fewestShown)
        }
      }
      // Who knows the total and what is shown, even exactly, finds no single one, nor a group that is too small.
      if (hidden.length > 0 && hidden.length < counts.length) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(fewestShown)
      }
    }),
    { numRuns: 500 },
  )
  expect(shownCounts([3, 12, 8, 40])).toEqual([null, 10, null, 40])
  expect(shownCounts([12, 8])).toEqual([10, 10])
})

test('people are counted anew where it is the first time, or where enough homes differ', () => {
  expect([mayCountAnew(0, true), mayCountAnew(4, false), mayCountAnew(5, false)]).toEqual([true, false, true])
})
