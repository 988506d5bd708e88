import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { workingDaysOf } from '../months/rules.ts'
import { items } from '../policy/rules.ts'
import { reasonsNotToDelegate } from './delegation-rules.ts'
import { copyOf, patternOf, usualWeekdays } from './pattern-rules.ts'
import { reminderDue } from './reminder-rules.ts'
import {
  emptyWish,
  inOrder,
  pictureOf,
  reasonsNotToState,
  strengthOf,
  type Wish,
  wishMinutesOf,
  within,
} from './rules.ts'

const { days } = workingDaysOf('2027-03' as Month, null)
const numbers = { days, quota: 8, perWeek: 2, besides: [], homeSuitable: true }
const march = (...ofMonth: number[]) => ofMonth.map((day) => `2027-03-${String(day).padStart(2, '0')}` as Day)
const wishOf = (...ofMonth: number[]): Wish => ({ ...emptyWish, wished: march(...ofMonth) })
const strengths = items['wish-strengths'].usual
const facts = {
  days,
  stage: 'wishes' as const,
  strengths,
  entry: { earliest: '07:30', latest: '09:30' },
  blocked: false,
}
const refusals = (wish: Wish, more = {}) => reasonsNotToState(wish, { ...facts, ...more })

describe('the picture while one chooses', () => {
  test('each wish is held against quota, week and home at once', () => {
    const picture = pictureOf(wishOf(1, 2, 3), { ...numbers, quota: 2, homeSuitable: false })
    expect(picture.notes).toEqual([
      { code: 'wishes/more-than-quota', wished: 3, quota: 2 },
      { code: 'wishes/more-than-week', monday: '2027-03-01', wished: 3, perWeek: 2 },
      { code: 'wishes/home-not-suitable' },
    ])
    expect([picture.wishedDays, picture.daysLeft]).toEqual([3, 0])
  })

  test('a wish in order has nothing said of it, and presence counts what may be granted', () => {
    const picture = pictureOf({ ...wishOf(1, 9), absent: march(2) }, numbers)
    expect(picture.notes).toEqual([])
    expect([picture.daysLeft, picture.presenceDays, picture.workingDays]).toEqual([
      6,
      days.length - 3,
      days.length - 1,
    ])
  })

  test('a day on which Bruno’s office is closed takes nothing of his eight days where policy gives it besides', () => {
    const asked = wishOf(5, 8, 12)
    expect(pictureOf(asked, { ...numbers, besides: march(5, 12) })).toMatchObject({
      wishedDays: 1,
      daysLeft: 7,
      presenceDays: days.length - 3,
    })
    expect(pictureOf(asked, numbers)).toMatchObject({ wishedDays: 3, daysLeft: 5 })
  })

  test('wishes and days left never exceed the quota together, whatever is asked', () => {
    fc.assert(
      fc.property(fc.subarray(days), fc.nat(12), (wished, quota) => {
        const picture = pictureOf({ ...emptyWish, wished }, { ...numbers, quota })
        expect(picture.daysLeft).toBe(Math.max(0, quota - wished.length))
        expect(picture.weeks.reduce((sum, week) => sum + week.wishedDays, 0)).toBe(wished.length)
        expect(picture.notes.some(({ code }) => code === 'wishes/more-than-quota')).toBe(
          wished.length > quota,
        )
      }),
    )
  })
})

describe('what may be stated', () => {
  test('refused: days of no month, wished and absent, a month no longer open; all said together', () => {
    const wish = { ...wishOf(6, 8), absent: march(8) }
    expect(refusals(wish, { stage: 'planning' }).map(({ code }) => code)).toEqual([
      'wishes/month-not-open',
      'wishes/not-a-working-day',
      'wishes/wished-and-absent',
    ])
  })

  test('Carla marks three days that matter and one on which she cannot otherwise: no more of either', () => {
    const carla = { ...wishOf(1, 2, 9, 10, 16), matters: march(1, 2, 9), cannot: march(10) }
    expect(refusals(carla)).toEqual([])
    expect(refusals({ ...carla, matters: march(1, 2, 9, 16) })).toEqual([
      { code: 'wishes/allowance-matters', asked: 4, most: 3 },
    ])
    expect(refusals({ ...carla, matters: [], cannot: march(10, 16) })).toEqual([
      { code: 'wishes/allowance-cannot', asked: 2, most: 1 },
    ])
    // A month keeps the allowance that policy had when it was opened.
    const none = { ...strengths, cannot: { days: 0, minutes: 160 } }
    expect(refusals(carla, { strengths: none })).toEqual([
      { code: 'wishes/allowance-cannot', asked: 1, most: 0 },
    ])
  })

  test('only a wished day has a strength, and one strength', () => {
    expect(
      refusals({ ...wishOf(1), matters: march(1, 2), cannot: march(1) }).map(({ code }) => code),
    ).toEqual(['wishes/strength-without-wish', 'wishes/two-strengths'])
  })

  test('another hour for the month lies within one’s band; none is the profile’s', () => {
    expect(refusals({ ...wishOf(1), entryPreferred: '09:30' })).toEqual([])
    expect(refusals({ ...wishOf(1), entryPreferred: '09:45' })).toEqual([
      { code: 'wishes/entry-outside-band', earliest: '07:30', latest: '09:30' },
    ])
  })

  test('where policy blocks, whose activities are not workable away asks for nothing but may say that they are absent', () => {
    const codes = (wish: Wish) => refusals(wish, { blocked: true }).map(({ code }) => code)
    expect(codes(wishOf(1))).toEqual(['wishes/work-not-workable-away'])
    expect(codes({ ...emptyWish, anyDay: true })).toEqual(['wishes/work-not-workable-away'])
    expect(codes({ ...emptyWish, absent: march(1) })).toEqual([])
  })
})

describe('how strongly', () => {
  const wish = { ...wishOf(1, 2, 3), matters: march(2), cannot: march(3) }
  test('a day is worth what policy says of its strength, and nothing where it was not asked for', () => {
    expect(march(1, 2, 3).map((day) => strengthOf(wish, day))).toEqual(['like', 'matters', 'cannot'])
    expect(march(1, 2, 3, 4).map((day) => wishMinutesOf(wish, day, strengths))).toEqual([20, 40, 160, 0])
  })

  test('kept in the order of the days and once, and only as far as the days are still working days', () => {
    const kept = inOrder({ ...wish, wished: march(3, 1, 3, 2), absent: march(9, 8) })
    expect([kept.wished, kept.absent]).toEqual([march(1, 2, 3), march(8, 9)])
    const left = within(kept, march(1, 3, 9))
    expect([left.wished, left.matters, left.cannot, left.absent]).toEqual([
      march(1, 3),
      [],
      march(3),
      march(9),
    ])
  })
})

describe('what of a month is carried into another', () => {
  const february = workingDaysOf('2027-02' as Month, null).days
  const of = (list: readonly Day[], ...ofMonth: number[]) =>
    list.filter((day) => ofMonth.includes(Number(day.slice(8))))

  test('a weekday wished more often than not is usual; a day of absence does not count against it', () => {
    // Tuesdays of February 2027: 2, 9, 16, 23.
    expect(usualWeekdays({ wished: of(february, 2, 9, 16, 4), absent: [], days: february })).toEqual([2])
    expect(usualWeekdays({ wished: of(february, 2, 9), absent: [], days: february })).toEqual([])
    expect(usualWeekdays({ wished: of(february, 2, 9), absent: of(february, 16), days: february })).toEqual([
      2,
    ])
  })

  test('Dino’s Tuesdays stay Tuesdays, his first Thursday stays the first Thursday, his last Friday the fourth', () => {
    const last = { wished: of(february, 2, 9, 16, 23, 4, 26), absent: [], days: february }
    // March 2027: Tuesdays 2, 9, 16, 23, 30; Thursdays from the 4th; Fridays from the 5th, the fourth the 26th.
    expect(copyOf(last, days)).toEqual(march(2, 4, 9, 16, 23, 26, 30))
  })

  test('the last of five becomes the last of four, and a holiday there is left out', () => {
    // Friday 29 January 2027 is the fifth; February has four. 6 January is Epiphany and no working day.
    const january = workingDaysOf('2027-01' as Month, null).days
    expect(copyOf({ wished: of(january, 29), absent: [], days: january }, february)).toEqual(of(february, 26))
    expect(copyOf({ wished: of(february, 3), absent: [], days: february }, january)).toEqual([])
  })

  test('the pattern is what was usual in most of the last months', () => {
    const tuesdays = { wished: of(february, 2, 9, 16, 23), absent: [], days: february }
    const fridaysToo = { ...tuesdays, wished: of(february, 2, 9, 16, 5, 12, 19, 26) }
    expect(patternOf([tuesdays, fridaysToo, fridaysToo])).toEqual([2, 5])
    expect(patternOf([tuesdays, tuesdays, fridaysToo])).toEqual([2])
    expect(patternOf([])).toEqual([])
  })

  test('whatever is copied is a working day of the month, each once, ascending', () => {
    fc.assert(
      fc.property(fc.subarray(february), fc.subarray(days), (wished, possible) => {
        const copied = copyOf({ wished, absent: [], days: february }, possible)
        expect(copied).toEqual([...new Set(copied)].sort())
        for (const day of copied) expect(possible).toContain(day)
      }),
    )
  })
})

test('a delegate is somebody else, who does not decide over the person’s days, from today on', () => {
  const today = '2026-11-23' as Day
  const bruno = { self: false, decides: false, until: null, today }
  expect(reasonsNotToDelegate(bruno)).toEqual([])
  expect(reasonsNotToDelegate({ ...bruno, until: today })).toEqual([])
  expect(reasonsNotToDelegate({ ...bruno, decides: true, until: '2026-11-22' as Day })).toEqual([
    { code: 'wishes/delegate-decides' },
    { code: 'wishes/delegation-past', day: '2026-11-22' },
  ])
  expect(reasonsNotToDelegate({ ...bruno, self: true, decides: true })).toEqual([
    { code: 'wishes/delegate-self' },
  ])
})

test('reminders of 5 and 1 days before the 20th: on the 15th and the 19th; a missed one is made up for, alone', () => {
  const on = (today: string) => reminderDue('2026-12-20' as Day, [5, 1], today as Day)
  expect(
    ['2026-12-14', '2026-12-15', '2026-12-17', '2026-12-19', '2026-12-20', '2026-12-21'].map(on),
  ).toEqual([undefined, 5, 5, 1, 1, undefined])
  expect(reminderDue('2026-12-20' as Day, [], '2026-12-20' as Day)).toBeUndefined()
})
