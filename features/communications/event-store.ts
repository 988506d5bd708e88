// Events of agreements, read where they are kept, and what was made of them.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { AgreementEvent, Why } from './duty-rules.ts'
import type { Deadline, Facts, Kind, State } from './rules.ts'

/** Events that nobody looked at yet, of each person in the order in which they happened. */
export async function listUnseenEvents(
  tx: Transaction,
  organisationId: string,
  limit: number,
): Promise<AgreementEvent[]> {
  const { rows } = await sql<AgreementEvent>`
    select s.agreement_id as "agreementId", a.person_id as "personId", s.seq::int as seq, s.step,
      (s.taken_at at time zone 'Europe/Rome')::date as on, a.kind, w.terms ->> 'regime' as regime,
      a.parent_id as "parentId", (b.details ->> 'startsOn')::date as "startsOn",
      (w.terms ->> 'until')::date as "agreedUntil", (s.details ->> 'endsOn')::date as "endsOn",
      case when a.origin = 'paper' then (b.details ->> 'signedOn')::date
        else coalesce(e."signedOn", (b.taken_at at time zone 'Europe/Rome')::date) end as "signedOn",
      case when c.regime is not null
        then jsonb_build_object('regime', c.regime, 'startsOn', c."startsOn") end as child
    from agreement_step s
    join agreement a on a.organisation_id = s.organisation_id and a.id = s.agreement_id
    join agreement_step b on b.organisation_id = s.organisation_id and b.agreement_id = s.agreement_id
      and b.step = 'in-force'
    join agreement_terms w on w.organisation_id = b.organisation_id and w.agreement_id = b.agreement_id
      and w.version = b.version
    left join lateral (
      select (details ->> 'signedOn')::date as "signedOn" from agreement_step
      where organisation_id = s.organisation_id and agreement_id = s.agreement_id and step = 'signed-elsewhere'
      order by seq desc limit 1) e on true
    left join lateral (
      select cw.terms ->> 'regime' as regime, cs.details ->> 'startsOn' as "startsOn"
      from agreement_step cs
      join agreement_terms cw on cw.organisation_id = cs.organisation_id and cw.agreement_id = cs.agreement_id
        and cw.version = cs.version
      where cs.organisation_id = s.organisation_id and cs.step = 'in-force'
        and cs.agreement_id = (s.details ->> 'childId')::uuid) c on s.step = 'revised'
    where s.organisation_id = ${organisationId}
      and s.step in ('in-force', 'withdrawn', 'revised', 'transferred')
      and not exists (select from communication_event v where v.organisation_id = s.organisation_id
        and v.agreement_id = s.agreement_id and v.step_seq = s.seq)
    order by a.person_id, s.seq limit ${limit}`.execute(tx)
  return rows
}

export type PeriodRow = {
  id: string
  personId: string
  kind: Kind
  startsOn: Day
  endsOn: Day | null
  state: State
}

/** All that was ever due of some people, held: in the order in which it is told. */
export async function listPeriodsHeld(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select period_id as id, person_id as "personId", kind, starts_on as "startsOn", ends_on as "endsOn", state
    from communication where organisation_id = ${organisationId} and person_id = any(${[...personIds]}::uuid[])
    order by number for update`.execute(tx)
  return rows
}

/** To which period each agreement of some people belongs. */
export async function listPeriodsOfAgreements(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
): Promise<{ agreementId: string; periodId: string }[]> {
  const { rows } = await sql<{ agreementId: string; periodId: string }>`
    select e.agreement_id as "agreementId", e.period_id as "periodId"
    from communication_event e
    join agreement a on a.organisation_id = e.organisation_id and a.id = e.agreement_id
    where e.organisation_id = ${organisationId} and a.person_id = any(${[...personIds]}::uuid[])
      and e.period_id is not null
    order by e.step_seq`.execute(tx)
  return rows
}

export type Seen = { agreementId: string; seq: number; why: Why; periodId: string | null }
export type DutySaved = {
  id: string
  agreementId: string
  personId: string
  seq: number | null
  why: Why
  kind: Kind
  periodId: string
  annulsId: string | null
  state: State
} & Facts &
  Deadline

/** @returns the steps that nobody else noted meanwhile */
export async function saveSeen(
  tx: Transaction,
  organisationId: string,
  seen: readonly Seen[],
  now: number,
): Promise<number> {
  const { rows } = await sql`
    insert into communication_event (organisation_id, agreement_id, step_seq, why, period_id, seen_at)
    select ${organisationId}, r."agreementId", r.seq, r.why, r."periodId", to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb)
      as r("agreementId" uuid, seq bigint, why text, "periodId" uuid)
    on conflict do nothing returning step_seq`.execute(tx)
  return rows.length
}

/** In the order given, which is the order of their numbers. */
export async function saveDuties(
  tx: Transaction,
  organisationId: string,
  duties: readonly DutySaved[],
  { by, now }: { by: string | null; now: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into communication (organisation_id, id, person_id, agreement_id, step_seq, why, kind, period_id,
        annuls_id, signed_on, starts_on, ends_on, counted_from, due_on, because, state, made_at)
      select ${organisationId}, r.id, r."personId", r."agreementId", r.seq, r.why, r.kind, r."periodId",
        r."annulsId", r."signedOn", r."startsOn", r."endsOn", r."countedFrom", r."dueOn", r.because, r.state,
        to_timestamp(${now / 1000})
      from jsonb_to_recordset(${JSON.stringify(duties.map((one, place) => ({ ...one, place })))}::jsonb)
        as r(place int, id uuid, "personId" uuid, "agreementId" uuid, seq bigint, why text, kind text,
          "periodId" uuid, "annulsId" uuid, "signedOn" date, "startsOn" date, "endsOn" date, "countedFrom" date,
          "dueOn" date, because text, state text)
      order by r.place
      on conflict do nothing returning id, state),
    noted as (
      insert into communication_step (organisation_id, communication_id, step, taken_at, taken_by)
      select ${organisationId}, id, state, to_timestamp(${now / 1000}), ${by}::uuid from made)
    select id from made`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What was due of a period that came to nothing is due no more. */
export async function saveNotNeeded(
  tx: Transaction,
  organisationId: string,
  periodIds: readonly string[],
  now: number,
): Promise<void> {
  await sql`with done as (
      update communication set state = 'not-needed', dispatch_id = null
      where organisation_id = ${organisationId} and period_id = any(${[...periodIds]}::uuid[])
        and state in ('due', 'refused') returning id)
    insert into communication_step (organisation_id, communication_id, step, taken_at)
    select ${organisationId}, id, 'not-needed', to_timestamp(${now / 1000}) from done`.execute(tx)
}

/** Everything that waits, for its term to be counted anew: settings changed. */
export async function listTermsHeld(tx: Transaction, organisationId: string) {
  const { rows } = await sql<
    { id: string; kind: Kind; toldUntil: Day | null; happenedOn: Day; state: State } & Facts & Deadline
  >`
    select c.id, c.kind, c.signed_on as "signedOn", c.starts_on as "startsOn", c.ends_on as "endsOn",
      c.counted_from as "countedFrom", c.due_on as "dueOn", c.because, c.state,
      (c.made_at at time zone 'Europe/Rome')::date as "happenedOn",
      (select b.ends_on from communication b where b.organisation_id = c.organisation_id
        and b.period_id = c.period_id and b.number < c.number order by b.number desc limit 1) as "toldUntil"
    from communication c where c.organisation_id = ${organisationId} and c.state in ('due', 'refused', 'elsewhere')
      and c.code is null for update`.execute(tx)
  return rows
}

export async function saveTerms(
  tx: Transaction,
  organisationId: string,
  terms: readonly ({ id: string; state: State } & Deadline)[],
): Promise<void> {
  await sql`update communication c set counted_from = r."countedFrom", due_on = r."dueOn", because = r.because,
      state = r.state
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
      as r(id uuid, "countedFrom" date, "dueOn" date, because text, state text)
    where c.organisation_id = ${organisationId} and c.id = r.id`.execute(tx)
}
