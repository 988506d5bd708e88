import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { AssistanceState, EquipmentKind, OfficeStep } from './rules.ts'

export type RequestRow = {
  id: string
  personId: string
  name: string
  directorate: string | null
  about: EquipmentKind
  words: string
  askedAt: Date
  state: AssistanceState
  answer: string
  answeredBy: string | null
  answeredAt: Date | null
}
const requests = (organisationId: string) => sql`
  select q.id, q.person_id as "personId", p.family_name || ' ' || p.given_name as name, d.name as directorate, q.about,
    q.words, q.asked_at as "askedAt", coalesce(s.step, 'open') as state, coalesce(s.words, '') as answer,
    b.given_name || ' ' || b.family_name as "answeredBy", s.taken_at as "answeredAt"
  from assistance_request q
  join person p on p.organisation_id = q.organisation_id and p.id = q.person_id
  left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
  left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
  left join lateral (select step, words, taken_at, taken_by from assistance_step s
    where s.organisation_id = q.organisation_id and s.request_id = q.id order by seq desc limit 1) s on true
  left join person b on b.organisation_id = q.organisation_id and b.id = s.taken_by
  where q.organisation_id = ${organisationId}`

export async function listRequestsOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`${requests(organisationId)} and q.person_id = ${personId}
    order by q.asked_at desc, q.id`.execute(tx)
  return rows
}

/** Those that wait, the oldest first; or those answered, the newest first. */
export async function listRequests(
  tx: Transaction,
  organisationId: string,
  closed: boolean,
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`${requests(organisationId)}
    and coalesce(s.step in ('solved', 'not-solved', 'withdrawn'), false) = ${closed}
    order by ${closed ? sql`q.asked_at desc` : sql`q.asked_at`}, q.id limit 200`.execute(tx)
  return rows
}

export async function findRequestHeld(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<RequestRow | undefined> {
  await sql`select from assistance_request where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  const { rows } = await sql<RequestRow>`${requests(organisationId)} and q.id = ${id}`.execute(tx)
  return rows[0]
}

export async function saveRequest(
  tx: Transaction,
  organisationId: string,
  asked: { personId: string; about: EquipmentKind; words: string },
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into assistance_request (organisation_id, person_id, about, words, asked_at)
    values (${organisationId}, ${asked.personId}, ${asked.about}, ${asked.words}, to_timestamp(${now / 1000}))
    returning id`.execute(tx)
  return rows[0]!.id
}

export async function saveRequestStep(
  tx: Transaction,
  organisationId: string,
  taken: { requestId: string; step: OfficeStep | 'withdrawn'; words: string; by: string },
  now: number,
): Promise<void> {
  await sql`insert into assistance_step (organisation_id, request_id, step, words, taken_at, taken_by)
    values (${organisationId}, ${taken.requestId}, ${taken.step}, ${taken.words}, to_timestamp(${now / 1000}),
      ${taken.by})`.execute(tx)
}
