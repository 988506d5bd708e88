// What the host writes: a draft, the offer that fixes its words, further partners.
import type { Context } from '../../platform/context.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { type PartnerAsked, reasonsNotToWrite, type Terms } from './rules.ts'
import { besidesOf, factsFor, getReadable, type Shown, shown } from './showing-actions.ts'
import { findConvention, findConventionHeld, listPartners } from './store.ts'
import { offerWords, partnerWords, templateOf } from './words-actions.ts'
import {
  deleteDraft,
  saveDraft,
  saveDraftParts,
  saveOffered,
  savePartners,
  savePartnerWords,
} from './writing-store.ts'

export type Draft = { terms: Terms; siteIds: string[]; partners: PartnerAsked[]; renewsId: string | null }

export async function checkDraft(context: Context, { terms, siteIds, partners, renewsId }: Draft) {
  const { tx, actor } = context
  const { members, sites, reasonsOf } = await factsFor(context, {
    terms,
    besides: renewsId ? [renewsId] : [],
  })
  const { name: hostName } = await getOrganisation(tx, actor.organisationId)
  const chosen = sites
    .filter(({ siteId }) => siteIds.includes(siteId))
    .map((one) => ({ ...one, id: one.siteId }))
  const named = partners.map((one) => ({ ...one, guestName: nameIn(members, one.guestId) }))
  const { document } = offerWords(
    await templateOf(tx, actor.organisationId),
    { hostName, terms, sites: chosen },
    named,
  )
  return { reasons: reasonsOf({ terms, siteIds, partners }), document }
}

const nameIn = (members: readonly { organisationId: string; name: string }[], id: string): string =>
  members.find(({ organisationId }) => organisationId === id)?.name ?? ''

/** Keeps what is written so far: what is missing is said when it is offered. */
export async function writeConvention(
  context: Context,
  { conventionId, terms, siteIds, partners, renewsId }: Draft & { conventionId?: string | undefined },
): Promise<Shown> {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const reasons: Reason[] = reasonsNotToWrite({ terms })
  const { members, sites } = await factsFor(context, { terms, besides: [] })
  const known = new Set(sites.map(({ siteId }) => siteId))
  if (siteIds.some((id) => !known.has(id))) throw new NotFound('site')
  if (partners.some(({ guestId }) => guestId !== organisationId && nameIn(members, guestId) === ''))
    reasons.push({ code: 'conventions/partner-not-admitted' })
  if (renewsId !== null) {
    const parent = await findConvention(tx, renewsId)
    if (parent?.hostId !== organisationId) throw new NotFound('convention')
    if (parent.state === 'draft') reasons.push({ code: 'conventions/renews-a-draft' })
  }
  refuseIf(reasons)
  const { name: hostName } = await getOrganisation(tx, organisationId)
  const id = await saveDraft(tx, organisationId, { id: conventionId, hostName, terms, renewsId }, now)
  if (id === undefined) throw new NotFound('draft')
  const named = [...new Map(partners.map((one) => [one.guestId, one])).values()]
  await saveDraftParts(tx, organisationId, id, {
    siteIds,
    partners: named.map((one) => ({ ...one, guestName: nameIn(members, one.guestId) })),
  })
  audit('conventions/written', id, { sites: siteIds.length, partners: named.length })
  return shown(context, await getReadable(context, id))
}

export async function deleteConvention(
  { tx, actor, audit }: Context,
  { conventionId }: { conventionId: string },
) {
  if (!(await deleteDraft(tx, actor.organisationId, conventionId))) throw new NotFound('draft')
  audit('conventions/deleted', conventionId)
  return {}
}

/** From now on its words are fixed, and the partners read them: what is signed is what was read. */
export async function offerConvention(
  context: Context,
  { conventionId }: { conventionId: string },
): Promise<Shown> {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await findConventionHeld(tx, organisationId, conventionId)
  if (!row) throw new NotFound('convention')
  refuseIf(row.state === 'draft' ? [] : [{ code: 'conventions/not-a-draft', state: row.state }])
  const partners = await listPartners(tx, conventionId)
  const siteIds = row.sites.map(({ id }) => id)
  const { reasonsOf } = await factsFor(context, { terms: row.terms, besides: besidesOf(row) })
  refuseIf(reasonsOf({ terms: row.terms, partners, siteIds }))
  const template = await templateOf(tx, organisationId)
  const offer = {
    ...offerWords(template, row, partners),
    by: actor.name,
    most: row.terms.openTo === null ? null : row.terms.mostPartners,
    partners: partners.map((one) => ({ guestId: one.guestId, ...partnerWords(template, row, one) })),
  }
  await saveOffered(tx, organisationId, conventionId, offer, now)
  audit('conventions/offered', conventionId, { sha256: offer.sha256, partners: partners.length })
  await wake(
    context,
    partners.map(({ guestId }) => guestId),
  )
  return shown(context, await getReadable(context, conventionId))
}

/** A further partner of a convention that others have signed, on the same terms. */
export async function invitePartner(
  context: Context,
  { conventionId, ...asked }: PartnerAsked & { conventionId: string },
): Promise<Shown> {
  const { tx, actor, audit } = context
  const { organisationId } = actor
  const row = await findConventionHeld(tx, organisationId, conventionId)
  if (!row) throw new NotFound('convention')
  // What it renews ends for who joins this one; its own seats, signed already, are taken.
  const besides = row.renewsId ? [row.renewsId] : []
  const { members, reasonsOf } = await factsFor(context, { terms: row.terms, besides })
  const siteIds = row.sites.map(({ id }) => id)
  const reasons: Reason[] =
    row.state === 'offered' ? [] : [{ code: 'conventions/not-offered', state: row.state }]
  if (row.terms.openTo !== null) reasons.push({ code: 'conventions/open-or-named' })
  else reasons.push(...reasonsOf({ terms: row.terms, partners: [asked], siteIds }))
  const guestName = nameIn(members, asked.guestId)
  if (reasons.length === 0) {
    const added = await savePartners(tx, organisationId, conventionId, [{ ...asked, guestName }])
    if (added.length === 0) reasons.push({ code: 'conventions/partner-already' })
  }
  refuseIf(reasons)
  const words = partnerWords(await templateOf(tx, organisationId), row, { ...asked, guestName })
  await savePartnerWords(tx, organisationId, conventionId, [{ guestId: asked.guestId, ...words }])
  audit('conventions/invited', conventionId, { guest: asked.guestId })
  await wake(context, [asked.guestId])
  return shown(context, await getReadable(context, conventionId))
}

/** The others look at what they share with this organisation, each in its own tenant, and tell their people. */
export async function wake(
  { enqueue }: Pick<Context, 'enqueue'>,
  organisationIds: readonly string[],
): Promise<void> {
  for (const id of new Set(organisationIds)) await enqueue('turn-conventions', id, id)
}
