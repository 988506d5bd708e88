import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { ColleagueAsking } from './outlook-rules.ts'

/** What a person's colleagues of the team ask of a month, those who stated. */
export async function listColleaguesAsking(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamId: string,
  personId: string,
): Promise<ColleagueAsking[]> {
  const { rows } = await sql<ColleagueAsking>`
    select w.wished, w.absent, w.home and p.home_suitable as "mayBeGranted",
      round(coalesce(k.days_per_person, m.days_per_person) * p.part_time_percent / 100.0)::int as quota
    from person p
    join work_month m on m.organisation_id = p.organisation_id and m.month = ${month}
    left join month_team k on k.organisation_id = p.organisation_id and k.month = m.month and k.team_id = p.team_id
    join wish w on w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id
    where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and p.id <> ${personId}
      and p.left_on is null`.execute(tx)
  return rows
}

/**
 * How many people of a directorate ask for how many days that could be given them, their budget, and the days that
 * all might have together. Weeks beyond their limit are counted: the budget is rather taken for short than for enough.
 */
export async function findDirectorateAsking(
  tx: Transaction,
  organisationId: string,
  month: string,
  directorateId: string,
) {
  const { rows } = await sql<{ days: number | null; people: number; everybody: number; budget: number }>`
    with members as (
      select round(coalesce(k.days_per_person, m.days_per_person) * p.part_time_percent / 100.0)::int as quota,
        case when w.person_id is null then null when w.home and p.home_suitable then cardinality(w.wished) else 0 end as asked
      from team t
      join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
      join work_month m on m.organisation_id = t.organisation_id and m.month = ${month}
      left join month_team k on k.organisation_id = t.organisation_id and k.month = m.month and k.team_id = t.id
      left join wish w on w.organisation_id = p.organisation_id and w.month = m.month and w.person_id = p.id
      where t.organisation_id = ${organisationId} and t.directorate_id = ${directorateId})
    select least(asked, quota) as days, count(*)::int as people, sum(quota)::int as everybody,
      coalesce((select days from month_budget b where b.organisation_id = ${organisationId} and b.month = ${month}
        and b.directorate_id = ${directorateId}), 0) as budget
    from members group by 1`.execute(tx)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    asked: rows.flatMap(({ days, people }) => (days === null ? [] : [{ days, people }])),
    people: sum(({ people }) => people),
    everybody: sum(({ everybody }) => everybody),
    budget: rows[0]?.budget ?? 0,
  }
}
