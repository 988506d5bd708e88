import type { Context } from '../../platform/context.ts'
import { type Day, monthOf } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonth } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { getTeam } from '../planning/team-actions.ts'
import { type DayFacts, holdDayFacts, readDayFacts, writtenMoves } from './facts-actions.ts'
import { findPlacement } from './people-store.ts'
import { reasonsNotToRecall } from './rules.ts'
import { storyOf } from './story-actions.ts'

type Asked = { personId: string; day: Day }

/** To all but those who may approve the person's month the person is not there. */
async function checkManaged(context: Context, { personId, day }: Asked): Promise<void> {
  const { tx, actor } = context
  const placement = await findPlacement(tx, actor.organisationId, monthOf(day), personId)
  if (!placement) throw new NotFound('person')
  await getTeam(context, monthOf(day), placement.teamId)
}

function reasonsAgainstRecall(facts: DayFacts, { personId, day }: Asked, { actor, today }: Context) {
  const noticeDays = facts.policy.valueOf('recall-notice', facts.placement, day)
  return [
    ...(personId === actor.personId ? [{ code: 'days/recall-oneself' }] : []),
    ...reasonsNotToRecall(day, facts.team.people[0]!, facts.team, noticeDays, today),
  ]
}

/** Calls somebody back to the office. The day counts as used, unless policy gives it back (CCNL art. 66). */
export async function recall(context: Context, { reason, ...asked }: Asked & { reason: string }) {
  const { tx, now, actor, audit, enqueue } = context
  const { personId, day } = asked
  await checkManaged(context, asked)
  const facts = await holdDayFacts(context, day, [personId])
  refuseIf(reasonsAgainstRecall(facts, asked, context))
  const dayBack = facts.policy.valueOf('recall-day-back', facts.placement, day)
  const kind = dayBack ? 'recalled-day-back' : 'recalled'
  const moves = writtenMoves(facts, [{ personId, day, to: 'office' }], { kind, reason, by: actor.personId })
  await movePublishedDays({ tx, now, enqueue }, actor.organisationId, moves)
  const details = { day, person: actor.name }
  await tell(context, actor.organisationId, [{ personId, kind: 'days/recalled', details }])
  audit('days/recall', `${facts.row.month}/${personId}`, { day, dayBack })
  return { place: moves[0]!.to, dayBack }
}

/** A day of somebody of one's own team: its story without the words of a review, and whether a recall is possible. */
export async function showDayOf(context: Context, asked: Asked) {
  const { personId, day } = asked
  await checkManaged(context, asked)
  const month = await findMonth(context.tx, context.actor.organisationId, monthOf(day))
  if (!month?.publishedAt) throw new NotFound('day')
  const facts = await readDayFacts(context, day, [personId])
  const reasons = reasonsAgainstRecall(facts, asked, context)
  return {
    ...(await storyOf(context, facts, day, false)),
    recall: { outcome: reasons.length > 0 ? ('no' as const) : ('at-once' as const), reasons },
    dayBack: facts.policy.valueOf('recall-day-back', facts.placement, day),
    noticeDays: Math.max(1, facts.policy.valueOf('recall-notice', facts.placement, day)),
  }
}
