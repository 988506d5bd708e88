import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { type Held, type Planned, seatingOf } from './near-rules.ts'

const day = '2027-01-13' as Day
const planned = (personId: string, siteId: string): Planned => ({ personId, day, siteId, homeSuits: true })
const held = (personId: string, siteId: string, source: string, place: string | null): Held => ({
  ...{ bookingId: `${personId}-${siteId}`, personId, day, siteId, source, place },
})
const never = () => false

test('a seat of an earlier publication is kept where the plan says so again, and changed where it says another', () => {
  const again = seatingOf([planned('bruno', 'a')], [held('bruno', 'a', 'plan', 'space:a')], never)
  expect(again).toEqual({ take: [], free: [], kept: [] })
  const other = seatingOf([planned('bruno', 'b')], [held('bruno', 'a', 'plan', 'space:b')], never)
  expect([other.take.map(({ siteId }) => siteId), other.free.map(({ siteId }) => siteId)]).toEqual([
    ['b'],
    ['a'],
  ])
})

test('what somebody booked for themselves is kept, and the day is near home there', () => {
  const { take, free, kept } = seatingOf(
    [planned('carla', 'b')],
    [held('carla', 'a', 'own', 'space:b')],
    never,
  )
  expect([take, free, kept.map(({ siteId }) => siteId)]).toEqual([[], [], ['a']])
  expect(seatingOf([], [held('carla', 'a', 'own', 'home')], never).free).toEqual([])
})

test('a day in the office, or none, gives a seat back, but where the site counts as presence', () => {
  const own = held('dino', 'a', 'own', 'office@08:30')
  expect(seatingOf([], [own], never).free).toEqual([own])
  expect(seatingOf([], [own], () => true).free).toEqual([])
  expect(seatingOf([], [held('dino', 'a', 'own', 'absent')], () => true).free).toHaveLength(1)
  expect(seatingOf([], [held('dino', 'a', 'plan', 'home')], never).free).toHaveLength(1)
  // Of who is in no plan nothing is decided.
  expect(seatingOf([], [held('dino', 'a', 'own', null)], never).free).toEqual([])
})
