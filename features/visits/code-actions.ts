import type { Context } from '../../platform/context.ts'
import { codeOf } from '../../platform/documents/seat-code.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findGround, listSeatCodes, saveGround, saveGroundEnd, saveSeatCodes } from './code-store.ts'
import { ownSite } from './hosting-actions.ts'
import type { CodeGround } from './rules.ts'

export async function showGround({ tx, actor }: Context) {
  const found = await findGround(tx, actor.organisationId)
  if (!found) return { ground: null }
  const { kind, reference, datedOn, recordedAt, by } = found
  return { ground: { kind, reference, datedOn, recordedAt: recordedAt.toISOString(), recordedBy: by } }
}

/** Art. 4 c. 1 L. 300/1970: recorded with its date, its reference and who says so; before, no code is read. */
export async function recordGround(
  { tx, actor, now, today, audit }: Context,
  ground: { kind: CodeGround; reference: string; datedOn: Day },
) {
  const { organisationId, personId } = actor
  refuseIf(ground.datedOn > today ? [{ code: 'visits/dated-ahead' }] : [])
  if (!(await saveGround(tx, organisationId, ground, { personId, now })))
    refuseIf([{ code: 'visits/ground-held' }])
  audit('visits/ground-recorded', organisationId, { kind: ground.kind, datedOn: ground.datedOn })
  return {}
}

export async function endGround({ tx, actor, now, audit }: Context) {
  const { organisationId, personId } = actor
  if (!(await saveGroundEnd(tx, organisationId, { personId, now }))) throw new NotFound('ground')
  audit('visits/ground-ended', organisationId)
  return {}
}

/** A sealed token opens at its seat alone. */
const about = (hostId: string, seatId: string) => `seat code ${hostId} ${seatId}`

export const showSeatCodes =
  ({ publicUrl, sealing }: Services) =>
  async (context: Context, { siteId }: { siteId: string }) => {
    const { tx, actor } = context
    const hostId = actor.organisationId
    await ownSite(context, siteId)
    const codes = await listSeatCodes(tx, hostId, siteId)
    return {
      grounded: (await findGround(tx, hostId)) !== undefined,
      items: codes.map(({ sealed, ...seat }) => {
        if (sealed === null) return { ...seat, code: null }
        const token = sealing.unseal(sealed, about(hostId, seat.seatId))
        const address = `${publicUrl}/arrivo/${hostId}.${token}`
        return { ...seat, code: { address, ...codeOf(address) } }
      }),
    }
  }

export const makeSeatCodes =
  ({ sealing }: Services) =>
  async (context: Context, { siteId, seatId }: { siteId: string; seatId?: string | undefined }) => {
    const { tx, actor, now, audit } = context
    const hostId = actor.organisationId
    await ownSite(context, siteId)
    refuseIf((await findGround(tx, hostId)) ? [] : [{ code: 'visits/host-without-ground' }])
    const seats = (await listSeatCodes(tx, hostId, siteId)).filter(
      (seat) => seatId === undefined || seat.seatId === seatId,
    )
    if (seatId !== undefined && seats.length === 0) throw new NotFound('seat')
    const codes = seats.map((seat) => {
      const token = newToken()
      return {
        seatId: seat.seatId,
        hash: hashOf(token),
        sealed: sealing.seal(token, about(hostId, seat.seatId)),
      }
    })
    await saveSeatCodes(tx, { hostId, siteId }, codes, now)
    audit('visits/codes-made', siteId, { seats: codes.length })
    return { made: codes.length }
  }
