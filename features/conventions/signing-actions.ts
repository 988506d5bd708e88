// Signatures. With both a partner is in force, and what is lent follows in the same transaction, whoever signs last.
import type { Browser, Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { spendConfirmation } from '../access/confirmation-actions.ts'
import { getOrganisation } from '../alliance/store.ts'
import { endLending, lend } from '../spaces/lending-actions.ts'
import { reasonsNotToPromise } from './promise-actions.ts'
import { holdSitesOf } from './promise-store.ts'
import { lendingsOf, reasonsNotToSign, renewedReason } from './rules.ts'
import { getReadable, type Shown, shown, wordsFor } from './showing-actions.ts'
import {
  saveAdherence,
  saveGuestSignature,
  saveHostSignatures,
  saveNotice,
  saveOfferSignature,
  takeRoom,
} from './signing-store.ts'
import { type ConventionRow, findConventionHeld, listMembersWith, listPartners } from './store.ts'
import { wake } from './writing-actions.ts'

type Signer = Context & Pick<Browser, 'sessionId'>

/** Lends to those for whom it is in force now; what it renews ends for them the day before. */
async function bringIntoForce(
  { tx, actor, audit }: Context,
  row: ConventionRow,
  begun: readonly { guestId: string; beginsOn: Day | null }[],
): Promise<void> {
  const guests = new Map(
    begun.flatMap(({ guestId, beginsOn }) => (beginsOn ? [[guestId, beginsOn] as const] : [])),
  )
  if (guests.size === 0) return
  const partners = (await listPartners(tx, row.id)).filter(({ guestId }) => guests.has(guestId))
  const siteIds = row.sites.map(({ id }) => id)
  await lend(
    { tx },
    partners.flatMap((one) => lendingsOf({ ...row, siteIds }, one)),
  )
  audit('conventions/in-force', row.id, { partners: partners.length, from: [...guests.values()].sort()[0]! })
  if (row.renewsId === null) return
  for (const [guestId, beginsOn] of guests) {
    const notice = { lastDay: addDays(beginsOn, -1), by: actor.organisationId, reason: renewedReason }
    const ended = await saveNotice(tx, row.renewsId, guestId, notice)
    if (ended.length > 0)
      await endLending({ tx }, { hostId: row.hostId, conventionId: row.renewsId, guestId }, notice.lastDay)
  }
}

/**
 * Signs the words that were read: as the host for all partners named (or for whoever adheres), as a partner for itself,
 * as a member by adhering. It asks for a proof given a moment before for these very words.
 */
export async function signConvention(
  context: Signer,
  { conventionId, sha256 }: { conventionId: string; sha256: string },
): Promise<Shown> {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  const row =
    (await findConventionHeld(tx, organisationId, conventionId)) ?? (await getReadable(context, conventionId))
  const partners = await listPartners(tx, conventionId)
  const isHost = row.hostId === organisationId
  const own = partners.find(({ guestId }) => guestId === organisationId)
  const members = await listMembersWith(tx, organisationId)
  const mine = members.some((one) => one.organisationId === organisationId)
  const reasons: Reason[] = reasonsNotToSign(row, {
    today,
    mine,
    declined: !isHost && own?.endsOn != null,
    signed: isHost
      ? row.terms.openTo === null
        ? partners.every((one) => one.hostSigned || one.endsOn !== null)
        : row.signed !== null
      : own?.guestSigned != null,
  })
  // A host that is suspended, or has left, takes nobody on; coordinating an alliance of ours it belongs to it.
  const hostIsIn = members.some((one) => one.organisationId === row.hostId || one.allianceId === row.hostId)
  if (!isHost && mine && !hostIsIn) reasons.push({ code: 'conventions/partner-not-admitted' })
  // Held before it is looked at: of two that sign for the same seats the second finds what the first keeps.
  await holdSitesOf(tx, row.sites)
  reasons.push(...(await reasonsNotToPromise(context, row, partners)))
  const words = await wordsFor(context, row, partners)
  if (words.sha256 !== sha256) reasons.push({ code: 'conventions/changed-meanwhile' })
  refuseIf(reasons)
  const way = await spendConfirmation(context, sha256)
  const signing = { by: actor.name, way, now: context.now, today, from: row.terms.from }
  if (isHost) await signAsHost(context, row, signing)
  else if (own) {
    const signed = await saveGuestSignature(tx, organisationId, conventionId, signing)
    if (!signed) throw new Refused([{ code: 'conventions/changed-meanwhile' }])
    await bringIntoForce(context, row, [{ guestId: organisationId, ...signed }])
  } else await adhere(context, row, { ...signing, ...words })
  audit('conventions/signed', conventionId, { as: isHost ? 'host' : 'guest', way, sha256 })
  await wake(context, isHost ? partners.map(({ guestId }) => guestId) : [row.hostId])
  return shown(context, await getReadable(context, conventionId))
}

type Signing = Parameters<typeof saveHostSignatures>[3]

async function signAsHost(context: Context, row: ConventionRow, signing: Signing): Promise<void> {
  const { tx, actor } = context
  if (row.terms.openTo !== null) {
    const signed = await saveOfferSignature(tx, actor.organisationId, row.id, signing)
    if (!signed) throw new Refused([{ code: 'conventions/signed-already' }])
    return
  }
  await bringIntoForce(context, row, await saveHostSignatures(tx, actor.organisationId, row.id, signing))
}

async function adhere(
  context: Context,
  row: ConventionRow,
  signing: Signing & Pick<Awaited<ReturnType<typeof wordsFor>>, 'document' | 'sha256'>,
): Promise<void> {
  const { tx, actor } = context
  const { organisationId } = actor
  if (row.hostId === organisationId) throw new NotFound('convention')
  const { name: guestName } = await getOrganisation(tx, organisationId)
  if (!(await takeRoom(tx, row.id))) throw new Refused([{ code: 'conventions/full' }])
  if (!(await saveAdherence(tx, organisationId, row.id, { ...signing, guestName })))
    throw new Refused([{ code: 'conventions/signed-already' }])
  // Ended by the host while this waited for it: nothing is left of the adherence.
  const after = await getReadable(context, row.id)
  refuseIf(after.state === 'offered' ? [] : [{ code: 'conventions/not-offered', state: after.state }])
  const beginsOn = (await listPartners(tx, row.id)).find(
    ({ guestId }) => guestId === organisationId,
  )!.beginsOn
  await bringIntoForce(context, row, [{ guestId: organisationId, beginsOn }])
}
