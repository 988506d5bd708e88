import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, pageAsked, pageOf } from '../../vocabulary/schemas.ts'
import { bookingSources, bookingStates, mostDays, mostTogether, waitStates } from './rules.ts'

/** Why something is not possible: a code of messages, with its details. */
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const part = { morning: z.boolean().default(true), afternoon: z.boolean().default(true) }
/** A site is named by its host and itself. */
const site = { hostId: idText, siteId: idText }
const seat = z.object({
  id: idText,
  label: z.string(),
  floorId: idText.nullable(),
  floor: z.string().nullable(),
})

const booking = z.object({
  id: idText,
  hostId: idText,
  siteId: idText,
  site: z.string(),
  address: z.string(),
  seat,
  day: dayText,
  morning: z.boolean(),
  afternoon: z.boolean(),
  /** `HH:MM` by the site's opening. */
  from: z.string(),
  until: z.string(),
  state: z.enum(bookingStates),
  source: z.enum(bookingSources),
  seriesId: idText.nullable(),
  /** Of an offer from the waiting list: until when it stands. */
  expiresAt: instantText.nullable(),
  endReason: z.string().nullable(),
  /** Why it cannot be given back now; empty where it can. */
  reasonsNotToCancel: z.array(reason),
})
const wait = z.object({
  id: idText,
  hostId: idText,
  siteId: idText,
  site: z.string(),
  day: dayText,
  morning: z.boolean(),
  afternoon: z.boolean(),
  state: z.enum(waitStates),
  /** How many ask for the same day of this site before; none where it is not waiting any more. */
  before: z.number().int(),
  /** The booking that it was offered as. */
  bookingId: idText.nullable(),
})
const outcome = z.object({
  day: dayText,
  outcome: z.enum(['booked', 'asked', 'refused']),
  bookingId: idText.nullable(),
  seat: seat.nullable(),
  /** Why refused; after the reasons, what there is instead: `bookings/free-seat`, `bookings/free-site`. */
  reasons: z.array(reason),
})
const free = z.object({
  hostId: idText,
  siteId: idText,
  day: dayText,
  open: z.object({ morning: z.boolean(), afternoon: z.boolean() }),
  /** Seats that who asks could still have: in the morning, in the afternoon, and one for the whole day. */
  morning: z.number().int(),
  afternoon: z.number().int(),
  whole: z.number().int(),
  waiting: z.number().int(),
})

export const bookings = {
  book: endpoint({
    method: 'POST',
    path: '/bookings',
    summary:
      'Book a seat, or any seat, of a site for oneself: one day or several, each by itself or all or none',
    may: 'signed-in',
    input: z.object({
      ...site,
      /** Without one any seat: of this floor, with these attributes, where said. */
      seatId: idText.optional(),
      floorId: idText.optional(),
      attributes: z.array(z.string().max(40)).max(10).default([]),
      days: z.array(dayText).min(1).max(mostDays),
      ...part,
      /** All the days or none; otherwise each that can be had is booked and the answer says why the others not. */
      allOrNone: z.boolean().default(false),
    }),
    output: z.object({ seriesId: idText.nullable(), items: z.array(outcome) }),
  }),
  bookTeam: endpoint({
    method: 'POST',
    path: '/team-bookings',
    summary: 'Book seats together on one floor for people of the own team, all or none',
    may: ['team-manager', 'team-substitute', 'directorate-head'],
    input: z.object({
      ...site,
      floorId: idText.optional(),
      day: dayText,
      ...part,
      personIds: z.array(idText).min(1).max(mostTogether),
    }),
    output: z.object({
      seriesId: idText,
      items: z.array(z.object({ personId: idText, bookingId: idText, seat })),
    }),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/bookings/{bookingId}/cancellation',
    summary: 'Give back a booking of one’s own, or it and what follows of its series',
    may: 'signed-in',
    input: z.object({ bookingId: idText, following: z.boolean().default(false) }),
    output: z.object({ items: z.array(z.object({ bookingId: idText, day: dayText })) }),
  }),
  myBookings: endpoint({
    method: 'GET',
    path: '/my-bookings',
    summary: 'What one has booked, is offered and waits for, from a day on or before it',
    may: 'signed-in',
    input: z.object({ from: dayText.optional(), until: dayText.optional() }),
    output: z.object({
      /** Where the day will be if the seat that its month gave is given back; `as-it-is` where that changes no day. */
      items: z.array(booking.extend({ dayAfter: z.enum(['home', 'office', 'as-it-is']) })),
      waits: z.array(wait),
    }),
  }),
  toApprove: endpoint({
    method: 'GET',
    path: '/bookings-to-approve',
    summary:
      'Bookings of the own sites, or of one, that wait for the host, the nearest day first: names only as the convention allows',
    may: ['space-host', 'administrator'],
    input: z.object({ siteId: idText.optional(), ...pageAsked }),
    output: pageOf(
      z.object({
        bookingId: idText,
        siteId: idText,
        site: z.string(),
        /** Empty where a name is told. */
        seat: z.string(),
        guest: z.string(),
        visitorName: z.string().nullable(),
        day: dayText,
        morning: z.boolean(),
        afternoon: z.boolean(),
        madeAt: instantText,
      }),
    ).extend({
      /** How many wait in all, on this page and on the others. */
      total: z.number().int(),
    }),
  }),
  approve: endpoint({
    method: 'POST',
    path: '/bookings/{bookingId}/acceptance',
    summary: 'Say yes, as the host, to a booking that asks for it',
    may: ['space-host', 'administrator'],
    input: z.object({ bookingId: idText }),
    output: done,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/bookings/{bookingId}/refusal',
    summary:
      'Say no, as the host, to a booking that asks, or call off one that was confirmed, with the reason',
    may: ['space-host', 'administrator'],
    input: z.object({ bookingId: idText, reason: z.string().trim().min(3).max(300) }),
    output: done,
  }),
  joinWaiting: endpoint({
    method: 'POST',
    path: '/waits',
    summary: 'Wait for a seat of a site on a day that is full: who came first is offered first',
    may: 'signed-in',
    input: z.object({ ...site, day: dayText, ...part }),
    output: wait,
  }),
  leaveWaiting: endpoint({
    method: 'DELETE',
    path: '/waits/{waitId}',
    summary: 'Wait no longer',
    may: 'signed-in',
    input: z.object({ waitId: idText }),
    output: done,
  }),
  takeOffer: endpoint({
    method: 'POST',
    path: '/offers/{bookingId}/acceptance',
    summary: 'Take what the waiting list offers; another place of the same day is given back, where said',
    may: 'signed-in',
    input: z.object({ bookingId: idText, giveBackOther: z.boolean().default(false) }),
    output: booking,
  }),
  seats: endpoint({
    method: 'GET',
    path: '/hosts/{hostId}/sites/{siteId}/seats',
    summary: 'The seats of a site on a day: which are free, for whoever asks; never who has the others',
    may: 'signed-in',
    input: z.object({ ...site, day: dayText }),
    output: free.extend({
      seats: z.array(
        seat.extend({
          x: z.number().int().nullable(),
          y: z.number().int().nullable(),
          attributes: z.array(z.string()),
          morning: z.enum(['free', 'taken', 'mine']),
          afternoon: z.enum(['free', 'taken', 'mine']),
        }),
      ),
      /** Why who asks could not book this day at all, whichever the seat; empty where they could. */
      reasons: z.array(reason),
    }),
  }),
  freeSeats: endpoint({
    method: 'POST',
    path: '/free-seats',
    summary: 'How many seats of some sites are free on some days, for whoever asks',
    may: 'signed-in',
    reads: true,
    input: z.object({
      sites: z.array(z.object(site)).min(1).max(100),
      days: z.array(dayText).min(1).max(mostDays),
    }),
    output: listOf(free),
  }),
}
