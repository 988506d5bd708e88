import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Criterion, Outcome, RequestKind, Verdict } from './rules.ts'

export type RequestRow = {
  id: string
  personId: string
  person: string
  kind: RequestKind
  activityId: string | null
  activity: string | null
  title: string
  text: string
  verdicts: Partial<Record<Criterion, Verdict>>
  askedAt: Date
  answerBy: Day
  withdrawnAt: Date | null
  outcome: Outcome | null
  reasons: string | null
  answeredAt: Date | null
  answeredBy: string | null
}

const columns = sql`r.id, r.person_id as "personId", p.given_name || ' ' || p.family_name as person, r.kind,
  r.activity_id as "activityId", a.name as activity, r.title, r.text, r.verdicts, r.asked_at as "askedAt",
  r.answer_by as "answerBy", r.withdrawn_at as "withdrawnAt", n.outcome, n.reasons, n.answered_at as "answeredAt",
  o.given_name || ' ' || o.family_name as "answeredBy"`
const joined = sql`activity_request r
  join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
  left join activity a on a.organisation_id = r.organisation_id and a.id = r.activity_id
  left join activity_request_answer n on n.organisation_id = r.organisation_id and n.request_id = r.id
  left join person o on o.organisation_id = n.organisation_id and o.id = n.answered_by`

/** What was asked, the latest first; of one person, or of everybody who did not withdraw it. */
export async function listRequests(
  tx: Transaction,
  organisationId: string,
  of: { personId: string } | { activityId: string } | 'all',
): Promise<RequestRow[]> {
  const which =
    of === 'all'
      ? sql`and r.withdrawn_at is null`
      : 'personId' in of
        ? sql`and r.person_id = ${of.personId}`
        : sql`and r.activity_id = ${of.activityId} and r.withdrawn_at is null`
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${joined} where r.organisation_id = ${organisationId} ${which}
    order by n.answered_at is not null, r.asked_at desc, r.id limit 1000`.execute(tx)
  return rows
}

export async function findRequest(
  tx: Transaction,
  organisationId: string,
  requestId: string,
): Promise<RequestRow | undefined> {
  // Held by its row alone, so that an answer and a withdrawal do not cross.
  await sql`select from activity_request where organisation_id = ${organisationId} and id = ${requestId}
    for update`.execute(tx)
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${joined} where r.organisation_id = ${organisationId} and r.id = ${requestId}`.execute(
    tx,
  )
  return rows[0]
}

export async function saveRequest(
  tx: Transaction,
  organisationId: string,
  request: Pick<RequestRow, 'personId' | 'kind' | 'activityId' | 'title' | 'text' | 'verdicts' | 'answerBy'>,
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into activity_request
      (organisation_id, person_id, kind, activity_id, title, text, verdicts, asked_at, answer_by)
    values (${organisationId}, ${request.personId}, ${request.kind}, ${request.activityId}, ${request.title},
      ${request.text}, ${JSON.stringify(request.verdicts)}::jsonb, to_timestamp(${now / 1000}), ${request.answerBy})
    returning id`.execute(tx)
  return rows[0]!.id
}

export async function saveWithdrawal(
  tx: Transaction,
  organisationId: string,
  requestId: string,
  now: number,
): Promise<void> {
  await sql`update activity_request set withdrawn_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${requestId}`.execute(tx)
}

export async function saveAnswer(
  tx: Transaction,
  organisationId: string,
  requestId: string,
  { outcome, reasons, by, now }: { outcome: Outcome; reasons: string; by: string; now: number },
): Promise<void> {
  await sql`insert into activity_request_answer
      (organisation_id, request_id, outcome, reasons, answered_at, answered_by)
    values (${organisationId}, ${requestId}, ${outcome}, ${reasons}, to_timestamp(${now / 1000}), ${by})`.execute(
    tx,
  )
}

/** Who answers: the people of the HR office who work here. */
export async function listHrOfficers(tx: Transaction, organisationId: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select g.person_id as "personId" from role_grant g
    join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role = 'hr-office'
      and (p.left_on is null or p.left_on > ${day}::date)`.execute(tx)
  return rows.map(({ personId }) => personId)
}
