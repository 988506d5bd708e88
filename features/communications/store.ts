import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Why } from './duty-rules.ts'
import type { Worker } from './fault-rules.ts'
import type { Deadline, Facts, Kind, State } from './rules.ts'

export type CommunicationRow = {
  id: string
  number: number
  personId: string
  name: string
  agreementId: string
  why: Why
  kind: Kind
  periodId: string
  state: State
  /** The code that the Ministry gave it. */
  code: string | null
  /** The code of its period as told last: what a change, an end or an annulment names. */
  target: string | null
  /** One of the same person that comes before it and is not settled: it waits for that. */
  waitsFor: string | null
  dispatchId: string | null
  attemptUntil: Date | null
  /** What the service answered last, where it refused. */
  answer: string | null
  message: string | null
} & Facts &
  Deadline
export type WithWorker = CommunicationRow & { worker: Worker }

const columns = sql`c.id, c.number::int as number, c.person_id as "personId",
  p.family_name || ' ' || p.given_name as name, c.agreement_id as "agreementId", c.why, c.kind,
  c.period_id as "periodId", c.state, c.code, c.signed_on as "signedOn", c.starts_on as "startsOn",
  c.ends_on as "endsOn", c.counted_from as "countedFrom", c.due_on as "dueOn", c.because,
  c.dispatch_id as "dispatchId", c.attempt_until as "attemptUntil", said.answer, said.message,
  case when c.annuls_id is not null
    then (select b.code from communication b where b.organisation_id = c.organisation_id and b.id = c.annuls_id)
    else (select b.code from communication b where b.organisation_id = c.organisation_id and b.period_id = c.period_id
      and b.number < c.number and b.code is not null order by b.number desc limit 1) end as target,
  (select b.id from communication b where b.organisation_id = c.organisation_id and b.person_id = c.person_id
    and b.number < c.number and b.state not in ('accepted', 'elsewhere', 'not-needed')
    order by b.number desc limit 1) as "waitsFor"`
const worker = sql`jsonb_build_object('fiscalCode', p.fiscal_code, 'givenName', p.given_name,
  'familyName', p.family_name, 'contract', p.contract, 'startedOn', e.started_on,
  'relation', coalesce(e.relation, ''), 'pat', coalesce(e.pat, ''), 'tariff', coalesce(e.tariff, ''),
  'birthDay', e.birth_day, 'birthPlace', coalesce(e.birth_place, '')) as worker`
const joined = sql`communication c
  join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
  left join employment_detail e on e.organisation_id = c.organisation_id and e.person_id = c.person_id
  left join lateral (
    select s.details ->> 'answer' as answer, s.details ->> 'message' as message from communication_step s
    where s.organisation_id = c.organisation_id and s.communication_id = c.id and s.step = 'refused'
    order by s.seq desc limit 1) said on true`

/** Everything that waits, the nearest term first: with what is known of each person. */
export async function listWaiting(tx: Transaction, organisationId: string): Promise<WithWorker[]> {
  const { rows } = await sql<WithWorker>`
    select ${columns}, ${worker} from ${joined}
    where c.organisation_id = ${organisationId}
      and c.state in ('due', 'sending', 'unclear', 'exported', 'refused')
    order by c.due_on, p.family_key, c.number`.execute(tx)
  return rows
}

export async function listOfDispatch(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
): Promise<WithWorker[]> {
  const { rows } = await sql<WithWorker>`
    select ${columns}, ${worker} from ${joined}
    where c.organisation_id = ${organisationId} and c.dispatch_id = ${dispatchId} order by c.number`.execute(
    tx,
  )
  return rows
}

export async function findCommunication(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<WithWorker | undefined> {
  const { rows } = await sql<WithWorker>`
    select ${columns}, ${worker} from ${joined}
    where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held against whoever sends, notes or takes it back at the same moment. */
export async function findCommunicationHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select id from communication where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  return findCommunication(tx, organisationId, id)
}

export type StepRow = {
  step: string
  takenAt: Date
  byName: string | null
  details: Record<string, string>
}
export async function listSteps(tx: Transaction, organisationId: string, id: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.step, s.taken_at as "takenAt", s.details,
      (select b.given_name || ' ' || b.family_name from person b
        where b.organisation_id = s.organisation_id and b.id = s.taken_by) as "byName"
    from communication_step s where s.organisation_id = ${organisationId} and s.communication_id = ${id}
    order by s.seq`.execute(tx)
  return rows
}

export type RegisterFilter = {
  nameKey: string
  fiscalCode: string
  state: State | undefined
  kind: Kind | undefined
}
export async function listRegister(
  tx: Transaction,
  organisationId: string,
  { nameKey, fiscalCode, state, kind }: RegisterFilter,
  from: number,
): Promise<{ total: number; items: CommunicationRow[] }> {
  const { rows } = await sql<CommunicationRow & { total: number }>`
    select ${columns}, count(*) over () as total from ${joined}
    where c.organisation_id = ${organisationId}
      and (${nameKey} = '' or starts_with(p.family_key, ${nameKey}) or starts_with(p.given_key, ${nameKey})
        or p.fiscal_code = ${fiscalCode})
      and (${state ?? null}::text is null or c.state = ${state ?? null})
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
    order by c.number desc limit 50 offset ${from}`.execute(tx)
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...row }) => row) }
}

export async function countStates(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ state: State; count: number }>`
    select state, count(*) as count from communication where organisation_id = ${organisationId}
    group by state order by state`.execute(tx)
  return rows
}

export type StepWritten = { step: string; by: string | null; details?: Record<string, string> }

/** Moves a communication on, with the step that says who and when. */
export async function saveState(
  tx: Transaction,
  organisationId: string,
  id: string,
  to: { state: State; code?: string; signedOn?: Day; leaveDispatch?: boolean },
  { step, by, details = {} }: StepWritten,
  now: number,
): Promise<void> {
  await sql`with moved as (
      update communication set state = ${to.state}, code = coalesce(${to.code ?? null}, code),
        signed_on = coalesce(${to.signedOn ?? null}::date, signed_on), attempt_until = null,
        dispatch_id = case when ${to.leaveDispatch ?? false} then null else dispatch_id end
      where organisation_id = ${organisationId} and id = ${id} returning id)
    insert into communication_step (organisation_id, communication_id, step, taken_at, taken_by, details)
    select ${organisationId}, id, ${step}, to_timestamp(${now / 1000}), ${by}::uuid, ${JSON.stringify(details)}::jsonb
    from moved`.execute(tx)
}

export async function saveStep(
  tx: Transaction,
  organisationId: string,
  id: string,
  { step, by, details = {} }: StepWritten,
  now: number,
): Promise<void> {
  await sql`insert into communication_step (organisation_id, communication_id, step, taken_at, taken_by, details)
    values (${organisationId}, ${id}, ${step}, to_timestamp(${now / 1000}), ${by}, ${JSON.stringify(details)})`.execute(
    tx,
  )
}

/** The same of many, as a file of results says it. */
export async function saveResults(
  tx: Transaction,
  organisationId: string,
  results: readonly {
    id: string
    state: State
    code: string | null
    step: string
    details: Record<string, string>
  }[],
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`with r as (
      select * from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        as r(id uuid, state text, code text, step text, details jsonb)),
    moved as (
      update communication c set state = r.state, code = coalesce(r.code, c.code), attempt_until = null
      from r where c.organisation_id = ${organisationId} and c.id = r.id returning c.id)
    insert into communication_step (organisation_id, communication_id, step, taken_at, taken_by, details)
    select ${organisationId}, r.id, r.step, to_timestamp(${now / 1000}), ${by}::uuid, r.details
    from r join moved on moved.id = r.id`.execute(tx)
}

/** Codes that are taken already, of any communication. */
export async function listCodesTaken(tx: Transaction, organisationId: string, codes: readonly string[]) {
  const { rows } = await sql<{ id: string; kind: Kind; code: string }>`
    select id, kind, code from communication
    where organisation_id = ${organisationId} and code = any(${[...codes]}::text[])`.execute(tx)
  return rows
}

/** Of some people all that may still be given a result: for a list that names them by fiscal code. */
export async function listMatchable(tx: Transaction, organisationId: string, fiscalCodes: readonly string[]) {
  const { rows } = await sql<{
    id: string
    fiscalCode: string
    kind: Kind
    state: State
    startsOn: Day
    code: string | null
  }>`
    select c.id, p.fiscal_code as "fiscalCode", c.kind, c.state, c.starts_on as "startsOn", c.code
    from communication c
    join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where c.organisation_id = ${organisationId} and p.fiscal_code = any(${[...fiscalCodes]}::text[])
      and c.state <> 'not-needed'
    order by c.number for update of c`.execute(tx)
  return rows
}

export async function listRemindable(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ id: string; dueOn: Day; remindedDays: number | null }>`
    select id, due_on as "dueOn", reminded_days as "remindedDays" from communication
    where organisation_id = ${organisationId} and state in ('due', 'unclear', 'exported', 'refused')
    for update skip locked`.execute(tx)
  return rows
}
export async function saveReminded(
  tx: Transaction,
  organisationId: string,
  reminded: readonly { id: string; days: number }[],
): Promise<void> {
  await sql`update communication c set reminded_days = r.days
    from unnest(${reminded.map(({ id }) => id)}::uuid[], ${reminded.map(({ days }) => days)}::int[]) as r(id, days)
    where c.organisation_id = ${organisationId} and c.id = r.id`.execute(tx)
}

export async function listOfficers(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    join role_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'hr-office'
    where p.organisation_id = ${organisationId} and p.left_on is null`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Codes of all that was told of a person. */
export async function listOwnCodes(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ code: string }>`
    select code from communication where organisation_id = ${organisationId} and person_id = ${personId}
      and code is not null`.execute(tx)
  return rows.map(({ code }) => code)
}
