import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../vocabulary/day.ts'
import {
  clockOf,
  type DayFacts,
  localTime,
  noLimits,
  offerEnds,
  reasonsNotToBook,
  reasonsNotToCancel,
  seatsTogether,
  seriesDays,
} from './rules.ts'

const monday = '2026-11-23' as Day
const week = [480, 480, 480, 480, 480, null, null]
const site = {
  opens: week,
  closes: week.map((opens) => opens && 1140),
  noon: 780,
  patronDay: null,
  openOnHolidays: false,
  published: true,
  closedFrom: null,
  closures: [],
  kind: 'municipal',
  advanceDays: 60,
}
const free: DayFacts = {
  day: addDays(monday, 1),
  part: { morning: true, afternoon: true },
  site,
  lent: { morning: true, afternoon: true },
  elsewhere: undefined,
  seat: undefined,
  free: 2,
  convention: { most: null, taken: 0 },
  waiting: 0,
  limits: noLimits,
  counts: { week: 0, kindWeek: 0, ahead: 0, organisationDay: 0, organisationKindDay: 0 },
  plan: [],
}
const noon = { day: monday, minutes: 720 }
const codes = (facts: Partial<DayFacts>, now = noon) =>
  reasonsNotToBook({ ...free, ...facts }, now).map(({ code }) => code.replace('bookings/', ''))

test('every reason is said at once, and none where there is none', () => {
  expect(codes({})).toEqual([])
  expect(
    codes({
      day: addDays(monday, 89),
      elsewhere: { site: 'Altrove' },
      seat: { label: 'A1', retired: false, taken: true },
      free: 0,
      limits: { ...noLimits, personPerWeek: 2, organisationPerDay: 5 },
      counts: { ...free.counts, week: 2, organisationDay: 5 },
      plan: [{ code: 'days/office-day' }],
    }),
  ).toEqual([
    'too-early',
    'closed',
    'elsewhere',
    'seat-taken',
    'full',
    'week-full',
    'organisation-full',
    'days/office-day',
  ])
})

test('who waits was first: what is left must be more than they are', () => {
  expect(codes({ waiting: 1 })).toEqual([])
  expect(codes({ waiting: 2 })).toEqual(['others-wait'])
})

test('today can be booked until what is booked has ended', () => {
  const today = { day: monday }
  expect(codes(today, { day: monday, minutes: 1139 })).toEqual([])
  expect(codes(today, { day: monday, minutes: 1140 })).toEqual(['past'])
  // What is over is told nothing more of: not even that there was a seat, or none.
  expect(codes({ ...today, free: 0, waiting: 3 }, { day: monday, minutes: 1140 })).toEqual(['past'])
  const morning = { ...today, part: { morning: true, afternoon: false } }
  expect(codes(morning, { day: monday, minutes: 780 })).toEqual(['past'])
})

test('it is given back until so many hours before it begins', () => {
  const booked = { day: addDays(monday, 1), part: free.part, state: 'confirmed' as const }
  const rules = { ...site, cancelHours: 2 }
  expect(reasonsNotToCancel(booked, rules, { day: booked.day, minutes: 360 })).toEqual([])
  expect(reasonsNotToCancel(booked, rules, { day: booked.day, minutes: 361 })).toMatchObject([
    { code: 'bookings/too-late', hours: 2 },
  ])
  expect(reasonsNotToCancel(booked, rules, { day: booked.day, minutes: 481 })).toMatchObject([
    { code: 'bookings/begun' },
  ])
  expect(reasonsNotToCancel({ ...booked, state: 'released' }, rules, noon)).toMatchObject([
    { code: 'bookings/over' },
  ])
})

test('a pattern is days of its weekdays, every so many weeks, as many as one may ask', () => {
  const until = addDays(monday, 27)
  expect(seriesDays({ from: monday, until, weekdays: [2], everyWeeks: 2 })).toEqual([
    '2026-11-24',
    '2026-12-08',
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.subarray([1, 2, 3, 4, 5, 6, 7]), (length, weekdays) => {
      const days = seriesDays({ from: monday, until: addDays(monday, length), weekdays })
      expect(days).toEqual([...new Set(days)].sort())
      expect(days.length).toBeLessThanOrEqual(61)
    }),
  )
})

test('an offer stands two hours by day, until nine by night, and not beyond what it offers by more than half an hour', () => {
  const at = (instant: string) => Date.parse(instant)
  const begins = { day: addDays(monday, 5), minutes: 480 }
  const ends = (instant: string, of = begins) => {
    const { day, minutes } = localTime(offerEnds(at(instant), of))
    return `${day} ${clockOf(minutes)}`
  }
  expect(ends('2026-11-23T12:00:00Z')).toBe('2026-11-23 15:00')
  expect(ends('2026-11-23T22:00:00Z')).toBe('2026-11-24 09:00')
  expect(ends('2026-11-24T03:00:00Z')).toBe('2026-11-24 09:00')
  // In these nights the clock is changed.
  const later = { day: '2027-11-02' as Day, minutes: 480 }
  expect(ends('2027-03-27T21:00:00Z', later)).toBe('2027-03-28 09:00')
  expect(ends('2027-10-30T21:00:00Z', later)).toBe('2027-10-31 09:00')
  expect(ends('2026-11-24T06:30:00Z', { day: addDays(monday, 1), minutes: 480 })).toBe('2026-11-24 08:00')
  expect(ends('2026-11-24T08:00:00Z', { day: addDays(monday, 1), minutes: 480 })).toBe('2026-11-24 09:30')
})

test('a team sits on one floor: the fullest on which it fits', () => {
  const seats = [...'aabbbb'].map((floorId, index) => ({ floorId, label: `S${index}` }))
  expect(seatsTogether(seats, 2)!.map(({ floorId }) => floorId)).toEqual(['a', 'a'])
  expect(seatsTogether(seats, 3)!.every(({ floorId }) => floorId === 'b')).toBe(true)
  expect(seatsTogether(seats, 5)).toBeUndefined()
})
