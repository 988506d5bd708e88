// Sites as people see them: their host whole, and those to whom they are lent what one wants to know before going.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
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
async function getVisible({ tx, actor, today }: Context, { hostId, siteId }: OfHost): Promise<Site> {
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

export const showPlan =
  (documents: Documents) =>
  async (context: Context, { floorId, ...input }: OfHost & { floorId: string }): Promise<FileAnswer> => {
    const { id, organisationId } = await getVisible(context, input)
    const plan = await findPlan(context.tx, id, floorId)
    if (!plan?.type) throw new NotFound('plan')
    const bytes =
      plan.svg === null ? await documents.read(organisationId, plan.sha256!) : Buffer.from(plan.svg, 'utf8')
    const ending = { 'image/svg+xml': 'svg', 'image/png': 'png', 'image/jpeg': 'jpg' }[plan.type]
    return { fileName: `piano.${ending}`, contentType: plan.type, bytes, keptSeconds }
  }

export const showPhoto =
  (documents: Documents) =>
  async (context: Context, { photoId, ...input }: OfHost & { photoId: string }): Promise<FileAnswer> => {
    const { id, organisationId } = await getVisible(context, input)
    const photo = await findPhoto(context.tx, id, photoId)
    if (!photo) throw new NotFound('photo')
    const bytes = await documents.read(organisationId, photo.sha256)
    const fileName = photo.type === 'image/png' ? 'foto.png' : 'foto.jpg'
    return { fileName, contentType: photo.type, bytes, keptSeconds }
  }

/** Whether it is shared is said by the policy of its table: what is not shared is not there. */
export const showDocument =
  (documents: Documents) =>
  async (
    context: Context,
    { documentId, ...input }: OfHost & { documentId: string },
  ): Promise<FileAnswer> => {
    const { id, organisationId } = await getVisible(context, input)
    const file = await findDocument(context.tx, id, documentId)
    if (!file) throw new NotFound('document')
    const bytes = await documents.read(organisationId, file.sha256)
    const ending = file.fileName.toLowerCase().split('.').at(-1)
    const contentType = ending === 'png' ? 'image/png' : ending === 'jpg' ? 'image/jpeg' : 'application/pdf'
    return { fileName: file.fileName, contentType, bytes }
  }

/** From the day on which the year of holidays shown begins. */
export const yearAfter = (today: Day): Day => addDays(today, 365)
