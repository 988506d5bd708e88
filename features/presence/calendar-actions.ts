import { calendarText } from '../../platform/calendar.ts'
import type { Context, Moment, Visit } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import { addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { findHabit } from '../notices/store.ts'
import { messages } from './calendar-messages.ts'
import {
  deleteOldAddresses,
  findAddressOf,
  findReader,
  listOwnDays,
  listOwnSeats,
  revokeAddress,
  saveAddress,
  waitForAddress,
} from './calendar-store.ts'
import { calendarDayOf, monthsBack } from './rules.ts'

export async function showMyCalendar({ tx, actor }: Context) {
  const found = await findAddressOf(tx, actor.organisationId, actor.personId)
  if (!found) return { held: null }
  const { madeAt, readAt, withAway } = found
  return { held: { madeAt: madeAt.toISOString(), readAt: readAt?.toISOString() ?? null, withAway } }
}

/** The address is all that a calendar program can send: whoever has it reads. Only its hash is kept. */
export const makeMyCalendar =
  ({ publicUrl }: Services) =>
  async ({ tx, actor, now, audit }: Context, { withAway }: { withAway: boolean }) => {
    const { organisationId, personId } = actor
    await waitForAddress(tx, organisationId, personId)
    await revokeAddress(tx, organisationId, personId, now)
    const token = newToken()
    await saveAddress(tx, organisationId, { personId, tokenHash: hashOf(token), withAway }, now)
    audit('presence/calendar-made', personId, { withAway })
    return { address: `${publicUrl}/api/v1/calendars/${organisationId}.${token}.ics` }
  }

export async function revokeMyCalendar({ tx, actor, now, audit }: Context) {
  const { organisationId, personId } = actor
  if (!(await revokeAddress(tx, organisationId, personId, now))) throw new NotFound('calendar')
  audit('presence/calendar-revoked', personId)
  return {}
}

/** A calendar program asks some times a day: what did not change is answered with nothing. */
const keptSeconds = 15 * 60

export const showCalendar =
  ({ publicUrl }: Services) =>
  async ({ tx, today, now }: Visit, { address }: { address: string }): Promise<FileAnswer> => {
    const link = readCookie(address.replace(/\.ics$/, ''))
    if (!link) throw new NotFound('calendar')
    const { organisationId, token } = link
    await enterOrganisation(tx, organisationId)
    const reader = await findReader(tx, organisationId, hashOf(token), { today, now })
    if (!reader) throw new NotFound('calendar')
    const language = (await findHabit(tx, organisationId, reader.personId))?.language ?? 'it'
    const words = messages[language]
    const from = addMonths(monthOf(today), -monthsBack)
    const days = await listOwnDays(tx, organisationId, reader.personId, from)
    const seats = await listOwnSeats(tx, organisationId, reader.personId, from)
    const seated = new Map(seats.map((seat) => [seat.day, seat]))
    const planned = new Map(days.map((own) => [own.day, own]))
    // One event by day, whatever it says: what changed the plan and what changed the seat are counted together, since a
    // sequence that falls is not heeded.
    const changesOn = (day: Day) => {
      const both = [planned.get(day), seated.get(day)].flatMap((one) => one ?? [])
      return {
        changes: both.reduce((sum, one) => sum + one.changes, 0),
        changedAt: Math.max(...both.map(({ changedAt }) => changedAt.getTime())),
      }
    }
    const text = calendarText(
      {
        id: reader.id,
        name: words['calendar.name'],
        host: new URL(publicUrl).hostname,
        address: `${publicUrl}/my-month`,
      },
      [
        ...seats.flatMap(({ day, site, address, seat }) =>
          site === null
            ? []
            : [
                {
                  ...{
                    day,
                    ...changesOn(day),
                    location: address,
                    description: words['calendar.description'],
                  },
                  summary: words['calendar.seat'].replace('{{site}}', site).replace('{{seat}}', seat),
                },
              ],
        ),
        // Where a seat is booked, it is what the day says.
        ...days.flatMap((own) => {
          if (seated.get(own.day)?.site) return []
          const day = calendarDayOf(own, reader.withAway)
          if (!day) return []
          const isIn = own.place.startsWith('office')
          const inOffice = day.from
            ? words['calendar.office-from'].replace('{{from}}', day.from)
            : words['calendar.office']
          return {
            day: day.day,
            summary: isIn ? inOffice : words['calendar.away'],
            description: words['calendar.description'],
            location: isIn ? own.office : null,
            ...changesOn(own.day),
          }
        }),
      ],
    )
    return {
      fileName: 'vicinato.ics',
      contentType: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(text),
      keptSeconds,
    }
  }

/** Forgets addresses revoked long ago: until then they say that they were. */
export const forgetOldAddresses = ({ tx, now }: Pick<Moment, 'tx' | 'now'>, organisationId: string) =>
  deleteOldAddresses(tx, organisationId, now)
