import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { checked, count, keepers, one, readers, text } from './contract.ts'
import { partnerStates } from './rules.ts'

const template = z.object({ title: text(200), body: text(40_000) })
const moves = z.object({
  move: z
    .object({
      afterDay: dayText,
      bookings: count,
      moved: count,
      cancelled: count,
      startedAt: instantText,
      endedAt: instantText.nullable(),
    })
    .nullable(),
})

/** What becomes of a convention: bookings after its end, the report; and the template of the next. */
export const conventionOffice = {
  endPreview: endpoint({
    method: 'GET',
    path: '/conventions/{conventionId}/end-preview',
    summary:
      'What is booked after a last day, from tomorrow on: of the host how many by day, of a partner its people by name',
    may: keepers,
    input: one.extend({ lastDay: dayText, guestId: idText.optional() }),
    output: z.object({
      bookings: count,
      days: z.array(z.object({ guestId: idText, guestName: z.string(), day: dayText, bookings: count })),
      people: z.array(
        z.object({
          day: dayText,
          morning: z.boolean(),
          afternoon: z.boolean(),
          name: z.string(),
          site: z.string(),
          /** Where it would be moved; null: cancelled. */
          newSite: z.string().nullable(),
        }),
      ),
    }),
  }),
  move: endpoint({
    method: 'GET',
    path: '/conventions/{conventionId}/moves',
    summary: 'How far the moving of one’s bookings under a convention that ended has come',
    may: keepers,
    input: one,
    output: moves,
  }),
  startMove: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/moves',
    summary: 'Move or cancel now what one has booked under a convention after its last day',
    may: keepers,
    input: one,
    output: moves,
  }),
  report: endpoint({
    method: 'GET',
    path: '/conventions/{conventionId}/report',
    summary: 'What was used until today: days, people in bands, occupancy, cost, and what each office says',
    may: readers,
    input: one,
    output: z.object({
      title: z.string(),
      hostName: z.string(),
      isHost: z.boolean(),
      from: dayText,
      until: dayText,
      days: z.number(),
      /** Of all seats, for the host. */
      occupancyPercent: count.nullable(),
      partners: z.array(
        z.object({
          guestId: idText,
          guestName: z.string(),
          state: z.enum(partnerStates),
          from: dayText,
          until: dayText,
          days: z.number(),
          people: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('none') }),
            z.object({ kind: z.literal('few'), below: count }),
            z.object({ kind: z.literal('about'), people: count }),
          ]),
          occupancyPercent: count.nullable(),
          costCents: count.nullable(),
        }),
      ),
      remarks: z.array(
        z.object({
          organisation: z.string(),
          isOwn: z.boolean(),
          words: z.string(),
          byName: z.string(),
          saidAt: instantText,
        }),
      ),
    }),
  }),
  remark: endpoint({
    method: 'PUT',
    path: '/conventions/{conventionId}/remark',
    summary: 'Say, as an office, how it goes: read by the other side in the report',
    may: keepers,
    input: one.extend({ words: z.string().trim().min(1).max(1000) }),
    output: done,
  }),
  template: endpoint({
    method: 'GET',
    path: '/convention-template',
    summary: 'The template of the organisation’s conventions, and what it may speak of',
    may: keepers,
    input: nothing,
    output: template.extend({
      madeBy: z.string().nullable(),
      madeAt: instantText.nullable(),
      usual: z.object({ title: z.string(), body: z.string() }),
      placeholders: z.array(z.object({ name: z.string(), required: z.boolean() })),
    }),
  }),
  checkTemplate: endpoint({
    method: 'POST',
    path: '/convention-template-checks',
    summary: 'What is wrong with a template, and how a convention made from it would read',
    may: keepers,
    reads: true,
    input: template,
    output: checked,
  }),
  writeTemplate: endpoint({
    method: 'PUT',
    path: '/convention-template',
    summary: 'Write the template for offers from now on',
    may: keepers,
    input: template,
    output: done,
  }),
}
