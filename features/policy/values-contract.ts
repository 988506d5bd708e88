// The shape of each value, as it travels. The words of the shapes are in items-rules.ts.
import { z } from 'zod'
import { dayText, idText } from '../../vocabulary/schemas.ts'
import {
  approvers,
  bankGivers,
  bankPriorities,
  equipmentNeeds,
  type Item,
  itemNames,
  priorityCategories,
  scopes,
  siteDayMeanings,
} from './rules.ts'

const days = z.number().int().min(0).max(31)
const minutes = z.number().min(0).max(1000)
const weekdays = z.array(z.number().int().min(1).max(7)).max(7)
const someDays = z.array(dayText).max(400)
const notice = z.number().int().min(0).max(60)
const monthWord = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'a month as YYYY-MM is expected' })
const siteDay = z.enum(siteDayMeanings)

const limit = z.number().int().min(0).max(100_000)
const byKind = z.object({ municipal: limit, company: limit, coworking: limit, library: limit, other: limit })
const shapes = {
  'days-per-month': days,
  'days-per-week': z.number().int().min(0).max(7),
  'part-time-rounding': z.enum(['nearest', 'down', 'up']),
  prevalence: z.object({
    required: z.boolean(),
    strict: z.boolean(),
    months: z.number().int().min(1).max(12),
    from: monthWord,
    over: z.enum(['months', 'agreement']).optional(),
  }),
  'minimum-presence': z.object({
    people: z.number().int().min(0).max(10_000),
    percent: z.number().min(0).max(100),
    weekdays: z
      .array(
        z.object({
          weekday: z.number().int().min(1).max(7),
          people: z.number().int().min(0).max(10_000),
        }),
      )
      .max(7),
  }),
  'team-days': z.object({ weekdays, days: someDays }),
  'closure-days': z.object({
    weekdays,
    days: someDays,
    elsewhere: z.object({ officeId: idText, desks: z.number().int().min(0).max(100_000) }).nullable(),
    beyondQuota: z.boolean(),
  }),
  'plan-weights': z.object({ slotMinutes: minutes, deskMinutes: minutes, firstDayMinutes: minutes }),
  'commute-counting': z.object({ how: z.enum(['flat', 'capped', 'full']), minutes }),
  'wish-strengths': z.object({
    like: minutes,
    matters: z.object({ days, minutes }),
    cannot: z.object({ days, minutes }),
  }),
  'wish-reminders': z.array(z.number().int().min(0).max(60)).max(5),
  'workable-share': z.number().min(0).max(100),
  'near-minutes': z.number().int().min(5).max(120),
  'near-bonus': z.number().int().min(0).max(240),
  'mapping-gate': z.enum(['off', 'warn', 'block']),
  'swap-notice': notice,
  'swap-consent': z.enum(['none', 'manager']),
  'recall-notice': notice,
  'recall-day-back': z.boolean(),
  'late-wish': z.object({ allowed: z.boolean(), noticeDays: notice }),
  bank: z.object({
    open: z.boolean(),
    givers: z.enum(bankGivers),
    mostPerMonth: days,
    mostPerYear: z.number().int().min(0).max(366),
    across: z.boolean(),
    priority: z.enum(bankPriorities),
    closesBefore: z.number().int().min(0).max(31),
    unused: z.enum(['expire', 'stay']),
  }),
  review: z.object({ officerPersonId: idText.nullable(), answerWithinDays: z.number().int().min(1).max(90) }),
  'check-in-days': z.number().int().min(1).max(21),
  'booking-limits': z.object({
    personPerWeek: limit,
    personAhead: limit,
    organisationPerDay: limit,
    kindPerWeek: byKind,
    kindPerDay: byKind,
  }),
  'site-days': z.object({
    municipal: siteDay,
    company: siteDay,
    coworking: siteDay,
    library: siteDay,
    other: siteDay,
  }),
  'meal-voucher': z.object({ office: z.boolean(), away: z.boolean() }),
  consultation: z.object({ required: z.boolean(), days: z.number().int().min(1).max(90) }),
  replanning: z.object({ stabilityMinutes: minutes, noticeDays: notice }),
  'priority-weight': z.object({
    percent: z.number().int().min(100).max(400),
    categories: z.array(z.enum(priorityCategories)).max(priorityCategories.length),
  }),
  'agreement-gate': z.enum(['off', 'warn', 'block']),
  'safety-gate': z.enum(['off', 'warn', 'block']),
  'equipment-needs': z.array(z.enum(equipmentNeeds)).max(equipmentNeeds.length),
  'training-gate': z.enum(['off', 'warn', 'block']),
  'training-warnings': z.array(z.number().int().min(0).max(365)).max(5),
  'agreement-way': z.object({
    approvals: z.array(z.enum(approvers)).max(6),
    signer: z.enum(approvers),
    transfer: z.enum(['close', 'keep']),
  }),
  'agreement-terms': z.object({
    openEnded: z.boolean(),
    mostMonths: z.number().int().min(1).max(120),
    mostDaysPerMonth: days,
    leastBands: z.number().int().min(0).max(6),
    leastBandMinutes: z.number().int().min(15).max(600),
    dailyMinutes: z.number().int().min(60).max(720),
    noticeDays: z.number().int().min(30).max(365),
    fixedTermNotice: z.boolean(),
    evaluation: z.boolean(),
  }),
  'agreement-warnings': z.array(z.number().int().min(0).max(365)).max(5),
} satisfies Record<Item, z.ZodType>

const decided = <I extends Item>(item: I) =>
  z.object({
    item: z.literal(item),
    scope: z.enum(scopes),
    /** Null for the organisation. */
    scopeId: idText.nullable(),
    from: dayText,
    /** Without a value the place is given back to the next wider one from that day on. */
    value: shapes[item].optional(),
  })
const [first, ...others] = itemNames.map(decided)

/** One of a change's values: which item, for which place, from which day on. */
export const decidedValue = z.discriminatedUnion('item', [first!, ...others])
export const decidedValues = z.array(decidedValue).max(500)
