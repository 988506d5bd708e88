// Floors, and the plans on which seats lie.
import type { Context } from '../../platform/context.ts'
import type { Documents } from '../../platform/documents/keeping.ts'
import { plainPicture } from '../../platform/documents/pictures.ts'
import { safeSvg } from '../../platform/documents/svg.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { deleteFloor, saveFloor, saveFloorChange, savePlan } from './floor-store.ts'
import { getOwnSite } from './site-actions.ts'
import { listFloors } from './store.ts'

type Done = Record<string, never>
type OfFloor = { siteId: string; floorId: string }
type FloorWords = { name: string; level: number }
export const mostPictureBytes = 10_000_000

export async function addFloor(
  context: Context,
  written: FloorWords & { siteId: string },
): Promise<{ id: string }> {
  const { tx, actor, audit } = context
  await getOwnSite(context, written.siteId)
  const id = await saveFloor(tx, actor.organisationId, written)
  audit('spaces/floor-written', written.siteId, { floorId: id })
  return { id }
}

export async function changeFloor(
  { tx, actor, audit }: Context,
  { floorId, ...written }: FloorWords & OfFloor,
): Promise<Done> {
  if (!(await saveFloorChange(tx, actor.organisationId, { id: floorId, ...written })))
    throw new NotFound('floor')
  audit('spaces/floor-written', written.siteId, { floorId })
  return {}
}

export async function removeFloor({ tx, actor, audit }: Context, input: OfFloor): Promise<Done> {
  if (!(await deleteFloor(tx, actor.organisationId, input))) throw new NotFound('floor')
  audit('spaces/floor-removed', input.siteId, { floorId: input.floorId })
  return {}
}

async function getOwnFloor(context: Context, { siteId, floorId }: OfFloor): Promise<void> {
  await getOwnSite(context, siteId)
  if (!(await listFloors(context.tx, siteId)).some(({ id }) => id === floorId)) throw new NotFound('floor')
}

/** A plan that is a picture, searched and kept before the transaction; an SVG is made safe, and is in the row. */
export const receivePlan =
  ({ receive }: Pick<Documents, 'receive'>) =>
  async (organisationId: string, { contentBase64 }: { contentBase64: string }) => {
    const bytes = Buffer.from(contentBase64, 'base64')
    const picture = bytes.length <= mostPictureBytes ? plainPicture(bytes) : undefined
    return { picture, file: picture && (await receive(organisationId, picture.bytes)) }
  }
type ReceivedPlan = Awaited<ReturnType<ReturnType<typeof receivePlan>>>

/** What it is, is said by its first bytes; what its name says is nobody's concern. */
export const importPlan =
  (documents: Pick<Documents, 'keep'>) =>
  async (
    context: Context,
    { contentBase64, ...input }: OfFloor & { contentBase64: string },
    { picture, file }: ReceivedPlan,
  ): Promise<{ width: number; height: number; removed: string[] }> => {
    const { tx, actor, now, audit } = context
    await getOwnFloor(context, input)
    const bytes = Buffer.from(contentBase64, 'base64')
    if (bytes.length > mostPictureBytes)
      throw new Refused([{ code: 'spaces/file-too-large', megabytes: mostPictureBytes / 1e6 }])
    if (picture) {
      const { type, width, height } = picture
      const sha256 = await documents.keep(tx, actor.organisationId, file, now)
      await savePlan(tx, actor.organisationId, input.floorId, { type, width, height, sha256 })
      audit('spaces/plan-imported', input.siteId, { floorId: input.floorId, bytes: bytes.length })
      return { width, height, removed: [] }
    }
    if (!looksLikeSvg(bytes)) throw new Refused([{ code: 'spaces/plan-no-picture' }])
    const safe = safeSvg(bytes)
    if ('fault' in safe) throw new Refused([{ code: planFaults[safe.fault] }])
    const { svg, width, height, removed } = safe
    await savePlan(tx, actor.organisationId, input.floorId, { type: 'image/svg+xml', width, height, svg })
    audit('spaces/plan-imported', input.siteId, { floorId: input.floorId, bytes: bytes.length })
    return { width, height, removed }
  }

const looksLikeSvg = (bytes: Buffer): boolean => /^\ufeff?\s*</.test(bytes.subarray(0, 100).toString('utf8'))
const planFaults = {
  malformed: 'spaces/plan-malformed',
  entities: 'spaces/plan-entities',
  'too-large': 'spaces/plan-too-large',
  'no-size': 'spaces/plan-without-size',
  recursive: 'spaces/plan-recursive',
} as const

export async function removePlan(context: Context, input: OfFloor): Promise<Done> {
  await getOwnFloor(context, input)
  await savePlan(context.tx, context.actor.organisationId, input.floorId, null)
  context.audit('spaces/plan-removed', input.siteId, { floorId: input.floorId })
  return {}
}
