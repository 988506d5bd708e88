import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { ColleagueAsking, DirectorateGroup, Entitled } from './outlook-rules.ts'

/** What a person's colleagues of the team ask of a month, those who stated. */
export async function listColleaguesAsking(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamId: string,
  personId: string,
): Promise<(Omit<ColleagueAsking, 'quota'> & Entitled)[]> {
  const { rows } = await sql<Omit<ColleagueAsking, 'quota'> & Entitled>`
    select w.wished, w.absent, w.home and p.home_suitable as "mayBeGranted",
      coalesce(k.days_per_person, m.days_per_person) as "daysPerPerson", p.part_time_percent as "partTimePercent",
      e.days_per_month as "ownDays", e.days_per_week as "ownPerWeek", coalesce(b.balance, 0) as "bankDays"
    from person p
    join work_month m on m.organisation_id = p.organisation_id and m.month = ${month}
    left join month_team k on k.organisation_id = p.organisation_id and k.month = m.month and k.team_id = p.team_id
    join wish w on w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id
    left join month_exception e on e.organisation_id = p.organisation_id and e.month = m.month
      and e.person_id = p.id and e.withdrawn_at is null
    left join bank_account b on b.organisation_id = p.organisation_id and b.month = m.month and b.kind = 'person'
      and b.person_id = p.id
    where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and p.id <> ${personId}
      and p.left_on is null`.execute(tx)
  return rows
}

/** People of a directorate by how many days they ask that could be given them, and by what their days follow from. */
export async function listDirectorateAsking(
  tx: Transaction,
  organisationId: string,
  month: string,
  directorateId: string,
): Promise<{ groups: DirectorateGroup[]; budget: number }> {
  const { rows } = await sql<DirectorateGroup & { budget: number }>`
    select case when w.person_id is null then null when w.home and p.home_suitable then cardinality(w.wished) else 0 end as asked,
      coalesce(k.days_per_person, m.days_per_person) as "daysPerPerson", p.part_time_percent as "partTimePercent",
      e.days_per_month as "ownDays", coalesce(given.balance, 0) as "bankDays", count(*)::int as people,
      greatest(coalesce((select days from month_budget b where b.organisation_id = ${organisationId} and b.month = ${month}
        and b.directorate_id = ${directorateId}), 0) + coalesce((select from_outside from bank_account a
        where a.organisation_id = ${organisationId} and a.month = ${month} and a.kind = 'directorate'
          and a.person_id is null and a.directorate_id = ${directorateId}), 0), 0) as budget
    from team t
    join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    join work_month m on m.organisation_id = t.organisation_id and m.month = ${month}
    left join month_team k on k.organisation_id = t.organisation_id and k.month = m.month and k.team_id = t.id
    left join wish w on w.organisation_id = p.organisation_id and w.month = m.month and w.person_id = p.id
    left join month_exception e on e.organisation_id = p.organisation_id and e.month = m.month
      and e.person_id = p.id and e.withdrawn_at is null
    left join (select person_id, balance from bank_account where organisation_id = ${organisationId}
      and month = ${month} and kind = 'person' and balance <> 0) given on given.person_id = p.id
    where t.organisation_id = ${organisationId} and t.directorate_id = ${directorateId}
    group by 1, 2, 3, 4, 5`.execute(tx)
  return { groups: rows.map(({ budget: _, ...group }) => group), budget: rows[0]?.budget ?? 0 }
}
