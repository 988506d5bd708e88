import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { listHrOfficers } from '../activities/request-store.ts'
import { findMonth, findMonthHeld } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { getPolicy } from '../policy/store.ts'
import type { days } from './contract.ts'
import { listDecided } from './decided-actions.ts'
import type { decidedDays } from './decided-contract.ts'
import { holdDayFacts, writtenMoves } from './facts-actions.ts'
import { findPlacement, listAdministrators } from './people-store.ts'
import {
  answerUntil,
  officerOf,
  reasonsAgainstUpholding,
  reasonsNotToAnswer,
  reasonsNotToAskReview,
  whomToAsk,
} from './review-rules.ts'
import {
  findDecision,
  findReview,
  findReviewHeld,
  listReviews,
  listReviewsOfDay,
  listReviewsOfMonth,
  type ReviewRow,
  saveReview,
  saveReviewAnswer,
} from './review-store.ts'

type ReviewShown = z.input<typeof days.askReview.output>

const shownForMilliseconds = 90 * 24 * 3600_000
const isOfHr = ({ roles }: Context['actor']) => roles.includes('hr-office') || roles.includes('administrator')

/** To its person, its officer and the HR office; to others it does not exist. */
const isShownTo = (row: ReviewRow, actor: Context['actor']) =>
  row.personId === actor.personId || row.officerId === actor.personId || isOfHr(actor)

const reasonsOf = (row: ReviewRow, { actor, today }: Pick<Context, 'actor' | 'today'>) =>
  reasonsNotToAnswer(
    {
      personId: row.personId,
      officerId: row.officerId,
      answered: row.outcome !== null,
      overdue: today > row.answerUntil,
    },
    { personId: actor.personId, ofHr: isOfHr(actor) },
    new Set(row.deciders),
  )

export function shownReview(row: ReviewRow, context: Pick<Context, 'actor' | 'today'>): ReviewShown {
  const { actor, today } = context
  const mine = row.personId === actor.personId
  const waits = row.outcome === null
  const reasons = mine || !waits ? [] : reasonsOf(row, context)
  const forMe = !mine && waits && reasons.length === 0
  return {
    id: row.id,
    month: row.month,
    day: row.day,
    person: row.person,
    words: row.words,
    askedAt: row.askedAt.toISOString(),
    officer: row.officer,
    answerUntil: row.answerUntil,
    overdue: waits && today > row.answerUntil,
    mine,
    forMe,
    reasons,
    place: row.published || forMe ? row.place : null,
    answer: waits
      ? null
      : {
          outcome: row.outcome!,
          words: row.answerWords!,
          by: row.answeredBy!,
          at: row.answeredAt!.toISOString(),
          placeAfter: row.placeAfter,
          setAside: row.setAside!,
        },
  }
}

export async function showReviews(context: Context) {
  const { tx, actor, now } = context
  const asked = { ofHr: isOfHr(actor), since: now - shownForMilliseconds }
  const rows = await listReviews(tx, actor.organisationId, actor.personId, asked)
  return { items: rows.map((row) => shownReview(row, context)) }
}

/** What one knows of a month before it is published, with the reviews of those days. */
export async function showDecidedDays(
  context: Context,
  { month }: { month: Month },
): Promise<z.input<typeof decidedDays.mine.output>> {
  const { tx, actor, today } = context
  const { organisationId, personId } = actor
  const row = await findMonth(tx, organisationId, month)
  if (!row) throw new NotFound('month')
  const decided = await listDecided(context, row, personId)
  if (decided.length === 0) return { items: [] }
  const placement = await findPlacement(tx, organisationId, month, personId)
  const policy = await getPolicy(tx, organisationId)
  const { answerWithinDays } = policy.valueOf('review', placement ?? {}, today)
  const reviews = await listReviewsOfMonth(tx, organisationId, personId, month)
  const lastOf = (day: Day) => reviews.findLast((one) => one.day === day)
  return {
    items: decided.map(({ day, to, changedBy, changedAt, reason }) => {
      const review = lastOf(day)
      return {
        ...{ day, place: to, by: changedBy, at: changedAt.toISOString(), reason, answerWithinDays },
        review: review ? shownReview(review, context) : null,
      }
    }),
  }
}

/** Asks that a person look again at a day: of a published month any, before that one that somebody changed. */
export async function askReview(context: Context, { day, words }: { day: Day; words: string }) {
  const { tx, actor, today, now, audit } = context
  const { organisationId, personId } = actor
  const month = monthOf(day)
  const row = await findMonthHeld(tx, organisationId, month, 'share')
  if (!row) throw new NotFound('month')
  const decision = await findDecision(tx, organisationId, { month, personId, day })
  const before = await listReviewsOfDay(tx, organisationId, personId, day)
  const open = before.filter(({ outcome }) => outcome === null).length
  // Before publication one knows of the days alone that a person changed: of the others nothing is decided yet.
  const isDecided =
    row.publishedAt !== null || (await listDecided(context, row, personId)).some((one) => one.day === day)
  const place = isDecided ? (decision?.place ?? undefined) : undefined
  refuseIf(reasonsNotToAskReview(day, row.days, place, open))
  const policy = await getPolicy(tx, organisationId)
  const { officerPersonId, answerWithinDays } = policy.valueOf('review', decision!.placement, today)
  const officerId = officerOf(officerPersonId, personId, new Set(decision!.deciders))
  const until = answerUntil(today, answerWithinDays)
  const asked = { month, personId, day, words, officerId, answerUntil: until, number: before.length + 1 }
  const id = await saveReview(tx, organisationId, asked, now)
  if (!id) throw new Refused([{ code: 'days/review-under-way', day }])
  const officers = whomToAsk(
    officerId,
    { askedBy: personId, deciders: new Set(decision!.deciders) },
    {
      hr: await listHrOfficers(tx, organisationId, today),
      administrators: await listAdministrators(tx, organisationId, today),
    },
  )
  const details = { person: actor.name, day, until }
  await tell(
    context,
    organisationId,
    officers.map((officer) => ({ personId: officer, kind: 'days/review-asked', details })),
  )
  audit('days/ask-review', `${month}/${personId}`, { day, until })
  return shownReview((await findReview(tx, organisationId, id))!, context)
}

type Answer = {
  reviewId: string
  outcome: 'upheld' | 'rejected'
  words: string
  place: 'office' | 'home' | 'as-it-is'
  byException: boolean
}

/** A person who did not take the decision answers, with reasons; where it is upheld the day may change. */
export async function answerReview(context: Context, answer: Answer) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await findReviewHeld(tx, organisationId, answer.reviewId)
  if (!row || !isShownTo(row, actor)) throw new NotFound('review')
  refuseIf(reasonsOf(row, context))
  const place = answer.outcome === 'upheld' && answer.place !== 'as-it-is' ? answer.place : null
  const changed = place === null ? undefined : await change(context, row, { ...answer, place })
  await saveReviewAnswer(tx, organisationId, row.id, {
    outcome: answer.outcome,
    words: answer.words,
    placeAfter: changed?.placeAfter ?? null,
    setAside: changed?.setAside ?? [],
    by: actor.personId,
    now,
  })
  const details = { day: row.day }
  await tell(context, organisationId, [{ personId: row.personId, kind: 'days/review-answered', details }])
  audit('days/answer-review', `${row.month}/${row.personId}`, {
    day: row.day,
    outcome: answer.outcome,
    setAside: (changed?.setAside ?? []).join(' '),
  })
  return shownReview((await findReview(tx, organisationId, row.id))!, context)
}

async function change(
  context: Context,
  { personId, day }: ReviewRow,
  { place, words, byException }: Answer & { place: 'office' | 'home' },
) {
  const { tx, now, actor, today, enqueue } = context
  const facts = await holdDayFacts(context, day, [personId], true)
  const move = { personId, day, to: place }
  const { reasons, setAside } = reasonsAgainstUpholding(move, facts.team, today, byException)
  refuseIf(reasons)
  const moves = writtenMoves(facts, [move], { kind: 'reviewed', reason: words, by: actor.personId })
  await movePublishedDays({ tx, now, enqueue }, actor.organisationId, moves)
  return { placeAfter: moves[0]!.to, setAside }
}

export async function withdrawReview(context: Context, { reviewId }: { reviewId: string }) {
  const { tx, actor, now, audit } = context
  const row = await findReviewHeld(tx, actor.organisationId, reviewId)
  if (!row || row.personId !== actor.personId) throw new NotFound('review')
  refuseIf(row.outcome === null ? [] : [{ code: 'days/review-answered' }])
  const nothing = { words: '', placeAfter: null, setAside: [] }
  await saveReviewAnswer(tx, actor.organisationId, reviewId, {
    ...nothing,
    outcome: 'withdrawn',
    by: actor.personId,
    now,
  })
  audit('days/withdraw-review', `${row.month}/${row.personId}`, { day: row.day })
  return shownReview((await findReview(tx, actor.organisationId, reviewId))!, context)
}
