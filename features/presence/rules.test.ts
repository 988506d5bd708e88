import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { type Audience, calendarDayOf, seenOf } from './rules.ts'

describe('of others only office or away', () => {
  const carla = { place: 'office@08:30', office: 'Palazzo municipale', isMe: false, isOfMyTeam: true }
  const seen = (more: Partial<typeof carla> & { shownTo?: Audience }) =>
    seenOf({ ...carla, shownTo: 'nobody', ...more })
  test('home, a near place, a leave and an illness look the same', () => {
    const away = { where: 'away', place: null }
    expect(['home', 'space:porta-romana', 'absent'].map((place) => seen({ place }))).toEqual([
      away,
      away,
      away,
    ])
    expect(seen({ place: 'home', shownTo: 'organisation' })).toEqual(away)
  })
  test('the place is shown to whom the person chose, and to oneself', () => {
    const place = { office: 'Palazzo municipale', from: '08:30' }
    expect(seen({}).place).toBe(null)
    expect(seen({ shownTo: 'team' }).place).toEqual(place)
    expect(seen({ shownTo: 'team', isOfMyTeam: false }).place).toBe(null)
    expect(seen({ shownTo: 'organisation', isOfMyTeam: false }).place).toEqual(place)
    expect(seen({ isMe: true }).place).toEqual(place)
  })
})

test('the calendar has office days, away days where wanted, and no absence', () => {
  const day = '2027-01-11' as Day
  const days = (withAway: boolean) =>
    ['office@08:30', 'home', 'absent'].map((place) => calendarDayOf({ day, place }, withAway))
  expect(days(true)).toEqual([{ day, from: '08:30' }, { day, from: null }, undefined])
  expect(days(false)).toEqual([{ day, from: '08:30' }, undefined, undefined])
})
