import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, monthText, nothing } from '../../vocabulary/schemas.ts'
import { steps } from './rules.ts'

const keepers = ['administrator', 'hr-office'] as const
const step = z.enum(steps)
const missing = z.array(z.object({ code: z.string(), count: z.number().int() }))
const count = z.number().int()

export const setup = {
  path: endpoint({
    method: 'GET',
    path: '/set-up',
    summary: 'The guided path to a first planned month: which steps are done, and what is missing',
    may: keepers,
    input: nothing,
    output: z.object({
      steps: z.array(
        z.object({
          step,
          state: z.enum(['done', 'begun', 'open', 'aside']),
          mayBeSetAside: z.boolean(),
          missing,
          hints: missing,
        }),
      ),
      /** The first that waits; null when none does. */
      next: z.string().nullable(),
    }),
  }),
  setAside: endpoint({
    method: 'POST',
    path: '/set-up/steps/{step}/setting-aside',
    summary: 'Leave a step for later, or for never',
    may: keepers,
    input: z.object({ step }),
    output: done,
  }),
  takeUp: endpoint({
    method: 'DELETE',
    path: '/set-up/steps/{step}/setting-aside',
    summary: 'Take up a step that was set aside',
    may: keepers,
    input: z.object({ step }),
    output: done,
  }),
  sample: endpoint({
    method: 'GET',
    path: '/set-up/sample-file',
    summary: 'A file of invented offices, teams and people that the import accepts as it is',
    may: keepers,
    input: nothing,
    output: z.unknown(),
    answers: 'file',
  }),
  trial: endpoint({
    method: 'POST',
    path: '/set-up/trial-runs',
    summary: 'Plan a month of invented people with the numbers of this organisation; nothing is kept',
    may: keepers,
    reads: true,
    input: z.object({ people: z.number().int().min(12).max(240).default(96) }),
    output: z.object({
      month: monthText,
      days: z.array(dayText),
      people: count,
      teams: count,
      /** What of the organisation's policy was used. */
      numbers: z.object({ daysPerPerson: count, daysPerWeek: count.nullable() }),
      /** Person-days. */
      wished: count,
      granted: count,
      away: count,
      /** The least and the most people in the office on a day. */
      fewestInOffice: count,
      mostInOffice: count,
      seconds: z.number(),
      gapPercent: z.number(),
      team: z.object({
        name: z.string(),
        minPresent: count,
        people: z.array(
          z.object({
            name: z.string(),
            wished: z.array(dayText),
            cells: z.array(z.enum(['office', 'home', 'absent'])),
          }),
        ),
      }),
    }),
  }),
}
