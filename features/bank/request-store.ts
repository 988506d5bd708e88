// Who asks for days, behind the fence: a person their own, or the purpose that distributes, which shows nobody.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Exception } from '../planning/limits-rules.ts'

async function opened<Answer>(
  tx: Transaction,
  to: { person: string } | 'bank',
  work: () => Promise<Answer>,
): Promise<Answer> {
  const [person, purpose] = to === 'bank' ? ['', 'bank'] : [to.person, '']
  const open = (who: string, why: string) =>
    sql`select set_config('app.home_of', ${who}, true), set_config('app.purpose', ${why}, true)`.execute(tx)
  await open(person, purpose)
  const answer = await work()
  await open('', '')
  return answer
}

export type RequestRow = {
  id: string
  month: Month
  personId: string
  days: number
  received: number
  askedAt: Date
  ended: 'withdrawn' | 'received' | 'over' | null
}
const columns = sql`r.id, r.month, r.person_id as "personId", r.days, r.asked_at as "askedAt", r.ended,
  coalesce((select sum(t.days) from bank_transfer t
    where t.organisation_id = r.organisation_id and t.request_id = r.id), 0)::int as received`

export const listOwnRequests = (
  tx: Transaction,
  organisationId: string,
  personId: string,
  month: string,
): Promise<RequestRow[]> =>
  opened(tx, { person: personId }, async () => {
    const { rows } = await sql<RequestRow>`select ${columns} from bank_request r
      where r.organisation_id = ${organisationId} and r.person_id = ${personId} and r.month = ${month}
      order by r.asked_at desc`.execute(tx)
    return rows
  })

/** @returns false where the person waits already, or the same was sent before */
export const saveRequest = (
  tx: Transaction,
  organisationId: string,
  asked: { id: string; month: Month; personId: string; days: number },
  now: number,
): Promise<boolean> =>
  opened(tx, { person: asked.personId }, async () => {
    const { rows } =
      await sql`insert into bank_request (organisation_id, id, month, person_id, days, asked_at)
      values (${organisationId}, ${asked.id}, ${asked.month}, ${asked.personId}, ${asked.days},
        to_timestamp(${now / 1000}))
      on conflict do nothing returning id`.execute(tx)
    return rows.length > 0
  })

/** @returns whether it waited still */
export const saveWithdrawal = (
  tx: Transaction,
  organisationId: string,
  { id, personId }: { id: string; personId: string },
  now: number,
): Promise<boolean> =>
  opened(tx, { person: personId }, async () => {
    const { rows } =
      await sql`update bank_request set ended_at = to_timestamp(${now / 1000}), ended = 'withdrawn'
      where organisation_id = ${organisationId} and id = ${id} and person_id = ${personId} and ended_at is null
      returning id`.execute(tx)
    return rows.length > 0
  })

export type AnswerRow = { requestId: string; days: number; reasons: Reason[]; at: Date }
/** The last answer of each request of a person's month. */
export const listOwnAnswers = (
  tx: Transaction,
  organisationId: string,
  personId: string,
  month: string,
): Promise<AnswerRow[]> =>
  opened(tx, { person: personId }, async () => {
    const { rows } = await sql<AnswerRow>`
      select distinct on (w.request_id) w.request_id as "requestId", w.days, w.reasons, r.made_at as at
      from bank_answer w join bank_round r on r.organisation_id = w.organisation_id and r.id = w.round_id
      where w.organisation_id = ${organisationId} and w.person_id = ${personId} and r.month = ${month}
      order by w.request_id, r.made_at desc`.execute(tx)
    return rows
  })

// The distribution ---------------------------------------------------------------------------------------

export type AskingPerson = {
  requestId: string
  personId: string
  askedOn: Day
  /** Days still waited for. */
  days: number
  /** Answered before, so that nobody is told twice that they wait. */
  answered: boolean
  teamId: string | null
  directorateId: string | null
  partTimePercent: number
  exception: Exception | null
  bankDays: number
}

/** Months in which somebody waits. */
export const listWaitingMonths = (tx: Transaction, organisationId: string): Promise<Month[]> =>
  opened(tx, 'bank', async () => {
    const { rows } = await sql<{ month: Month }>`select distinct month from bank_request
      where organisation_id = ${organisationId} and ended_at is null order by month`.execute(tx)
    return rows.map(({ month }) => month)
  })

/** Who waits, held until the commit where it is about to be decided: what they received is read once it is held. */
export const listAsking = (
  tx: Transaction,
  organisationId: string,
  month: string,
  held: boolean,
): Promise<AskingPerson[]> =>
  opened(tx, 'bank', async () => {
    if (held)
      await sql`select from bank_request where organisation_id = ${organisationId} and month = ${month}
        and ended_at is null order by id for update`.execute(tx)
    const { rows } = await sql<AskingPerson>`
      select r.id as "requestId", r.person_id as "personId",
        to_char(r.asked_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as "askedOn",
        r.days - coalesce((select sum(t.days) from bank_transfer t
          where t.organisation_id = r.organisation_id and t.request_id = r.id), 0)::int as days,
        exists (select from bank_answer w where w.organisation_id = r.organisation_id and w.request_id = r.id) as answered,
        t.id as "teamId", t.directorate_id as "directorateId", p.part_time_percent as "partTimePercent",
        case when e.id is not null or x.found then json_build_object('daysPerMonth', e.days_per_month,
          'daysPerWeek', e.days_per_week, 'beyondPrevalence', coalesce(e.beyond_prevalence, false) or x.found)
          end as exception,
        coalesce(k.balance, 0) as "bankDays"
      from bank_request r
      join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
      left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
      left join month_exception e on e.organisation_id = r.organisation_id and e.month = r.month
        and e.person_id = r.person_id and e.withdrawn_at is null
      left join bank_account k on k.organisation_id = r.organisation_id and k.month = r.month and k.kind = 'person'
        and k.person_id = r.person_id
      left join lateral (select exists (select from prevalence_derogation d where d.organisation_id = r.organisation_id
        and d.person_id = r.person_id and d.valid_from < ((r.month || '-01')::date + interval '1 month')
        and d.valid_until >= (r.month || '-01')::date) as found) x on true
      where r.organisation_id = ${organisationId} and r.month = ${month} and r.ended_at is null
        and p.left_on is null
      order by r.id`.execute(tx)
    return rows
  })

export async function saveRounds(
  tx: Transaction,
  organisationId: string,
  rounds: readonly {
    id: string
    month: Month
    directorateId: string | null
    there: number
    given: number
    by: string | null
  }[],
  now: number,
): Promise<void> {
  await sql`insert into bank_round (organisation_id, id, month, directorate_id, days_there, days_given, made_at, made_by)
    select ${organisationId}, r.id, r.month, r."directorateId", r.there, r.given, to_timestamp(${now / 1000}), r."by"
    from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as r(id uuid, month text, "directorateId" uuid,
      there integer, given integer, "by" uuid)`.execute(tx)
}

/** What each reads of a distribution, and which requests it ends. */
export const saveAnswers = (
  tx: Transaction,
  organisationId: string,
  answers: readonly {
    roundId: string
    requestId: string
    personId: string
    days: number
    reasons: Reason[]
    ends: boolean
  }[],
  now: number,
): Promise<void> =>
  opened(tx, 'bank', async () => {
    await sql`insert into bank_answer (organisation_id, round_id, request_id, person_id, days, reasons)
      select ${organisationId}, a."roundId", a."requestId", a."personId", a.days, a.reasons
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a("roundId" uuid, "requestId" uuid,
        "personId" uuid, days smallint, reasons jsonb)`.execute(tx)
    const ended = answers.filter(({ ends }) => ends).map(({ requestId }) => requestId)
    if (ended.length > 0)
      await sql`update bank_request set ended_at = to_timestamp(${now / 1000}), ended = 'received'
        where organisation_id = ${organisationId} and id = any(${ended}::uuid[])`.execute(tx)
  })

/** The month is over for the bank: nobody waits any more. */
export const saveOver = (
  tx: Transaction,
  organisationId: string,
  month: string,
  now: number,
): Promise<void> =>
  opened(tx, 'bank', async () => {
    await sql`update bank_request set ended_at = to_timestamp(${now / 1000}), ended = 'over'
      where organisation_id = ${organisationId} and month = ${month} and ended_at is null`.execute(tx)
  })
