import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, monthText } from '../../vocabulary/schemas.ts'

const hosts = ['space-host', 'administrator'] as const
const site = z.object({ siteId: idText })
const count = z.number().int()
const share = z.object({
  weekday: count,
  days: count,
  /** Rounded; null where it would be about fewer than five people, or nobody booked. */
  arrivedPercent: count.nullable(),
})

export const figures = {
  occupancy: endpoint({
    method: 'GET',
    path: '/sites/{siteId}/occupancy',
    summary: 'A month of a site: seats and bookings by day; how many came by weekday, once the month is over',
    may: hosts,
    input: site.extend({ month: monthText }),
    output: z.object({
      siteId: idText,
      site: z.string(),
      month: monthText,
      /** Half days of seats, there and booked. */
      days: z.array(z.object({ day: dayText, seats: count, booked: count })),
      weekdays: z.array(share),
      arrivedPercent: count.nullable(),
      over: z.boolean(),
    }),
  }),
  exchange: endpoint({
    method: 'GET',
    path: '/seat-exchange',
    summary: 'Days of seats lent to others and received from them, by organisation: the own balance',
    may: ['space-host', 'administrator', 'hr-office'],
    input: z.object({ from: monthText, until: monthText }),
    output: z.object({
      from: monthText,
      until: monthText,
      items: z.array(
        z.object({ organisationId: idText, name: z.string(), lent: z.number(), received: z.number() }),
      ),
      lent: z.number(),
      received: z.number(),
    }),
  }),
  networkExchange: endpoint({
    method: 'GET',
    path: '/network-exchange',
    summary:
      'Days of seats lent and received by each member, as the members’ own sums say: small ones hidden',
    may: ['network-coordinator'],
    input: z.object({ from: monthText, until: monthText }),
    output: z.object({
      from: monthText,
      until: monthText,
      items: z.array(
        z.object({
          name: z.string(),
          /** Null: too few to be told. */
          lent: z.number().nullable(),
          received: z.number().nullable(),
        }),
      ),
      lent: z.number().nullable(),
      received: z.number().nullable(),
    }),
  }),
  exportFile: endpoint({
    method: 'GET',
    path: '/sites/{siteId}/occupancy-file',
    summary: 'A month of a site as a spreadsheet or as CSV',
    may: hosts,
    input: site.extend({ month: monthText, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.unknown(),
    answers: 'file',
  }),
}
