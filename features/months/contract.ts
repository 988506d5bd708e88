import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, monthText, nothing } from '../../vocabulary/schemas.ts'

const numbers = {
  /** The working days of the month, ascending. */
  days: z.array(dayText).min(1).max(31),
  wishesUntil: dayText,
  /** Away days that a full-time person may have in the month; part-time in proportion. */
  daysPerPerson: z.number().int().min(0).max(31),
  /** Away days in an ISO week, where limited. */
  daysPerWeek: z.number().int().min(0).max(7).nullable(),
  /** Away person-days per directorate. */
  budgets: z
    .array(z.object({ directorateId: idText, days: z.number().int().min(0).max(10_000_000) }))
    .max(10_000),
  /** Persons who must be in the office on each day, per team. */
  minima: z.array(z.object({ teamId: idText, people: z.number().int().min(0).max(10_000) })).max(100_000),
}
const stage = z.enum(['wishes', 'planning', 'published'])
const monthLine = z.object({
  month: monthText,
  /** wishes until the last day for wishes has passed, then planning, until a person publishes. */
  stage,
  wishesUntil: dayText,
  workingDays: z.number().int(),
  publishedAt: instantText.nullable(),
})
const month = z.object({ month: monthText, stage, publishedAt: instantText.nullable(), ...numbers })
const keepers = ['hr-office', 'administrator'] as const

export const months = {
  months: endpoint({
    method: 'GET',
    path: '/months',
    summary: 'The months opened so far, newest first',
    may: 'signed-in',
    input: nothing,
    output: listOf(monthLine),
  }),
  month: endpoint({
    method: 'GET',
    path: '/months/{month}',
    summary: 'A month with its working days and numbers',
    may: keepers,
    input: z.object({ month: monthText }),
    output: month,
  }),
  draft: endpoint({
    method: 'GET',
    path: '/month-drafts/{month}',
    summary: 'What the calendar and the structure suggest for a month not opened yet',
    may: keepers,
    input: z.object({ month: monthText }),
    output: z.object({
      month: monthText,
      ...numbers,
      /** Weekdays that are no working days, and why: a code of `messages`. */
      holidays: z.array(z.object({ day: dayText, name: z.string() })),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/months',
    summary: 'Open a month: from now on people may state wishes',
    may: keepers,
    input: z.object({ month: monthText, ...numbers }),
    output: month,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/months/{month}',
    summary: 'Change the numbers of a month not yet published',
    may: keepers,
    input: z.object({ month: monthText, ...numbers }),
    output: month,
  }),
  followPolicy: endpoint({
    method: 'POST',
    path: '/months/{month}/policy',
    summary: 'Bring a month not yet published up to the policy of today',
    may: keepers,
    input: z.object({ month: monthText }),
    output: month,
  }),
  closeWishes: endpoint({
    method: 'POST',
    path: '/months/{month}/wishes-closure',
    summary: 'Close the wishes of a month before their last day',
    may: keepers,
    input: z.object({ month: monthText }),
    output: done,
  }),
}
