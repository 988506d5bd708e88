import { expect, test } from 'vitest'
import { commuteQuartiles, fairnessOf, type PersonShared } from './fairness-rules.ts'

const person = (more: Partial<PersonShared>): PersonShared => ({
  commuteMinutes: 30,
  sex: 'F',
  partTimePercent: 100,
  directorate: 'Servizi',
  wished: 2,
  granted: 1,
  ...more,
})
const many = (count: number, more: Partial<PersonShared>) => Array.from({ length: count }, () => person(more))

test('quartiles by length of the way; equal ways are in the same, unknown ones by themselves', () => {
  expect(commuteQuartiles([5, 10, 20, 40, null])).toEqual(['q1', 'q2', 'q3', 'q4', 'unknown'])
  expect(commuteQuartiles([10, 10, 10, 10, 50])).toEqual(['q1', 'q1', 'q1', 'q1', 'q4'])
  expect(commuteQuartiles([null, null])).toEqual(['unknown', 'unknown'])
})

test('every trait adds its people, days asked for and days granted up', () => {
  const [, bySex] = fairnessOf([...many(20, { sex: 'F' }), ...many(20, { sex: 'M', wished: 1, granted: 1 })])
  expect(bySex).toEqual({
    trait: 'sex',
    groups: [
      { name: 'F', directorates: 1, people: 20, wished: 40, granted: 20 },
      { name: 'M', directorates: 1, people: 20, wished: 20, granted: 20 },
    ],
  })
})

test('three part-timers among forty are nobody’s to find: merged with the others', () => {
  const tables = fairnessOf([...many(37, {}), ...many(3, { partTimePercent: 50 })])
  const partTime = tables.find(({ trait }) => trait === 'part-time')!
  expect(partTime.groups.map(({ name, people }) => [name, people])).toEqual([[null, 40]])
})

test('where all are too few nothing is said', () => {
  expect(fairnessOf(many(9, {})).flatMap(({ groups }) => groups)).toEqual([])
})
