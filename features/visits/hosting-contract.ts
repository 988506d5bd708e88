import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { letIn } from './contract.ts'
import { addressUses, codeGrounds } from './rules.ts'

const hosts = ['space-host', 'administrator'] as const
const site = z.object({ siteId: idText })
const count = z.number().int()
const rule = z.object({
  /** Until when who has the morning is expected, and who has the afternoon alone; null: the seat is kept all day. */
  mornings: clockText.nullable(),
  afternoons: clockText.nullable(),
})
/** How many, and nobody: also for a screen that everybody passes. */
const counts = {
  /** Seats that may be sat on, and free now of these: in the morning, in the afternoon. */
  seats: count,
  freeMorning: count,
  freeAfternoon: count,
  expected: count,
  /** Null where it could say of each whom the host could recognise: of fewer than five, or all or none of them. */
  arrived: count.nullable(),
}
const ground = z.object({
  kind: z.enum(codeGrounds),
  reference: z.string().trim().min(3).max(300),
  datedOn: dayText,
})

export const hosting = {
  boards: endpoint({
    method: 'GET',
    path: '/boards',
    summary: 'The own sites as they are today: seats, how many are expected and have come',
    may: hosts,
    input: nothing,
    output: listOf(
      z.object({ siteId: idText, site: z.string(), open: z.boolean(), waiting: count, ...counts }),
    ),
  }),
  board: endpoint({
    method: 'GET',
    path: '/sites/{siteId}/board',
    summary:
      'Who is expected today, by seat, or by name where the convention says so, never both; and what waits for the host',
    may: hosts,
    input: site,
    output: z.object({
      siteId: idText,
      site: z.string(),
      day: dayText,
      noon: clockText,
      openMorning: z.boolean(),
      openAfternoon: z.boolean(),
      rule,
      ...counts,
      expectedList: z.array(
        z.object({
          bookingId: idText,
          /** Null where a name is told: with both, a seat that is free again would say who did not come. */
          seat: z.string().nullable(),
          floor: z.string().nullable(),
          morning: z.boolean(),
          afternoon: z.boolean(),
          /** Null where the convention does not tell it. */
          visitorName: z.string().nullable(),
          /** Whether the host itself marked the seat. What the person said is not told by seat. */
          seen: z.boolean(),
        }),
      ),
    }),
  }),
  markSeen: endpoint({
    method: 'POST',
    path: '/sites/{siteId}/board/{bookingId}/seen',
    summary: 'Mark, as the host, that somebody sits at a seat without a name',
    may: hosts,
    input: site.extend({ bookingId: idText }),
    output: done,
  }),
  unmarkSeen: endpoint({
    method: 'DELETE',
    path: '/sites/{siteId}/board/{bookingId}/seen',
    summary: 'Take such a mark back',
    may: hosts,
    input: site.extend({ bookingId: idText }),
    output: done,
  }),
  setRule: endpoint({
    method: 'PUT',
    path: '/sites/{siteId}/arrival-rule',
    summary: 'Set until when people are expected at a site; then their seat is free for others',
    may: hosts,
    input: site.extend(rule.shape),
    output: rule,
  }),
  addresses: endpoint({
    method: 'GET',
    path: '/sites/{siteId}/addresses',
    summary: 'Addresses that were given away of a site: of its entrance’s screen, of its calendar',
    may: hosts,
    input: site,
    output: listOf(
      z.object({
        id: idText,
        serves: z.enum(addressUses),
        madeAt: instantText,
        readAt: instantText.nullable(),
      }),
    ),
  }),
  makeAddress: endpoint({
    method: 'POST',
    path: '/sites/{siteId}/addresses',
    summary:
      'Make an unguessable address of the entrance’s screen or of the site’s calendar; it is shown once',
    may: hosts,
    input: site.extend({ serves: z.enum(addressUses) }),
    output: z.object({ id: idText, address: z.string() }),
  }),
  revokeAddress: endpoint({
    method: 'DELETE',
    path: '/sites/{siteId}/addresses/{addressId}',
    summary: 'Revoke such an address: from then on it shows nothing',
    may: hosts,
    input: site.extend({ addressId: idText }),
    output: done,
  }),
  entrance: endpoint({
    method: 'GET',
    path: '/entrances/{address}',
    summary: 'What the screen at an entrance shows: how many seats, how many people, and nobody',
    may: 'anyone',
    input: z.object({ address: letIn }),
    output: z.object({
      site: z.string(),
      address: z.string(),
      day: dayText,
      noon: clockText,
      openMorning: z.boolean(),
      openAfternoon: z.boolean(),
      ...counts,
    }),
  }),
  entranceLive: endpoint({
    method: 'GET',
    path: '/entrances/{address}/live',
    summary: 'The screen at an entrance is told when something changed',
    may: 'anyone',
    input: z.object({ address: letIn }),
    output: z.object({ siteIds: z.array(idText), days: z.array(dayText), from: dayText, until: dayText }),
    answers: 'events',
  }),
  siteCalendar: endpoint({
    method: 'GET',
    path: '/site-calendars/{address}',
    summary: 'A site as a calendar to subscribe to: how many seats are booked each day, and nobody',
    may: 'anyone',
    input: z.object({ address: z.string().max(200) }),
    output: z.unknown(),
    answers: 'file',
  }),
  codeGround: endpoint({
    method: 'GET',
    path: '/seat-code-ground',
    summary:
      'What the organisation recorded so that codes at seats may be read: the agreement or the authorisation',
    may: ['space-host', 'administrator', 'hr-office', 'union-representative'],
    input: nothing,
    output: z.object({
      ground: ground.extend({ recordedAt: instantText, recordedBy: z.string() }).nullable(),
    }),
  }),
  recordGround: endpoint({
    method: 'POST',
    path: '/seat-code-ground',
    summary: 'Record the agreement with the unions or the inspectorate’s authorisation (art. 4 L. 300/1970)',
    may: ['administrator', 'hr-office'],
    input: ground,
    output: done,
  }),
  endGround: endpoint({
    method: 'DELETE',
    path: '/seat-code-ground',
    summary: 'Record that it no longer holds: codes at seats are off at once',
    may: ['administrator', 'hr-office'],
    input: nothing,
    output: done,
  }),
  seatCodes: endpoint({
    method: 'GET',
    path: '/sites/{siteId}/seat-codes',
    summary: 'The codes of a site’s seats, to print',
    may: hosts,
    input: site,
    output: z.object({
      /** Whether the own organisation has recorded what they rest on. */
      grounded: z.boolean(),
      items: z.array(
        z.object({
          seatId: idText,
          seat: z.string(),
          floor: z.string().nullable(),
          /** Null: none made yet. */
          code: z
            .object({
              address: z.string(),
              /** Squares on a side, and the dark ones as the path of an SVG with one unit for each. */
              side: count,
              path: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
  makeSeatCodes: endpoint({
    method: 'POST',
    path: '/sites/{siteId}/seat-codes',
    summary: 'Make new codes for all seats of a site, or for one; those they had read nothing any more',
    may: hosts,
    input: site.extend({ seatId: idText.optional() }),
    output: z.object({ made: count }),
  }),
}
