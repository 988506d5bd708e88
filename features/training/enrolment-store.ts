// Who has a seat, and how it went.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Edition, Outcome, ResultWritten } from './rules.ts'

export type EnrolmentRow = {
  id: string
  personId: string
  name: string
  team: string | null
  directorate: string | null
  seat: number | null
  enrolledAt: Date
  outcome: Outcome | null
  hours: number | null
  score: number | null
  certificateId: string | null
}
const latestResult = sql`left join lateral (select r.outcome, r.hours, r.score from training_result r
    where r.organisation_id = n.organisation_id and r.enrolment_id = n.id order by r.recorded_at desc limit 1) r on true
  left join training_certificate k on k.organisation_id = n.organisation_id and k.enrolment_id = n.id
    and k.revoked_at is null`

/** Who has a seat in an edition, by name, with the last that was said of them. */
export async function listEnrolled(
  tx: Transaction,
  organisationId: string,
  editionId: string,
): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`
    select n.id, n.person_id as "personId", p.family_name || ' ' || p.given_name as name, t.name as team,
      d.name as directorate, n.seat, n.enrolled_at as "enrolledAt", r.outcome, r.hours, r.score, k.id as "certificateId"
    from training_enrolment n
    join person p on p.organisation_id = n.organisation_id and p.id = n.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    ${latestResult}
    where n.organisation_id = ${organisationId} and n.edition_id = ${editionId} and n.left_at is null
    order by p.family_key, n.id`.execute(tx)
  return rows
}

export type OwnEnrolment = {
  id: string
  editionId: string
  course: string
  startsOn: Day
  endsOn: Day
  how: Edition['how']
  place: string
  cancelled: boolean
  cancelReason: string | null
  outcome: Outcome | null
  hours: number | null
  score: number | null
}

/** The seats that a person has and had, newest first. */
export async function listEnrolmentsOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<OwnEnrolment[]> {
  const { rows } = await sql<OwnEnrolment>`
    select n.id, e.id as "editionId", c.title as course, e.starts_on as "startsOn", e.ends_on as "endsOn", e.how, e.place,
      e.cancelled_at is not null as cancelled, e.cancel_reason as "cancelReason", r.outcome, r.hours, r.score
    from training_enrolment n
    join training_edition e on e.organisation_id = n.organisation_id and e.id = n.edition_id
    join training_course c on c.organisation_id = e.organisation_id and c.id = e.course_id
    ${latestResult}
    where n.organisation_id = ${organisationId} and n.person_id = ${personId} and n.left_at is null
    order by e.starts_on desc, n.id`.execute(tx)
  return rows
}

/** One seat, held until the commit; undefined where there is none, or it was given back. */
export async function findEnrolmentHeld(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<{ personId: string; editionId: string }>`
    select person_id as "personId", edition_id as "editionId" from training_enrolment
    where organisation_id = ${organisationId} and id = ${id} and left_at is null for update`.execute(tx)
  return rows[0]
}

/** Seats that are taken, and by whom, of an edition that the caller holds. */
export async function listTaken(tx: Transaction, organisationId: string, editionId: string) {
  const { rows } = await sql<{ personId: string; seat: number | null }>`
    select person_id as "personId", seat from training_enrolment
    where organisation_id = ${organisationId} and edition_id = ${editionId} and left_at is null`.execute(tx)
  return rows
}

/** @param enrolled each with a seat, or null where the edition has no number of them */
export async function saveEnrolments(
  tx: Transaction,
  organisationId: string,
  editionId: string,
  enrolled: readonly { personId: string; seat: number | null }[],
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`insert into training_enrolment (organisation_id, edition_id, person_id, seat, enrolled_at, enrolled_by)
    select ${organisationId}, ${editionId}, r."personId", r.seat, to_timestamp(${now / 1000}), ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(enrolled)}::jsonb) as r("personId" uuid, seat integer)`.execute(
    tx,
  )
}

export async function saveLeft(
  tx: Transaction,
  organisationId: string,
  { id, by }: { id: string; by: string },
  now: number,
): Promise<void> {
  await sql`update training_enrolment set left_at = to_timestamp(${now / 1000}), left_by = ${by}
    where organisation_id = ${organisationId} and id = ${id} and left_at is null`.execute(tx)
}

export async function saveResults(
  tx: Transaction,
  organisationId: string,
  results: readonly ResultWritten[],
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`insert into training_result (organisation_id, enrolment_id, recorded_at, recorded_by, outcome, hours, score)
    select ${organisationId}, r."enrolmentId", greatest(to_timestamp(${now / 1000}), (
        -- Of two said in one millisecond the later holds.
        select max(recorded_at) + interval '1 millisecond' from training_result e
        where e.organisation_id = ${organisationId} and e.enrolment_id = r."enrolmentId")),
      ${by}::uuid, r.outcome, r.hours, r.score
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
      as r("enrolmentId" uuid, outcome text, hours smallint, score smallint)`.execute(tx)
}

/** Whom an edition concerns, by edition: to be told. */
export async function listPeopleOfEditions(
  tx: Transaction,
  organisationId: string,
  editionIds: readonly string[],
): Promise<{ editionId: string; personId: string }[]> {
  const { rows } = await sql<{ editionId: string; personId: string }>`
    select edition_id as "editionId", person_id as "personId" from training_enrolment
    where organisation_id = ${organisationId} and edition_id = any(${[...editionIds]}::uuid[]) and left_at is null`.execute(
    tx,
  )
  return rows
}

export type Candidate = { personId: string; name: string; directorate: string | null }

/**
 * Who a course is for and has no certificate that holds on a day, nor a seat in an edition of it still to come.
 * @param role whom it is for; null: everybody who works in a team
 */
export async function listCandidates(
  tx: Transaction,
  organisationId: string,
  of: { courseId: string; role: string | null; directorateId: string | undefined; day: Day; today: Day },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id as "personId", p.family_name || ' ' || p.given_name as name, d.name as directorate
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${of.today}::date)
      and (${of.directorateId ?? null}::uuid is null or t.directorate_id = ${of.directorateId ?? null})
      and (${of.role}::text is null or exists (select from role_grant g where g.organisation_id = p.organisation_id
        and g.person_id = p.id and g.role = ${of.role}))
      and not exists (select from training_certificate k where k.organisation_id = p.organisation_id and k.person_id = p.id
        and k.course_id = ${of.courseId} and k.revoked_at is null and k.issued_on <= ${of.day}::date
        and (k.valid_until is null or k.valid_until >= ${of.day}::date))
      and not exists (select from training_enrolment n
        join training_edition e on e.organisation_id = n.organisation_id and e.id = n.edition_id
        where n.organisation_id = p.organisation_id and n.person_id = p.id and n.left_at is null
          and e.course_id = ${of.courseId} and e.cancelled_at is null and e.ends_on >= ${of.today}::date)
    order by p.family_key, p.id`.execute(tx)
  return rows
}
