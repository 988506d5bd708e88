// Sums of the ledger by directorate. How many people stand behind each is read only to decide whether it may be told.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type DirectorateFigures = {
  month: Month
  directorateId: string
  name: string
  people: number
  given: number
  givers: number
  received: number
  receivers: number
}

/** Days given less those taken back, and days received, of the months from one to another. */
export async function listFigures(
  tx: Transaction,
  organisationId: string,
  { from, until, today }: { from: string; until: string; today: Day },
): Promise<DirectorateFigures[]> {
  const { rows } = await sql<DirectorateFigures>`
    with moved as (
      select m.month, m.directorate_id, m.person_id, sum(m.given)::int as given, sum(m.received)::int as received
      from (
        select d.month, c.directorate_id, d.person_id, t.days as given, 0 as received
        from bank_transfer t
        join bank_account d on d.organisation_id = t.organisation_id and d.id = t.debit_id and d.kind = 'person'
        join bank_account c on c.organisation_id = t.organisation_id and c.id = t.credit_id
        where t.organisation_id = ${organisationId} and t.reason = 'given' and d.month between ${from} and ${until}
        union all
        select c.month, d.directorate_id, c.person_id, case when t.reason = 'taken-back' then -t.days else 0 end,
          case when t.reason = 'received' then t.days else 0 end
        from bank_transfer t
        join bank_account d on d.organisation_id = t.organisation_id and d.id = t.debit_id
        join bank_account c on c.organisation_id = t.organisation_id and c.id = t.credit_id and c.kind = 'person'
        where t.organisation_id = ${organisationId} and c.month between ${from} and ${until}) m
      group by 1, 2, 3)
    select w.month, d.id as "directorateId", d.name, coalesce(p.people, 0)::int as people,
      coalesce(sum(m.given), 0)::int as given, count(*) filter (where m.given > 0)::int as givers,
      coalesce(sum(m.received), 0)::int as received, count(*) filter (where m.received > 0)::int as receivers
    from work_month w
    join directorate d on d.organisation_id = w.organisation_id
    left join moved m on m.month = w.month and m.directorate_id = d.id
    left join (select t.directorate_id, count(*) as people from person p
      join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
      where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)
      group by t.directorate_id) p on p.directorate_id = d.id
    where w.organisation_id = ${organisationId} and w.month between ${from} and ${until}
    group by w.month, d.id, d.name, p.people order by w.month, d.name, d.id`.execute(tx)
  return rows
}

/** Days of a month that nobody received in time. */
export async function listExpired(
  tx: Transaction,
  organisationId: string,
  { from, until }: { from: string; until: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: Month; days: number }>`select month, balance as days from bank_account
    where organisation_id = ${organisationId} and kind = 'expired' and month between ${from} and ${until}`.execute(
    tx,
  )
  return new Map(rows.map(({ month, days }) => [month, days]))
}

export type RoundRow = {
  at: Date
  byHand: boolean
  directorateId: string | null
  there: number
  given: number
  receivers: number
}
/** Distributions of a month, the newest first. */
export async function listRounds(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select r.made_at as at, r.made_by is not null as "byHand", r.directorate_id as "directorateId",
      r.days_there as there, r.days_given as given, (select count(*) from bank_transfer t
        where t.organisation_id = r.organisation_id and t.act_id = r.id and t.reason = 'received')::int as receivers
    from bank_round r where r.organisation_id = ${organisationId} and r.month = ${month}
    order by r.made_at desc, r.id limit 60`.execute(tx)
  return rows
}
