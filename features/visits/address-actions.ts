import { calendarText } from '../../platform/calendar.ts'
import type { Context, Moment, Visit } from '../../platform/context.ts'
import { enterOrganisation, openVisits } from '../../platform/database/transaction.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import { addDays } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { findSite } from '../spaces/store.ts'
import { messages } from './calendar-messages.ts'
import { countsOf, countsShown, openingOf, ownSite } from './hosting-actions.ts'
import {
  deleteOldSiteAddresses,
  findAddressed,
  listAddresses,
  listBookedDays,
  saveAddress,
  saveRevoked,
} from './hosting-store.ts'
import { type AddressUse, clockOf } from './rules.ts'

export async function showAddresses(context: Context, { siteId }: { siteId: string }) {
  await ownSite(context, siteId)
  const given = await listAddresses(context.tx, context.actor.organisationId, siteId)
  return {
    items: given.map(({ madeAt, readAt, ...one }) => ({
      ...one,
      madeAt: madeAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
  }
}

/** Whoever has the address reads numbers, and no name: only its hash is kept. */
export const makeAddress =
  ({ publicUrl }: Services) =>
  async (context: Context, { siteId, serves }: { siteId: string; serves: AddressUse }) => {
    const { tx, actor, now, audit } = context
    await ownSite(context, siteId)
    const token = newToken()
    const id = await saveAddress(tx, actor.organisationId, { siteId, serves, hash: hashOf(token) }, now)
    audit('visits/address-made', siteId, { serves })
    const key = `${actor.organisationId}.${token}`
    const address =
      serves === 'entrance' ? `${publicUrl}/ingresso/${key}` : `${publicUrl}/api/v1/site-calendars/${key}.ics`
    return { id, address }
  }

export async function revokeAddress(
  context: Context,
  { siteId, addressId }: { siteId: string; addressId: string },
) {
  const { tx, actor, now, audit } = context
  if (!(await saveRevoked(tx, actor.organisationId, siteId, addressId, now))) throw new NotFound('address')
  audit('visits/address-revoked', siteId)
  return {}
}

/** Enters the host whose address it is. */
async function addressed({ tx, now }: Visit, address: string, serves: AddressUse) {
  const link = readCookie(address)
  if (!link) throw new NotFound('address')
  await enterOrganisation(tx, link.organisationId)
  const found = await findAddressed(tx, link.organisationId, { serves, hash: hashOf(link.token) }, now)
  const site = found && (await findSite(tx, found.siteId))
  if (!site?.published) throw new NotFound('address')
  return { site, id: found!.id, hostId: link.organisationId }
}

export async function showEntrance(visit: Visit, { address }: { address: string }) {
  const { tx, today } = visit
  const { site, hostId } = await addressed(visit, address, 'entrance')
  const counted = await countsOf(tx, hostId, today, site.id)
  return {
    ...{ site: site.name, address: site.address, day: today, noon: clockOf(site.noon) },
    ...(await openingOf(tx, site, today)),
    ...countsShown(counted(site.id)),
  }
}

/** A screen stays on for weeks: the days go with it. */
export async function showEntranceLive(visit: Visit, { address }: { address: string }) {
  const { site } = await addressed(visit, address, 'entrance')
  return { siteIds: [site.id], days: [], from: visit.today, until: addDays(visit.today, 1) }
}

/** Calendars show the weeks before, too. */
const daysBack = 31
const keptSeconds = 15 * 60
/** The same bytes within an hour, while the numbers are the same. */
const stampedEvery = 3600_000

export const showSiteCalendar =
  ({ publicUrl }: Services) =>
  async (visit: Visit, { address }: { address: string }): Promise<FileAnswer> => {
    const { site, id, hostId } = await addressed(visit, address.replace(/\.ics$/, ''), 'calendar')
    await openVisits(visit.tx, 'visits')
    const days = await listBookedDays(visit.tx, hostId, site.id, addDays(visit.today, -daysBack))
    await openVisits(visit.tx, undefined)
    const words = messages.it
    const text = calendarText(
      { id, name: site.name, host: new URL(publicUrl).hostname, address: `${publicUrl}/ospiti` },
      days.map(({ day, booked, seats }) => ({
        day,
        summary: words['visits.calendar-day']
          .replace('{{booked}}', String(booked))
          .replace('{{seats}}', String(seats)),
        description: words['visits.calendar-description'],
        location: site.address,
        // Sums know no order of their changes, and a sequence that falls is not heeded: the later stamp is (RFC 5546, 2.1.5).
        changes: 0,
        changedAt: visit.now - (visit.now % stampedEvery),
      })),
    )
    return {
      fileName: 'vicinato-sede.ics',
      contentType: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(text),
      keptSeconds,
    }
  }

/** Until then an address that was revoked says that it was. */
export const forgetOldSiteAddresses = ({ tx, now }: Pick<Moment, 'tx' | 'now'>, hostId: string) =>
  deleteOldSiteAddresses(tx, hostId, now)
