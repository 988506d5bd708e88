// The whole story of a day, from what was asked to what came of it; and what may still be done with it.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { listPublishedChanges } from '../planning/published-store.ts'
import { isAway, isOffice } from '../planning/rules.ts'
import { findPublisher } from '../planning/store.ts'
import { findWish } from '../wishes/store.ts'
import type { days } from './contract.ts'
import type { DayFacts } from './facts-actions.ts'
import { listRequestsOfMonth, type RequestRow } from './request-store.ts'
import { listReviewsOfDay } from './review-store.ts'

type Story = Pick<z.input<typeof days.myDay.output>, 'day' | 'person' | 'place' | 'events'>
type Event = Story['events'][number]

const plain = { at: null, by: null, from: null, to: null, otherDay: null, with: null, reason: '' }

/**
 * @param own to its person everything; to who manages the team not what colleagues said to each other, nor what
 * somebody wrote to the officer of a review
 */
export async function storyOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  facts: DayFacts,
  day: Day,
  own: boolean,
): Promise<Story> {
  const { organisationId } = actor
  const { row, runId, placement, members } = facts
  const { personId } = placement
  const index = row.days.indexOf(day)
  const member = members.find((one) => one.personId === personId)!
  const wish = await findWish(tx, organisationId, row.month, personId)
  const publisher = await findPublisher(tx, organisationId, row.month)
  const changes = (await listPublishedChanges(tx, organisationId, row.month, runId, [personId])).filter(
    (change) => change.day === day,
  )
  const requests = (await listRequestsOfMonth(tx, organisationId, personId, row.month)).filter(
    ({ givenDay, takenDay }) => givenDay === day || takenDay === day,
  )
  const reviews = await listReviewsOfDay(tx, organisationId, personId, day)
  const later: Event[] = [
    ...(row.publishedAt && publisher
      ? [{ ...plain, kind: 'published' as const, at: row.publishedAt.toISOString(), by: publisher.name }]
      : []),
    ...changes.map((change): Event => {
      const at = change.changedAt.toISOString()
      const request = requests.find(({ ended, endedAt }) => ended === 'done' && endedAt?.toISOString() === at)
      const { kind, from, to, reason, changedBy: by } = change
      return { ...plain, kind, at, by, from, to, reason, ...(request ? otherOf(request, personId, day) : {}) }
    }),
    ...requests.flatMap((request) => requestEvents(request, personId, day, own)),
    ...reviews.flatMap((review): Event[] => [
      {
        ...plain,
        kind: 'review-asked',
        at: review.askedAt.toISOString(),
        by: review.person,
        reason: own ? review.words : '',
      },
      ...(review.outcome === null
        ? []
        : [
            {
              ...plain,
              kind: `review-${review.outcome}` as const,
              at: review.answeredAt!.toISOString(),
              by: review.answeredBy,
              to: review.placeAfter,
              reason: own ? review.answerWords! : '',
            },
          ]),
    ]),
  ]
  later.sort((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : 0))
  return {
    day,
    person: placement.name,
    place: member.places[index]!,
    events: [
      ...(wish
        ? [{ ...plain, kind: wishKind(wish, day), at: wish.statedAt.toISOString(), by: placement.name }]
        : [{ ...plain, kind: 'not-wished' as const }]),
      { ...plain, kind: 'proposed', to: member.proposed[index]! },
      ...later,
    ],
  }
}

const wishKind = (
  wish: { wished: readonly Day[]; absent: readonly Day[]; anyDay: boolean },
  day: Day,
): Event['kind'] =>
  wish.absent.includes(day)
    ? 'absence-stated'
    : wish.wished.includes(day)
      ? 'wished'
      : wish.anyDay
        ? 'any-day'
        : 'not-wished'

/** The other day and the other person of a swap, as one of the two sees them. */
const otherOf = (
  { givenDay, takenDay, personId: askedBy, person, colleague }: RequestRow,
  personId: string,
  day: Day,
) => ({
  otherDay: givenDay === null ? null : givenDay === day ? takenDay : givenDay,
  with: askedBy === personId ? colleague : person,
})

function requestEvents(request: RequestRow, personId: string, day: Day, own: boolean): Event[] {
  const isBetweenColleagues =
    request.colleagueId !== null && request.ended !== 'done' && !request.needsManager
  if (!own && isBetweenColleagues) return []
  const shared = { ...plain, ...otherOf(request, personId, day) }
  const events: Event[] = []
  // What was done at the moment it was asked is told by the change alone.
  if (request.endedAt?.getTime() !== request.askedAt.getTime())
    events.push({ ...shared, kind: 'request-asked', at: request.askedAt.toISOString(), by: request.person })
  if (request.acceptedAt && request.ended !== 'done')
    events.push({
      ...shared,
      kind: 'request-accepted',
      at: request.acceptedAt.toISOString(),
      by: request.colleague,
    })
  if (request.ended === 'refused' || request.ended === 'withdrawn')
    events.push({
      ...shared,
      kind: `request-${request.ended}`,
      at: request.endedAt!.toISOString(),
      by: request.endedBy,
      reason: request.reason ?? '',
    })
  return events
}

export const outcomeFrom = (reasons: Reason[]) => ({
  outcome: reasons.length > 0 ? ('no' as const) : ('at-once' as const),
  reasons,
})

/** The pairs of days that a swap of this day may be: it is given if it is away, taken if it is in the office. */
export const pairsWith = (facts: DayFacts, day: Day): { givenDay: Day; takenDay: Day }[] => {
  const { places } = facts.team.people[0]!
  const placeOn = (other: Day) => places[facts.row.days.indexOf(other)]!
  const here = placeOn(day)
  return facts.row.days.flatMap((other) =>
    isAway(here) && isOffice(placeOn(other))
      ? [{ givenDay: day, takenDay: other }]
      : isOffice(here) && isAway(placeOn(other))
        ? [{ givenDay: other, takenDay: day }]
        : [],
  )
}
