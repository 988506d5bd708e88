import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, monthText } from '../../vocabulary/schemas.ts'
import { bankGivers, bankPriorities } from '../policy/rules.ts'
import { transferReasons } from './rules.ts'

const count = z.number().int()
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const reasons = z.array(reason)
const days = z.number().int().min(1).max(31)
const rules = z.object({
  open: z.boolean(),
  givers: z.enum(bankGivers),
  mostPerMonth: count,
  mostPerYear: count,
  across: z.boolean(),
  priority: z.enum(bankPriorities),
  closesBefore: count,
  unused: z.enum(['expire', 'stay']),
})
const account = z.object({
  month: monthText.nullable(),
  /** Months that were opened, the newest first. */
  months: z.array(monthText),
  /** Null: no month, or not planned in it. */
  account: z
    .object({
      own: z.object({
        stage: z.enum(['wishes', 'planning', 'published']),
        today: dayText,
        closesOn: dayText,
        /** Away days that one may have, and those used; the most with presence and agreement heeded. */
        quota: count,
        used: count,
        most: count.nullable(),
        /** Received from the bank; below nothing: given. */
        bankDays: count,
        receivedInYear: count,
        hasAgreement: z.boolean(),
        waiting: count,
        budgetLeft: count.nullable(),
      }),
      rules,
      unused: count,
      /** Days more that one may receive. */
      room: count,
      /** Away days of the published plan that may be given. */
      giveable: z.array(dayText),
      /** Days in the bank; null where it is of so few people that they are not told. */
      there: count.nullable(),
      /** Why nothing may be given or asked for; empty where it may. */
      mayGive: reasons,
      mayAsk: reasons,
      waiting: z.object({ id: idText, days: count, received: count, askedAt: instantText }).nullable(),
      /** What the last distribution said to each request, the newest first. */
      answers: z.array(z.object({ days: count, reasons, at: instantText })),
    })
    .nullable(),
  /** Of the month's year, the newest first. With whom is never said. */
  movements: z.array(
    z.object({
      id: idText,
      actId: idText,
      month: monthText,
      days: count,
      reason: z.enum(transferReasons),
      at: instantText,
      undone: z.boolean(),
      mayTakeBack: z.boolean(),
    }),
  ),
})
const readers = ['hr-office', 'administrator', 'directorate-head'] as const
const told = {
  /** Null where fewer than five people stand behind it, or it would follow from the others. */
  given: count.nullable(),
  received: count.nullable(),
}

export const bank = {
  mine: endpoint({
    method: 'GET',
    path: '/my-bank',
    summary: 'The own account of days: what one may have, give and ask for, and every movement of the year',
    may: 'signed-in',
    input: z.object({ month: monthText.optional() }),
    output: account,
  }),
  give: endpoint({
    method: 'POST',
    path: '/my-bank/gifts',
    summary:
      'Give unused days to the bank; after publication also planned away days, which become office days',
    may: 'signed-in',
    input: z.object({
      /** Chosen by who sends it: sent twice it is given once. */
      id: idText,
      month: monthText,
      days,
      planned: z.array(dayText).max(31).default([]),
    }),
    output: account,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/my-bank/gifts/{giftId}/return',
    summary: 'Take a gift back while nobody has received it',
    may: 'signed-in',
    input: z.object({ giftId: idText }),
    output: account,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/my-bank/requests',
    summary: 'Ask the bank for days; no reason is asked. They come with the next distribution',
    may: 'signed-in',
    input: z.object({ id: idText, month: monthText, days }),
    output: account,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/my-bank/requests/{bankRequestId}/withdrawal',
    summary: 'Wait no longer for days asked for',
    may: 'signed-in',
    input: z.object({ bankRequestId: idText, month: monthText }),
    output: account,
  }),
  office: endpoint({
    method: 'GET',
    path: '/bank/{month}',
    summary:
      'The bank of a month by directorate: days given, received and there; figures about fewer than five people are not told',
    may: readers,
    input: z.object({ month: monthText }),
    output: z.object({
      month: monthText,
      months: z.array(monthText),
      rules,
      stage: z.enum(['wishes', 'planning', 'published']),
      closesOn: dayText,
      items: z.array(z.object({ directorateId: idText, name: z.string(), people: count, ...told })),
      /** Of the whole organisation; null to the head of one directorate. */
      whole: z.object({ ...told, there: count.nullable(), expired: count.nullable() }).nullable(),
      /** What a distribution now would do; null to who may not make one. */
      next: z
        .object({
          /** Requests that wait, rounded to five; null: fewer than five. */
          requests: count.nullable(),
          there: count.nullable(),
          /** Days that would be given; null where fewer than five people would have them. */
          given: count.nullable(),
          reasons,
        })
        .nullable(),
      rounds: z.array(
        z.object({ at: instantText, byHand: z.boolean(), there: count.nullable(), given: count.nullable() }),
      ),
    }),
  }),
  distribute: endpoint({
    method: 'POST',
    path: '/bank/{month}/distributions',
    summary: 'Distribute now what the bank has, by the order of the policy',
    may: ['hr-office', 'administrator'],
    input: z.object({ month: monthText }),
    output: z.object({ done: z.boolean() }),
  }),
  year: endpoint({
    method: 'GET',
    path: '/bank/years/{year}/table',
    summary: 'The bank by month and directorate, as a file, for the indicators of the plan',
    may: ['hr-office', 'administrator'],
    input: z.object({
      year: z.string().regex(/^20\d\d$/, { error: 'a year as YYYY is expected' }),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    output: z.unknown(),
    answers: 'file',
  }),
}
