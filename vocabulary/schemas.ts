import { z } from 'zod'
import { type Day, isDay, isMonth, type Month } from './day.ts'
import { actingRoles, roles } from './role.ts'

/** The words of the vocabulary as schemas, for contracts. */
/** Whom this is about was born after the first, and none of it lasts until the last: what lies between can be reckoned with. */
const isNear = (text: string): boolean => text >= '1900' && text < '3000'
export const dayText = z
  .string()
  .refine((text) => isDay(text) && isNear(text), {
    error: 'a day as YYYY-MM-DD, from 1900 to 2999, is expected',
  })
  .transform((text): Day => text as Day)
  .meta({ format: 'date' })
export const monthText = z
  .string()
  .refine((text) => isMonth(text) && isNear(text), {
    error: 'a month as YYYY-MM, from 1900 to 2999, is expected',
  })
  .transform((text): Month => text as Month)
export const clockText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time as HH:MM is expected' })
export const instantText = z.iso.datetime()
export const idText = z.uuid()
export const roleName = z.enum(roles)
export const actingRoleName = z.enum(actingRoles)
export const nothing = z.object({})
export const done = z.object({})

/** A page of a list: `items`, and the cursor of the next page where there is one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })
export const pageAsked = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
