import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, type Month } from '../../vocabulary/day.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonth, type MonthRow } from '../months/store.ts'
import { spaceOf } from '../planning/rules.ts'
import { findPublisher } from '../planning/store.ts'
import { getPolicy } from '../policy/store.ts'
import { amended } from './change-rules.ts'
import { readMonthNow } from './numbers-actions.ts'
import type { replannings } from './replan-contract.ts'
import { firstMovable, reasonsNotToUndo } from './replan-rules.ts'
import {
  findReplanning,
  findReplanningHeld,
  listLostSeats,
  listMoves,
  listPublishedPlaces,
  listReplannings,
  listReportedAbsences,
  type PublishedRow,
  type ReplanningRow,
  saveReplanning,
  saveReplanningStep,
} from './replan-store.ts'
import {
  type Absence,
  type Happening,
  isBeside,
  type MonthNow,
  type SpaceClosed,
  saidTwice,
} from './rules.ts'

type Asked = Pick<Context, 'tx' | 'actor' | 'today'>
type LineShown = z.input<typeof replannings.replannings.output>['items'][number]
type WholeShown = z.input<typeof replannings.replanning.output>

const lineOf = (row: ReplanningRow, today: Day): LineShown => ({
  ...{ id: row.id, month: row.month, happened: row.happened, reason: row.reason, from: row.from },
  ...{ stability: row.stability, askedBy: row.askedBy, appliedBy: row.appliedBy, undoneBy: row.undoneBy },
  askedAt: row.askedAt.toISOString(),
  state: stateOf(row),
  figures: row.figures && {
    ...row.figures,
    raised: row.figures.raised.map((one) => ({ ...one, day: one.day as Day | null })),
    byDay: row.figures.byDay.map((one) => ({ ...one, day: one.day as Day })),
  },
  appliedAt: row.appliedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
  undoable: reasonsNotToUndo(undoingOf(row), today).length === 0,
})

const stateOf = ({ undoneAt, appliedAt, discardedAt, outcome }: ReplanningRow): LineShown['state'] =>
  undoneAt
    ? 'undone'
    : appliedAt
      ? 'applied'
      : discardedAt
        ? 'discarded'
        : outcome === 'solved'
          ? 'ready'
          : (outcome ?? 'solving')

export const undoingOf = (row: ReplanningRow) => ({
  ...{ applied: row.appliedAt !== null, undone: row.undoneAt !== null, firstDay: row.firstDay ?? row.from },
})

async function getMonth({ tx, actor }: Asked, month: Month): Promise<MonthRow> {
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  return row
}

const ruleOf = async ({ tx, actor, today }: Asked) =>
  (await getPolicy(tx, actor.organisationId)).valueOf('replanning', {}, today)

export async function showReplannings(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const { stabilityMinutes, noticeDays } = await ruleOf(context)
  const publisher = row.publishedAt ? await findPublisher(tx, organisationId, month) : undefined
  const still = (day: Day) => row.days.find((one) => one >= day) ?? null
  const [from, earliest] = [still(firstMovable(today, noticeDays)), still(addDays(today, 1))]
  return {
    items: (await listReplannings(tx, organisationId, month)).map((one) => lineOf(one, today)),
    ...{ from, earliest, stability: stabilityMinutes },
    absences:
      publisher && earliest
        ? await listReportedAbsences(tx, organisationId, month, publisher.runId, earliest)
        : [],
    lostSeats:
      publisher && earliest ? await listLostSeats(tx, organisationId, month, row.days, earliest) : [],
  }
}

export async function getReplanning(
  { tx, actor }: Pick<Asked, 'tx' | 'actor'>,
  replanningId: string,
  held = false,
): Promise<ReplanningRow> {
  const find = held ? findReplanningHeld : findReplanning
  const row = await find(tx, actor.organisationId, replanningId)
  if (!row) throw new NotFound('replanning')
  return row
}

export async function showReplanning(
  context: Asked,
  { replanningId }: { replanningId: string },
): Promise<WholeShown> {
  const { tx, actor, today } = context
  const row = await getReplanning(context, replanningId)
  return { ...lineOf(row, today), moves: await listMoves(tx, actor.organisationId, replanningId) }
}

/** Everything wrong with what is said to have happened, at once; then a job finds the moves. */
export async function previewReplanning(
  context: Context,
  asked: { month: Month; happened: readonly Happening[]; reason: string; from?: Day | undefined },
) {
  const { tx, actor, today, now, audit, enqueue } = context
  const { organisationId } = actor
  const { month, happened, reason } = asked
  const row = await getMonth(context, month)
  const publisher = row.publishedAt ? await findPublisher(tx, organisationId, month) : undefined
  if (!publisher) throw new Refused([{ code: 'planning/not-published', month }])
  const { stabilityMinutes, noticeDays } = await ruleOf(context)
  const from = asked.from ?? firstMovable(today, noticeDays)
  const reasons: Reason[] = []
  if (from <= today) reasons.push({ code: 'variants/too-early', day: addDays(today, 1) })
  if (from > row.days.at(-1)!) reasons.push({ code: 'variants/month-over', month })
  refuseIf(reasons)
  const numbers = await readMonthNow(tx, organisationId, row)
  const places = await listPublishedPlaces(tx, organisationId, month)
  const planned = new Set(places.map(({ personId }) => personId))
  refuseIf([
    ...saidTwice(happened).map((index) => ({ code: 'variants/said-twice', change: index + 1, of: '' })),
    ...amendedBy(numbers, happened, from).reasons,
    ...happened.flatMap((one, index) =>
      one.what === 'absence'
        ? reasonsOfAbsence(one, index, planned, row.days, today)
        : one.what === 'space-closed'
          ? reasonsOfSpace(one, index, places, row.days, from)
          : [],
    ),
  ])
  const replanningId = await saveReplanning(tx, organisationId, {
    ...{ month, runId: publisher.runId, happened, reason, from, by: actor.personId, now },
    stability: stabilityMinutes,
  })
  await enqueue('replan-month', replanningId)
  audit('variants/preview', month, { replanningId, happened: happened.length })
  return showReplanning(context, { replanningId })
}

/** The numbers after what happened, with reasons that keep their place in the list. */
export function amendedBy(
  numbers: MonthNow,
  happened: readonly Happening[],
  from: Day,
): { now: MonthNow; reasons: Reason[] } {
  const places = happened.flatMap((one, index) => (isBeside(one) ? [] : [index + 1]))
  const changes = happened.filter((one) => !isBeside(one))
  const { now, reasons } = amended(numbers, changes, from)
  return {
    now,
    reasons: reasons.map((reason) => ({ ...reason, change: places[Number(reason.change) - 1]!, of: '' })),
  }
}

export const absencesOf = (happened: readonly Happening[]): Absence[] =>
  happened.filter((one) => one.what === 'absence')

export const closedSpacesOf = (happened: readonly Happening[]): SpaceClosed[] =>
  happened.filter((one) => one.what === 'space-closed')

/** A space in which nobody is planned on these days closes without moving anybody. */
function reasonsOfSpace(
  { siteId, days }: SpaceClosed,
  index: number,
  rows: readonly PublishedRow[],
  working: readonly Day[],
  from: Day,
): Reason[] {
  const place = { change: index + 1, of: '' }
  const unknown = days.filter((day) => !working.includes(day))
  const isUsed = days.some((day) =>
    rows.some(({ places }) => places[working.indexOf(day)] === spaceOf(siteId)),
  )
  return [
    ...unknown.map((day) => ({ code: 'variants/not-a-working-day', day, ...place })),
    ...days.flatMap((day) => (day < from ? [{ code: 'variants/day-too-near', day, from, ...place }] : [])),
    ...(isUsed || unknown.length > 0 ? [] : [{ code: 'variants/nobody-in-space', ...place }]),
  ]
}

function reasonsOfAbsence(
  { personId, days }: Absence,
  index: number,
  planned: ReadonlySet<string>,
  working: readonly Day[],
  today: Day,
): Reason[] {
  const place = { change: index + 1, of: '' }
  return [
    ...(planned.has(personId) ? [] : [{ code: 'variants/unknown-person', ...place }]),
    ...days.flatMap((day) =>
      working.includes(day)
        ? day < today
          ? [{ code: 'variants/day-over', day, ...place }]
          : []
        : [{ code: 'variants/not-a-working-day', day, ...place }],
    ),
  ]
}

export async function discardReplanning(context: Context, { replanningId }: { replanningId: string }) {
  const { tx, actor, now } = context
  const row = await getReplanning(context, replanningId, true)
  refuseIf(row.appliedAt ? [{ code: 'variants/applied-already' }] : [])
  if (!row.discardedAt)
    await saveReplanningStep(
      tx,
      actor.organisationId,
      replanningId,
      { step: 'discarded' },
      {
        ...{ by: actor.personId, now },
      },
    )
  return showReplanning(context, { replanningId })
}
