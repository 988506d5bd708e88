import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Facts } from './rules.ts'

/** What exists, counted at once. @param today who left by then is not counted */
export async function findFacts(
  tx: Transaction,
  organisationId: string,
  today: string,
): Promise<Omit<Facts, 'mailWorks'>> {
  const own = sql`organisation_id = ${organisationId}`
  const { rows } = await sql<Omit<Facts, 'mailWorks'>>`
    with here as (
      select id, team_id from person where ${own} and (left_on is null or left_on > ${today}::date)
    ), holders as (
      select g.role, h.id, h.team_id from role_grant g join here h on h.id = g.person_id where g.organisation_id = ${organisationId}
    )
    select
      (select patron_day is not null from organisation where id = ${organisationId}) as "hasPatronDay",
      (select count(*) from directorate where ${own}) as directorates,
      (select count(*) from office where ${own}) as offices,
      (select count(*) from team where ${own}) as teams,
      (select count(*) from here) as people,
      (select count(*) from here where team_id is not null) as members,
      (select count(*) from team t where t.organisation_id = ${organisationId} and not exists (
        select from holders m where m.role = 'team-manager' and m.team_id = t.id)) as "teamsWithoutManager",
      (select count(*) from holders where role = 'hr-office') as "hrPeople",
      (select count(*) from identity_provider where ${own}) as providers,
      (select count(*) from here h where exists (select from account a where a.organisation_id = ${organisationId} and a.person_id = h.id)
        or exists (select from invitation i where i.organisation_id = ${organisationId} and i.person_id = h.id)) as accounts,
      (select count(*) from activity where ${own}) as activities,
      (select count(distinct person_id) from person_activities where ${own}) as assigned,
      (select count(*) from policy_change where ${own}) as "policyChanges",
      (select count(*) from policy_decision where ${own} and outcome = 'adopted') as "policyAdopted",
      (select count(*) from work_month where ${own}) as months,
      (select count(distinct r.month) from plan_run r join plan_run_end e on e.organisation_id = r.organisation_id and e.run_id = r.id
        where r.organisation_id = ${organisationId} and e.outcome = 'done') as "plannedMonths",
      (select count(*) from month_publication where ${own}) as "publishedMonths"`.execute(tx)
  return rows[0]!
}

export async function listStepsAside(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ step: string }>`
    select step from setup_step_aside where organisation_id = ${organisationId}`.execute(tx)
  return rows.map(({ step }) => step)
}

export async function saveStepAside(
  tx: Transaction,
  organisationId: string,
  { step, by }: { step: string; by: string },
  now: number,
): Promise<void> {
  await sql`insert into setup_step_aside (organisation_id, step, set_aside_at, set_aside_by)
    values (${organisationId}, ${step}, to_timestamp(${now / 1000}), ${by})
    on conflict (organisation_id, step) do nothing`.execute(tx)
}

export async function deleteStepAside(tx: Transaction, organisationId: string, step: string): Promise<void> {
  await sql`delete from setup_step_aside where organisation_id = ${organisationId} and step = ${step}`.execute(
    tx,
  )
}
