// A host writes a site, and shows it to others once nothing is missing.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { listDocuments } from './file-store.ts'
import { reasonsNotToKeep, reasonsNotToPublish, reasonsNotToShut, type Seat, type Site } from './rules.ts'
import { findSite, findSiteHeld, listClosures, listSeats } from './store.ts'
import { holdBooking, listStanding } from './touched-store.ts'
import { type SiteWritten, savePublished, saveSite, saveSiteChange } from './writing-store.ts'

type Done = Record<string, never>

/** The site, of this organisation alone: a guest's is as if it were none. */
export async function getOwnSite(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  siteId: string,
): Promise<Site> {
  const site = await findSiteHeld(tx, actor.organisationId, siteId)
  if (!site) throw new NotFound('site')
  return site
}

/** How many may be booked from now on. */
export const countUsable = (seats: readonly Seat[], today: string): number =>
  seats.filter(({ retiredOn }) => retiredOn === null || retiredOn > today).length

/** Titles of safety documents that ended. */
export const expiredOf = (
  documents: readonly { title: string; expiresOn: Day | null }[],
  today: Day,
): string[] =>
  documents.filter(({ expiresOn }) => expiresOn !== null && expiresOn < today).map(({ title }) => title)

export async function writeSite(
  { tx, actor, now, audit }: Context,
  written: SiteWritten,
): Promise<{ id: string }> {
  refuseIf(reasonsNotToKeep(written, 0))
  const id = await saveSite(tx, actor.organisationId, written, now)
  audit('spaces/site-written', id, { kind: written.kind })
  return { id }
}

export async function changeSite(
  context: Context,
  { siteId, ...written }: SiteWritten & { siteId: string },
): Promise<Done> {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  await getOwnSite(context, siteId)
  await holdBooking(tx, siteId)
  refuseIf(reasonsNotToKeep(written, countUsable(await listSeats(tx, siteId), today)))
  await saveSiteChange(tx, organisationId, siteId, written)
  const site = (await findSite(tx, siteId))!
  const standing = await listStanding(tx, organisationId, siteId, today)
  const span = { from: today, until: standing.at(-1)?.day ?? today }
  const closures = await listClosures(tx, [siteId], span)
  refuseIf(site.published ? reasonsNotToShut({ ...site, closures }, standing) : [])
  audit('spaces/site-written', siteId, { kind: written.kind })
  return {}
}

/** Shows it to its own people and to whom it is lent. */
export async function publishSite(context: Context, { siteId }: { siteId: string }): Promise<Done> {
  const { tx, actor, today, now, audit } = context
  const site = await getOwnSite(context, siteId)
  const seats = countUsable(await listSeats(tx, siteId), today)
  const expired = expiredOf(await listDocuments(tx, siteId), today)
  refuseIf(reasonsNotToPublish(site, { seats, expired, today }))
  await savePublished(tx, actor.organisationId, siteId, now)
  audit('spaces/site-published', siteId, { seats })
  return {}
}
