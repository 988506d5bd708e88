// What each value is made of: one list, by which it is both asked for and said.
import {
  approvers,
  bankGivers,
  bankPriorities,
  equipmentNeeds,
  type Item,
  priorityCategories,
  siteDayMeanings,
  siteKinds,
} from '../../features/policy/rules.ts'
import type { MessageKey } from '../language.ts'

type Kind =
  | { kind: 'number' | 'flag' | 'month' | 'weekdays' | 'dates' | 'numbers' | 'own-weekdays' | 'approvers' }
  | { kind: 'elsewhere' | 'officer' }
  | { kind: 'choice' | 'choices'; choices: readonly string[] }
/** `at` is where in the value it stands; nothing where the value is just that. */
export type Field = { at: readonly string[]; label: MessageKey } & Kind

const number = (label: MessageKey, ...at: string[]): Field => ({ at, label, kind: 'number' })
const flag = (label: MessageKey, ...at: string[]): Field => ({ at, label, kind: 'flag' })
const choice = (label: MessageKey, choices: readonly string[], ...at: string[]): Field => ({
  at,
  label,
  kind: 'choice',
  choices,
})

export const fieldsOf: Record<Item, readonly Field[]> = {
  'days-per-month': [number('policy.field-days')],
  'days-per-week': [number('policy.field-week-days')],
  'part-time-rounding': [choice('policy.field-rounding', ['nearest', 'down', 'up'])],
  prevalence: [
    flag('policy.field-required', 'required'),
    flag('policy.field-strict', 'strict'),
    choice('policy.field-over', ['months', 'agreement'], 'over'),
    number('policy.field-months', 'months'),
    { at: ['from'], label: 'policy.field-from-month', kind: 'month' },
  ],
  'minimum-presence': [
    number('policy.field-people', 'people'),
    number('policy.field-percent', 'percent'),
    { at: ['weekdays'], label: 'policy.field-own-weekdays', kind: 'own-weekdays' },
  ],
  'team-days': [
    { at: ['weekdays'], label: 'policy.field-weekdays', kind: 'weekdays' },
    { at: ['days'], label: 'policy.field-dates', kind: 'dates' },
  ],
  'closure-days': [
    { at: ['weekdays'], label: 'policy.field-weekdays', kind: 'weekdays' },
    { at: ['days'], label: 'policy.field-dates', kind: 'dates' },
    { at: ['elsewhere'], label: 'policy.field-elsewhere', kind: 'elsewhere' },
    flag('policy.field-beyond', 'beyondQuota'),
  ],
  'plan-weights': [
    number('policy.field-slot-minutes', 'slotMinutes'),
    number('policy.field-desk-minutes', 'deskMinutes'),
    number('policy.field-first-minutes', 'firstDayMinutes'),
  ],
  'commute-counting': [
    choice('policy.field-how', ['flat', 'capped', 'full'], 'how'),
    number('policy.field-minutes', 'minutes'),
  ],
  'wish-strengths': [
    number('policy.field-like', 'like'),
    number('policy.field-matters-days', 'matters', 'days'),
    number('policy.field-matters-minutes', 'matters', 'minutes'),
    number('policy.field-cannot-days', 'cannot', 'days'),
    number('policy.field-cannot-minutes', 'cannot', 'minutes'),
  ],
  'priority-weight': [
    number('policy.field-priority-percent', 'percent'),
    {
      at: ['categories'],
      label: 'policy.field-priority-categories',
      kind: 'choices',
      choices: priorityCategories,
    },
  ],
  'wish-reminders': [{ at: [], label: 'policy.field-reminders', kind: 'numbers' }],
  'workable-share': [number('policy.field-share')],
  'near-minutes': [number('policy.field-minutes')],
  'near-bonus': [number('policy.field-minutes')],
  'mapping-gate': [choice('policy.field-gate', ['off', 'warn', 'block'])],
  'swap-notice': [number('policy.field-notice')],
  'swap-consent': [choice('policy.field-consent', ['none', 'manager'])],
  'recall-notice': [number('policy.field-notice')],
  'recall-day-back': [flag('policy.field-day-back')],
  'late-wish': [flag('policy.field-allowed', 'allowed'), number('policy.field-notice', 'noticeDays')],
  bank: [
    flag('policy.field-bank-open', 'open'),
    choice('policy.field-bank-givers', bankGivers, 'givers'),
    number('policy.field-bank-month', 'mostPerMonth'),
    number('policy.field-bank-year', 'mostPerYear'),
    flag('policy.field-bank-across', 'across'),
    choice('policy.field-bank-priority', bankPriorities, 'priority'),
    number('policy.field-bank-closes', 'closesBefore'),
    choice('policy.field-bank-unused', ['expire', 'stay'], 'unused'),
  ],
  review: [
    { at: ['officerPersonId'], label: 'policy.field-officer', kind: 'officer' },
    number('policy.field-within', 'answerWithinDays'),
  ],
  'check-in-days': [number('policy.field-days')],
  'booking-limits': [
    number('policy.field-person-week', 'personPerWeek'),
    number('policy.field-person-ahead', 'personAhead'),
    number('policy.field-organisation-day', 'organisationPerDay'),
    ...siteKinds.map((kind) => number(`policy.field-week-${kind}`, 'kindPerWeek', kind)),
    ...siteKinds.map((kind) => number(`policy.field-day-${kind}`, 'kindPerDay', kind)),
  ],
  'site-days': siteKinds.map((kind) => choice(`policy.field-site-${kind}`, siteDayMeanings, kind)),
  'meal-voucher': [flag('policy.field-voucher-office', 'office'), flag('policy.field-voucher-away', 'away')],
  consultation: [flag('policy.field-required', 'required'), number('policy.field-days', 'days')],
  replanning: [
    number('policy.field-stability', 'stabilityMinutes'),
    number('policy.field-notice', 'noticeDays'),
  ],
  'agreement-gate': [choice('policy.field-agreement-gate', ['off', 'warn', 'block'])],
  'safety-gate': [choice('policy.field-safety-gate', ['off', 'warn', 'block'])],
  'equipment-needs': [
    { at: [], label: 'policy.field-equipment-needs', kind: 'choices', choices: equipmentNeeds },
  ],
  'training-gate': [choice('policy.field-training-gate', ['off', 'warn', 'block'])],
  'training-warnings': [{ at: [], label: 'policy.field-reminders', kind: 'numbers' }],
  'agreement-way': [
    { at: ['approvals'], label: 'policy.field-approvals', kind: 'approvers' },
    choice('policy.field-signer', approvers, 'signer'),
    choice('policy.field-transfer', ['close', 'keep'], 'transfer'),
  ],
  'agreement-terms': [
    flag('policy.field-open-ended', 'openEnded'),
    number('policy.field-most-months', 'mostMonths'),
    number('policy.field-most-days', 'mostDaysPerMonth'),
    number('policy.field-least-bands', 'leastBands'),
    number('policy.field-least-band-minutes', 'leastBandMinutes'),
    number('policy.field-daily-minutes', 'dailyMinutes'),
    number('policy.field-notice-days', 'noticeDays'),
    flag('policy.field-fixed-term-notice', 'fixedTermNotice'),
    flag('policy.field-evaluation', 'evaluation'),
  ],
  'agreement-warnings': [{ at: [], label: 'policy.field-reminders', kind: 'numbers' }],
}

export const groups: readonly { label: MessageKey; items: readonly Item[] }[] = [
  {
    label: 'policy.group-days',
    items: ['days-per-month', 'days-per-week', 'part-time-rounding', 'prevalence'],
  },
  { label: 'policy.group-presence', items: ['minimum-presence', 'team-days', 'closure-days'] },
  {
    label: 'policy.group-sharing',
    items: [
      ...['plan-weights', 'commute-counting', 'wish-strengths', 'priority-weight', 'near-bonus'],
      'wish-reminders',
    ] as Item[],
  },
  {
    label: 'policy.group-after',
    items: [
      'swap-notice',
      'swap-consent',
      'recall-notice',
      'recall-day-back',
      'late-wish',
      'bank',
      'review',
      'meal-voucher',
      'check-in-days',
      'replanning',
    ],
  },
  {
    label: 'policy.group-agreements',
    items: [
      ...['agreement-gate', 'safety-gate', 'training-gate', 'agreement-way', 'agreement-terms'],
      ...['agreement-warnings', 'training-warnings', 'equipment-needs'],
    ] as Item[],
  },
  {
    label: 'policy.group-access',
    items: ['workable-share', 'mapping-gate', 'near-minutes', 'site-days', 'booking-limits', 'consultation'],
  },
]

type Tree = Readonly<Record<string, unknown>>
export const partOf = (value: unknown, at: readonly string[]): unknown =>
  at.reduce((part, key) => (part as Tree)[key], value)
/** The value with one part replaced. */
export const withPart = (value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown =>
  key === undefined ? part : { ...(value as Tree), [key]: withPart((value as Tree)[key], rest, part) }
