import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { exceptionCategories } from './exception-rules.ts'

const keepers = ['hr-office', 'administrator'] as const
const month = z.object({ month: monthText })
const count = z.number().int()
const written = {
  daysPerMonth: z.number().int().min(0).max(31).nullable(),
  daysPerWeek: z.number().int().min(0).max(7).nullable(),
  beyondPrevalence: z.boolean(),
  category: z.enum(exceptionCategories),
  /** Office and act, such as "Direzione Personale, atto 12/2027". No clinical detail. */
  authorisedBy: z.string().trim().min(3).max(200),
  from: dayText,
  until: dayText,
}
const exception = z.object({
  id: idText,
  month: monthText,
  personId: idText,
  name: z.string(),
  directorate: z.string().nullable(),
  ...written,
  madeAt: instantText,
  madeBy: z.string(),
})

/** What the HR office sees and does around a month. */
export const planningRoom = {
  silent: endpoint({
    method: 'GET',
    path: '/months/{month}/without-wish',
    summary: 'How many have stated no wish, by team',
    may: keepers,
    input: month,
    output: z.object({
      people: count,
      teams: z.array(
        z.object({ teamId: idText, name: z.string(), directorateId: idText, people: count, silent: count }),
      ),
      lastReminder: z
        .object({ day: dayText, people: count, sentBy: z.string(), sentAt: instantText })
        .nullable(),
      mayRemind: z.boolean(),
    }),
  }),
  silentPeople: endpoint({
    method: 'GET',
    path: '/months/{month}/without-wish/{teamId}',
    summary: 'Who of a team has stated no wish',
    may: keepers,
    input: month.extend({ teamId: idText }),
    output: listOf(z.object({ personId: idText, name: z.string() })),
  }),
  remind: endpoint({
    method: 'POST',
    path: '/months/{month}/reminders',
    summary: 'Remind those who have stated no wish; once a day at most',
    may: keepers,
    input: month,
    output: z.object({ people: count }),
  }),
  remindManagers: endpoint({
    method: 'POST',
    path: '/months/{month}/approval-reminders',
    summary: 'Remind those who have not approved their teams; once a day at most',
    may: keepers,
    input: month,
    output: z.object({ people: count }),
  }),
  gates: endpoint({
    method: 'GET',
    path: '/months/{month}/gates',
    summary: 'What keeps how many people from days away, by directorate',
    may: keepers,
    input: month,
    output: z.object({
      people: count,
      gates: z.array(
        z.object({
          gate: z.enum(['home', 'activities', 'agreement', 'safety']),
          /** False where it cannot be said yet: nothing has been mapped. */
          known: z.boolean(),
          people: count,
          directorates: z.array(
            z.object({ directorateId: idText, name: z.string(), of: count, people: count }),
          ),
        }),
      ),
    }),
  }),
  reopenWishes: endpoint({
    method: 'POST',
    path: '/months/{month}/wishes-reopening',
    summary: 'Open the wishes of a month again, until a day, before it is published',
    may: keepers,
    input: month.extend({ until: dayText, reason: z.string().trim().min(3).max(500) }),
    output: done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/months/{month}/reopening',
    summary: 'Open a published month again: people are told, what was published is kept',
    may: keepers,
    input: month.extend({ reason: z.string().trim().min(3).max(500) }),
    output: done,
  }),
  reopenings: endpoint({
    method: 'GET',
    path: '/months/{month}/reopenings',
    summary: 'How often a month was published and opened again',
    may: keepers,
    input: month,
    output: listOf(
      z.object({
        publishedAt: instantText,
        publishedBy: z.string(),
        reopenedAt: instantText,
        reopenedBy: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  exceptions: endpoint({
    method: 'GET',
    path: '/months/{month}/exceptions',
    summary: 'Who has what otherwise than everybody in a month, with category and who allowed it',
    may: keepers,
    input: month,
    output: listOf(exception),
  }),
  grantException: endpoint({
    method: 'POST',
    path: '/months/{month}/exceptions',
    summary: 'Let a person have something otherwise than everybody in a month',
    may: keepers,
    input: month.extend({ personId: idText, ...written }),
    output: listOf(exception),
  }),
  withdrawException: endpoint({
    method: 'POST',
    path: '/exceptions/{exceptionId}/withdrawal',
    summary: 'Take an exception back before the month is published',
    may: keepers,
    input: z.object({ exceptionId: idText }),
    output: listOf(exception),
  }),
  myException: endpoint({
    method: 'GET',
    path: '/months/{month}/my-exception',
    summary: 'What who asks has otherwise than everybody in a month',
    may: 'signed-in',
    input: month,
    output: z.object({ exception: exception.nullable() }),
  }),
  compare: endpoint({
    method: 'GET',
    path: '/month-comparison',
    summary: 'Published months side by side, by directorate, as they were published',
    may: keepers,
    input: z.object({ months: z.coerce.number().int().min(1).max(60).default(13) }),
    output: z.object({
      months: z.array(monthText),
      directorates: z.array(
        z.object({
          directorateId: idText,
          name: z.string(),
          months: z.array(
            z.object({
              month: monthText,
              people: count,
              wished: count,
              granted: count,
              refused: count,
              presentDays: count,
            }),
          ),
        }),
      ),
    }),
  }),
}
