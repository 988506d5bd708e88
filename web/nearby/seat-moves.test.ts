import { expect, test } from 'vitest'
import { seatTowards } from './seat-moves.ts'

const seats = [
  { id: 'A1', x: 100, y: 100 },
  { id: 'A2', x: 300, y: 100 },
  { id: 'A3', x: 500, y: 110 },
  { id: 'B1', x: 100, y: 600 },
  { id: 'B2', x: 310, y: 600 },
]
const from = (id: string, ...keys: string[]) =>
  keys.reduce((at, key) => seatTowards(seats, at, key) ?? at, seats.find((seat) => seat.id === id)!).id

test('arrows follow the row, then leave it, and stay where nothing lies that way', () => {
  expect(from('A1', 'ArrowRight')).toBe('A2')
  expect(from('A1', 'ArrowRight', 'ArrowRight')).toBe('A3')
  expect(from('A2', 'ArrowDown')).toBe('B2')
  expect(from('B2', 'ArrowUp')).toBe('A2')
  expect(from('A1', 'ArrowLeft')).toBe('A1')
  expect(from('A3', 'Home')).toBe('A1')
  expect(from('A1', 'End')).toBe('B2')
})
