// What a host sees of its own sites.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, weekdayOf } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { checklistOf, standingOf } from './checklist-rules.ts'
import type { spaces } from './contract.ts'
import { listDocuments } from './file-store.ts'
import { listLendings } from './lending-store.ts'
import { listSummaries } from './own-store.ts'
import { endOfTime, shownParts, yearAfter } from './reading-actions.ts'
import { holidayAt, reasonsNotToPublish, type Site } from './rules.ts'
import { countUsable, expiredOf } from './site-actions.ts'
import { findSite, listOwnSites, listSeats } from './store.ts'
import { listBookedSeats } from './touched-store.ts'

export async function showOwnSites({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof spaces.ownSites.output>> {
  const summaries = await listSummaries(tx, actor.organisationId, today)
  return {
    items: (await listOwnSites(tx, actor.organisationId)).map((site) => {
      const { documentEnds, ...summary } = summaries.get(site.id)!
      const isNear = standingOf(documentEnds, today) !== 'valid'
      return { ...site, ...summary, documentEnds: isNear ? documentEnds : null }
    }),
  }
}

/** Holidays of the next year on which it would otherwise open. */
function holidaysOf(site: Site, today: Parameters<typeof yearAfter>[0]) {
  const found: { day: typeof today; name: string }[] = []
  if (site.openOnHolidays) return found
  for (let day = today; day <= yearAfter(today); day = addDays(day, 1)) {
    const name = holidayAt(site, day)
    if (name !== undefined && site.opens[weekdayOf(day) - 1] !== null) found.push({ day, name })
  }
  return found
}

export async function showOwnSite(
  context: Context,
  { siteId }: { siteId: string },
): Promise<z.input<typeof spaces.ownSite.output>> {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const site = await findSite(tx, siteId)
  if (!site || site.organisationId !== organisationId) throw new NotFound('site')
  const seats = await listSeats(tx, siteId)
  const booked = await listBookedSeats(tx, organisationId, siteId)
  const documents = await listDocuments(tx, siteId)
  const lent = await listLendings(tx, {
    ...{ hostId: organisationId, siteIds: [siteId], from: today, until: endOfTime },
  })
  const usable = countUsable(seats, today)
  const facts = { seats: usable, expired: expiredOf(documents, today), today }
  return {
    ...site,
    ...(await shownParts(context, site)),
    holidays: holidaysOf(site, today),
    documents: documents.map(({ sha256: _, ...one }) => ({
      ...one,
      standing: standingOf(one.expiresOn, today),
      address: `/api/v1/hosts/${organisationId}/sites/${siteId}/documents/${one.id}`,
    })),
    seats: seats.map((seat) => ({ ...seat, booked: booked.has(seat.id) })),
    guests: new Set(lent.map(({ guestId }) => guestId)).size,
    missing: site.published ? [] : reasonsNotToPublish(site, facts),
    checklist: checklistOf(site.equipment, usable),
  }
}
