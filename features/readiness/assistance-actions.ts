import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { shownRequest } from './actions.ts'
import { findRequestHeld, listRequests, saveRequest, saveRequestStep } from './assistance-store.ts'
import { type EquipmentKind, type OfficeStep, reasonsNotToStep } from './rules.ts'

type Done = Record<string, never>

export async function askHelp(
  { tx, actor, now, audit }: Context,
  { about, words }: { about: EquipmentKind; words: string },
): Promise<{ id: string }> {
  const id = await saveRequest(tx, actor.organisationId, { personId: actor.personId, about, words }, now)
  audit('readiness/help-asked', id, { about })
  return { id }
}

export async function withdrawHelp(
  { tx, actor, now, audit }: Context,
  { assistanceId }: { assistanceId: string },
): Promise<Done> {
  const found = await findRequestHeld(tx, actor.organisationId, assistanceId)
  if (!found || found.personId !== actor.personId) throw new NotFound('request')
  refuseIf(reasonsNotToStep(found.state, 'withdrawn', ''))
  const step = { requestId: assistanceId, step: 'withdrawn' as const, words: '', by: actor.personId }
  await saveRequestStep(tx, actor.organisationId, step, now)
  audit('readiness/help-withdrawn', assistanceId)
  return {}
}

export const showRequests = async ({ tx, actor }: Context, { state }: { state: 'waiting' | 'closed' }) => ({
  items: (await listRequests(tx, actor.organisationId, state === 'closed')).map(shownRequest),
})

export async function answerHelp(
  { tx, actor, now, audit }: Context,
  { assistanceId, step, words }: { assistanceId: string; step: OfficeStep; words: string },
): Promise<Done> {
  const { organisationId, personId: by } = actor
  const found = await findRequestHeld(tx, organisationId, assistanceId)
  if (!found) throw new NotFound('request')
  refuseIf(reasonsNotToStep(found.state, step, words))
  await saveRequestStep(tx, organisationId, { requestId: assistanceId, step, words, by }, now)
  if (found.personId !== by)
    await tell({ tx, now }, organisationId, [
      { personId: found.personId, kind: 'readiness/answered', details: {} },
    ])
  audit('readiness/help-answered', assistanceId, { step })
  return {}
}
