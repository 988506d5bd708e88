import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { amended } from './change-rules.ts'
import { countDirectorates, differences, tenths } from './figures-rules.ts'
import { countMoves, firstMovable, reasonsNotToUndo } from './replan-rules.ts'
import { amendmentBetween, type MonthNow, reasonsNotToCompare, saidTwice } from './rules.ts'

const days = ['2027-01-11', '2027-01-12', '2027-01-13'] as Day[]
const team = (teamId: string, members: number, minPresent: number) => ({
  ...{ teamId, members, name: teamId, directorateId: 'servizi', officeId: 'municipio' },
  ...{ daysPerPerson: 8, daysPerWeek: 2, minPresent: days.map(() => minPresent) },
  ...{ teamDays: [days[1]!], closedDays: [], closedTo: null, closedToDesks: 0, closedBeyondQuota: false },
})
const now: MonthNow = {
  ...{ days, daysPerPerson: 8, daysPerWeek: 2, entry: { earlier: 0, later: 0 } },
  directorates: [{ directorateId: 'servizi', name: 'Servizi', days: 40 }],
  teams: [team('anagrafe', 5, 3), { ...team('tributi', 2, 1), daysPerPerson: 4, officeId: 'ponte' }],
  offices: ['municipio', 'ponte'].map((officeId) => ({
    ...{ officeId, name: officeId, always: 6, desks: null },
    ...{ closedDays: null, closedTo: null, closedToDesks: 0 },
  })),
}
const codes = (changes: Parameters<typeof amended>[1], from?: Day) =>
  amended(now, changes, from).reasons.map(({ code, change }) => `${code} ${change}`)

describe('what changes make of a month', () => {
  test('Ada wants one fewer in every team: nobody falls below zero, closed days stay at none', () => {
    const { teams } = amended(now, [
      { what: 'closure', officeId: 'municipio', days: [days[0]!], elsewhere: null },
      { what: 'presence', scope: 'organisation', scopeId: null, how: 'fewer', value: 2 },
    ]).now
    expect(teams.map(({ minPresent }) => minPresent)).toEqual([
      [0, 1, 1],
      [0, 0, 0],
    ])
  })

  test('60 percent of five are three, of two are two; more than the team is said', () => {
    const percent = {
      what: 'presence',
      scope: 'organisation',
      scopeId: null,
      how: 'percent',
      value: 60,
    } as const
    expect(amended(now, [percent]).now.teams.map(({ minPresent }) => minPresent[0])).toEqual([3, 2])
    expect(codes([{ ...percent, scope: 'team', scopeId: 'tributi', how: 'people', value: 3 }])).toEqual([
      'variants/more-than-the-team 1',
    ])
  })

  test('a team with days of its own by the rules keeps them', () => {
    const { teams, daysPerPerson } = amended(now, [{ what: 'quota', daysPerPerson: 10, daysPerWeek: 2 }]).now
    expect([daysPerPerson, ...teams.map((one) => one.daysPerPerson)]).toEqual([10, 10, 4])
  })

  test('an office closed on the 12th and opened again is as before, without its team day', () => {
    const closed = amended(now, [
      {
        what: 'closure',
        officeId: 'municipio',
        days: [days[1]!],
        elsewhere: { officeId: 'ponte', desks: 2 },
      },
    ]).now
    expect(closed.teams[0]).toMatchObject({ minPresent: [3, 0, 3], closedTo: 'ponte', teamDays: [] })
    const { now: open } = amended(closed, [
      { what: 'closure', officeId: 'municipio', days: [], elsewhere: null },
    ])
    expect(open.teams[0]).toMatchObject({ minPresent: [3, 3, 3], closedDays: [], closedTo: null })
  })

  test('days too near stay; what changes nothing is said; the same thing twice is found', () => {
    const desks = { what: 'desks', officeId: 'ponte', desks: 3, days: [days[0]!] } as const
    expect(codes([{ ...desks, days: [...desks.days] }], days[1])).toEqual(['variants/day-too-near 1'])
    expect(codes([{ what: 'budget', directorateId: 'servizi', days: 40 }])).toEqual([
      'variants/changes-nothing 1',
    ])
    const budget = { what: 'budget', directorateId: 'servizi', days: 41 } as const
    expect(saidTwice([budget, { what: 'entry', earlier: 1, later: 0 }, { ...budget, days: 42 }])).toEqual([2])
    expect(
      reasonsNotToCompare([
        { name: 'A', changes: [] },
        { name: 'a', changes: [] },
      ]),
    ).toHaveLength(1)
  })

  test('only rows that differ are written', () => {
    const after = amended(now, [
      { what: 'budget', directorateId: 'servizi', days: 50 },
      { what: 'presence', scope: 'team', scopeId: 'anagrafe', how: 'people', value: 2 },
      { what: 'desks', officeId: 'ponte', desks: 3, days: [days[2]!] },
    ]).now
    const written = amendmentBetween(now, after)
    expect(written.budgets).toEqual([{ directorateId: 'servizi', days: 50 }])
    expect(written.minima).toEqual([{ teamId: 'anagrafe', people: 2 }])
    expect(written.teams.map(({ teamId, minPresent }) => [teamId, minPresent])).toEqual([
      ['anagrafe', [2, 2, 2]],
    ])
    expect(written.offices.map(({ officeId, desks }) => [officeId, desks])).toEqual([['ponte', [6, 6, 3]]])
  })
})

describe('what a plan amounts to', () => {
  const people = ['bruno', 'carla'].map((personId) => ({
    personId,
    directorateId: 'servizi',
    wished: [...days],
  }))
  const office = 'office@08:30'
  const plan = [
    { id: 'bruno', days: ['home', office, office] },
    { id: 'carla', days: ['home', 'home', 'absent'] },
  ]

  test('absent is neither granted nor refused; the least and the most', () => {
    expect(countDirectorates(people, plan, days, now.directorates)).toEqual([
      {
        ...{ directorateId: 'servizi', name: 'Servizi', people: 2, budget: 40 },
        ...{ wished: 6, granted: 3, refused: 2 },
      },
    ])
    expect(tenths(people, plan, days)).toEqual({ leastTenth: 1 / 3, mostTenth: 2 / 3 })
  })

  test('another entry time is the same day', () => {
    const before = [
      { id: 'bruno', days: [office, 'office@09:00', office] },
      { id: 'carla', days: ['home', 'home', 'home'] },
    ]
    expect(differences(before, plan)).toEqual({ movedDays: 2, moreDays: 1, fewerDays: 1 })
  })
})

describe('a re-plan', () => {
  test('counts days and persons, not entry times; wished days granted and taken back', () => {
    const move = { directorateId: 'servizi', day: days[0]!, wished: true }
    const counted = countMoves(
      [
        { ...move, personId: 'bruno', from: 'office@08:30', to: 'home' },
        { ...move, personId: 'carla', from: 'home', to: 'office@08:30' },
        { ...move, personId: 'dino', from: 'office@08:30', to: 'office@08:45', wished: false },
        { ...move, personId: 'ada', from: 'home', to: 'absent' },
      ],
      days,
      new Map([['servizi', 'Servizi']]),
    )
    expect(counted).toMatchObject({
      ...{ people: 3, days: 3, toHome: 1, toOffice: 1, absent: 1, entries: 1, granted: 1, takenBack: 1 },
      directorates: [{ name: 'Servizi', people: 3, toHome: 1, toOffice: 1 }],
    })
    expect(counted.byDay[0]).toEqual({ day: days[0], toHome: 1, toOffice: 1 })
  })

  test('with one day of notice on the 11th days may move from the 13th; taken back until the 12th', () => {
    expect(firstMovable('2027-01-11' as Day, 1)).toBe('2027-01-13')
    const applied = { applied: true, undone: false, firstDay: days[2]! }
    expect(reasonsNotToUndo(applied, days[1]!)).toEqual([])
    expect(reasonsNotToUndo(applied, days[2]!).map(({ code }) => code)).toEqual(['variants/begun'])
    expect(reasonsNotToUndo({ ...applied, applied: false }, days[0]!)).toHaveLength(1)
  })
})
