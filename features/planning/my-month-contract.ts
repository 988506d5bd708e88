import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, monthText } from '../../vocabulary/schemas.ts'
import { placePattern } from './rules.ts'

/** `office@08:30`, `home`, `space:` with a site's id, `absent`: the words of the plan format. */
const place = z.string().regex(placePattern)

/** What everybody sees of the own published month. */
export const planningMine = {
  myMonth: endpoint({
    method: 'GET',
    path: '/months/{month}/my-month',
    summary: 'The published month of who asks',
    may: 'signed-in',
    input: z.object({ month: monthText }),
    output: z.object({
      month: monthText,
      published: z.boolean(),
      publishedAt: instantText.nullable(),
      team: z.string().nullable(),
      office: z.string().nullable(),
      days: z.array(
        z.object({
          day: dayText,
          place,
          /** Where one works that day when in the office: another one where the own is closed. */
          office: z.string().nullable(),
          /** Where one has a seat; on a day near home without one, where it was lost and the month not yet planned anew. */
          space: z
            .object({ siteId: idText, name: z.string(), address: z.string(), seat: z.string().nullable() })
            .nullable(),
          wished: z.boolean(),
          proposed: place,
          change: z.object({ by: z.string(), at: instantText, reason: z.string() }).nullable(),
          /** Of colleagues of the team, only who is in the office and how many are away. */
          colleaguesIn: z.array(z.string()),
          colleaguesAway: z.number().int(),
        }),
      ),
      /** Who answers questions about this plan. */
      askTo: z.string(),
    }),
  }),
}
