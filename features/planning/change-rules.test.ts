import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { usualMonthRules } from '../months/frozen-rules.ts'
import { workingDaysOf } from '../months/rules.ts'
import {
  consequenceOf,
  type MonthFacts,
  otherDaysFor,
  reasonsNotToTakeOther,
  teamDecisions,
} from './change-rules.ts'
import { reasonsNotToExcept } from './exception-rules.ts'
import { limitsOf } from './limits-rules.ts'
import { reasonsNotToName } from './substitute-rules.ts'

const { days } = workingDaysOf('2027-02' as Month, null)
/** Anna Riva, twelve in her team, five needed; away on Tuesday 9 and Wednesday 17 February 2027. */
const [tuesday9, wednesday10] = ['2027-02-09', '2027-02-10'] as Day[]
const anna: MonthFacts = {
  days,
  places: days.map((day) => (['2027-02-09', '2027-02-17'].includes(day) ? 'home' : 'office@08:30')),
  wished: [tuesday9!, '2027-02-17' as Day],
  anyDay: false,
  homeSuitable: true,
  quota: 8,
  perWeek: 2,
  mostAway: 9,
  present: days.map(() => 6),
  needed: days.map(() => 5),
  budgetLeft: 3,
  teamDays: [],
  closedDays: [],
  closedTo: null,
  closedBeyondQuota: false,
}
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)

describe('what a change does, said before it is made', () => {
  test('Anna called in on Tuesday 9: seven of the five needed, one day fewer, four left in the budget', () => {
    expect(consequenceOf(anna, tuesday9!, 'office')).toEqual({
      present: 7,
      needed: 5,
      granted: 1,
      quota: 8,
      inWeek: 0,
      perWeek: 2,
      budgetLeft: 4,
    })
  })
  test('Anna away on Wednesday 10 too: five remain, three days, two of them that week, two left', () => {
    expect(consequenceOf(anna, wednesday10!, 'home')).toMatchObject({
      present: 5,
      granted: 3,
      inWeek: 2,
      budgetLeft: 2,
    })
  })
  test('absent on an office day: one fewer is present, and no budget is used', () => {
    expect(consequenceOf(anna, wednesday10!, 'absent')).toMatchObject({
      present: 5,
      granted: 2,
      budgetLeft: 3,
    })
  })
  test('a closed day granted besides uses no budget', () => {
    const closed = { ...anna, closedDays: [wednesday10!], closedBeyondQuota: true }
    expect(consequenceOf(closed, wednesday10!, 'home').budgetLeft).toBe(3)
  })
})

describe('Wednesday 10 instead of Tuesday 9', () => {
  test('with her consent it may be a day that she had not wished; the budget gains one and gives one', () => {
    expect(codes(reasonsNotToTakeOther({ ...anna, budgetLeft: 0 }, tuesday9!, wednesday10!))).toEqual([])
    expect(codes(reasonsNotToTakeOther({ ...anna, quota: 2, perWeek: 1 }, tuesday9!, wednesday10!))).toEqual(
      [],
    )
  })
  test('not into a week that is full, nor where too few would remain, nor where the office needs all', () => {
    const week = { ...anna, perWeek: 1 }
    expect(codes(reasonsNotToTakeOther(week, tuesday9!, '2027-02-18' as Day))).toEqual(['planning/over-week'])
    const few = { ...anna, present: days.map((day) => (day === wednesday10 ? 5 : 6)) }
    expect(codes(reasonsNotToTakeOther(few, tuesday9!, wednesday10!))).toEqual(['planning/too-few-present'])
  })
  test('only an away day for an office day', () => {
    expect(codes(reasonsNotToTakeOther(anna, wednesday10!, tuesday9!))).toEqual([
      'planning/not-an-away-day',
      'planning/not-an-office-day',
    ])
    expect(codes(reasonsNotToTakeOther(anna, '2027-02-07' as Day, wednesday10!))).toEqual([
      'planning/not-a-working-day',
    ])
  })
  test('days of the same week are offered first', () => {
    const offered = otherDaysFor(anna, tuesday9!)
    expect(offered.slice(0, 5)).toEqual([
      '2027-02-08',
      '2027-02-10',
      '2027-02-11',
      '2027-02-12',
      '2027-02-01',
    ])
    expect(offered).not.toContain(tuesday9)
  })
})

describe('days of the team and closed days', () => {
  const people = [
    { personId: 'anna', places: anna.places, wished: anna.wished },
    {
      personId: 'bice',
      places: anna.places.map(() => 'office@09:00'),
      wished: [tuesday9!, wednesday10!],
    },
  ]
  test('on a day of the team: who had asked and is in, who is away', () => {
    expect(teamDecisions(people, { days, teamDays: [tuesday9!], closedDays: [] })).toEqual([
      { kind: 'team-day', day: tuesday9, asked: ['bice'], away: ['anna'] },
    ])
  })
  test('on a closed day: who is planned to come in; nothing where everybody is away', () => {
    expect(teamDecisions(people, { days, teamDays: [], closedDays: [wednesday10!] })).toEqual([
      { kind: 'closed', day: wednesday10, present: ['anna', 'bice'] },
    ])
    expect(teamDecisions(people.slice(0, 1), { days, teamDays: [], closedDays: [tuesday9!] })).toEqual([])
  })
})

describe('how many days: by the team, or by an exception', () => {
  const team = { daysPerPerson: 8, daysPerWeek: 2 }
  const rules = usualMonthRules('2027-02' as Month, 20)
  const person = { partTimePercent: 100, exception: null }
  test('eight, two a week, nine at most with presence prevalent; half of it for half-time', () => {
    expect(limitsOf(person, team, rules, 0)).toEqual({ quota: 8, perWeek: 2, mostAway: 9 })
    expect(limitsOf({ ...person, partTimePercent: 50 }, team, rules, 0)).toEqual({
      quota: 4,
      perWeek: 2,
      mostAway: 4,
    })
  })
  test('Bice, authorised beyond prevalence: fourteen days, four a week', () => {
    const exception = { daysPerMonth: 14, daysPerWeek: 4, beyondPrevalence: true }
    expect(limitsOf({ ...person, exception }, team, rules, 0)).toEqual({
      quota: 14,
      perWeek: 4,
      mostAway: null,
    })
  })
  test('an exception may also take: none this month', () => {
    const exception = { daysPerMonth: 0, daysPerWeek: null, beyondPrevalence: false }
    expect(limitsOf({ ...person, exception }, team, rules, 0)).toEqual({ quota: 0, perWeek: 2, mostAway: 9 })
  })
  test('days already away in the window leave fewer', () => {
    expect(limitsOf(person, team, rules, 4).mostAway).toBe(5)
  })
})

describe('an exception', () => {
  const written = {
    ...{ month: '2027-02' as Month, personId: 'bice', daysPerMonth: 14, daysPerWeek: null },
    ...{
      beyondPrevalence: true,
      category: 'care' as const,
      authorisedBy: 'Direzione Personale, atto 12/2027',
    },
    ...{ from: '2027-01-15' as Day, until: '2027-06-30' as Day },
  }
  const facts = { workingDays: 20, planned: true, published: false, already: false }
  test('is for a month that its authorisation includes, and says what it changes', () => {
    expect(reasonsNotToExcept(written, facts)).toEqual([])
    expect(codes(reasonsNotToExcept({ ...written, from: '2027-03-01' as Day }, facts))).toEqual([
      'planning/exception-elsewhen',
    ])
    expect(codes(reasonsNotToExcept({ ...written, until: '2027-01-10' as Day }, facts))).toEqual([
      'planning/exception-ends-before',
    ])
    const empty = { ...written, daysPerMonth: null, beyondPrevalence: false }
    expect(codes(reasonsNotToExcept(empty, facts))).toEqual(['planning/exception-empty'])
  })
  test('all that stands against it is said together', () => {
    expect(
      codes(
        reasonsNotToExcept(
          { ...written, daysPerMonth: 21 },
          { workingDays: 20, planned: false, published: true, already: true },
        ),
      ),
    ).toEqual([
      'planning/exception-not-planned',
      'planning/published',
      'planning/exception-already',
      'planning/exception-too-many',
    ])
  })
})

describe('a substitute', () => {
  const facts = {
    today: '2027-02-01' as Day,
    managerIds: ['ada'],
    couldStandIn: new Set(['bruno', 'elena']),
  }
  const named = { personId: 'bruno', from: '2027-02-08' as Day, until: '2027-02-19' as Day }
  test('Bruno from 8 to 19 February', () => {
    expect(reasonsNotToName(named, facts)).toEqual([])
  })
  test('not who manages already, nor who works elsewhere, nor in the past, nor for years', () => {
    expect(codes(reasonsNotToName({ ...named, personId: 'ada' }, facts))).toEqual([
      'planning/substitute-manages',
    ])
    expect(codes(reasonsNotToName({ ...named, personId: 'ugo' }, facts))).toEqual([
      'planning/substitute-of-elsewhere',
    ])
    expect(codes(reasonsNotToName({ ...named, until: '2027-02-05' as Day }, facts))).toEqual([
      'planning/substitute-ends-before',
    ])
    expect(
      codes(reasonsNotToName({ ...named, from: '2027-01-01' as Day, until: '2027-01-20' as Day }, facts)),
    ).toEqual(['planning/substitute-over'])
    expect(codes(reasonsNotToName({ ...named, until: '2028-12-31' as Day }, facts))).toEqual([
      'planning/substitute-too-long',
    ])
  })
})
