import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { decidedByOthers, whomToAsk } from './review-rules.ts'

const [monday, tuesday] = ['2027-01-11', '2027-01-12'] as [Day, Day]
const ofHr = { hr: ['irene', 'luca'], administrators: ['marta'] }

test('a review is told to its officer, else to who of the HR office took no part, else to the administrators', () => {
  const part = (...deciders: string[]) => ({ askedBy: 'bruno', deciders: new Set(deciders) })
  expect(whomToAsk('dora', part('irene'), ofHr)).toEqual(['dora'])
  expect(whomToAsk(null, part('irene'), ofHr)).toEqual(['luca'])
  // Irene published and Luca changed the day.
  expect(whomToAsk(null, part('irene', 'luca'), ofHr)).toEqual(['marta'])
  expect(whomToAsk(null, { askedBy: 'luca', deciders: new Set(['irene']) }, ofHr)).toEqual(['marta'])
})

test('before publication a day is decided where somebody else took it, asked for, and it is still taken', () => {
  const change = (day: Day, from: string, to: string, changedById = 'ada') => ({ day, from, to, changedById })
  const office = 'office@08:30'
  const decided = (...changes: ReturnType<typeof change>[]) =>
    decidedByOthers(changes, 'bruno', [monday, tuesday]).map(({ day }) => day)
  expect(decided(change(tuesday, 'home', office), change(monday, 'home', office))).toEqual([monday, tuesday])
  expect(decided(change(monday, 'home', office), change(monday, office, 'home'))).toEqual([])
  // Another day that Bruno agreed to is his own decision; a day never asked for was nobody's to take.
  expect(decided(change(monday, 'home', office, 'bruno'))).toEqual([])
  expect(decided(change('2027-01-13' as Day, 'home', office))).toEqual([])
})
