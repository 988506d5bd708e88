import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Place } from '../planning/rules.ts'

export type ReviewRow = {
  id: string
  month: Month
  personId: string
  person: string
  day: Day
  words: string
  askedAt: Date
  officerId: string | null
  officer: string | null
  answerUntil: Day
  outcome: 'upheld' | 'rejected' | 'withdrawn' | null
  answerWords: string | null
  answeredAt: Date | null
  answeredById: string | null
  answeredBy: string | null
  placeAfter: Place | null
  setAside: string[] | null
  /** Where the person is to work that day, in the month as it stands; null where there is no proposal. */
  place: Place | null
  published: boolean
  /** Who took part in the decision on this day. */
  deciders: string[]
}

/**
 * Who decided on a day: who changed it, who refused a request about it, who approved the team and who published.
 * Of a person and a day in `r`, the person in `p`.
 */
const deciders = sql`array(
    select d.changed_by from day_change d
      where d.organisation_id = r.organisation_id and d.month = r.month and d.person_id = r.person_id and d.day = r.day
        and d.changed_by <> r.person_id and d.kind not in ('absence-reported', 'absence-withdrawn')
    union select s.taken_by from day_request q
      join day_request_step s on s.organisation_id = q.organisation_id and s.request_id = q.id and s.step = 'refused'
      where q.organisation_id = r.organisation_id and q.month = r.month and q.person_id = r.person_id
        and r.day in (q.given_day, q.taken_day) and s.taken_by is distinct from q.colleague_id
    union select t.approved_by from team_approval t
      where t.organisation_id = r.organisation_id and t.month = r.month and t.team_id = p.team_id
    union select m.published_by from month_publication m
      where m.organisation_id = r.organisation_id and m.month = r.month)`

const review = sql<ReviewRow>`select r.id, r.month, r.person_id as "personId",
    p.given_name || ' ' || p.family_name as person, r.day, r.words, r.asked_at as "askedAt", r.officer_id as "officerId",
    o.given_name || ' ' || o.family_name as officer, r.answer_until as "answerUntil", a.outcome, a.words as "answerWords",
    a.answered_at as "answeredAt", a.answered_by as "answeredById", b.given_name || ' ' || b.family_name as "answeredBy",
    a.place_after as "placeAfter", a.set_aside as "setAside", g.places[array_position(m.days, r.day)] as place,
    exists (select from month_publication k where k.organisation_id = r.organisation_id and k.month = r.month) as published,
    ${deciders} as deciders
  from day_review r
  join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
  join work_month m on m.organisation_id = r.organisation_id and m.month = r.month
  left join assignment g on g.organisation_id = r.organisation_id and g.month = r.month and g.person_id = r.person_id
  left join person o on o.organisation_id = r.organisation_id and o.id = r.officer_id
  left join day_review_answer a on a.organisation_id = r.organisation_id and a.review_id = r.id
  left join person b on b.organisation_id = a.organisation_id and b.id = a.answered_by`

export async function findReview(tx: Transaction, organisationId: string, reviewId: string) {
  const { rows } = await sql<ReviewRow>`${review}
    where r.organisation_id = ${organisationId} and r.id = ${reviewId}`.execute(tx)
  return rows[0]
}

/** The same, held until the commit. */
export async function findReviewHeld(tx: Transaction, organisationId: string, reviewId: string) {
  await sql`select from day_review where organisation_id = ${organisationId} and id = ${reviewId} for update`.execute(
    tx,
  )
  return findReview(tx, organisationId, reviewId)
}

export async function listReviewsOfDay(tx: Transaction, organisationId: string, personId: string, day: Day) {
  const { rows } = await sql<ReviewRow>`${review}
    where r.organisation_id = ${organisationId} and r.person_id = ${personId} and r.day = ${day}
    order by r.number`.execute(tx)
  return rows
}

export async function listReviewsOfMonth(
  tx: Transaction,
  organisationId: string,
  personId: string,
  month: Month,
) {
  const { rows } = await sql<ReviewRow>`${review}
    where r.organisation_id = ${organisationId} and r.person_id = ${personId} and r.month = ${month}
    order by r.day, r.number`.execute(tx)
  return rows
}

/**
 * What a person asked; besides, what a named officer is to answer, and for the HR office all that wait or were
 * answered since a moment.
 */
export async function listReviews(
  tx: Transaction,
  organisationId: string,
  personId: string,
  { ofHr, since }: { ofHr: boolean; since: number },
) {
  const { rows } = await sql<ReviewRow>`${review}
    where r.organisation_id = ${organisationId}
      and (r.person_id = ${personId} or r.officer_id = ${personId}
        or ${ofHr} and (a.review_id is null or a.answered_at >= to_timestamp(${since / 1000})))
    order by a.review_id is not null, r.answer_until, r.asked_at limit 500`.execute(tx)
  return rows
}

/** What waits for an answer, with who decided: an officer who took part is none. */
export async function listReviewsWaiting(tx: Transaction, organisationId: string) {
  const { rows } = await sql<ReviewRow>`${review}
    where r.organisation_id = ${organisationId} and a.review_id is null order by r.answer_until limit 1000`.execute(
    tx,
  )
  return rows
}

/** Writes a review, unless another of the same day was written at the same moment. */
export async function saveReview(
  tx: Transaction,
  organisationId: string,
  asked: Pick<ReviewRow, 'month' | 'personId' | 'day' | 'words' | 'officerId' | 'answerUntil'> & {
    number: number
  },
  now: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into day_review (organisation_id, month, person_id, day, number, words, asked_at, officer_id, answer_until)
    values (${organisationId}, ${asked.month}, ${asked.personId}, ${asked.day}, ${asked.number}, ${asked.words},
      to_timestamp(${now / 1000}), ${asked.officerId}, ${asked.answerUntil})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveReviewAnswer(
  tx: Transaction,
  organisationId: string,
  reviewId: string,
  answer: {
    outcome: 'upheld' | 'rejected' | 'withdrawn'
    words: string
    placeAfter: Place | null
    setAside: readonly string[]
    by: string
    now: number
  },
): Promise<void> {
  await sql`insert into day_review_answer (organisation_id, review_id, outcome, words, place_after, set_aside, answered_at, answered_by)
    values (${organisationId}, ${reviewId}, ${answer.outcome}, ${answer.words}, ${answer.placeAfter},
      ${[...answer.setAside]}::text[], to_timestamp(${answer.now / 1000}), ${answer.by})`.execute(tx)
}

/** Who decided on a day of a person, and where the person works on it in the month as it stands. */
export async function findDecision(
  tx: Transaction,
  organisationId: string,
  { month, personId, day }: Pick<ReviewRow, 'month' | 'personId' | 'day'>,
) {
  const { rows } = await sql<{ deciders: string[]; place: Place | null; placement: Placed }>`
    select ${deciders} as deciders, g.places[array_position(m.days, r.day)] as place,
      jsonb_build_object('teamId', t.id, 'officeId', t.office_id, 'directorateId', t.directorate_id) as placement
    from (select ${organisationId}::uuid as organisation_id, ${month}::text as month, ${personId}::uuid as person_id,
      ${day}::date as day) r
    join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join work_month m on m.organisation_id = r.organisation_id and m.month = r.month
    left join assignment g on g.organisation_id = r.organisation_id and g.month = r.month and g.person_id = r.person_id`.execute(
    tx,
  )
  return rows[0]
}
type Placed = { teamId: string; officeId: string; directorateId: string }
