import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type CertificateRow = {
  id: string
  personId: string
  courseId: string
  title: string
  hours: number
  issuedOn: Day
  validUntil: Day | null
  elsewhere: boolean
}
const certificate = sql`k.id, k.person_id as "personId", k.course_id as "courseId", k.title, k.hours,
  k.issued_on as "issuedOn", k.valid_until as "validUntil", k.enrolment_id is null as elsewhere`

/** What a person has done and holds or held, newest first; without what was taken back. */
export async function listCertificatesOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`select ${certificate} from training_certificate k
    where k.organisation_id = ${organisationId} and k.person_id = ${personId} and k.revoked_at is null
    order by k.issued_on desc, k.title, k.id`.execute(tx)
  return rows
}

export async function findCertificate(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<(CertificateRow & { name: string; score: number | null }) | undefined> {
  const { rows } = await sql<CertificateRow & { name: string; score: number | null }>`
    select ${certificate}, p.given_name || ' ' || p.family_name as name, r.score from training_certificate k
    join person p on p.organisation_id = k.organisation_id and p.id = k.person_id
    left join lateral (select score from training_result r where r.organisation_id = k.organisation_id
      and r.enrolment_id = k.enrolment_id order by recorded_at desc limit 1) r on true
    where k.organisation_id = ${organisationId} and k.id = ${id} and k.revoked_at is null`.execute(tx)
  return rows[0]
}

export type CertificateWritten = {
  personId: string
  courseId: string
  enrolmentId: string | null
  title: string
  hours: number
  issuedOn: Day
  validUntil: Day | null
}

/** One of a person, course and day: what is there already is left alone. @returns of whom one was made */
export async function saveCertificates(
  tx: Transaction,
  organisationId: string,
  certificates: readonly CertificateWritten[],
  { by, now }: { by: string | null; now: number },
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    insert into training_certificate (organisation_id, person_id, course_id, enrolment_id, title, hours, issued_on,
      valid_until, made_at, made_by)
    select ${organisationId}, r."personId", r."courseId", r."enrolmentId", r.title, r.hours, r."issuedOn",
      r."validUntil", to_timestamp(${now / 1000}), ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb) as r("personId" uuid, "courseId" uuid,
      "enrolmentId" uuid, title text, hours smallint, "issuedOn" date, "validUntil" date)
    on conflict do nothing returning person_id as "personId"`.execute(tx)
  return rows.map(({ personId }) => personId)
}

export async function saveRevoked(
  tx: Transaction,
  organisationId: string,
  of: { enrolmentIds?: readonly string[]; id?: string; by: string },
  now: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update training_certificate set revoked_at = to_timestamp(${now / 1000}), revoked_by = ${of.by}
    where organisation_id = ${organisationId} and revoked_at is null
      and (id = ${of.id ?? null}::uuid or enrolment_id = any(${[...(of.enrolmentIds ?? [])]}::uuid[]))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** All of everybody that hold or held: what a file is compared with. */
export async function listCertified(
  tx: Transaction,
  organisationId: string,
): Promise<{ personId: string; courseId: string; issuedOn: Day }[]> {
  const { rows } = await sql<{ personId: string; courseId: string; issuedOn: Day }>`
    select person_id as "personId", course_id as "courseId", issued_on as "issuedOn" from training_certificate
    where organisation_id = ${organisationId} and revoked_at is null`.execute(tx)
  return rows
}

export type Ending = {
  id: string
  personId: string
  title: string
  validUntil: Day
  warnedDays: number | null
}

/** The last one of each person and course that ends between two days, where nothing later holds. */
export async function listEnding(
  tx: Transaction,
  organisationId: string,
  from: Day,
  until: Day,
): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select k.id, k.person_id as "personId", k.title, k.valid_until as "validUntil", k.warned_days as "warnedDays"
    from training_certificate k
    join training_course c on c.organisation_id = k.organisation_id and c.id = k.course_id and c.retired_at is null
    join person p on p.organisation_id = k.organisation_id and p.id = k.person_id
    where k.organisation_id = ${organisationId} and k.valid_until between ${from}::date and ${until}::date
      and k.revoked_at is null and (p.left_on is null or p.left_on > k.valid_until)
      and not exists (select from training_certificate l where l.organisation_id = k.organisation_id
        and l.course_id = k.course_id and l.person_id = k.person_id and l.revoked_at is null
        and (l.valid_until is null or l.valid_until > k.valid_until))
    order by k.valid_until, k.id`.execute(tx)
  return rows
}

export async function saveWarned(
  tx: Transaction,
  organisationId: string,
  warned: readonly { id: string; days: number }[],
): Promise<void> {
  await sql`update training_certificate k set warned_days = w.days
    from unnest(${warned.map(({ id }) => id)}::uuid[], ${warned.map(({ days }) => days)}::smallint[]) as w(id, days)
    where k.organisation_id = ${organisationId} and k.id = w.id`.execute(tx)
}
