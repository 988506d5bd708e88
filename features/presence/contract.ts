import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, done, instantText, nothing } from '../../vocabulary/schemas.ts'
import { audiences, circles } from './rules.ts'

export const presence = {
  whoIsIn: endpoint({
    method: 'GET',
    path: '/presence',
    summary: 'Who of the own team, office or directorate is in the office on a day, and who is away',
    may: 'signed-in',
    input: z.object({
      day: dayText,
      of: z.enum(circles).default('team'),
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(2000).default(100),
    }),
    output: z.object({
      day: dayText,
      /** False where the day is no working day of an opened month. */
      working: z.boolean(),
      published: z.boolean(),
      /** Name of the team, office or directorate; null for who has none. */
      name: z.string().nullable(),
      office: z.number().int(),
      away: z.number().int(),
      unknown: z.number().int(),
      items: z.array(
        z.object({
          name: z.string(),
          team: z.string(),
          where: z.enum(['office', 'away', 'unknown']),
          place: z.object({ office: z.string(), from: clockText }).nullable(),
          isMe: z.boolean(),
        }),
      ),
      /** From where the list goes on. */
      next: z.number().int().nullable(),
    }),
  }),
  myChoice: endpoint({
    method: 'GET',
    path: '/my-presence-choice',
    summary: 'To whom one shows in which office one is',
    may: 'signed-in',
    input: nothing,
    output: z.object({ shownTo: z.enum(audiences) }),
  }),
  changeMyChoice: endpoint({
    method: 'PUT',
    path: '/my-presence-choice',
    summary: 'Choose to whom one shows in which office one is; without a choice it is office or away',
    may: 'signed-in',
    input: z.object({ shownTo: z.enum(audiences) }),
    output: z.object({ shownTo: z.enum(audiences) }),
  }),
  myCalendar: endpoint({
    method: 'GET',
    path: '/my-calendar-address',
    summary:
      'Whether one has an address of the calendar, and when it was last read; never the address itself',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      held: z
        .object({ madeAt: instantText, readAt: instantText.nullable(), withAway: z.boolean() })
        .nullable(),
    }),
  }),
  makeMyCalendar: endpoint({
    method: 'POST',
    path: '/my-calendar-address',
    summary: 'A new secret address of the own calendar, shown this once; the one before no longer answers',
    may: 'signed-in',
    input: z.object({ withAway: z.boolean() }),
    output: z.object({ address: z.string() }),
  }),
  revokeMyCalendar: endpoint({
    method: 'DELETE',
    path: '/my-calendar-address',
    summary: 'From now on the address of the own calendar no longer answers',
    may: 'signed-in',
    input: nothing,
    output: done,
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/calendars/{address}',
    summary: 'The calendar of whoever was given this address, for calendar programs',
    may: 'anyone',
    input: z.object({ address: z.string().max(200) }),
    output: z.unknown(),
    answers: 'file',
  }),
}
