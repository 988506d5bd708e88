import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { done, idText } from '../../vocabulary/schemas.ts'
import { seatAttributes, siteEquipment, siteKinds } from './rules.ts'

const minutes = z.number().int().min(0).max(1440)
const week = z.array(minutes.nullable()).length(7)
const words = (most: number) => z.string().trim().max(most)

/** A site as its host writes it. */
export const siteWritten = {
  name: words(200).min(1),
  kind: z.enum(siteKinds),
  address: words(300),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  neighbourhood: words(100).nullable(),
  equipment: z.array(z.enum(siteEquipment)).max(siteEquipment.length),
  houseRules: words(4000),
  transportNote: words(1000),
  contactName: words(200),
  contactEmail: z.union([z.literal(''), z.email()]),
  contactPhone: words(40),
  /** At most so many at once, fewer than there are seats; null: as many as seats. */
  capacity: z.number().int().min(0).max(10_000).nullable(),
  /** By weekday, the first Monday, in minutes after midnight; null: closed. */
  opens: week,
  closes: week,
  /** Where the day divides into morning and afternoon. */
  noon: z.number().int().min(1).max(1439),
  /** Of where the site is, `MM-DD`. */
  patronDay: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a day of the year as MM-DD' })
    .nullable(),
  openOnHolidays: z.boolean(),
  approval: z.boolean(),
  advanceDays: z.number().int().min(0).max(365),
  cancelHours: z.number().int().min(0).max(720),
}

export const spaces = {
  writeSite: endpoint({
    method: 'POST',
    path: '/own-sites',
    summary: 'Write a site: nobody else sees it until it is published',
    may: ['space-host'],
    input: z.object(siteWritten),
    output: z.object({ id: idText }),
  }),
  changeSite: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}',
    summary: 'Write a site anew',
    may: ['space-host'],
    input: z.object({ siteId: idText, ...siteWritten }),
    output: done,
  }),
  publishSite: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/publication',
    summary: 'Show a site to its own people and to whom it is lent; all that is missing is said at once',
    may: ['space-host'],
    input: z.object({ siteId: idText }),
    output: done,
  }),
  addSeats: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/seats',
    summary: 'Number seats in one step: A1 to A12',
    may: ['space-host'],
    input: z.object({
      siteId: idText,
      floorId: idText.nullable(),
      prefix: words(20),
      first: z.number().int().min(0).max(99_999),
      count: z.number().int().min(1).max(500),
      attributes: z.array(z.enum(seatAttributes)).max(seatAttributes.length),
    }),
    output: z.object({ items: z.array(z.object({ id: idText, label: z.string() })) }),
  }),
}
