import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { weekOf } from '../../vocabulary/day.ts'
import { workingDaysOf } from '../months/rules.ts'
import { rotationOf } from './problem-actions.ts'
import {
  type Assigned,
  conflictsOf,
  type DayChangeFacts,
  entrySlots,
  figuresByTeam,
  isAway,
  reasonsNotToChange,
  slots,
} from './rules.ts'

const { days } = workingDaysOf('2027-03' as Month, null)
const place = fc.constantFrom('home', 'absent', 'office@08:30', 'office@09:00')
const assigned: fc.Arbitrary<Assigned> = fc.record({
  personId: fc.uuid(),
  teamId: fc.constantFrom('a', 'b'),
  places: fc.array(place, { minLength: days.length, maxLength: days.length }),
  wished: fc.subarray(days),
})

describe('figures of a team', () => {
  test('whoever is not in the office and not absent is away; a wished day in the office was refused', () => {
    fc.assert(
      fc.property(fc.array(assigned, { maxLength: 8 }), (people) => {
        const figures = figuresByTeam(people, days)
        for (const [teamId, team] of figures) {
          const own = people.filter((person) => person.teamId === teamId)
          const count = (is: (person: Assigned, index: number) => boolean) =>
            own.reduce((sum, person) => sum + days.filter((_, index) => is(person, index)).length, 0)
          expect(team.people).toBe(own.length)
          expect(team.granted).toBe(count(({ places }, index) => places[index] === 'home'))
          expect(team.refused).toBe(
            count(
              ({ places, wished }, index) =>
                places[index]!.startsWith('office') && wished.includes(days[index]!),
            ),
          )
          expect(team.present.reduce((sum, present) => sum + present, 0)).toBe(
            count(({ places }, index) => places[index]!.startsWith('office')),
          )
        }
      }),
    )
  })
  test('a day below the minimum is a decision only where somebody away could stay', () => {
    const team = { present: [1, 1, 3], away: [2, 0, 0] }
    expect(conflictsOf(team, [2, 2, 2], days)).toEqual([{ day: days[0], present: 1, needed: 2 }])
  })
})

describe('a change of a day', () => {
  const facts: DayChangeFacts = {
    days,
    places: days.map((_, index) => (index < 2 ? 'home' : 'office@08:30')),
    wished: [days[0]!, days[5]!],
    anyDay: false,
    homeSuitable: true,
    quota: 8,
    perWeek: 2,
    present: 5,
    minPresent: 2,
    budgetLeft: 10,
  }
  const codes = (
    day: Day,
    to: 'office' | 'home' | 'absent',
    reason = '',
    more: Partial<DayChangeFacts> = {},
  ) => reasonsNotToChange({ day, to, reason }, { ...facts, ...more }).map(({ code }) => code)

  test('a wished day is taken away with a reason, another without', () => {
    expect(codes(days[0]!, 'office')).toEqual(['planning/reason-needed'])
    expect(codes(days[0]!, 'office', 'Consiglio comunale')).toEqual([])
    expect(codes(days[1]!, 'office')).toEqual([])
  })
  test('each rule of a day given is said, all together', () => {
    expect(codes(days[5]!, 'home')).toEqual([])
    expect(
      codes(days[6]!, 'home', '', { homeSuitable: false, quota: 2, perWeek: 0, present: 2, budgetLeft: 0 }),
    ).toEqual([
      'planning/day-not-asked',
      'planning/home-not-suitable',
      'planning/over-quota',
      'planning/over-week',
      'planning/budget-spent',
      'planning/too-few-present',
    ])
  })
  test('a day with the whole team is given away with a reason; a closed office takes nobody in', () => {
    expect(codes(days[5]!, 'home', '', { teamDay: true })).toEqual(['planning/team-day'])
    expect(codes(days[5]!, 'home', 'Visita medica del figlio', { teamDay: true })).toEqual([])
    expect(codes(days[1]!, 'office', '', { closed: 'nowhere' })).toEqual(['planning/office-closed'])
    expect(codes(days[1]!, 'office', '', { closed: 'elsewhere' })).toEqual([])
  })
  test('presence prevails: of 19 working days nine may be away, the tenth may not', () => {
    const places = days.map((_, index) => (index < 9 ? 'home' : 'office@08:30'))
    const wished = [days[12]!]
    const more = { places, wished, perWeek: null, quota: 12 }
    expect(codes(days[12]!, 'home', '', { ...more, mostAway: 9 })).toEqual([
      'planning/presence-not-prevalent',
    ])
    expect(codes(days[12]!, 'home', '', { ...more, mostAway: null })).toEqual([])
  })
  test('a day that is over stays as it was', () => {
    expect(codes(days[1]!, 'office', '', { today: days[2]! })).toEqual(['planning/day-over'])
    expect(codes(days[1]!, 'office', '', { today: days[1]! })).toEqual([])
  })
  test('a day outside the month, or already so, is no change', () => {
    expect(codes('2027-03-06' as Day, 'home')).toEqual(['planning/not-a-working-day'])
    expect(codes(days[0]!, 'home')).toEqual(['planning/same-place'])
    expect(codes(days[3]!, 'office')).toEqual(['planning/same-place'])
  })
  test('nobody is ever given a day away not asked for, whatever else holds', () => {
    fc.assert(
      fc.property(
        fc.record({
          places: fc.array(place, { minLength: days.length, maxLength: days.length }),
          wished: fc.subarray(days),
          quota: fc.nat(20),
          present: fc.nat(9),
          budgetLeft: fc.nat(9),
        }),
        fc.constantFrom(...days),
        (more, day) => {
          const allowed = codes(day, 'home', 'a reason', more).length === 0
          const index = days.indexOf(day)
          if (!allowed) return
          expect(more.wished).toContain(day)
          const after = more.places.map((one, at) => (at === index ? 'home' : one))
          expect(after.filter(isAway).length).toBeLessThanOrEqual(more.quota)
          expect(
            after.filter((one, at) => isAway(one) && weekOf(days[at]!) === weekOf(day)).length,
          ).toBeLessThanOrEqual(facts.perWeek!)
        },
      ),
    )
  })
})

test('entries lie in the band, the preferred nearest to the wish; a band between two slots still has one', () => {
  const band = (entryEarliest: string, entryLatest: string, entryPreferred: string) =>
    Object.values(entrySlots({ entryEarliest, entryLatest, entryPreferred })).map((slot) => slots[slot])
  expect(band('08:00', '09:00', '08:40')).toEqual(['08:00', '09:00', '08:45'])
  expect(band('07:00', '07:20', '07:10')).toEqual(['07:30', '07:30', '07:30'])
  expect(band('08:31', '08:44', '08:35')).toEqual(['08:30', '08:30', '08:30'])
})

test('rotation counts from the colleague of the team who had least', () => {
  const last = [
    { personId: 'anna', teamId: 'a', awayDays: 6 },
    { personId: 'bea', teamId: 'a', awayDays: 4 },
    { personId: 'ciro', teamId: 'b', awayDays: 6 },
  ]
  expect([...rotationOf(last)]).toEqual([
    ['anna', 2],
    ['bea', 0],
    ['ciro', 0],
  ])
})
