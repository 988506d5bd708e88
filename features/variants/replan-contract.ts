import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { budgetChange, closureChange, desksChange, presenceChange, raised } from './contract.ts'

const count = z.number().int()
/** What happened to a published month; days before the first that may move stay as they are. */
const happening = z.discriminatedUnion('what', [
  closureChange,
  desksChange,
  presenceChange,
  budgetChange,
  z.object({ what: z.literal('absence'), personId: idText, days: z.array(dayText).min(1).max(31) }),
  z.object({ what: z.literal('space-closed'), siteId: idText, days: z.array(dayText).min(1).max(31) }),
])
const figures = z.object({
  /** Minutes of people's time that the plan costs more than as it was; below 0 it gives time back. */
  minutes: z.number(),
  /** Minutes charged for moving days, which is why no more of them move. */
  charged: z.number(),
  seconds: z.number(),
  /** Persons of whom a day moves, and days that move: to home and to the office; other entry times beside. */
  people: count,
  days: count,
  toHome: count,
  toOffice: count,
  absent: count,
  entries: count,
  /** Of these, wished days that are granted now, and granted ones that are taken back. */
  granted: count,
  takenBack: count,
  /** Person-days in offices beyond their desks, if nothing moved and as planned anew. */
  overDesksBefore: count,
  overDesksAfter: count,
  raised: z.array(raised),
  directorates: z.array(
    z.object({ directorateId: idText, name: z.string(), people: count, toHome: count, toOffice: count }),
  ),
  byDay: z.array(z.object({ day: dayText, toHome: count, toOffice: count })),
})
const line = z.object({
  id: idText,
  month: monthText,
  happened: z.array(happening),
  reason: z.string(),
  /** The first day that may move. */
  from: dayText,
  stability: z.number(),
  askedAt: instantText,
  askedBy: z.string(),
  state: z.enum(['solving', 'failed', 'ready', 'applied', 'undone', 'discarded']),
  figures: figures.nullable(),
  appliedAt: instantText.nullable(),
  appliedBy: z.string().nullable(),
  undoneAt: instantText.nullable(),
  undoneBy: z.string().nullable(),
  /** It can be taken back whole: nothing of it has begun. */
  undoable: z.boolean(),
})
const whole = line.extend({
  /** Whose days move, from where to where. */
  moves: z.array(
    z.object({
      personId: idText,
      name: z.string(),
      team: z.string(),
      day: dayText,
      from: z.string(),
      to: z.string(),
      wished: z.boolean(),
    }),
  ),
})
const keepers = ['hr-office', 'administrator'] as const
const one = z.object({ replanningId: idText })

export const replannings = {
  replannings: endpoint({
    method: 'GET',
    path: '/months/{month}/replannings',
    summary: 'How often a published month was planned anew, the newest first',
    may: keepers,
    input: z.object({ month: monthText }),
    output: listOf(line).extend({
      /** The first day that may move now, by the policy of today, and what each moved day is charged. */
      from: dayText.nullable(),
      earliest: dayText.nullable(),
      stability: z.number(),
      /** Absences reported since, of days that may still move, of which no re-plan was made. */
      absences: z.array(
        z.object({ personId: idText, name: z.string(), team: z.string(), days: z.array(dayText) }),
      ),
      /** Days near home, still to come, whose seat is gone. */
      lostSeats: z.array(
        z.object({ siteId: idText, name: z.string(), days: z.array(dayText), people: z.number().int() }),
      ),
    }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/months/{month}/replannings',
    summary: 'Plan a published month anew after something happened; nothing moves before it is applied',
    may: keepers,
    input: z.object({
      month: monthText,
      happened: z.array(happening).min(1).max(500),
      reason: z.string().trim().min(1).max(1000),
      /** The first day that may move; by the policy's notice unless said. */
      from: dayText.optional(),
    }),
    output: whole,
  }),
  replanning: endpoint({
    method: 'GET',
    path: '/replannings/{replanningId}',
    summary: 'A re-plan: whose days move, what it gives and costs',
    may: keepers,
    input: one,
    output: whole,
  }),
  apply: endpoint({
    method: 'POST',
    path: '/replannings/{replanningId}/application',
    summary: 'Move the days as previewed, all of them, and tell whose they are',
    may: keepers,
    input: one,
    output: whole,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/replannings/{replanningId}/undoing',
    summary: 'Take an applied re-plan back, before its first day begins',
    may: keepers,
    input: one,
    output: whole,
  }),
  discard: endpoint({
    method: 'POST',
    path: '/replannings/{replanningId}/discarding',
    summary: 'Leave a preview aside',
    may: keepers,
    input: one,
    output: whole,
  }),
}
