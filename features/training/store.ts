// Courses and their editions.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Course, Edition } from './rules.ts'

const course = sql`c.id, c.code, c.title, c.description, c.audience, c.subject, c.hours, c.valid_months as "validMonths",
  c.required_from as "requiredFrom", c.retired_at is not null as retired`

export async function listCourses(tx: Transaction, organisationId: string): Promise<Course[]> {
  const { rows } = await sql<Course>`select ${course} from training_course c
    where c.organisation_id = ${organisationId} order by c.retired_at is not null, c.title, c.code`.execute(
    tx,
  )
  return rows
}

export async function findCourse(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Course | undefined> {
  const { rows } = await sql<Course>`select ${course} from training_course c
    where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

export type CourseWritten = Omit<Course, 'id' | 'retired'>

/** @returns the id, or undefined where another course has the code */
export async function saveCourse(
  tx: Transaction,
  organisationId: string,
  written: CourseWritten,
  { by, now }: { by: string | null; now: number },
): Promise<string | undefined> {
  const { code, title, description, audience, subject, hours, validMonths, requiredFrom } = written
  const { rows } = await sql<{ id: string }>`
    insert into training_course (organisation_id, code, title, description, audience, subject, hours, valid_months,
      required_from, made_at, made_by)
    values (${organisationId}, ${code}, ${title}, ${description}, ${audience}, ${subject}, ${hours}, ${validMonths},
      ${requiredFrom}, to_timestamp(${now / 1000}), ${by})
    on conflict (organisation_id, code) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Code and certificates stay: what was certified keeps title, hours and validity as they were. */
export async function saveCourseChange(
  tx: Transaction,
  organisationId: string,
  id: string,
  written: Omit<CourseWritten, 'code'> & { retired: boolean },
  now: number,
): Promise<void> {
  const { title, description, audience, subject, hours, validMonths, requiredFrom, retired } = written
  await sql`update training_course set title = ${title}, description = ${description}, audience = ${audience},
      subject = ${subject}, hours = ${hours}, valid_months = ${validMonths}, required_from = ${requiredFrom},
      retired_at = case when ${retired} then coalesce(retired_at, to_timestamp(${now / 1000})) end
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

const edition = sql`e.id, e.course_id as "courseId", e.code, e.starts_on as "startsOn", e.ends_on as "endsOn", e.how,
  e.place, e.seats, e.enrol_until as "enrolUntil", e.self_enrol as "selfEnrol", e.cost_cents as "costCents",
  e.cancelled_at is not null as cancelled`
export type EditionRow = Edition & { course: string; enrolled: number; recorded: number }

/** Editions with how many have a seat and of how many it was said how it went; newest first. */
export async function listEditions(
  tx: Transaction,
  organisationId: string,
  {
    courseId,
    endsFrom,
    endsBefore,
  }: { courseId?: string | undefined; endsFrom?: Day; endsBefore?: Day } = {},
): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${edition}, c.title as course, coalesce(n.enrolled, 0)::int as enrolled, coalesce(n.recorded, 0)::int as recorded
    from training_edition e
    join training_course c on c.organisation_id = e.organisation_id and c.id = e.course_id
    left join lateral (select count(*) as enrolled, count(*) filter (where exists (select from training_result r
        where r.organisation_id = n.organisation_id and r.enrolment_id = n.id)) as recorded
      from training_enrolment n where n.organisation_id = e.organisation_id and n.edition_id = e.id
        and n.left_at is null) n on true
    where e.organisation_id = ${organisationId} and (${courseId ?? null}::uuid is null or e.course_id = ${courseId ?? null})
      and e.ends_on >= ${endsFrom ?? '0001-01-01'}::date and e.ends_on < ${endsBefore ?? '9999-12-31'}::date
    order by e.starts_on desc, e.code limit 200`.execute(tx)
  return rows
}

export async function findEdition(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<(Edition & { cancelReason: string | null }) | undefined> {
  const { rows } = await sql<Edition & { cancelReason: string | null }>`
    select ${edition}, e.cancel_reason as "cancelReason" from training_edition e
    where e.organisation_id = ${organisationId} and e.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the commit: whoever gives seats, or changes how many there are, does it one after the other. */
export async function findEditionHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select from training_edition where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  return findEdition(tx, organisationId, id)
}

export type EditionSaved = Omit<Edition, 'id' | 'cancelled'>

/** @returns the id, or undefined where another edition has the code */
export async function saveEdition(
  tx: Transaction,
  organisationId: string,
  written: EditionSaved,
  { by, now }: { by: string | null; now: number },
): Promise<string | undefined> {
  const { courseId, code, startsOn, endsOn, how, place, seats, enrolUntil, selfEnrol, costCents } = written
  const { rows } = await sql<{ id: string }>`
    insert into training_edition (organisation_id, course_id, code, starts_on, ends_on, how, place, seats, enrol_until,
      self_enrol, cost_cents, made_at, made_by)
    values (${organisationId}, ${courseId}, ${code}, ${startsOn}, ${endsOn}, ${how}, ${place}, ${seats}, ${enrolUntil},
      ${selfEnrol}, ${costCents}, to_timestamp(${now / 1000}), ${by})
    on conflict (organisation_id, code) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveEditionChange(
  tx: Transaction,
  organisationId: string,
  id: string,
  written: Omit<EditionSaved, 'courseId' | 'code'>,
): Promise<void> {
  const { startsOn, endsOn, how, place, seats, enrolUntil, selfEnrol, costCents } = written
  await sql`update training_edition set starts_on = ${startsOn}, ends_on = ${endsOn}, how = ${how}, place = ${place},
      seats = ${seats}, enrol_until = ${enrolUntil}, self_enrol = ${selfEnrol}, cost_cents = ${costCents}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function saveCancellation(
  tx: Transaction,
  organisationId: string,
  { id, reason, by }: { id: string; reason: string; by: string },
  now: number,
): Promise<void> {
  await sql`update training_edition set cancelled_at = to_timestamp(${now / 1000}), cancelled_by = ${by},
      cancel_reason = ${reason}
    where organisation_id = ${organisationId} and id = ${id} and cancelled_at is null`.execute(tx)
}

/** Editions that begin by a day and whose people were not reminded: said to be reminded by who asks. */
export async function saveReminded(
  tx: Transaction,
  organisationId: string,
  { from, until }: { from: Day; until: Day },
  now: number,
): Promise<{ id: string; course: string; startsOn: Day }[]> {
  const { rows } = await sql<{ id: string; course: string; startsOn: Day }>`
    update training_edition e set reminded_at = to_timestamp(${now / 1000})
    from training_course c
    where e.organisation_id = ${organisationId} and c.organisation_id = e.organisation_id and c.id = e.course_id
      and e.starts_on between ${from}::date and ${until}::date and e.reminded_at is null and e.cancelled_at is null
    returning e.id, c.title as course, e.starts_on as "startsOn"`.execute(tx)
  return rows
}
