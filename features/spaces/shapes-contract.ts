// How sites are written and read, for more than one contract.
import { z } from 'zod'
import { dayText, idText } from '../../vocabulary/schemas.ts'
import { seatAttributes, siteEquipment, siteKinds } from './rules.ts'

const minutes = z.number().int().min(0).max(1440)
const week = z.array(minutes.nullable()).length(7)
export const words = (most: number) => z.string().trim().max(most)

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

export const siteShape = z.object({
  ...siteWritten,
  contactEmail: z.string(),
  organisationId: idText,
  id: idText,
  published: z.boolean(),
  /** Closed for good from then on. */
  closedFrom: dayText.nullable(),
})
export const closureShape = z.object({
  id: idText,
  from: dayText,
  until: dayText,
  morning: z.boolean(),
  afternoon: z.boolean(),
  reason: z.string(),
})
export const photoShape = z.object({
  id: idText,
  /** What is to be seen. */
  words: z.string(),
  /** Where the picture is read. */
  address: z.string(),
})
export const floorShape = z.object({
  id: idText,
  name: z.string(),
  level: z.number().int(),
  /** Null: its seats are a list. Seats lie in thousandths of its width and height. */
  plan: z
    .object({
      type: z.enum(['image/svg+xml', 'image/png', 'image/jpeg']),
      width: z.number().int(),
      height: z.number().int(),
      address: z.string(),
    })
    .nullable(),
})
export const seatShape = z.object({
  id: idText,
  floorId: idText.nullable(),
  label: z.string(),
  x: z.number().int().nullable(),
  y: z.number().int().nullable(),
  attributes: z.array(z.enum(seatAttributes)),
  retiredOn: dayText.nullable(),
})
