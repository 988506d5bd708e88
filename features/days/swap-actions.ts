import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { monthOf } from '../../vocabulary/day.ts'
import { Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import type { Notice } from '../notices/rules.ts'
import { listAnswering } from '../planning/answering-store.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { whoAnswers } from '../planning/substitute-rules.ts'
import { type DayFacts, holdDayFacts, writtenMoves } from './facts-actions.ts'
import { reasonsAtGate } from './gate-actions.ts'
import { listNames } from './people-store.ts'
import { listRequestsOfMonth, type RequestKind, saveRequest, saveStep } from './request-store.ts'
import { type Outcome, outcomeOfLateWish, reasonsNotToGiveBack } from './rules.ts'
import {
  movesOfSwap,
  outcomeOfAskingColleague,
  outcomeOfOwnSwap,
  type SwapAsked,
  type SwapPolicy,
} from './swap-rules.ts'

export const swapPolicyOf = ({ policy, placement }: DayFacts, day: Day): SwapPolicy => ({
  noticeDays: policy.valueOf('swap-notice', placement, day),
  consent: policy.valueOf('swap-consent', placement, day),
})

const placesOf = ({ members }: DayFacts, personId: string) =>
  members.find((one) => one.personId === personId)!.places

type Asked = SwapAsked & { colleagueId: string | null }
type Done = { done: boolean; requestId: string | null }

/** With oneself it is done, or asked of the manager; a colleague is asked first. */
export async function swapDays(context: Context, asked: Asked): Promise<Done> {
  const { actor, today } = context
  const { givenDay, takenDay, colleagueId } = asked
  if (monthOf(givenDay) !== monthOf(takenDay))
    throw new Refused([{ code: 'days/two-months', day: givenDay, otherDay: takenDay }])
  if (givenDay === takenDay) throw new Refused([{ code: 'days/same-day', day: givenDay }])
  const people: [string, ...string[]] = colleagueId ? [actor.personId, colleagueId] : [actor.personId]
  const facts = await holdDayFacts(context, givenDay, people)
  const policy = swapPolicyOf(facts, givenDay)
  const found = colleagueId
    ? outcomeOfAskingColleague(asked, actor.personId, placesOf(facts, colleagueId), facts.team, policy, today)
    : outcomeOfOwnSwap(asked, actor.personId, facts.team, policy, today)
  // Of the colleague nobody learns what is missing by asking: that is judged when they say yes.
  const gated = await reasonsAtGate(context, facts, movesOfSwap(asked, actor.personId, null))
  refuseIf([...(found.outcome === 'no' ? found.reasons : []), ...gated])
  const kind: RequestKind = colleagueId ? 'colleague-swap' : 'own-swap'
  const request = { ...asked, kind, needsManager: found.outcome === 'manager' }
  if (colleagueId) {
    const requestId = await ask(context, facts, request)
    const details = { person: actor.name, day: givenDay, otherDay: takenDay }
    await tell(context, actor.organisationId, [{ personId: colleagueId, kind: 'days/swap-asked', details }])
    return { done: false, requestId }
  }
  return doOrAsk(context, facts, request, found)
}

/** A further away day: at once where all rules allow it, else the manager's where only he may decide. */
export async function askLate(context: Context, { day }: { day: Day }): Promise<Done> {
  const { actor, today } = context
  const facts = await holdDayFacts(context, day, [actor.personId])
  const policy = facts.policy.valueOf('late-wish', facts.placement, day)
  const found = outcomeOfLateWish(day, actor.personId, facts.team, policy, today)
  const gated = await reasonsAtGate(context, facts, [{ personId: actor.personId, day, to: 'home' }])
  refuseIf([...(found.outcome === 'no' ? found.reasons : []), ...gated])
  const asked = { kind: 'late-wish', givenDay: null, takenDay: day, colleagueId: null } as const
  return doOrAsk(context, facts, { ...asked, needsManager: found.outcome === 'manager' }, found)
}

type Request = {
  kind: RequestKind
  givenDay: Day | null
  takenDay: Day
  colleagueId: string | null
  needsManager: boolean
}

async function doOrAsk(context: Context, facts: DayFacts, request: Request, { outcome }: Outcome) {
  const { tx, actor, now } = context
  const requestId = await ask(context, facts, request)
  if (outcome === 'manager') {
    await tellManagers(context, facts, { ...request, personId: actor.personId })
    return { done: false, requestId }
  }
  await saveStep(tx, actor.organisationId, requestId, 'done', { by: actor.personId, reason: '', now })
  await carryOut(context, facts, { ...request, personId: actor.personId })
  return { done: true, requestId: null }
}

async function ask(context: Context, facts: DayFacts, request: Request): Promise<string> {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const waiting = (await listRequestsOfMonth(tx, organisationId, personId, facts.row.month)).some(
    (one) =>
      one.ended === null &&
      one.personId === personId &&
      one.takenDay === request.takenDay &&
      one.givenDay === request.givenDay &&
      one.colleagueId === request.colleagueId,
  )
  refuseIf(waiting ? [{ code: 'days/asked-already', day: request.takenDay }] : [])
  audit('days/ask', `${facts.row.month}/${personId}`, { kind: request.kind, day: request.takenDay })
  return saveRequest(tx, organisationId, { ...request, month: facts.row.month, personId }, now)
}

/** Asks who answers for the team. Nobody answers an own request: then it is for who else may. */
export async function tellManagers(
  { tx, now, actor, today }: Pick<Context, 'tx' | 'now' | 'actor' | 'today'>,
  { placement }: DayFacts,
  request: Pick<Request, 'kind' | 'givenDay' | 'takenDay' | 'colleagueId'> & { personId: string },
): Promise<void> {
  const { organisationId } = actor
  const { givenDay, takenDay, colleagueId, personId: askedBy } = request
  const answering = await listAnswering(tx, organisationId, [placement.teamId], today)
  const person = (await listNames(tx, organisationId, [askedBy])).get(askedBy)!
  await tell(
    { tx, now },
    organisationId,
    whoAnswers(answering, placement.teamId, [askedBy, colleagueId]).map(
      (personId): Notice =>
        givenDay
          ? { personId, kind: 'days/swap-to-approve', details: { person, day: givenDay, otherDay: takenDay } }
          : { personId, kind: 'days/late-wish-asked', details: { person, day: takenDay } },
    ),
  )
}

/** Writes the moves of a request that its rules allow. */
export async function carryOut(
  { tx, now, actor, audit, enqueue }: Pick<Context, 'tx' | 'now' | 'actor' | 'audit' | 'enqueue'>,
  facts: DayFacts,
  { kind, personId, colleagueId, givenDay, takenDay }: Omit<Request, 'needsManager'> & { personId: string },
): Promise<void> {
  const moves = givenDay
    ? movesOfSwap({ givenDay, takenDay }, personId, colleagueId)
    : [{ personId, day: takenDay, to: 'home' as const }]
  const how = { kind: givenDay ? 'swapped' : 'late-wish', reason: '', by: actor.personId } as const
  await movePublishedDays({ tx, now, enqueue }, actor.organisationId, writtenMoves(facts, moves, how))
  audit('days/move', `${facts.row.month}/${personId}`, { kind, day: takenDay })
}

/** An away day returned: whoever may be away may also come. */
export async function giveBack(context: Context, { day }: { day: Day }) {
  const { tx, now, actor, today, audit, enqueue } = context
  const { organisationId, personId } = actor
  const facts = await holdDayFacts(context, day, [personId])
  refuseIf(reasonsNotToGiveBack(day, personId, facts.team, today))
  const how = { kind: 'given-back', reason: '', by: personId } as const
  const moves = writtenMoves(facts, [{ personId, day, to: 'office' }], how)
  await movePublishedDays({ tx, now, enqueue }, organisationId, moves)
  audit('days/give-back', `${facts.row.month}/${personId}`, { day })
  return { place: moves[0]!.to }
}
