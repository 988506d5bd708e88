import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listAnswering } from './answering-store.ts'
import { reasonsNotToTakeOther } from './change-rules.ts'
import {
  findOtherDayHeld,
  listOtherDaysOpen,
  type OtherDayRow,
  saveOtherDay,
  saveOtherDayAnswer,
} from './other-day-store.ts'
import { whoAnswers } from './substitute-rules.ts'
import { showGrid } from './team-actions.ts'
import { holdForChange, move, placeOf } from './team-change-actions.ts'

/** Asks a person to take another away day instead of one; nothing moves until they agree. */
export async function askOtherDay(
  context: Context,
  asked: { month: Month; personId: string; day: Day; otherDay: Day; reason: string },
) {
  const { tx, actor, now, audit } = context
  const { month, personId, day } = asked
  const held = await holdForChange(context, asked)
  refuseIf(reasonsNotToTakeOther(held.month, day, asked.otherDay))
  const id = await saveOtherDay(tx, actor.organisationId, {
    ...asked,
    runId: held.runId,
    by: actor.personId,
    now,
  })
  if (!id) throw new Refused([{ code: 'planning/asked-already', day }])
  await tell({ tx, now }, actor.organisationId, [
    { personId, kind: 'planning/other-day-asked', details: { day, person: actor.name } },
  ])
  audit('planning/ask-other-day', `${month}/${personId}`, { day, otherDay: asked.otherDay })
  return showGrid(context, { month, teamId: held.teamId })
}

export async function withdrawOtherDay(context: Context, { requestId }: { requestId: string }) {
  const { tx, actor, now, audit } = context
  const request = await getRequest(context, requestId)
  const held = await holdForChange(context, request)
  refuseIf(request.answer ? [{ code: 'planning/answered-already' }] : [])
  await saveOtherDayAnswer(tx, actor.organisationId, requestId, 'withdrawn', now)
  audit('planning/withdraw-other-day', `${request.month}/${request.personId}`, { day: request.day })
  return showGrid(context, { month: request.month, teamId: held.teamId })
}

/** What managers ask of who asks, still to be answered; with what stands in the way by now, if anything does. */
export async function showMyOtherDays(context: Context) {
  const { tx, actor } = context
  const open = await listOtherDaysOpen(tx, actor.organisationId, actor.personId)
  return { items: open.map(shown) }
}

const shown = ({ id, month, day, otherDay, reason, askedBy, askedAt }: OtherDayRow) => ({
  ...{ id, month, day, otherDay, reason, askedBy },
  askedAt: askedAt.toISOString(),
})

/** The person agrees, and both days move within the rules of this moment; or does not, and nothing moves. */
export async function answerOtherDay(
  context: Context,
  { requestId, accept }: { requestId: string; accept: boolean },
) {
  const { tx, actor, now, audit } = context
  const request = await getRequest(context, requestId)
  if (request.personId !== actor.personId) throw new NotFound('request')
  const { month, personId, day, otherDay } = request
  const held = await holdForChange(context, { month, personId }, false)
  refuseIf(request.answer ? [{ code: 'planning/answered-already' }] : [])
  if (request.runId !== held.runId) throw new Refused([{ code: 'planning/asked-of-another-plan' }])
  if (accept) {
    refuseIf(reasonsNotToTakeOther(held.month, day, otherDay))
    await move(context, held, { day, to: placeOf(held, 'office'), reason: request.reason })
    await move(context, held, { day: otherDay, to: 'home', reason: request.reason })
  }
  await saveOtherDayAnswer(tx, actor.organisationId, requestId, accept ? 'accepted' : 'refused', now)
  // Who asked, and who answers for the team today: the one may have gone on leave since.
  const answering = await listAnswering(tx, actor.organisationId, [held.teamId], context.today)
  const details = { day, otherDay, person: actor.name, outcome: accept ? 'accepted' : 'refused' }
  await tell(
    { tx, now },
    actor.organisationId,
    [...new Set([request.askedById, ...whoAnswers(answering, held.teamId, [personId])])].map((told) => ({
      personId: told,
      kind: 'planning/other-day-answered' as const,
      details,
    })),
  )
  audit('planning/answer-other-day', `${month}/${personId}`, { day, otherDay, accepted: accept })
  return {}
}

async function getRequest({ tx, actor }: Context, requestId: string): Promise<OtherDayRow> {
  const request = await findOtherDayHeld(tx, actor.organisationId, requestId)
  if (!request) throw new NotFound('request')
  return request
}
