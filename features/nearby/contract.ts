import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { dayStates, mostWeeks, nearbyModes, parts } from './rules.ts'

const count = z.number().int()
const point = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
const minutes = count.nullable()
const words = z.array(z.string().min(1).max(60)).max(20).default([])

/** Free seats on a day: none where one cannot book there that day. */
const freeDay = z.object({ day: dayText, free: count, state: z.enum(dayStates) })

export const nearby = {
  search: endpoint({
    method: 'POST',
    path: '/nearby',
    // A point from which one looks is about where somebody is: it stays out of addresses, which are logged.
    reads: true,
    summary:
      'Sites that are lent to one’s organisation or its own, by minutes from home or another point, with free seats by day',
    may: 'signed-in',
    input: z.object({
      /** Without it, from home; without a home, in the order of names. */
      from: point.optional(),
      mode: z.enum(['any', ...nearbyModes]).default('any'),
      /** Further away is left out; what has no way, too. */
      withinMinutes: z.number().int().min(1).max(240).optional(),
      wanted: z.union([
        z.object({ day: dayText }),
        z.object({
          from: dayText,
          weeks: z.number().int().min(1).max(mostWeeks),
          weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        }),
      ]),
      part: z.enum(parts).default('day'),
      /** All of them, at the site. */
      equipment: words,
      /** All of them, at one seat. */
      attributes: words,
      /** Only where there is a free seat on one of the days. */
      free: z.boolean().default(false),
      /** Only where colleagues will be on one of the days, who show it. */
      colleagues: z.boolean().default(false),
      limit: z.number().int().min(1).max(200).default(60),
    }),
    output: z.object({
      from: z.enum(['home', 'point', 'nowhere']),
      origin: point.nullable(),
      /** The day of the timetable that tells minutes by public transport; null where none serves. */
      servedOn: dayText.nullable(),
      days: z.array(dayText),
      /** Free seats of all that was found, by day. */
      strip: z.array(z.object({ day: dayText, free: count, sites: count })),
      /** What can be chosen among: of all sites that one may book. */
      equipment: z.array(z.object({ name: z.string(), sites: count })),
      attributes: z.array(z.object({ name: z.string(), sites: count })),
      /** Of which `items` are the first. */
      total: count,
      items: z.array(
        z.object({
          hostId: idText,
          host: z.string(),
          siteId: idText,
          name: z.string(),
          kind: z.string(),
          address: z.string(),
          neighbourhood: z.string().nullable(),
          point,
          minutes: z.object({ walk: minutes, bicycle: minutes, transit: minutes }),
          equipment: z.array(z.string()),
          approval: z.boolean(),
          /** Of one's own organisation. */
          own: z.boolean(),
          seats: count,
          /** On how many of the days there is a free seat. */
          freeOn: count,
          days: z.array(freeDay),
          /** Names of colleagues who show where they are and have booked there on one of the days. */
          colleagues: z.array(z.object({ name: z.string(), days: z.array(dayText) })),
        }),
      ),
    }),
  }),
  team: endpoint({
    method: 'GET',
    path: '/nearby/team',
    summary: 'People of the teams one manages or stands in for, to book seats together',
    may: ['team-manager', 'team-substitute'],
    input: nothing,
    output: listOf(z.object({ personId: idText, name: z.string(), team: z.string() })),
  }),
}
