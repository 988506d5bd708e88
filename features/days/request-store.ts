import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type RequestKind = 'own-swap' | 'colleague-swap' | 'late-wish'
export type RequestRow = {
  id: string
  month: Month
  kind: RequestKind
  personId: string
  person: string
  teamId: string
  colleagueId: string | null
  colleague: string | null
  givenDay: Day | null
  takenDay: Day
  needsManager: boolean
  askedAt: Date
  acceptedAt: Date | null
  /** How it ended, when, by whom and why not; nulls while it waits. */
  ended: 'refused' | 'withdrawn' | 'done' | null
  endedAt: Date | null
  endedById: string | null
  endedBy: string | null
  reason: string | null
}

const request = sql<RequestRow>`select r.id, r.month, r.kind, r.person_id as "personId",
    p.given_name || ' ' || p.family_name as person, p.team_id as "teamId", r.colleague_id as "colleagueId",
    c.given_name || ' ' || c.family_name as colleague, r.given_day as "givenDay", r.taken_day as "takenDay",
    r.needs_manager as "needsManager", r.asked_at as "askedAt", a.taken_at as "acceptedAt", e.step as ended,
    e.taken_at as "endedAt", e.taken_by as "endedById", b.given_name || ' ' || b.family_name as "endedBy", e.reason
  from day_request r
  join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
  left join person c on c.organisation_id = r.organisation_id and c.id = r.colleague_id
  left join day_request_step a on a.organisation_id = r.organisation_id and a.request_id = r.id and a.step = 'accepted'
  left join day_request_step e on e.organisation_id = r.organisation_id and e.request_id = r.id and e.step <> 'accepted'
  left join person b on b.organisation_id = e.organisation_id and b.id = e.taken_by`

export async function findRequest(tx: Transaction, organisationId: string, requestId: string) {
  const { rows } = await sql<RequestRow>`${request}
    where r.organisation_id = ${organisationId} and r.id = ${requestId}`.execute(tx)
  return rows[0]
}

/** The same, held until the commit, so that of two answers at once one is given. */
export async function findRequestHeld(tx: Transaction, organisationId: string, requestId: string) {
  await sql`select from day_request where organisation_id = ${organisationId} and id = ${requestId} for update`.execute(
    tx,
  )
  return findRequest(tx, organisationId, requestId)
}

/** What a person asked, or was asked by a colleague, that waits or ended lately; newest first. */
export async function listRequestsOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
  since: number,
) {
  const { rows } = await sql<RequestRow>`${request}
    where r.organisation_id = ${organisationId} and (r.person_id = ${personId} or r.colleague_id = ${personId})
      and (e.step is null or e.taken_at >= to_timestamp(${since / 1000}))
    order by r.seq desc limit 200`.execute(tx)
  return rows
}

/** What a person asked or was asked of one month. */
export async function listRequestsOfMonth(
  tx: Transaction,
  organisationId: string,
  personId: string,
  month: Month,
) {
  const { rows } = await sql<RequestRow>`${request}
    where r.organisation_id = ${organisationId} and r.month = ${month}
      and (r.person_id = ${personId} or r.colleague_id = ${personId})
    order by r.seq`.execute(tx)
  return rows
}

/** What waits for a manager in the months from this one on, oldest first. */
export async function listRequestsForManagers(tx: Transaction, organisationId: string, fromMonth: Month) {
  const { rows } = await sql<RequestRow>`${request}
    where r.organisation_id = ${organisationId} and r.month >= ${fromMonth} and r.needs_manager and e.step is null
      and (r.colleague_id is null or a.step is not null)
    order by r.seq limit 1000`.execute(tx)
  return rows
}

/** Writes a request; that the same one does not wait already is for the caller to see, the person being held. */
export async function saveRequest(
  tx: Transaction,
  organisationId: string,
  asked: Pick<
    RequestRow,
    'month' | 'kind' | 'personId' | 'colleagueId' | 'givenDay' | 'takenDay' | 'needsManager'
  >,
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into day_request (organisation_id, month, kind, person_id, colleague_id, given_day, taken_day, needs_manager, asked_at)
    values (${organisationId}, ${asked.month}, ${asked.kind}, ${asked.personId}, ${asked.colleagueId}, ${asked.givenDay},
      ${asked.takenDay}, ${asked.needsManager}, to_timestamp(${now / 1000})) returning id`.execute(tx)
  return rows[0]!.id
}

/** Takes a step, once. */
export async function saveStep(
  tx: Transaction,
  organisationId: string,
  requestId: string,
  step: 'accepted' | 'refused' | 'withdrawn' | 'done',
  { by, reason, now }: { by: string; reason: string; now: number },
): Promise<void> {
  await sql`insert into day_request_step (organisation_id, request_id, step, taken_at, taken_by, reason)
    values (${organisationId}, ${requestId}, ${step}, to_timestamp(${now / 1000}), ${by}, ${reason})`.execute(
    tx,
  )
}
