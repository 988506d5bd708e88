import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'

const booking = z.object({ bookingId: idText })
const arrival = z.object({ arrivedAt: instantText.nullable(), leftAt: instantText.nullable() })
/** An address by which one is let in without being signed in: the organisation, a point, an unguessable token. */
export const letIn = z.string().max(200)
/** What somebody looks at, or what of it changed: then each asks again, as themselves. No days: any of them. */
const seen = z.object({
  siteIds: z.array(idText),
  days: z.array(dayText),
  from: dayText,
  until: dayText,
})

export const visits = {
  live: endpoint({
    method: 'GET',
    path: '/live',
    summary:
      'Is told when seats change: of one site, or of all where one may book. First what one looks at, then what changed of it: site and day, and nothing of anybody',
    may: 'signed-in',
    input: z.object({ siteId: idText.optional(), from: dayText, until: dayText }),
    output: seen,
    answers: 'events',
  }),
  myVisits: endpoint({
    method: 'GET',
    path: '/my-visits',
    summary:
      'One’s own seats of today: whether one has said that one is there, and until when the seat is kept',
    may: 'signed-in',
    input: nothing,
    output: listOf(
      booking.extend({
        hostId: idText,
        siteId: idText,
        site: z.string(),
        seat: z.string(),
        morning: z.boolean(),
        afternoon: z.boolean(),
        state: z.enum(['expected', 'here', 'left', 'freed']),
        ...arrival.shape,
        /** Until when the seat is kept without a word; null: all day. */
        keptUntil: clockText.nullable(),
        /** Whether the code at the seat may be used besides. */
        codes: z.boolean(),
      }),
    ),
  }),
  arrive: endpoint({
    method: 'POST',
    path: '/my-visits/{bookingId}/arrival',
    summary: 'Say, by hand, that one has come',
    may: 'signed-in',
    input: booking,
    output: arrival,
  }),
  takeBackArrival: endpoint({
    method: 'DELETE',
    path: '/my-visits/{bookingId}/arrival',
    summary: 'Take back that one has come: said by mistake',
    may: 'signed-in',
    input: booking,
    output: done,
  }),
  leave: endpoint({
    method: 'POST',
    path: '/my-visits/{bookingId}/departure',
    summary: 'Say that one has left; a half day not begun is free again',
    may: 'signed-in',
    input: booking,
    output: arrival,
  }),
  seatOfCode: endpoint({
    method: 'GET',
    path: '/seat-codes/{code}',
    summary: 'The seat at which a code was read, and one’s own booking there today',
    may: 'signed-in',
    input: z.object({ code: letIn }),
    output: z.object({
      hostId: idText,
      siteId: idText,
      site: z.string(),
      seat: z.string(),
      bookingId: idText.nullable(),
      /** Of the same site, where one booked another seat. */
      ownSeat: z.string().nullable(),
      arrivedAt: instantText.nullable(),
    }),
  }),
  arriveByCode: endpoint({
    method: 'POST',
    path: '/seat-codes/{code}/arrival',
    summary: 'Say that one has come, by the code at the seat',
    may: 'signed-in',
    input: z.object({ code: letIn }),
    output: arrival,
  }),
}
