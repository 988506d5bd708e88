// A re-plan applied, and taken back: all days in one transaction, or none.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { amendMonth } from '../months/amending-actions.ts'
import { findMonthHeld, type MonthRow } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { findPublisher } from '../planning/store.ts'
import { readMonthNow } from './numbers-actions.ts'
import { markOf } from './published-actions.ts'
import { getReplanning, showReplanning, undoingOf } from './replan-actions.ts'
import { reasonsNotToUndo } from './replan-rules.ts'
import {
  listMoves,
  listPublishedPlaces,
  type MoveRow,
  type ReplanningRow,
  saveReplanningStep,
} from './replan-store.ts'

type Asked = { replanningId: string }

/**
 * Moves the days as previewed. The month is held alone: whoever swaps, recalls or reports an absence holds it side
 * by side, so that what is compared here with the preview stays until the commit.
 */
export async function applyReplanning(context: Context, { replanningId }: Asked) {
  const { tx, actor, now, today, audit } = context
  const { organisationId } = actor
  const one = await getReplanning(context, replanningId, true)
  if (one.appliedAt && !one.undoneAt) return showReplanning(context, { replanningId })
  const reasons: Reason[] = []
  if (one.undoneAt) reasons.push({ code: 'variants/undone-already' })
  if (one.discardedAt) reasons.push({ code: 'variants/set-aside' })
  if (one.outcome !== 'solved') reasons.push({ code: 'variants/not-solved' })
  refuseIf(reasons)
  const row = await holdPublished(context, one)
  // A day that the preview moves has begun, or begins without notice: the moves are not what was agreed to.
  if (one.from <= today) throw new Refused([{ code: 'variants/days-changed' }])
  const concerned = await findConcerned(context, one, row)
  if (concerned.mark !== one.mark) throw new Refused([{ code: 'variants/days-changed' }])
  await amendMonth(context, one.month, one.amendment!)
  await write(context, one, row, concerned.moves, (move) =>
    move.to === 'absent' ? 'absence-reported' : 'replanned',
  )
  const markAfter = (await findConcerned(context, one, row)).mark
  await saveReplanningStep(
    tx,
    organisationId,
    replanningId,
    { step: 'applied', markAfter },
    {
      ...{ by: actor.personId, now },
    },
  )
  await tellMoved(context, one, concerned.moves, 'variants/replanned')
  audit('variants/apply', one.month, { replanningId, moves: concerned.moves.length })
  return showReplanning(context, { replanningId })
}

/** Back to the days and numbers before, while nothing of it has begun and nothing was built on it. */
export async function undoReplanning(context: Context, { replanningId }: Asked) {
  const { tx, actor, now, today, audit } = context
  const one = await getReplanning(context, replanningId, true)
  refuseIf(reasonsNotToUndo(undoingOf(one), today))
  const row = await holdPublished(context, one)
  const { mark, moves } = await findConcerned(context, one, row)
  if (mark !== one.markAfter) throw new Refused([{ code: 'variants/days-changed-since' }])
  await amendMonth(context, one.month, one.amendmentBefore!)
  // Who is ill is ill all the same.
  const back = moves
    .filter(({ to }) => to !== 'absent')
    .map((move) => ({ ...move, from: move.to, to: move.from }))
  await write(context, one, row, back, () => 'replan-undone')
  await saveReplanningStep(
    tx,
    actor.organisationId,
    replanningId,
    { step: 'undone' },
    {
      ...{ by: actor.personId, now },
    },
  )
  await tellMoved(context, one, back, 'variants/replan-undone')
  audit('variants/undo', one.month, { replanningId, moves: back.length })
  return showReplanning(context, { replanningId })
}

/** The month of a re-plan, held alone, still published as it was then. */
async function holdPublished({ tx, actor }: Context, one: ReplanningRow): Promise<MonthRow> {
  const row = (await findMonthHeld(tx, actor.organisationId, one.month, 'update'))!
  const publisher = row.publishedAt ? await findPublisher(tx, actor.organisationId, one.month) : undefined
  if (publisher?.runId !== one.runId) throw new Refused([{ code: 'variants/days-changed' }])
  return row
}

/** The moves, and the mark of the directorates that they and the numbers concern. */
async function findConcerned({ tx, actor }: Context, one: ReplanningRow, row: MonthRow) {
  const { organisationId } = actor
  const moves = await listMoves(tx, organisationId, one.id)
  const ids = one.figures!.directorates.map(({ directorateId }) => directorateId)
  const numbers = await readMonthNow(tx, organisationId, row)
  const concerned = [...new Set([...ids, ...directoratesOf(one, numbers.teams)])].sort()
  const rows = await listPublishedPlaces(tx, organisationId, one.month, concerned)
  return { moves, mark: markOf(rows, numbers, concerned) }
}

/** Directorates whose numbers a re-plan changes. */
export function directoratesOf(
  { amendment }: Pick<ReplanningRow, 'amendment'>,
  teams: readonly { teamId: string; directorateId: string }[],
): string[] {
  const byTeam = new Map(teams.map(({ teamId, directorateId }) => [teamId, directorateId]))
  return [
    ...(amendment?.budgets ?? []).map(({ directorateId }) => directorateId),
    ...(amendment?.teams ?? []).flatMap(({ teamId }) => byTeam.get(teamId) ?? []),
  ]
}

const write = (
  { tx, now, actor, enqueue }: Context,
  one: ReplanningRow,
  row: MonthRow,
  moves: readonly MoveRow[],
  kindOf: (move: MoveRow) => 'replanned' | 'replan-undone' | 'absence-reported',
) =>
  movePublishedDays(
    { tx, now, enqueue },
    actor.organisationId,
    moves.map((move) => {
      const kind = kindOf(move)
      const { month, runId } = one
      // Why somebody is absent is never kept.
      const reason = kind === 'absence-reported' ? '' : one.reason
      const { personId, day, from, to } = move
      return {
        month,
        runId,
        personId,
        day,
        from,
        to,
        kind,
        reason,
        index: row.days.indexOf(day),
        by: actor.personId,
      }
    }),
  )

/** Each person once, whatever the number of days; another entry time is told as well. */
async function tellMoved(
  { tx, now, actor }: Context,
  { month }: ReplanningRow,
  moves: readonly { personId: string; day: Day; to: string }[],
  kind: 'variants/replanned' | 'variants/replan-undone',
) {
  const days = new Map<string, number>()
  for (const { personId, to } of moves) if (to !== 'absent') days.set(personId, (days.get(personId) ?? 0) + 1)
  await tell(
    { tx, now },
    actor.organisationId,
    [...days].map(([personId, count]) => ({ personId, kind, details: { month, days: count } })),
  )
}
