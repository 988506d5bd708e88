// Photographs and safety documents.
import type { Context } from '../../platform/context.ts'
import type { Documents } from '../../platform/documents/keeping.ts'
import { isPdf, plainPicture } from '../../platform/documents/pictures.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import type { DocumentKind } from './checklist-rules.ts'
import { listPhotos, saveDocument, savePhoto, savePutBack, saveRemoved } from './file-store.ts'
import { mostPictureBytes } from './floor-actions.ts'
import { getOwnSite } from './site-actions.ts'

type Done = Record<string, never>
const mostPhotos = 12
const tooLarge = (size: number): Reason[] =>
  size > mostPictureBytes ? [{ code: 'spaces/file-too-large', megabytes: mostPictureBytes / 1e6 }] : []

/** A picture or a PDF, searched and kept before the transaction; nothing is kept of what it may not be. */
export const receiveFile =
  ({ receive }: Pick<Documents, 'receive'>) =>
  async (organisationId: string, { contentBase64 }: { contentBase64: string }) => {
    const bytes = Buffer.from(contentBase64, 'base64')
    const fits = bytes.length <= mostPictureBytes
    const picture = fits ? plainPicture(bytes) : undefined
    const plain = picture?.bytes ?? (fits && isPdf(bytes) ? bytes : undefined)
    return {
      size: bytes.length,
      picture: picture && { type: picture.type, width: picture.width, height: picture.height },
      file: plain && (await receive(organisationId, plain)),
    }
  }
export type ReceivedFile = Awaited<ReturnType<ReturnType<typeof receiveFile>>>

export const addPhoto =
  (documents: Pick<Documents, 'keep'>) =>
  async (
    context: Context,
    { siteId, words }: { siteId: string; words: string },
    { size, picture, file }: ReceivedFile,
  ): Promise<{ id: string }> => {
    const { tx, actor, now, audit } = context
    await getOwnSite(context, siteId)
    const there = (await listPhotos(tx, siteId)).length
    refuseIf([
      ...tooLarge(size),
      ...(there >= mostPhotos ? [{ code: 'spaces/too-many-photos', most: mostPhotos }] : []),
      ...(picture ? [] : [{ code: 'spaces/no-picture' }]),
    ])
    const { type } = picture!
    const sha256 = await documents.keep(tx, actor.organisationId, file, now)
    const id = await savePhoto(tx, actor.organisationId, { siteId, sha256, type, words }, now)
    audit('spaces/photo-added', siteId, { photoId: id })
    return { id }
  }

export async function removePhoto(
  { tx, actor, now, audit }: Context,
  { siteId, photoId }: { siteId: string; photoId: string },
): Promise<Done> {
  if (!(await saveRemoved(tx, actor.organisationId, 'photo', { siteId, id: photoId }, now)))
    throw new NotFound('photo')
  audit('spaces/photo-removed', siteId, { photoId })
  return {}
}

/** Within the half hour in which what was taken away is kept. */
export async function putPhotoBack(
  { tx, actor, audit }: Context,
  { siteId, photoId }: { siteId: string; photoId: string },
): Promise<Done> {
  const there = (await listPhotos(tx, siteId)).length
  refuseIf(there >= mostPhotos ? [{ code: 'spaces/too-many-photos', most: mostPhotos }] : [])
  if (!(await savePutBack(tx, actor.organisationId, 'photo', { siteId, id: photoId })))
    throw new NotFound('photo')
  audit('spaces/photo-put-back', siteId, { photoId })
  return {}
}

export const addDocument =
  (documents: Pick<Documents, 'keep'>) =>
  async (
    context: Context,
    {
      siteId,
      fileName,
      ...written
    }: {
      siteId: string
      fileName: string
      kind: DocumentKind
      title: string
      issuedOn: Day
      expiresOn: Day | null
      shared: boolean
    },
    { size, picture, file: bytes }: ReceivedFile,
  ): Promise<{ id: string }> => {
    const { tx, actor, now, today, audit } = context
    await getOwnSite(context, siteId)
    const reasons = tooLarge(size)
    if (!bytes) reasons.push({ code: 'spaces/no-document' })
    if (written.issuedOn > today) reasons.push({ code: 'spaces/issued-in-the-future' })
    if (written.expiresOn !== null && written.expiresOn < written.issuedOn)
      reasons.push({ code: 'spaces/ends-before-issued' })
    if (reasons.length > 0) throw new Refused(reasons)
    const ending = !picture ? 'pdf' : picture.type === 'image/png' ? 'png' : 'jpg'
    const name = fileName.replace(/\.[^.]*$/, '').slice(0, 100) || 'documento'
    const sha256 = await documents.keep(tx, actor.organisationId, bytes, now)
    const file = { ...written, siteId, sha256, fileName: `${name}.${ending}`, by: actor.personId }
    const id = await saveDocument(tx, actor.organisationId, file, now)
    audit('spaces/document-added', siteId, { documentId: id, kind: written.kind, sha256 })
    return { id }
  }

export async function removeDocument(
  { tx, actor, now, audit }: Context,
  { siteId, documentId }: { siteId: string; documentId: string },
): Promise<Done> {
  if (!(await saveRemoved(tx, actor.organisationId, 'document', { siteId, id: documentId }, now)))
    throw new NotFound('document')
  audit('spaces/document-removed', siteId, { documentId })
  return {}
}

export async function putDocumentBack(
  { tx, actor, audit }: Context,
  { siteId, documentId }: { siteId: string; documentId: string },
): Promise<Done> {
  if (!(await savePutBack(tx, actor.organisationId, 'document', { siteId, id: documentId })))
    throw new NotFound('document')
  audit('spaces/document-put-back', siteId, { documentId })
  return {}
}
