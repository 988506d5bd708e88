import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'

const asked = {
  /** Days on which the person would like to be away. */
  wished: z.array(dayText).max(31),
  /** Days on which the person is absent (leave, training elsewhere); no reason is asked. */
  absent: z.array(dayText).max(31),
  /** Any day suits: days not wished may be granted too. */
  anyDay: z.boolean(),
  /** Home suits as a place. */
  home: z.boolean(),
}
const myWish = z.object({
  month: monthText,
  stage: z.enum(['wishes', 'planning', 'published']),
  wishesUntil: dayText,
  days: z.array(dayText),
  /** Away days this person may have in the month, and in an ISO week. */
  quota: z.number().int(),
  perWeek: z.number().int().nullable(),
  homeSuitable: z.boolean(),
  team: z.object({ name: z.string(), people: z.number().int(), minPresent: z.number().int() }).nullable(),
  statedAt: instantText.nullable(),
  /** Wished days of the month before by ISO weekday, for "as last month". */
  lastMonthWeekdays: z.array(z.number().int().min(1).max(7)),
  ...asked,
})

export const wishes = {
  myWish: endpoint({
    method: 'GET',
    path: '/months/{month}/my-wish',
    summary: 'What who asks wishes of a month, and within which numbers',
    may: 'signed-in',
    input: z.object({ month: monthText }),
    output: myWish,
  }),
  stateWish: endpoint({
    method: 'PUT',
    path: '/months/{month}/my-wish',
    summary: 'State the wishes of a month',
    may: 'signed-in',
    input: z.object({ month: monthText, ...asked }),
    output: myWish,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/months/{month}/wish-figures',
    summary: 'How many have stated wishes, by directorate',
    may: ['hr-office', 'administrator'],
    input: z.object({ month: monthText }),
    output: listOf(
      z.object({
        directorateId: idText,
        name: z.string(),
        people: z.number().int(),
        stated: z.number().int(),
        wishedDays: z.number().int(),
        budgetDays: z.number().int(),
      }),
    ),
  }),
}
