import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, isDay } from '../../vocabulary/day.ts'
import { items } from '../policy/rules.ts'
import {
  effectiveStart,
  reasonsNotToBegin,
  reasonsNotToWithdraw,
  warningDue,
  withdrawalEnd,
} from './dates-rules.ts'
import {
  agreementNeeded,
  cappedBy,
  type Gate,
  gateOfMonth,
  reasonsAtGate,
  reasonsBeyondCaps,
} from './gate-rules.ts'
import {
  isTarget,
  lastDayOf,
  reasonsAboutBands,
  reasonsNotToPropose,
  type Terms,
  usualBands,
  usualRest,
  usualTexts,
} from './rules.ts'
import { chainFor, reasonsNotTo, type Step, standingOf } from './state-rules.ts'

const policy = items['agreement-terms'].usual
const today = '2026-11-23' as Day
const bruno: Terms = {
  ...{ frame: 'local', regime: 'agile', from: '2026-12-01' as Day, until: '2027-05-31' as Day },
  ...{ daysPerMonth: 8, daysPerWeek: 2, weekdays: [], places: ['home'] },
  ...{ bands: usualBands(policy), rest: usualRest, ...usualTexts, annexes: [] },
  tools: [{ kind: 'computer', name: '', providedBy: 'body' }],
  objectives: [
    {
      activity: 'Istruttoria',
      result: 'Pratiche concluse',
      kind: 'percentage',
      operator: '>=',
      target: '90',
    },
  ],
}
const facts = { today, policy, leftOn: null, parent: null }
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)
const proposing = (terms: Partial<Terms>, given = {}) =>
  codes(reasonsNotToPropose({ ...bruno, ...terms }, { ...facts, ...given }))

test('Bruno’s six months from 1 December are in order; a form begins with terms that are', () => {
  expect(proposing({})).toEqual([])
  expect(
    proposing({ bands: usualBands({ ...policy, leastBands: 3 }) }, { policy: { ...policy, leastBands: 3 } }),
  ).toEqual([])
})

test('all that is wrong is said at once', () => {
  expect(
    proposing({
      ...{ from: '2026-11-01' as Day, until: '2026-10-01' as Day, daysPerMonth: 0, places: [], tools: [] },
      ...{ objectives: [], disconnection: ' ', conduct: '', weekdays: [1, 1, 2] },
      bands: [{ from: '21:00', until: '23:00' }],
    }),
  ).toEqual([
    'agreements/starts-in-the-past',
    'agreements/ends-before-start',
    'agreements/no-days',
    'agreements/pattern-beyond-week',
    'agreements/weekday-twice',
    'agreements/no-place',
    'agreements/no-tools',
    'agreements/no-objectives',
    'agreements/no-disconnection',
    'agreements/no-conduct',
    'agreements/band-at-night',
    'agreements/band-in-rest',
  ])
})

test('duration: a year from 15 January 2027 ends on 14 January 2028; open-ended only where policy allows', () => {
  expect(lastDayOf('2027-01-15' as Day, 12)).toBe('2028-01-14')
  expect(lastDayOf('2027-01-01' as Day, 6)).toBe('2027-06-30')
  expect(lastDayOf('2027-08-31' as Day, 6)).toBe('2028-02-29')
  expect(proposing({ until: '2027-12-01' as Day })).toEqual(['agreements/too-long'])
  expect(proposing({ until: '2027-11-30' as Day })).toEqual([])
  expect(proposing({ until: null })).toEqual([])
  expect(proposing({ until: null }, { policy: { ...policy, openEnded: false } })).toEqual([
    'agreements/open-ended-not-allowed',
  ])
  expect(proposing({}, { leftOn: '2027-03-01' })).toEqual(['agreements/beyond-departure'])
})

test('a term of whole months is days and months on, and one day less, over every month’s end', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, months) => {
      const last = lastDayOf(from, months)
      expect(isDay(last)).toBe(true)
      expect(last > from).toBe(true)
      expect(lastDayOf(from, months + 1) > last).toBe(true)
      const next = addDays(last, 1)
      // The day after is the same day of the month, or the first of the next where that month has no such day.
      expect(next.slice(8) === from.slice(8) || next.slice(8) === '01').toBe(true)
    }),
  )
})

test('contact bands: three of an hour where policy says so, no longer than a day of work, eleven hours of rest', () => {
  const about = (bands: [string, string][], given = {}, rest = usualRest) =>
    codes(
      reasonsAboutBands(
        { regime: 'agile', rest, bands: bands.map(([from, until]) => ({ from, until })) },
        { ...policy, ...given },
      ),
    )
  const three = { leastBands: 3 }
  expect(
    about(
      [
        ['09:00', '10:00'],
        ['11:00', '12:00'],
        ['14:00', '15:00'],
      ],
      three,
    ),
  ).toEqual([])
  expect(
    about(
      [
        ['09:00', '12:00'],
        ['14:00', '14:30'],
      ],
      three,
    ),
  ).toEqual(['agreements/too-few-bands'])
  // 7 hours and 12 minutes are 36 hours in five days.
  expect(about([['08:00', '15:12']])).toEqual([])
  expect(about([['08:00', '15:13']])).toEqual(['agreements/bands-too-long'])
  expect(
    about([
      ['09:00', '11:00'],
      ['10:00', '12:00'],
    ]),
  ).toEqual(['agreements/bands-overlap'])
  expect(
    about([
      ['12:00', '09:00'],
      ['14:00', '16:00'],
    ]),
  ).toEqual(['agreements/band-backwards'])
  expect(about([['05:00', '07:00']], {}, { from: '22:00', until: '06:00' })).toEqual([
    'agreements/band-at-night',
    'agreements/rest-too-short',
    'agreements/band-in-rest',
  ])
  expect(about([['09:00', '12:00']], {}, { from: '23:00', until: '10:00' })).toEqual([
    'agreements/rest-without-night',
  ])
  expect(about([['09:00', '12:00']], {}, { from: '21:00', until: '07:59' })).toEqual([
    'agreements/rest-too-short',
  ])
  expect(about([['09:00', '12:00']], {}, { from: '19:00', until: '06:00' })).toEqual([])
  expect(about([['07:00', '08:00']], {}, { from: '20:00', until: '07:30' })).toEqual([
    'agreements/band-in-rest',
  ])
})

test('targets: a text, a number, a percentage, a day', () => {
  const is = (kind: 'text' | 'number' | 'percentage' | 'date', target: string, operator: '=' | '>=' = '=') =>
    isTarget({ kind, target, operator })
  expect([is('text', 'Guida pubblicata'), is('text', ''), is('text', 'x', '>=')]).toEqual([
    true,
    false,
    false,
  ])
  expect([is('number', '12,5'), is('number', 'dodici')]).toEqual([true, false])
  expect([is('percentage', '100'), is('percentage', '101')]).toEqual([true, false])
  expect([is('date', '2027-02-28'), is('date', '2027-02-30')]).toEqual([true, false])
})

test('effective start: proposed 1 January 2022, signed on the 7th, it begins on the 7th', () => {
  expect(effectiveStart('2022-01-01' as Day, '2022-01-07' as Day)).toBe('2022-01-07')
  expect(effectiveStart('2022-02-01' as Day, '2022-01-07' as Day)).toBe('2022-02-01')
  expect(codes(reasonsNotToBegin('2022-01-01' as Day, '2022-01-05' as Day, '2022-01-07' as Day))).toEqual([
    'agreements/over-before-signature',
  ])
})

test('withdrawal: thirty calendar days, ninety where HR gives them, none with a justified reason', () => {
  const at = { today, startsOn: '2026-06-01' as Day, endsOn: null, leastDays: 30, fixedTermNotice: true }
  const plain = { by: 'worker', justified: false, on: null, noticeDays: 0, reason: '' } as const
  expect(withdrawalEnd(plain, at)).toEqual({
    endsOn: '2026-12-23',
    because: { code: 'agreements/ends-with-notice', asked: today, days: 30, endsOn: '2026-12-23' },
  })
  expect(reasonsNotToWithdraw(plain, at)).toEqual([])
  const office = { ...plain, by: 'office', noticeDays: 90 } as const
  expect(withdrawalEnd(office, at).endsOn).toBe('2027-02-21')
  // The body says why, always.
  expect(codes(reasonsNotToWithdraw(office, at))).toEqual(['agreements/reason-missing'])
  const justified = { ...plain, justified: true, on: '2026-11-30' as Day, reason: 'Cambio di mansioni' }
  expect(withdrawalEnd(justified, at).endsOn).toBe('2026-11-30')
  expect(reasonsNotToWithdraw(justified, at)).toEqual([])
  expect(codes(reasonsNotToWithdraw({ ...justified, on: '2026-11-22' as Day }, at))).toEqual([
    'agreements/withdrawal-in-the-past',
  ])
  expect(codes(reasonsNotToWithdraw({ ...plain, noticeDays: 20, on: today }, at))).toEqual([
    'agreements/day-without-justification',
    'agreements/notice-too-short',
  ])
  // With fewer than thirty days left the term comes first; and by the law alone a term needs a reason.
  expect(codes(reasonsNotToWithdraw(plain, { ...at, endsOn: '2026-12-20' as Day }))).toEqual([
    'agreements/ends-anyway',
  ])
  expect(
    codes(reasonsNotToWithdraw(plain, { ...at, endsOn: '2027-05-31' as Day, fixedTermNotice: false })),
  ).toEqual(['agreements/fixed-term-needs-justification'])
})

test('the notice of thirty days holds over year ends and leap days, whatever the holidays', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 365 }), (today, noticeDays) => {
      const { endsOn } = withdrawalEnd({ justified: false, on: null, noticeDays }, { today, leastDays: 30 })
      expect(endsOn).toBe(addDays(today, Math.max(30, noticeDays)))
    }),
  )
})

test('warnings: 60, 30 and 7 days before, the nearest that has come', () => {
  const due = (today: string) => warningDue('2027-03-31' as Day, [60, 30, 7], today as Day)
  expect([
    due('2027-01-29'),
    due('2027-01-30'),
    due('2027-03-01'),
    due('2027-03-24'),
    due('2027-04-01'),
  ]).toEqual([...[undefined, 60, 30, 7, undefined]])
})

const step = (name: Step['step'], version = 1, level: number | null = null): Step => ({
  step: name,
  version,
  level,
})
test('the way: draft, two approvals, signatures, in force; changed terms begin again', () => {
  const state = (steps: Step[], force: { startsOn: Day; endsOn: Day | null } | null = null, version = 1) =>
    standingOf(steps, version, 2, force, today).state
  const proposed = [step('drafted'), step('proposed')]
  expect(state([step('drafted')])).toBe('draft')
  expect(state(proposed)).toBe('to-approve')
  expect(state([...proposed, step('approved', 1, 1)])).toBe('to-approve')
  expect(state([...proposed, step('changes-asked', 1, 2)])).toBe('changes-asked')
  const again = [...proposed, step('approved', 1, 1), step('changes-asked', 1, 2), step('proposed', 2)]
  expect(standingOf(again, 2, 2, null, today)).toMatchObject({ state: 'to-approve', approvals: 0 })
  const approved = [...proposed, step('approved', 1, 1), step('approved', 1, 2)]
  expect(state(approved)).toBe('to-sign')
  const signed = [...approved, step('signed-by-person'), step('signed-by-office'), step('in-force')]
  expect(state(signed, { startsOn: '2026-12-01' as Day, endsOn: null })).toBe('signed')
  expect(state(signed, { startsOn: today, endsOn: null })).toBe('in-force')
  const planned = [...signed, step('withdrawn')]
  expect(state(planned, { startsOn: '2026-06-01' as Day, endsOn: '2026-12-23' as Day })).toBe(
    'withdrawal-planned',
  )
  expect(state(planned, { startsOn: '2026-06-01' as Day, endsOn: '2026-11-22' as Day })).toBe('withdrawn')
  expect(state(planned)).toBe('withdrawn')
  expect(state(signed, { startsOn: '2026-06-01' as Day, endsOn: '2026-11-22' as Day })).toBe('expired')
  expect(state([...approved, step('refused')])).toBe('refused')
})

test('a manager’s own agreement goes past them, a head’s is signed by HR; nobody decides on their own', () => {
  const way = {
    approvals: ['team-manager', 'hr-office'],
    signer: 'directorate-head',
    transfer: 'close',
  } as const
  const chain = (...personRoles: string[]) =>
    chainFor({ ...way, approvals: [...way.approvals] }, { personRoles })
  expect(chain('employee').approvals).toEqual(['team-manager', 'hr-office'])
  expect(chain('employee', 'team-manager')).toEqual({ approvals: ['hr-office'], signer: 'directorate-head' })
  expect(chain('directorate-head').signer).toBe('hr-office')
  const ada = { personId: 'ada', roles: ['team-manager'], teamIds: ['anagrafe'], directorateId: 's' } as const
  const of = (personId: string, teamId: string) => ({ personId, teamId, directorateId: 's', personRoles: [] })
  const toApprove = standingOf([step('proposed')], 1, 2, null, today)
  const deciding = (person: ReturnType<typeof of>) =>
    codes(
      reasonsNotTo(
        'approve',
        toApprove,
        chain('employee'),
        { ...ada, roles: [...ada.roles], teamIds: [...ada.teamIds] },
        person,
      ),
    )
  expect(deciding(of('bruno', 'anagrafe'))).toEqual([])
  expect(deciding(of('fabio', 'tributi'))).toEqual(['agreements/another-decides'])
  expect(deciding(of('ada', 'anagrafe'))).toEqual(['agreements/another-decides'])
})

test('the gate: a month needs an agreement on its days, and its caps; it warns, blocks, or neither', () => {
  const days = ['2026-12-01', '2026-12-02', '2026-12-14', '2026-12-15', '2026-12-16'] as Day[]
  const agreement = (startsOn: string, endsOn: string | null, daysPerMonth = 4) => ({
    ...{ agreementId: startsOn, personId: 'bruno', startsOn: startsOn as Day, endsOn: endsOn as Day | null },
    ...{ daysPerMonth, daysPerWeek: 1, regime: 'agile' as const },
  })
  const gated = (gate: Gate, list: ReturnType<typeof agreement>[], underWay = false) => {
    const needed = agreementNeeded(gate, list, days, underWay)
    return gateOfMonth([needed], days, needed.caps)
  }
  const block = (...list: ReturnType<typeof agreement>[]) => gated('block', list)
  expect(codes(block().reasons)).toEqual(['agreements/gate-missing'])
  expect(codes(gated('block', [], true).reasons)).toEqual(['agreements/gate-unsigned'])
  expect(block(agreement('2026-01-01', null))).toMatchObject({ covered: days, reasons: [] })
  const half = block(agreement('2026-12-14', '2026-12-15'))
  expect(half.reasons).toEqual([
    { code: 'agreements/gate-from', from: '2026-12-14' },
    { code: 'agreements/gate-until', until: '2026-12-15' },
  ])
  expect(reasonsAtGate(half, ['2026-12-02', '2026-12-14'] as Day[])).toEqual([
    { code: 'agreements/gate-day', day: '2026-12-02' },
  ])
  expect(codes(reasonsAtGate(block(), ['2026-12-02'] as Day[]))).toEqual(['agreements/gate-missing'])
  expect(reasonsAtGate(block(), [])).toEqual([])
  // A revision on the 15th: every day is covered, the later one's caps hold.
  const revised = block(agreement('2026-01-01', '2026-12-14', 8), agreement('2026-12-15', null, 3))
  expect(cappedBy(revised, { quota: 6, perWeek: 2 })).toEqual({ quota: 3, perWeek: 1 })
  const few = block(agreement('2026-01-01', null, 2))
  const [one, two, three] = days as [Day, Day, Day]
  expect(codes(reasonsBeyondCaps(few, [one, three], [one, two, three]))).toEqual([
    'agreements/gate-days',
    'agreements/gate-week',
  ])
  expect(codes(reasonsBeyondCaps(few, [one, two, three], [one, two, three]))).toEqual([])
  const warned = gated('warn', [])
  expect([
    codes(warned.reasons),
    reasonsAtGate(warned, days),
    cappedBy(warned, { quota: 6, perWeek: null }),
  ]).toEqual([['agreements/gate-missing'], [], { quota: 6, perWeek: null }])
  expect(gated('off', []).reasons).toEqual([])
})
