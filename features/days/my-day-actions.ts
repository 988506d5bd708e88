import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { Refused } from '../../vocabulary/refusal.ts'
import { placeAfterAbsence, placeOn } from './absence-actions.ts'
import { type DayFacts, readDayFacts } from './facts-actions.ts'
import { reasonsAtGate } from './gate-actions.ts'
import { listNames } from './people-store.ts'
import { shownRequest } from './request-actions.ts'
import { listRequestsOfMonth } from './request-store.ts'
import { shownReview } from './review-actions.ts'
import { reasonsNotToAskReview } from './review-rules.ts'
import { listReviewsOfDay } from './review-store.ts'
import {
  type Outcome,
  outcomeOfLateWish,
  reasonsNotToGiveBack,
  reasonsNotToReportAbsence,
  reasonsNotToWithdrawAbsence,
  usedDays,
} from './rules.ts'
import { outcomeFrom, pairsWith, storyOf } from './story-actions.ts'
import { swapPolicyOf } from './swap-actions.ts'
import { outcomeOfAskingColleague, outcomeOfOwnSwap } from './swap-rules.ts'

/** A day of one's own: how it came about, and what may still be done with it, with its consequence beforehand. */
export async function showMyDay(context: Context, { day }: { day: Day }) {
  const { tx, actor, today } = context
  const { organisationId, personId } = actor
  const facts = await readDayFacts(context, day, [personId])
  const { team, row, policy, placement } = facts
  if (!row.days.includes(day)) throw new Refused([{ code: 'days/not-a-working-day', day }])
  const person = team.people[0]!
  const place = placeOn(facts, day)!
  const requests = (await listRequestsOfMonth(tx, organisationId, personId, row.month)).filter(
    ({ ended, givenDay, takenDay }) => ended === null && (givenDay === day || takenDay === day),
  )
  const reviews = await listReviewsOfDay(tx, organisationId, personId, day)
  const open = reviews.filter(({ outcome }) => outcome === null).length
  const withdrawal = reasonsNotToWithdrawAbsence(day, place, today, false)
  const asked = outcomeOfLateWish(day, personId, team, policy.valueOf('late-wish', placement, day), today)
  const gated = await reasonsAtGate(context, facts, [{ personId, day, to: 'home' }])
  const late: Outcome =
    gated.length === 0
      ? asked
      : { outcome: 'no', reasons: [...(asked.outcome === 'no' ? asked.reasons : []), ...gated] }
  return {
    ...(await storyOf(context, facts, day, true)),
    used: usedDays(person, team),
    quota: person.quota,
    absence: outcomeFrom(reasonsNotToReportAbsence(day, place, today, false)),
    absenceWithdrawal: {
      ...outcomeFrom(withdrawal),
      place: withdrawal.length > 0 ? null : placeAfterAbsence(facts, personId, day),
    },
    lateWish: late,
    giveBack: outcomeFrom(reasonsNotToGiveBack(day, personId, team, today)),
    review: {
      reasons: reasonsNotToAskReview(day, row.days, place, open),
      answerWithinDays: policy.valueOf('review', placement, today).answerWithinDays,
    },
    swaps: await swapsOf(context, facts, day),
    requests: requests.map((request) => shownRequest(request, personId, false)),
    reviews: reviews.map((review) => shownReview(review, context)),
  }
}

async function swapsOf({ tx, actor, today }: Context, facts: DayFacts, day: Day) {
  const { organisationId, personId } = actor
  const { team, members } = facts
  const policy = swapPolicyOf(facts, day)
  const colleagues = members.filter((member) => member.personId !== personId)
  const names = await listNames(
    tx,
    organisationId,
    colleagues.map((colleague) => colleague.personId),
  )
  return pairsWith(facts, day).map((pair) => ({
    ...pair,
    alone: outcomeOfOwnSwap(pair, personId, team, policy, today),
    colleagues: colleagues.flatMap((colleague) => {
      const found = outcomeOfAskingColleague(pair, personId, colleague.places, team, policy, today)
      return found.outcome === 'no'
        ? []
        : [
            {
              personId: colleague.personId,
              name: names.get(colleague.personId)!,
              needsManager: found.outcome === 'manager',
            },
          ]
    }),
  }))
}
