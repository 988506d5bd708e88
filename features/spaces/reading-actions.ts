// Sites as people see them: their host whole, and those to whom they are lent what one wants to know before going.
import type { z } from 'zod'
import type { Context, ReadingErrand } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Documents } from '../../platform/documents/keeping.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listDirectory } from '../alliance/store.ts'
import type { spaces } from './contract.ts'
import { findDocument, findPhoto, findPlan, listPhotos, listPlanVersions } from './file-store.ts'
import { listLendings } from './lending-store.ts'
import type { Floor, Site } from './rules.ts'
import { findSite, listClosures, listFloors, listSeats } from './store.ts'

export const endOfTime = '9999-12-31' as Day
type OfHost = { hostId: string; siteId: string }

/**
 * Of one's own organisation, or lent to it now or later; that it exists is otherwise not told. Before it is published
 * it is seen by who keeps it.
 */
async function getVisible(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  { hostId, siteId }: OfHost,
): Promise<Site> {
  const { organisationId, roles } = actor
  const site = await findSite(tx, siteId)
  if (!site || site.organisationId !== hostId) throw new NotFound('site')
  if (hostId === organisationId) {
    const keeps = roles.includes('space-host') || roles.includes('administrator')
    if (!site.published && !keeps) throw new NotFound('site')
    return site
  }
  const lent = await listLendings(tx, {
    ...{ hostId, guestId: organisationId, siteIds: [siteId], from: today, until: endOfTime },
  })
  if (!site.published || lent.length === 0) throw new NotFound('site')
  return site
}

const addressOf = ({ organisationId, id }: Site): string => `/api/v1/hosts/${organisationId}/sites/${id}`

/** What is the same for host and guest. */
export async function shownParts({ tx, today }: Pick<Context, 'tx' | 'today'>, site: Site) {
  const versions = await listPlanVersions(tx, site.id)
  const planAddress = (floorId: string) =>
    `${addressOf(site)}/floors/${floorId}/plan?version=${versions.get(floorId)}`
  const shownFloor = ({ id, name, level, plan }: Floor) => ({
    ...{ id, name, level },
    plan: plan && { ...plan, address: planAddress(id) },
  })
  return {
    closures: await listClosures(tx, [site.id], { from: today, until: endOfTime }),
    photos: (await listPhotos(tx, site.id)).map(({ id, words }) => ({
      ...{ id, words, address: `${addressOf(site)}/photos/${id}` },
    })),
    floors: (await listFloors(tx, site.id)).map(shownFloor),
  }
}

export async function showSite(context: Context, input: OfHost): Promise<z.input<typeof spaces.site.output>> {
  const { tx, today } = context
  const site = await getVisible(context, input)
  const seats = await listSeats(tx, site.id)
  const host = (await listDirectory(tx)).find(({ id }) => id === site.organisationId)
  return {
    ...site,
    host: host?.name ?? '',
    ...(await shownParts(context, site)),
    seats: seats.filter(({ retiredOn }) => retiredOn === null || retiredOn > today),
  }
}

/** A name by its version: what was read once need not be read again for a while. */
const keptSeconds = 3600

/** What is found of a site that who asks may see. Its bytes are read afterwards: no connection waits for the store. */
const findIn = <Found>(
  { actor, today, read }: ReadingErrand,
  input: OfHost,
  find: (tx: Transaction, siteId: string) => Promise<Found | undefined>,
  what: string,
) =>
  read(async (tx) => {
    const { id, organisationId } = await getVisible({ tx, actor, today }, input)
    const found = await find(tx, id)
    if (!found) throw new NotFound(what)
    return { organisationId, found }
  })

type Reading = Pick<Documents, 'read'>

export const showPlan =
  (documents: Reading) =>
  async (errand: ReadingErrand, { floorId, ...input }: OfHost & { floorId: string }): Promise<FileAnswer> => {
    const { organisationId, found } = await findIn(
      errand,
      input,
      (tx, id) => findPlan(tx, id, floorId),
      'plan',
    )
    const { type: contentType, svg, sha256 } = found
    if (!contentType) throw new NotFound('plan')
    const bytes = svg === null ? await documents.read(organisationId, sha256!) : Buffer.from(svg, 'utf8')
    const ending = { 'image/svg+xml': 'svg', 'image/png': 'png', 'image/jpeg': 'jpg' }[contentType]
    return { fileName: `piano.${ending}`, contentType, bytes, keptSeconds }
  }

export const showPhoto =
  (documents: Reading) =>
  async (errand: ReadingErrand, { photoId, ...input }: OfHost & { photoId: string }): Promise<FileAnswer> => {
    const { organisationId, found } = await findIn(
      errand,
      input,
      (tx, id) => findPhoto(tx, id, photoId),
      'photo',
    )
    const bytes = await documents.read(organisationId, found.sha256)
    const fileName = found.type === 'image/png' ? 'foto.png' : 'foto.jpg'
    return { fileName, contentType: found.type, bytes, keptSeconds }
  }

/** Whether it is shared is said by the policy of its table: what is not shared is not there. */
export const showDocument =
  (documents: Reading) =>
  async (
    errand: ReadingErrand,
    { documentId, ...input }: OfHost & { documentId: string },
  ): Promise<FileAnswer> => {
    const { organisationId, found } = await findIn(
      errand,
      input,
      (tx, id) => findDocument(tx, id, documentId),
      'document',
    )
    const bytes = await documents.read(organisationId, found.sha256)
    const ending = found.fileName.toLowerCase().split('.').at(-1)
    const contentType = ending === 'png' ? 'image/png' : ending === 'jpg' ? 'image/jpeg' : 'application/pdf'
    return { fileName: found.fileName, contentType, bytes }
  }

/** From the day on which the year of holidays shown begins. */
export const yearAfter = (today: Day): Day => addDays(today, 365)
