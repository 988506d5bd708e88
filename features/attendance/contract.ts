import { z } from 'zod'
import { endpoint, type LargeFileAnswer } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, idText, instantText, monthText, pageOf } from '../../vocabulary/schemas.ts'
import { placeCategories, regimes } from './rules.ts'

const plannedDay = z.object({
  fiscalCode: z.string().meta({ description: 'The person’s fiscal code' }),
  familyName: z.string(),
  givenName: z.string(),
  directorateCode: z.string(),
  teamCode: z.string(),
  day: dayText,
  absent: z.boolean().meta({ description: 'Planned as an absence; its kind is not known here' }),
  regime: z.enum(regimes).meta({
    description: 'In the office, agile, or remote with fixed hours (CCNL arts. 63-70); none when absent',
  }),
  place: z
    .enum(placeCategories)
    .meta({ description: 'Category of the place, never an address; none when absent' }),
  officeCode: z
    .string()
    .nullable()
    .meta({ description: 'The office worked in: another one where the own is closed' }),
  entry: clockText.nullable().meta({ description: 'Planned entry, on office days' }),
  contactBands: z.array(z.object({ from: clockText, until: clockText })).meta({
    description: 'Contact bands of a day away, by the agreement in force; empty where there is none',
  }),
  mealVoucher: z
    .boolean()
    .meta({ description: 'By the policy in force that day for the directorate and the regime' }),
  closed: z.boolean().meta({ description: 'The person’s own office is closed that day' }),
  changedAt: instantText.meta({ description: 'When it was published, or changed since' }),
})
const keepers = ['hr-office', 'administrator'] as const
const asked = { month: monthText, directorateId: idText.optional() }

export const attendance = {
  days: endpoint({
    method: 'GET',
    path: '/attendance/{month}',
    summary:
      'Planned regime, place category, bands and meal voucher per person and day of a published month; with `since`, what changed at that instant or later',
    may: keepers,
    input: z.object({
      ...asked,
      since: instantText.optional(),
      cursor: idText.optional(),
      /** Persons on a page: each with all the days of the month, or those that changed. */
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: pageOf(plannedDay).extend({
      /** What to ask as `since` the next time. */
      readAt: instantText,
    }),
  }),
  file: endpoint({
    method: 'GET',
    path: '/attendance/{month}/file',
    summary: 'The same as a file, CSV or XLSX',
    may: keepers,
    input: z.object({
      ...asked,
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(['it', 'en']).default('it'),
    }),
    output: z.custom<LargeFileAnswer>(),
    answers: 'file',
  }),
}
