import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Outcome } from './rules.ts'

export async function listKnownEditions(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{
    id: string
    code: string
    courseId: string
    startsOn: Day
    cancelled: boolean
    seats: number | null
  }>`
    select id, code, course_id as "courseId", starts_on as "startsOn", cancelled_at is not null as cancelled, seats
    from training_edition where organisation_id = ${organisationId}`.execute(tx)
  return rows
}

export type SeatWithResult = {
  editionId: string
  enrolmentId: string
  personId: string
  outcome: Outcome | null
  hours: number | null
  score: number | null
}

/** Every seat that somebody has, with the last that was said of it; of one edition, or of all. */
export async function listSeatsWithResults(
  tx: Transaction,
  organisationId: string,
  editionId?: string,
): Promise<SeatWithResult[]> {
  const { rows } = await sql<SeatWithResult>`
    select n.edition_id as "editionId", n.id as "enrolmentId", n.person_id as "personId", r.outcome, r.hours, r.score
    from training_enrolment n
    left join (select distinct on (enrolment_id) enrolment_id, outcome, hours, score from training_result
      where organisation_id = ${organisationId} order by enrolment_id, recorded_at desc) r on r.enrolment_id = n.id
    where n.organisation_id = ${organisationId} and n.left_at is null
      and (${editionId ?? null}::uuid is null or n.edition_id = ${editionId ?? null})`.execute(tx)
  return rows
}
