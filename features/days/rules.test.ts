import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { isAway, isOffice } from '../planning/rules.ts'
import {
  answerUntil,
  officerOf,
  reasonsAgainstUpholding,
  reasonsNotToAnswer,
  reasonsNotToAskReview,
} from './review-rules.ts'
import {
  outcomeOfLateWish,
  type PersonFacts,
  reasonsAgainst,
  reasonsNotToGiveBack,
  reasonsNotToRecall,
  reasonsNotToReportAbsence,
  reasonsNotToWithdrawAbsence,
  type TeamFacts,
  usedDays,
} from './rules.ts'
import { movesOfSwap, outcomeOfAskingColleague, outcomeOfOwnSwap, reasonsNotToSwap } from './swap-rules.ts'

// Two weeks of January 2027 at the Anagrafe of Borgo Sereno: Monday 11 to Friday 22.
const days = ['11', '12', '13', '14', '15', '18', '19', '20', '21', '22'].map(
  (day) => `2027-01-${day}` as Day,
)
const [monday, tuesday, wednesday, , friday, monday2, tuesday2] = days as [Day, Day, Day, Day, Day, Day, Day]
const today = '2027-01-08' as Day
const office = 'office@08:30'

const person = (personId: string, away: readonly Day[], more: Partial<PersonFacts> = {}): PersonFacts => ({
  ...{ personId, places: days.map((day) => (away.includes(day) ? 'home' : office)) },
  ...{ homeSuitable: true, quota: 4, perWeek: 2, mostAway: 4, recalled: [], decidedByManager: [] },
  ...more,
})
/** Bruno is away on Tuesday and Wednesday of the first week; Carla on Monday and Friday; Dino never. */
const bruno = (more: Partial<PersonFacts> = {}) => person('bruno', [tuesday, wednesday], more)
const carla = (more: Partial<PersonFacts> = {}) => person('carla', [monday, friday], more)
const team = (people: readonly PersonFacts[], more: Partial<TeamFacts> = {}): TeamFacts => ({
  days,
  present: days.map(
    (_, index) =>
      [bruno(), carla(), person('dino', [])].filter(({ places }) => isOffice(places[index]!)).length,
  ),
  minPresent: days.map(() => 2),
  ...{
    teamDays: [],
    closedDays: [],
    closedElsewhere: false,
    closedBeyondQuota: false,
    budgetLeft: 5,
    people,
  },
  ...more,
})
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)
const free = { noticeDays: 1, consent: 'none' } as const
const own = (givenDay: Day, takenDay: Day, more: Partial<TeamFacts> = {}, him = bruno(), now = today) =>
  outcomeOfOwnSwap({ givenDay, takenDay }, 'bruno', team([him], more), free, now)

describe('a swap with oneself', () => {
  test('Bruno gives Tuesday 12 and takes Tuesday 19: done at once', () => {
    expect(own(tuesday, tuesday2)).toEqual({ outcome: 'at-once', reasons: [] })
  })
  test('Monday 11 is Carla’s day away: two must stay, and with Bruno away too one would', () => {
    expect(own(tuesday, monday)).toEqual({
      outcome: 'no',
      reasons: [{ code: 'days/too-few-present', day: monday, present: 1, needed: 2 }],
    })
  })
  test('neither week nor quota stands against it when the day given frees them', () => {
    // Two of two days of the first week are used: the given one makes room for another of the same week.
    expect(own(tuesday, days[3]!).outcome).toBe('at-once')
    expect(own(tuesday, tuesday2, {}, bruno({ quota: 2, mostAway: 2 })).outcome).toBe('at-once')
    expect(own(tuesday, tuesday2, { budgetLeft: 0 }).outcome).toBe('at-once')
  })
  test('notice is of one day by policy: on Monday 11 it is too late for Monday, in time for Tuesday', () => {
    expect(own(tuesday, tuesday2, {}, bruno(), monday).outcome).toBe('at-once')
    expect(own(tuesday, tuesday2, {}, bruno(), tuesday)).toEqual({
      outcome: 'no',
      reasons: [{ code: 'days/too-late', day: tuesday, until: monday }],
    })
    expect(codes(own(tuesday, tuesday2, {}, bruno(), wednesday).reasons)).toEqual(['days/past'])
  })
  test('only an away day can be given, only a working day taken', () => {
    expect(codes(own(monday, tuesday2).reasons)).toContain('days/not-away')
    expect(codes(own(tuesday, '2027-01-16' as Day).reasons)).toEqual(['days/not-a-working-day'])
  })
  test('where policy asks for it, or the day is the team’s or was taken away by a manager, a manager decides', () => {
    const consent = outcomeOfOwnSwap(
      { givenDay: tuesday, takenDay: tuesday2 },
      'bruno',
      team([bruno()]),
      { noticeDays: 1, consent: 'manager' },
      today,
    )
    expect([consent.outcome, codes(consent.reasons)]).toEqual(['manager', ['days/consent-by-policy']])
    expect(own(tuesday, tuesday2, { teamDays: [tuesday2] })).toEqual({
      outcome: 'manager',
      reasons: [{ code: 'days/team-day', day: tuesday2 }],
    })
    expect(codes(own(tuesday, tuesday2, {}, bruno({ decidedByManager: [tuesday2] })).reasons)).toEqual([
      'days/decided-by-manager',
    ])
  })
  test('the office is closed on Tuesday 12: nobody comes back to it, unless there is a desk elsewhere', () => {
    expect(codes(own(tuesday, tuesday2, { closedDays: [tuesday] }).reasons)).toEqual(['days/office-closed'])
    expect(own(tuesday, tuesday2, { closedDays: [tuesday], closedElsewhere: true }).outcome).toBe('at-once')
  })
})

describe('a swap with a colleague', () => {
  const asked = { givenDay: tuesday, takenDay: monday }
  test('Bruno gives Carla his Tuesday for her Monday: presence stays as it is', () => {
    const both = team([bruno(), carla()])
    expect(outcomeOfAskingColleague(asked, 'bruno', carla().places, both, free, today).outcome).toBe(
      'at-once',
    )
    expect(reasonsNotToSwap(asked, 'bruno', 'carla', both, 1, today)).toEqual([])
  })
  test('asking does not tell whether a colleague who is not in the office is absent', () => {
    const absent = carla({ places: carla().places.map((place) => (place === 'home' ? 'absent' : place)) })
    const ask = (places: PersonFacts['places']) =>
      outcomeOfAskingColleague(asked, 'bruno', places, team([bruno()]), free, today)
    expect(ask(absent.places)).toEqual(ask(carla().places))
    // She is told when she says yes.
    expect(codes(reasonsNotToSwap(asked, 'bruno', 'carla', team([bruno(), absent]), 1, today))).toContain(
      'days/not-away',
    )
  })
  test('whose home is not declared suitable, or whose week is full, takes no day', () => {
    const swap = (other: PersonFacts, taken = monday) =>
      codes(
        reasonsNotToSwap(
          { givenDay: tuesday, takenDay: taken },
          'bruno',
          'carla',
          team([bruno(), other]),
          1,
          today,
        ),
      )
    expect(swap(carla({ homeSuitable: false }))).toEqual(['days/home-not-suitable'])
    const inSecondWeek = person('carla', [monday, friday, monday2])
    expect(swap(inSecondWeek, monday2)).toEqual(['days/over-week'])
  })
  test('Carla is in the office on Thursday 14: she has no such day to give', () => {
    const ask = { givenDay: tuesday, takenDay: days[3]! }
    expect(
      codes(outcomeOfAskingColleague(ask, 'bruno', carla().places, team([bruno()]), free, today).reasons),
    ).toEqual(['days/colleague-in-office'])
  })
})

describe('a late wish', () => {
  const late = (day: Day, more: Partial<TeamFacts> = {}, him = bruno(), now = today, allowed = true) =>
    outcomeOfLateWish(day, 'bruno', team([him], more), { allowed, noticeDays: 1 }, now)
  test('a further day that all rules allow is granted at once', () => {
    expect(late(tuesday2)).toEqual({ outcome: 'at-once', reasons: [] })
  })
  test('every limit is for everybody, and all are said together', () => {
    const him = bruno({ quota: 2, mostAway: 2, homeSuitable: false })
    expect(codes(late(monday, { budgetLeft: 0 }, him).reasons).sort()).toEqual([
      'days/budget-spent',
      'days/home-not-suitable',
      'days/over-quota',
      'days/over-week',
      'days/presence-not-prevalent',
      'days/too-few-present',
    ])
    expect(late(monday, { budgetLeft: 0 }, him).outcome).toBe('no')
  })
  test('too late for the notice, the manager may still say yes; where policy has none, nobody', () => {
    expect(late(tuesday2, {}, bruno(), tuesday2)).toEqual({
      outcome: 'manager',
      reasons: [{ code: 'days/too-late', day: tuesday2, until: monday2 }],
    })
    expect(codes(late(tuesday2, {}, bruno(), today, false).reasons)).toEqual(['days/late-wish-not-allowed'])
    expect(late(tuesday2, {}, bruno(), '2027-01-20' as Day).outcome).toBe('no')
  })
})

describe('a recall', () => {
  const recalled = (day: Day, now = today, notice = 1, him = bruno()) =>
    codes(reasonsNotToRecall(day, him, team([him]), notice, now))
  test('at least the day before (CCNL art. 66), whatever policy says, and only of who is away', () => {
    expect(recalled(tuesday, monday)).toEqual([])
    expect(recalled(tuesday, tuesday, 0)).toEqual(['days/too-late'])
    expect(recalled(tuesday, today, 7)).toEqual(['days/too-late'])
    expect(recalled(monday)).toEqual(['days/not-away'])
  })
  test('a recalled day stays used: no other day comes for it', () => {
    const him = person('bruno', [wednesday], { quota: 2, recalled: [tuesday] })
    expect(usedDays(him, team([him]))).toBe(2)
    expect(
      codes(
        outcomeOfLateWish(tuesday2, 'bruno', team([him]), { allowed: true, noticeDays: 1 }, today).reasons,
      ),
    ).toEqual(['days/over-quota'])
    // Policy may give it back: then it is not among the recalled.
    const back = person('bruno', [wednesday], { quota: 2 })
    expect(
      outcomeOfLateWish(tuesday2, 'bruno', team([back]), { allowed: true, noticeDays: 1 }, today).outcome,
    ).toBe('at-once')
    // The recalled day itself was counted all the time: the budget has room for it.
    expect(
      reasonsAgainst(
        [{ personId: 'bruno', day: tuesday, to: 'home' }],
        team([him], { budgetLeft: 0, minPresent: days.map(() => 1) }),
      ),
    ).toEqual([])
  })
})

test('a day away may always be returned, unless it is over or there is nowhere to come to', () => {
  expect(reasonsNotToGiveBack(tuesday, 'bruno', team([bruno()]), tuesday)).toEqual([])
  expect(codes(reasonsNotToGiveBack(tuesday, 'bruno', team([bruno()]), wednesday))).toEqual(['days/past'])
  expect(codes(reasonsNotToGiveBack(monday, 'bruno', team([bruno()]), today))).toEqual(['days/not-away'])
  expect(
    codes(reasonsNotToGiveBack(tuesday, 'bruno', team([bruno()], { closedDays: [tuesday] }), today)),
  ).toEqual(['days/office-closed'])
})

test('an absence is reported on the day itself, and by HR afterwards; never twice', () => {
  expect(reasonsNotToReportAbsence(monday, office, monday, false)).toEqual([])
  expect(codes(reasonsNotToReportAbsence(monday, office, tuesday, false))).toEqual(['days/past'])
  expect(reasonsNotToReportAbsence(monday, office, tuesday, true)).toEqual([])
  expect(codes(reasonsNotToReportAbsence(monday, 'absent', monday, false))).toEqual(['days/absent'])
  expect(codes(reasonsNotToReportAbsence('2027-01-16' as Day, undefined, monday, false))).toEqual([
    'days/not-a-working-day',
  ])
  expect(reasonsNotToWithdrawAbsence(monday, 'absent', monday, false)).toEqual([])
  expect(codes(reasonsNotToWithdrawAbsence(monday, 'home', monday, true))).toEqual(['days/not-absent'])
})

test('closed days that are granted besides the others count for no quota', () => {
  const closed = { closedDays: [tuesday], closedBeyondQuota: true }
  expect(usedDays(bruno(), team([bruno()], closed))).toBe(1)
  expect(usedDays(bruno(), team([bruno()], { closedDays: [tuesday] }))).toBe(2)
})

describe('a review', () => {
  const hr = { personId: 'luca', ofHr: true }
  const review = { personId: 'bruno', officerId: null, answered: false, overdue: false }
  test('asked on Friday 8 it is answered by Monday 18, within ten days', () => {
    expect(answerUntil(today, 10)).toBe('2027-01-18')
    expect(codes(reasonsNotToAskReview(tuesday, days, 'home', 1))).toEqual(['days/review-under-way'])
    expect(codes(reasonsNotToAskReview(tuesday, days, undefined, 0))).toEqual(['days/nothing-decided'])
  })
  test('four eyes: nobody judges an own day or an own decision', () => {
    expect(reasonsNotToAnswer(review, hr, new Set(['irene', 'ada']))).toEqual([])
    expect(codes(reasonsNotToAnswer(review, hr, new Set(['luca'])))).toEqual(['days/review-own-decision'])
    expect(codes(reasonsNotToAnswer({ ...review, personId: 'luca' }, hr, new Set()))).toEqual([
      'days/review-own-day',
    ])
    expect(officerOf('elena', 'bruno', new Set(['irene']))).toBe('elena')
    expect(officerOf('elena', 'elena', new Set())).toBe(null)
    expect(officerOf('elena', 'bruno', new Set(['elena']))).toBe(null)
  })
  test('Elena is the named officer: HR answers only once it is overdue, a colleague never', () => {
    const hers = { ...review, officerId: 'elena' }
    expect(reasonsNotToAnswer(hers, { personId: 'elena', ofHr: false }, new Set())).toEqual([])
    expect(codes(reasonsNotToAnswer(hers, hr, new Set()))).toEqual(['days/review-of-another'])
    expect(reasonsNotToAnswer({ ...hers, overdue: true }, hr, new Set())).toEqual([])
    expect(codes(reasonsNotToAnswer(review, { personId: 'dino', ofHr: false }, new Set()))).toEqual([
      'days/review-of-another',
    ])
  })
  test('limits of numbers may be set aside by their names; a home that is not suitable never', () => {
    const move = { personId: 'bruno', day: monday, to: 'home' } as const
    const full = team([bruno({ quota: 2 })])
    expect(codes(reasonsAgainstUpholding(move, full, today, false).reasons).sort()).toEqual([
      'days/over-quota',
      'days/over-week',
      'days/too-few-present',
    ])
    const aside = reasonsAgainstUpholding(move, full, today, true)
    expect([aside.reasons, [...aside.setAside].sort()]).toEqual([
      [],
      ['days/over-quota', 'days/over-week', 'days/too-few-present'],
    ])
    const unsuitable = team([bruno({ homeSuitable: false })])
    expect(codes(reasonsAgainstUpholding(move, unsuitable, today, true).reasons)).toEqual([
      'days/home-not-suitable',
    ])
    expect(codes(reasonsAgainstUpholding(move, full, tuesday, true).reasons)).toEqual(['days/past'])
  })
})

test('whatever swaps are allowed, one after the other, no limit is ever passed', () => {
  const anyDay = fc.integer({ min: 0, max: days.length - 1 }).map((index) => days[index]!)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), anyDay, anyDay), { maxLength: 20 }), (asked) => {
      let people = [bruno({ quota: 2 }), carla({ quota: 2 }), person('dino', [])]
      const now = () =>
        team(people, {
          present: days.map((_, i) => people.filter(({ places }) => isOffice(places[i]!)).length),
        })
      for (const [withCarla, givenDay, takenDay] of asked) {
        const swap = { givenDay, takenDay }
        const reasons = withCarla
          ? reasonsNotToSwap(swap, 'bruno', 'carla', now(), 1, today)
          : outcomeOfOwnSwap(swap, 'bruno', now(), free, today).reasons
        if (reasons.length > 0) continue
        for (const move of movesOfSwap(swap, 'bruno', withCarla ? 'carla' : null))
          people = people.map((one) =>
            one.personId === move.personId
              ? {
                  ...one,
                  places: one.places.map((place, index) =>
                    days[index] === move.day ? (move.to === 'office' ? office : 'home') : place,
                  ),
                }
              : one,
          )
      }
      const { present, minPresent } = now()
      expect(present.every((count, index) => count >= minPresent[index]!)).toBe(true)
      for (const { places, quota } of people) {
        expect(places.filter(isAway).length).toBeLessThanOrEqual(quota)
        expect(places.slice(0, 5).filter(isAway).length).toBeLessThanOrEqual(2)
        expect(places.slice(5).filter(isAway).length).toBeLessThanOrEqual(2)
      }
    }),
  )
})
