// A person asks a person to look again at a day: D.Lgs. 152/1997 art. 1-bis, Reg. UE 2016/679 art. 22.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Place } from '../planning/rules.ts'
import { type Move, reasonsAgainst, type TeamFacts } from './rules.ts'

export type Review = {
  personId: string
  /** Null: whoever of the HR office did not take the decision. */
  officerId: string | null
  answered: boolean
  /** Past the day by which an answer is due: then the HR office may take it up. */
  overdue: boolean
}

export const answerUntil = (today: Day, withinDays: number): Day => addDays(today, withinDays)

type Change = { day: Day; from: Place; to: Place; changedById: string }

/** Of a month not published: wished days that somebody else took, the last change of each; not those given back. */
export function decidedByOthers<Changed extends Change>(
  changes: readonly Changed[],
  personId: string,
  wished: readonly Day[],
): Changed[] {
  const days = new Map<Day, { proposed: Place; last: Changed }>()
  for (const change of changes) {
    const { day, from } = change
    days.set(day, { proposed: days.get(day)?.proposed ?? from, last: change })
  }
  return [...days.values()]
    .filter(({ proposed, last }) => last.to !== proposed && last.changedById !== personId)
    .map(({ last }) => last)
    .filter(({ day }) => wished.includes(day))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** A review under way is waited for. @param place undefined before anybody has decided on the day */
export function reasonsNotToAskReview(
  day: Day,
  workingDays: readonly Day[],
  place: Place | undefined,
  openReviews: number,
): Reason[] {
  if (!workingDays.includes(day)) return [{ code: 'days/not-a-working-day', day }]
  if (place === undefined) return [{ code: 'days/nothing-decided', day }]
  return openReviews > 0 ? [{ code: 'days/review-under-way', day }] : []
}

/**
 * Who is asked: the officer named by policy, unless the officer asks or took part in the decision; then the HR
 * office. Four eyes: nobody judges an own decision.
 */
export const officerOf = (
  named: string | null,
  askedBy: string,
  deciders: ReadonlySet<string>,
): string | null => (named !== null && named !== askedBy && !deciders.has(named) ? named : null)

/**
 * Who is told: the officer; else whoever of the HR office took no part, and where all did, the administrators, who
 * may answer as well.
 */
export function whomToAsk(
  officerId: string | null,
  { askedBy, deciders }: { askedBy: string; deciders: ReadonlySet<string> },
  { hr, administrators }: { hr: readonly string[]; administrators: readonly string[] },
): string[] {
  if (officerId) return [officerId]
  const able = (ids: readonly string[]) => ids.filter((id) => id !== askedBy && !deciders.has(id))
  return able(hr).length > 0 ? able(hr) : able(administrators)
}

export function reasonsNotToAnswer(
  review: Review,
  reviewer: { personId: string; ofHr: boolean },
  deciders: ReadonlySet<string>,
): Reason[] {
  const reasons: Reason[] = []
  const officer = officerOf(review.officerId, review.personId, deciders)
  const isAsked = officer === reviewer.personId || (reviewer.ofHr && (officer === null || review.overdue))
  if (review.answered) reasons.push({ code: 'days/review-answered' })
  if (reviewer.personId === review.personId) reasons.push({ code: 'days/review-own-day' })
  else if (deciders.has(reviewer.personId)) reasons.push({ code: 'days/review-own-decision' })
  else if (!isAsked) reasons.push({ code: 'days/review-of-another' })
  return reasons
}

/** Rules that not even a review sets aside: what is past, what is not worked, whose home is not declared suitable. */
const neverSetAside = new Set([
  'days/past',
  'days/not-a-working-day',
  'days/home-not-suitable',
  'days/same-place',
  'days/office-closed',
])

/**
 * What a review that changes the day meets. Limits of numbers may be set aside, each by its name and with the
 * officer's words; the others never.
 */
export function reasonsAgainstUpholding(move: Move, team: TeamFacts, today: Day, byException: boolean) {
  const met: Reason[] = [
    ...(move.day < today ? [{ code: 'days/past', day: move.day }] : []),
    ...reasonsAgainst([move], team),
  ]
  const hard = met.filter(({ code }) => neverSetAside.has(code))
  return {
    reasons: byException ? hard : met,
    setAside: byException ? met.filter(({ code }) => !neverSetAside.has(code)).map(({ code }) => code) : [],
  }
}
