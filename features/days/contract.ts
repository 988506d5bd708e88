import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'

const place = z.string()
/** Why something is not possible, or is for a manager to decide: a code of messages, with its details. */
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const outcome = z.object({
  /** Done at once, asked of the manager, or not possible; with the reasons of the last two. */
  outcome: z.enum(['at-once', 'manager', 'no']),
  reasons: z.array(reason),
})
const requestKind = z.enum(['own-swap', 'colleague-swap', 'late-wish'])
const request = z.object({
  id: idText,
  month: monthText,
  kind: requestKind,
  person: z.string(),
  colleague: z.string().nullable(),
  givenDay: dayText.nullable(),
  takenDay: dayText,
  askedAt: instantText,
  /** What waits, and for whom: null once it ended. */
  waitsFor: z.enum(['colleague', 'manager', 'nobody']),
  /** Asked by who reads; or of who reads, who may answer it. */
  mine: z.boolean(),
  forMe: z.boolean(),
  ended: z.enum(['refused', 'withdrawn', 'done', 'no']),
  endedAt: instantText.nullable(),
  endedBy: z.string().nullable(),
  reason: z.string().nullable(),
})
/** One thing that happened to a day. Of an absence only that it is one. */
const storyKinds = [
  'wished',
  'any-day',
  'not-wished',
  'absence-stated',
  'proposed',
  'changed',
  'published',
  'swapped',
  'late-wish',
  'given-back',
  'recalled',
  'recalled-day-back',
  'replanned',
  'replan-undone',
  'seat-changed',
  'seat-left',
  'absence-reported',
  'absence-withdrawn',
  'reviewed',
  'request-asked',
  'request-accepted',
  'request-refused',
  'request-withdrawn',
  'review-asked',
  'review-upheld',
  'review-rejected',
  'review-withdrawn',
] as const
const event = z.object({
  kind: z.enum(storyKinds),
  at: instantText.nullable(),
  by: z.string().nullable(),
  from: place.nullable(),
  to: place.nullable(),
  /** The other day of a swap, and the other person. */
  otherDay: dayText.nullable(),
  with: z.string().nullable(),
  reason: z.string(),
})
const story = z.object({
  day: dayText,
  person: z.string(),
  place,
  events: z.array(event),
})
export const review = z.object({
  id: idText,
  month: monthText,
  day: dayText,
  person: z.string(),
  words: z.string(),
  askedAt: instantText,
  /** Null: the HR office, whoever did not take the decision. */
  officer: z.string().nullable(),
  answerUntil: dayText,
  overdue: z.boolean(),
  mine: z.boolean(),
  /** Who reads may answer it; where not, why not. */
  forMe: z.boolean(),
  reasons: z.array(reason),
  /** Where the person works that day now; null where the month is not published. */
  place: place.nullable(),
  answer: z
    .object({
      outcome: z.enum(['upheld', 'rejected', 'withdrawn']),
      words: z.string(),
      by: z.string(),
      at: instantText,
      placeAfter: place.nullable(),
      /** Codes of the rules that were set aside. */
      setAside: z.array(z.string()),
    })
    .nullable(),
})
const words = z.string().trim().min(3).max(2000)
const day = z.object({ day: dayText })
const dayOfPerson = z.object({ personId: idText, day: dayText })
const managers = [
  'team-manager',
  'team-substitute',
  'directorate-head',
  'hr-office',
  'administrator',
] as const
const keepers = ['hr-office', 'administrator'] as const

export const days = {
  myDay: endpoint({
    method: 'GET',
    path: '/my-days/{day}',
    summary: 'The story of an own day of a published month, and what may still be done with it',
    may: 'signed-in',
    input: day,
    output: story.extend({
      /** Away days used and allowed in the month. */
      used: z.number().int(),
      quota: z.number().int(),
      absence: outcome,
      absenceWithdrawal: outcome.extend({ place: place.nullable() }),
      lateWish: outcome,
      giveBack: outcome,
      review: z.object({ reasons: z.array(reason), answerWithinDays: z.number().int() }),
      /** The days with which this one may be swapped: the one of the two given up, the other taken. */
      swaps: z.array(
        z.object({
          givenDay: dayText,
          takenDay: dayText,
          alone: outcome,
          /** Colleagues of the team with whom it may be asked. */
          colleagues: z.array(z.object({ personId: idText, name: z.string(), needsManager: z.boolean() })),
        }),
      ),
      requests: z.array(request),
      reviews: z.array(review),
    }),
  }),
  swap: endpoint({
    method: 'POST',
    path: '/my-swaps',
    summary:
      'Give an away day for an office day: alone it is done or asked of the manager, with a colleague asked',
    may: 'signed-in',
    input: z.object({ givenDay: dayText, takenDay: dayText, colleagueId: idText.nullable().default(null) }),
    output: z.object({ done: z.boolean(), requestId: idText.nullable() }),
  }),
  askLate: endpoint({
    method: 'POST',
    path: '/my-days/{day}/late-wish',
    summary: 'Ask for a further away day of a published month: granted at once, or asked of the manager',
    may: 'signed-in',
    input: day,
    output: z.object({ done: z.boolean(), requestId: idText.nullable() }),
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/my-days/{day}/return',
    summary: 'Come to the office on an away day',
    may: 'signed-in',
    input: day,
    output: z.object({ place }),
  }),
  reportAbsence: endpoint({
    method: 'PUT',
    path: '/my-days/{day}/absence',
    summary: 'Say that one does not work on a day; neither kind nor reason is asked',
    may: 'signed-in',
    input: day,
    output: z.object({ place }),
  }),
  withdrawAbsence: endpoint({
    method: 'DELETE',
    path: '/my-days/{day}/absence',
    summary: 'Say that one works after all: where the day was planned if the rules allow, else in the office',
    may: 'signed-in',
    input: day,
    output: z.object({ place }),
  }),
  reportAbsenceOf: endpoint({
    method: 'PUT',
    path: '/persons/{personId}/days/{day}/absence',
    summary: 'Report somebody’s absence, of past days too',
    may: keepers,
    input: dayOfPerson,
    output: z.object({ place }),
  }),
  withdrawAbsenceOf: endpoint({
    method: 'DELETE',
    path: '/persons/{personId}/days/{day}/absence',
    summary: 'Withdraw somebody’s absence',
    may: keepers,
    input: dayOfPerson,
    output: z.object({ place }),
  }),
  recall: endpoint({
    method: 'POST',
    path: '/persons/{personId}/days/{day}/recall',
    summary: 'Call somebody back to the office, at least the day before and with the reason',
    may: managers,
    input: dayOfPerson.extend({ reason: words }),
    output: z.object({ place, dayBack: z.boolean() }),
  }),
  dayOf: endpoint({
    method: 'GET',
    path: '/persons/{personId}/days/{day}',
    summary: 'The story of a day of somebody whose month one may approve, and whether a recall is possible',
    may: managers,
    input: dayOfPerson,
    output: story.extend({ recall: outcome, dayBack: z.boolean(), noticeDays: z.number().int() }),
  }),
  requests: endpoint({
    method: 'GET',
    path: '/day-requests',
    summary: 'What one asked, what waits for one’s answer, and what ended in the last thirty days',
    may: 'signed-in',
    input: z.object({}),
    output: listOf(request),
  }),
  answerRequest: endpoint({
    method: 'POST',
    path: '/day-requests/{requestId}/answer',
    summary:
      'Say yes or no to a colleague’s swap, or as manager to a swap or a late wish; a manager’s no has its reason',
    may: 'signed-in',
    input: z.object({
      requestId: idText,
      accept: z.boolean(),
      reason: z.string().trim().max(500).default(''),
    }),
    output: z.object({ done: z.boolean() }),
  }),
  withdrawRequest: endpoint({
    method: 'POST',
    path: '/day-requests/{requestId}/withdrawal',
    summary: 'Withdraw what one asked and nobody has answered yet',
    may: 'signed-in',
    input: z.object({ requestId: idText }),
    output: z.object({}),
  }),
  askReview: endpoint({
    method: 'POST',
    path: '/my-days/{day}/reviews',
    summary: 'Ask that a person look again at a day, before or after publication',
    may: 'signed-in',
    input: day.extend({ words }),
    output: review,
  }),
  reviews: endpoint({
    method: 'GET',
    path: '/day-reviews',
    summary: 'Reviews that one asked; to the officer and HR also those to be answered, overdue ones first',
    may: 'signed-in',
    input: z.object({}),
    output: listOf(review),
  }),
  answerReview: endpoint({
    method: 'POST',
    path: '/day-reviews/{reviewId}/answer',
    summary: 'Answer a review; where it is upheld the day may change, through the rules or with an exception',
    may: 'signed-in',
    input: z.object({
      reviewId: idText,
      outcome: z.enum(['upheld', 'rejected']),
      words,
      /** Where the person is to work; null leaves the day as it is. */
      place: z.enum(['office', 'home', 'as-it-is']).default('as-it-is'),
      /** Set limits of numbers aside, for the reason in the words. */
      byException: z.boolean().default(false),
    }),
    output: review,
  }),
  withdrawReview: endpoint({
    method: 'POST',
    path: '/day-reviews/{reviewId}/withdrawal',
    summary: 'Withdraw a review that is not answered yet',
    may: 'signed-in',
    input: z.object({ reviewId: idText }),
    output: review,
  }),
}
