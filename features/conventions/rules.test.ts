import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { reasonsNotToUse, usualTemplate } from './document-rules.ts'
import { usualTerms } from './example.ts'
import { type BookingToMove, berthsFor, type Candidate, distanceKm, foresee } from './moving-rules.ts'
import { costCents, occupancyPercent, peopleBand } from './report-rules.ts'
import { partnerState, reasonsNotToEnd, reasonsNotToOffer, renewedUntil } from './rules.ts'

const day = (text: string) => text as Day
const today = day('2026-11-23')
const signed = { at: '2026-11-01T10:00:00.000Z', by: 'Sara', way: 'password' }
const terms = usualTerms(day('2026-11-01'), day('2027-01-31'))
const inForce = { hostSigned: signed, guestSigned: signed, beginsOn: day('2026-11-01'), endsOn: null }

test('where a partner stands follows from signatures and days', () => {
  const standing = (
    part: Partial<typeof inForce> | { endsOn: Day } | { beginsOn: null; guestSigned: null },
  ) => partnerState(terms, { ...inForce, ...part }, today)
  expect(standing({})).toBe('in-force')
  expect(standing({ beginsOn: day('2026-12-01') })).toBe('signed')
  expect(standing({ endsOn: day('2026-12-24') })).toBe('notice-given')
  expect(standing({ endsOn: day('2026-11-22') })).toBe('ended')
  expect(standing({ beginsOn: null, guestSigned: null })).toBe('to-sign')
  expect(
    partnerState({ until: day('2026-11-22') }, { ...inForce, beginsOn: null, guestSigned: null }, today),
  ).toBe('never-signed')
})

test('notice is as long as was agreed, unless for a serious reason that is said', () => {
  const ask = (lastDay: string, serious = false, reason = '') =>
    reasonsNotToEnd({ terms, partner: inForce }, { today, lastDay: day(lastDay), serious, reason }).map(
      ({ code }) => code,
    )
  expect(ask('2026-12-22')).toEqual(['conventions/notice-too-short'])
  expect(ask('2026-12-23')).toEqual([])
  expect(ask('2026-11-22', true, 'Impianto elettrico guasto')).toEqual([])
  expect(ask('2026-11-22', true)).toEqual(['conventions/reason-missing'])
  expect(ask('2027-01-31')).toEqual(['conventions/ends-anyway'])
})

test('what renews itself is left at its end, by notice of that day', () => {
  const renewing = { ...terms, renewsMonths: 6 }
  const ask = (lastDay: string, partner: Parameters<typeof partnerState>[1] = inForce) =>
    reasonsNotToEnd(
      { terms: renewing, partner },
      { today, lastDay: day(lastDay), serious: false, reason: '' },
    ).map(({ code }) => code)
  expect(ask('2027-01-31')).toEqual([])
  expect(ask('2027-02-01')).toEqual(['conventions/renews-by-then'])
  const left = { ...inForce, endsOn: terms.until }
  expect(partnerState(renewing, left, today)).toBe('notice-given')
  expect(ask('2027-01-31', left)).toEqual(['conventions/ends-anyway'])
})

test('by the month one pays for seats that are kept, and for no others', () => {
  const codes = (part: Partial<typeof terms>, seats: number | null) =>
    reasonsNotToOffer(
      {
        terms: { ...terms, costCents: 1000, renewsMonths: null, ...part },
        partners: [{ guestId: 'guest', seats, mostPerDay: null }],
        siteIds: [],
      },
      { today, hostId: 'host', sites: [], members: new Set(), alliances: new Set() },
    ).map(({ code }) => code)
  const without = 'conventions/monthly-without-seats'
  expect(codes({ cost: 'per-month' }, null)).toContain(without)
  expect(codes({ cost: 'per-month' }, 2)).not.toContain(without)
  expect(codes({ cost: 'per-day' }, null)).not.toContain(without)
})

test('months on is the same day, or the last of a shorter month', () => {
  expect(renewedUntil(day('2027-01-31'), 1)).toBe('2027-02-28')
  expect(renewedUntil(day('2026-12-20'), 12)).toBe('2027-12-20')
  expect(renewedUntil(day('2027-02-28'), 1)).toBe('2027-03-31')
  expect(renewedUntil(day('2027-02-28'), 12)).toBe('2028-02-29')
})

test('people are said in bands: none, fewer than five, rounded to five', () => {
  expect([0, 1, 4, 5, 7, 8, 23].map(peopleBand)).toEqual([
    { kind: 'none' },
    { kind: 'few', below: 5 },
    { kind: 'few', below: 5 },
    { kind: 'about', people: 5 },
    { kind: 'about', people: 5 },
    { kind: 'about', people: 10 },
    { kind: 'about', people: 25 },
  ])
  expect([occupancyPercent(3, 0), occupancyPercent(1, 3)]).toEqual([null, 33])
  const span = { from: day('2026-11-15'), until: day('2027-01-02') }
  const of = (cost: 'per-day' | 'per-month', seats: number | null) =>
    costCents({ cost, costCents: 1000 }, { halves: 7, seats, sites: 1, span })
  expect([of('per-day', null), of('per-month', 2), of('per-month', null)]).toEqual([3500, 6000, null])
})

const opening = {
  ...{
    opens: [480, 480, 480, 480, 480, null, null],
    closes: [1140, 1140, 1140, 1140, 1140, null, null],
    noon: 780,
  },
  ...{ patronDay: null, openOnHolidays: false, published: true, closedFrom: null, closures: [] },
}
const place = (siteId: string, latitude: number, neighbourhood: string | null): Candidate => ({
  ...{ organisationId: 'h', siteId, guestId: 'g', conventionId: `of ${siteId}`, name: siteId, opening },
  ...{
    from: day('2026-01-01'),
    until: day('2027-12-31'),
    weekdays: [1, 2, 3, 4, 5],
    morning: true,
    afternoon: true,
  },
  ...{ seats: null, mostPerDay: null, names: false, latitude, longitude: 9.2, neighbourhood },
})
const booking = (id: string, part = { morning: true, afternoon: true }): BookingToMove => ({
  ...{ id, hostId: 'h', siteId: 'old', personId: id, day: day('2026-12-14'), ...part },
  ...{ latitude: 45.48, longitude: 9.2, neighbourhood: 'Ponte' },
})
const ending = { conventionId: 'ending', lastDay: day('2026-12-10') }

test('the same site, then the same neighbourhood, then the straight distance; closed or not lent is no place', () => {
  const places = [
    place('far', 45.6, null),
    place('near', 45.482, null),
    place('neighbour', 45.55, 'Ponte'),
    place('old', 45.48, 'Ponte'),
    { ...place('mornings', 45.481, null), afternoon: false },
    { ...place('closed', 45.481, null), opening: { ...opening, closedFrom: day('2026-12-01') } },
    { ...place('itself', 45.481, null), conventionId: 'ending' },
  ]
  const names = (part?: { morning: boolean; afternoon: boolean }) =>
    berthsFor(booking('a', part), places, ending).map(({ name }) => name)
  expect(names()).toEqual(['old', 'neighbour', 'near', 'far'])
  expect(names({ morning: true, afternoon: false })).toEqual(['old', 'neighbour', 'mornings', 'near', 'far'])
  expect(distanceKm(places[0]!, places[0]!)).toBe(0)
})

test('each seat is foreseen once', () => {
  const two = [place('near', 45.482, null), place('far', 45.6, null)]
  const free = two.map(({ siteId }) => ({
    siteId,
    day: day('2026-12-14'),
    morning: 1,
    afternoon: 1,
    whole: 1,
  }))
  const found = foresee(
    ['a', 'b', 'c'].map((id) => booking(id)),
    (one) => berthsFor(one, two, ending),
    free,
  )
  expect([...found.values()].map((berth) => berth?.name)).toEqual(['near', 'far', undefined])
})

test('the product’s own template says all that must be said', () => {
  expect(reasonsNotToUse(usualTemplate)).toEqual([])
})
