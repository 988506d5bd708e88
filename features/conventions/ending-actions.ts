// Notice given by either side, an invitation declined, a convention that the host ends for all.
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { endLending } from '../spaces/lending-actions.ts'
import { beginMove } from './moving-actions.ts'
import { partnerState, reasonsNotToEnd } from './rules.ts'
import { getReadable, type Shown, shown } from './showing-actions.ts'
import { saveEnded, saveNotice } from './signing-store.ts'
import { type ConventionRow, findConventionHeld, listPartners, type PartnerRow } from './store.ts'
import { wake } from './writing-actions.ts'

type Ending = {
  conventionId: string
  /** Of the host: which partner; undefined: all, and nobody adheres any more. */
  guestId?: string | undefined
  lastDay: Day
  serious: boolean
  reason: string
}

export async function giveNotice(context: Context, asked: Ending): Promise<Shown> {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  const { conventionId, lastDay, reason } = asked
  const held = await findConventionHeld(tx, organisationId, conventionId)
  const row = held ?? (await getReadable(context, conventionId))
  const guestId = held ? asked.guestId : organisationId
  const partners = (await listPartners(tx, conventionId)).filter(
    (one) => guestId === undefined || one.guestId === guestId,
  )
  if (guestId !== undefined && partners.length === 0) throw new NotFound('partner')
  refuseIf(reasonsFor(row, partners, { ...asked, today, forAll: guestId === undefined }))
  const notice = { lastDay, by: organisationId, reason }
  await saveNotice(tx, conventionId, guestId, notice)
  if (guestId === undefined) await saveEnded(tx, organisationId, conventionId, lastDay)
  await endLending({ tx }, { hostId: row.hostId, conventionId, ...(guestId ? { guestId } : {}) }, lastDay)
  audit('conventions/notice-given', conventionId, {
    as: held ? 'host' : 'guest',
    lastDay,
    serious: asked.serious,
  })
  if (held)
    await wake(
      context,
      partners.map((one) => one.guestId),
    )
  else {
    await beginMove(context, organisationId, { hostId: row.hostId, conventionId, lastDay })
    await wake(context, [row.hostId])
  }
  return shown(context, await getReadable(context, conventionId))
}

function reasonsFor(
  row: ConventionRow,
  partners: readonly PartnerRow[],
  { today, forAll, ...asked }: Omit<Ending, 'guestId'> & { today: Day; forAll: boolean },
): Reason[] {
  if (row.state === 'draft') return [{ code: 'conventions/not-offered', state: row.state }]
  const inForce = partners.filter((one) =>
    ['signed', 'in-force', 'notice-given'].includes(partnerState(row.terms, one, today)),
  )
  if (!forAll)
    return partners.flatMap((partner) => reasonsNotToEnd({ terms: row.terms, partner }, { today, ...asked }))
  if (row.state === 'ended') return [{ code: 'conventions/not-offered', state: row.state }]
  // Of an offer that nobody has joined there is nothing to wait for.
  if (inForce.length === 0) return []
  const each = inForce.map((partner) => reasonsNotToEnd({ terms: row.terms, partner }, { today, ...asked }))
  // Whose notice is given for an earlier day ends by that.
  const counting = each.filter((reasons) => !reasons.every(({ code }) => code === 'conventions/ends-anyway'))
  return counting.length > 0
    ? [...new Map(counting.flat().map((one) => [one.code, one])).values()]
    : (each[0] ?? [])
}

/** A partner that was named says no, before it signed. */
export async function declineConvention(
  context: Context,
  { conventionId, reason }: { conventionId: string; reason: string },
): Promise<Shown> {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  const row = await getReadable(context, conventionId)
  const own = (await listPartners(tx, conventionId)).find(({ guestId }) => guestId === organisationId)
  if (!own) throw new NotFound('partner')
  const state = partnerState(row.terms, own, today)
  refuseIf(state === 'to-sign' ? [] : [{ code: 'conventions/signed-already' }])
  await saveNotice(tx, conventionId, organisationId, {
    lastDay: addDays(today, -1),
    by: organisationId,
    reason,
  })
  audit('conventions/declined', conventionId)
  await wake(context, [row.hostId])
  return shown(context, await getReadable(context, conventionId))
}
