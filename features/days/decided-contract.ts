import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { review } from './contract.ts'

/** What a person knows of a month that is not published yet: the days that somebody took away, with the reason. */
export const decidedDays = {
  mine: endpoint({
    method: 'GET',
    path: '/months/{month}/my-decided-days',
    summary: 'Days of who asks that a person changed before publication; none once it is published',
    may: 'signed-in',
    input: z.object({ month: monthText }),
    output: listOf(
      z.object({
        day: dayText,
        place: z.string(),
        by: z.string(),
        at: instantText,
        reason: z.string(),
        answerWithinDays: z.number().int(),
        /** Asked and not answered, or answered: the last one. */
        review: review.nullable(),
      }),
    ),
  }),
}
