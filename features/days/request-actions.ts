import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { monthOf } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { scopeOf } from '../planning/actions.ts'
import { listTeamRows } from '../planning/store.ts'
import type { days } from './contract.ts'
import { type DayFacts, holdDayFacts } from './facts-actions.ts'
import { reasonsAtGate } from './gate-actions.ts'
import {
  findRequestHeld,
  listRequestsForManagers,
  listRequestsOf,
  type RequestRow,
  saveStep,
} from './request-store.ts'
import { type Move, outcomeOfLateWish } from './rules.ts'
import { carryOut, tellManagers } from './swap-actions.ts'
import { movesOfSwap, outcomeOfOwnSwap, reasonsNotToSwap } from './swap-rules.ts'

type RequestShown = z.input<typeof days.requests.output>['items'][number]

const managing = [
  'team-manager',
  'team-substitute',
  'directorate-head',
  'hr-office',
  'administrator',
] as const
const shownForMilliseconds = 30 * 24 * 3600_000

export const waitsFor = ({ ended, colleagueId, acceptedAt, needsManager }: RequestRow) =>
  ended !== null
    ? null
    : colleagueId !== null && acceptedAt === null
      ? 'colleague'
      : needsManager
        ? 'manager'
        : null

/** Teams of a month for which who asks may say yes or no; nobody's own requests are among theirs. */
async function teamsOf({ tx, actor }: Context, month: string): Promise<ReadonlySet<string>> {
  if (!managing.some((role) => actor.roles.includes(role))) return new Set()
  const rows = await listTeamRows(tx, actor.organisationId, month, scopeOf({ actor }))
  return new Set(rows.map(({ teamId }) => teamId))
}

export const shownRequest = (row: RequestRow, personId: string, mayManage: boolean): RequestShown => {
  const waits = waitsFor(row)
  return {
    id: row.id,
    month: row.month,
    kind: row.kind,
    person: row.person,
    colleague: row.colleague,
    givenDay: row.givenDay,
    takenDay: row.takenDay,
    askedAt: row.askedAt.toISOString(),
    waitsFor: waits ?? ('nobody' as const),
    mine: row.personId === personId,
    forMe:
      (waits === 'colleague' && row.colleagueId === personId) ||
      (waits === 'manager' && mayManage && row.personId !== personId && row.colleagueId !== personId),
    ended: row.ended ?? ('no' as const),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    reason: row.reason,
  }
}

export async function showRequests(context: Context) {
  const { tx, actor, now, today } = context
  const { organisationId, personId } = actor
  const own = await listRequestsOf(tx, organisationId, personId, now - shownForMilliseconds)
  const shown = own.map((row) => shownRequest(row, personId, false))
  if (!managing.some((role) => actor.roles.includes(role))) return { items: shown }
  const known = new Set(own.map(({ id }) => id))
  const waiting = (await listRequestsForManagers(tx, organisationId, monthOf(today))).filter(
    ({ id }) => !known.has(id),
  )
  const teams = new Map<string, ReadonlySet<string>>()
  for (const { month } of waiting) if (!teams.has(month)) teams.set(month, await teamsOf(context, month))
  const managed = waiting.filter(({ month, teamId }) => teams.get(month)!.has(teamId)).slice(0, 200)
  return { items: [...managed.map((row) => shownRequest(row, personId, true)), ...shown] }
}

/** The request, if who asks is the one whose answer it waits for. */
async function getAnswerable(context: Context, requestId: string): Promise<RequestRow> {
  const { tx, actor } = context
  const row = await findRequestHeld(tx, actor.organisationId, requestId)
  if (!row) throw new NotFound('request')
  const isColleague = row.colleagueId === actor.personId
  const isOwn = row.personId === actor.personId
  const manages = (await teamsOf(context, row.month)).has(row.teamId)
  if (!isColleague && !isOwn && !manages) throw new NotFound('request')
  const waits = waitsFor(row)
  refuseIf(
    waits === null
      ? [{ code: 'days/request-ended' }]
      : (waits === 'colleague' && !isColleague) || (waits === 'manager' && (isOwn || isColleague || !manages))
        ? [{ code: waits === 'colleague' ? 'days/waits-for-colleague' : 'days/waits-for-manager' }]
        : [],
  )
  return row
}

export async function answerRequest(
  context: Context,
  { requestId, accept, reason }: { requestId: string; accept: boolean; reason: string },
) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await getAnswerable(context, requestId)
  const waits = waitsFor(row)!
  const step = { by: actor.personId, reason, now }
  audit('days/answer', `${row.month}/${row.personId}`, { kind: row.kind, accepted: accept })
  if (!accept) {
    // A colleague says no without saying why; a manager's no is a decision, and carries its reason.
    refuseIf(waits === 'manager' && reason === '' ? [{ code: 'days/reason-needed' }] : [])
    await saveStep(tx, organisationId, requestId, 'refused', step)
    await tellAnswer(context, row, 'refused')
    return { done: false }
  }
  const people: [string, ...string[]] = row.colleagueId ? [row.personId, row.colleagueId] : [row.personId]
  const facts = await holdDayFacts(context, row.takenDay, people)
  const { personId, colleagueId, givenDay, takenDay } = row
  const moves: Move[] = givenDay
    ? movesOfSwap({ givenDay, takenDay }, personId, colleagueId)
    : [{ personId, day: takenDay, to: 'home' }]
  refuseIf([
    ...reasonsNotToCarryOut(row, facts, context.today, waits === 'manager'),
    ...(await reasonsAtGate(context, facts, moves)),
  ])
  if (waits === 'colleague') {
    await saveStep(tx, organisationId, requestId, 'accepted', { ...step, reason: '' })
    if (row.needsManager) {
      await tellManagers(context, facts, row)
      return { done: false }
    }
  }
  await saveStep(tx, organisationId, requestId, 'done', step)
  await carryOut(context, facts, row)
  await tellAnswer(context, row, 'accepted')
  return { done: true }
}

/** What still stands against it now; what a manager alone may decide is decided where a manager says yes. */
function reasonsNotToCarryOut(
  row: RequestRow,
  { team, policy, placement }: DayFacts,
  today: Context['today'],
  byManager: boolean,
) {
  const swapNotice = policy.valueOf('swap-notice', placement, row.takenDay)
  if (row.givenDay === null) {
    const found = outcomeOfLateWish(row.takenDay, row.personId, team, { allowed: true, noticeDays: 0 }, today)
    return found.outcome === 'no' ? found.reasons : []
  }
  const asked = { givenDay: row.givenDay, takenDay: row.takenDay }
  // A manager who says yes may do so until the day itself.
  const noticeDays = byManager ? 0 : swapNotice
  if (row.colleagueId) return reasonsNotToSwap(asked, row.personId, row.colleagueId, team, noticeDays, today)
  const found = outcomeOfOwnSwap(asked, row.personId, team, { noticeDays, consent: 'none' }, today)
  return found.outcome === 'no' ? found.reasons : []
}

async function tellAnswer({ tx, now, actor }: Context, row: RequestRow, outcome: 'accepted' | 'refused') {
  const { givenDay, takenDay: otherDay, personId, colleagueId } = row
  if (givenDay === null) {
    const details = { day: otherDay, outcome }
    await tell({ tx, now }, actor.organisationId, [{ personId, kind: 'days/late-wish-answered', details }])
    return
  }
  // Both are told, but not who has just said so.
  const told = [
    { personId, person: row.colleague ?? row.person },
    ...(colleagueId ? [{ personId: colleagueId, person: row.person }] : []),
  ].filter((one) => one.personId !== actor.personId)
  await tell(
    { tx, now },
    actor.organisationId,
    told.map((one) => ({
      personId: one.personId,
      kind: row.colleagueId ? 'days/swap-answered' : 'days/own-swap-answered',
      details: { day: givenDay, otherDay, outcome, ...(row.colleagueId ? { person: one.person } : {}) },
    })),
  )
}

export async function withdrawRequest(context: Context, { requestId }: { requestId: string }) {
  const { tx, actor, now, audit } = context
  const row = await findRequestHeld(tx, actor.organisationId, requestId)
  if (!row || row.personId !== actor.personId) throw new NotFound('request')
  if (row.ended !== null) throw new Refused([{ code: 'days/request-ended' }])
  await saveStep(tx, actor.organisationId, requestId, 'withdrawn', { by: actor.personId, reason: '', now })
  audit('days/withdraw', `${row.month}/${row.personId}`, { kind: row.kind })
  return {}
}
