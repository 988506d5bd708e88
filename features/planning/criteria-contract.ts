import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, monthText } from '../../vocabulary/schemas.ts'
import { traits } from './fairness-rules.ts'

const days = z.number().int()
const month = z.object({ month: monthText })

/** What may be known by those who are planned, and by those who represent them. */
export const planningCriteria = {
  criteria: endpoint({
    method: 'GET',
    path: '/months/{month}/criteria',
    summary: 'By which numbers and weights a month is planned',
    may: 'signed-in',
    input: month,
    output: z.object({
      month: monthText,
      workingDays: z.number().int(),
      daysPerPerson: z.number().int(),
      daysPerWeek: z.number().int().nullable(),
      /** Minutes of people's time: a day asked for, and further the 1st, 2nd, 3rd … away day of a person. */
      wishMinutes: z.number(),
      grantMinutes: z.array(z.number()),
      /** Charged per quarter of an hour off the preferred entry, and per person over an office's desks. */
      slotMinutes: z.number(),
      deskMinutes: z.number(),
      /** How the way to the office counts: for all the same, up to a limit, or as long as it is. */
      commute: z.object({ how: z.enum(['flat', 'capped', 'full']), minutes: z.number() }),
      slots: z.array(clockText),
    }),
  }),
  fairness: endpoint({
    method: 'GET',
    path: '/months/{month}/fairness',
    summary:
      'Share of the days asked for that the plan grants, by length of the way, sex, part-time, directorate',
    may: ['hr-office', 'administrator'],
    input: month,
    output: z.object({
      month: monthText,
      proposed: z.boolean(),
      fewestPeople: z.number().int(),
      items: z.array(
        z.object({
          trait: z.enum(traits),
          /** Rounded to five; `name` null for small groups together. */
          groups: z.array(
            z.object({ name: z.string().nullable(), people: days, wished: days, granted: days }),
          ),
        }),
      ),
    }),
  }),
  aggregates: endpoint({
    method: 'GET',
    path: '/months/{month}/aggregates',
    summary: 'Days asked and granted by directorate in a published month, small directorates merged',
    may: ['union-representative', 'safety-representative', 'auditor', 'hr-office', 'administrator'],
    input: month,
    output: z.object({
      month: monthText,
      published: z.boolean(),
      fewestPeople: z.number().int(),
      /** Rounded to five; `name` null for the small directorates together. */
      items: z.array(
        z.object({
          name: z.string().nullable(),
          directorates: z.number().int(),
          people: days,
          wished: days,
          granted: days,
        }),
      ),
    }),
  }),
}
