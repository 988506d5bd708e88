import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'
import type { PersonMonth } from './rules.ts'

/** What agreements say is theirs to read: see `withAgreed` of the actions. */
type PersonMonthRow = Omit<PersonMonth, 'agreed'> & { personId: string }

/**
 * The next persons of a month after one of them, in the order of their ids: one statement whatever their number.
 * @param since only persons with a day changed at this instant or later
 */
export async function listPersonMonths(
  tx: Transaction,
  organisationId: string,
  month: Month,
  {
    directorateId,
    after,
    limit,
    since,
  }: {
    directorateId?: string | undefined
    after?: string | undefined
    limit: number
    since?: string | undefined
  },
): Promise<PersonMonthRow[]> {
  const { rows } = await sql<PersonMonthRow>`
    select a.person_id as "personId", p.fiscal_code as "fiscalCode", p.family_name as "familyName",
      p.given_name as "givenName", t.directorate_id as "directorateId", d.code as "directorateCode",
      t.code as "teamCode", o.code as "officeCode", a.places, coalesce(k.closed_days, '{}') as "closedDays",
      e.code as "closedOfficeCode", coalesce(c.changes, '[]') as changes
    from assignment a
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
    left join month_team k on k.organisation_id = a.organisation_id and k.month = a.month and k.team_id = t.id
    left join office e on e.organisation_id = k.organisation_id and e.id = k.closed_to
    left join lateral (
      select jsonb_agg(jsonb_build_object('day', day, 'at',
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as changes, max(at) as last
      from (select day, max(changed_at) as at from day_change
        where organisation_id = a.organisation_id and month = a.month and person_id = a.person_id
          and run_id = a.run_id and changed_at > (select published_at from month_publication m
            where m.organisation_id = a.organisation_id and m.month = a.month)
        group by day) as of_day) c on true
    where a.organisation_id = ${organisationId} and a.month = ${month}
      ${after ? sql`and a.person_id > ${after}` : sql``}
      ${directorateId ? sql`and t.directorate_id = ${directorateId}` : sql``}
      ${since ? sql`and c.last >= ${since}::timestamptz` : sql``}
    order by a.person_id limit ${limit}`.execute(tx)
  return rows
}
