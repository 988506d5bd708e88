// What the past looks like: months before the demo's, as full as the one it publishes, and a large team.
import type pg from 'pg'
import { workingDaysOf } from '../features/months/rules.ts'
import { saveFiguresOfPlan } from '../features/planning/figures-store.ts'
import type { Month } from '../vocabulary/day.ts'
import type { BenchServer } from './databases.ts'

/** Moves people of other teams into one until it has so many, and counts the teams of the month anew. */
export async function growTeam(
  { database, asOwner }: BenchServer,
  organisationId: string,
  teamId: string,
  { month, size }: { month: Month; size: number },
): Promise<void> {
  await asOwner(async (owner) => {
    await enter(owner, organisationId)
    await owner.query(
      `update person set team_id = $2 where organisation_id = $1 and id in (
        select p.id from person p join assignment a on a.organisation_id = p.organisation_id and a.person_id = p.id
          and a.month = $3
        where p.organisation_id = $1 and p.team_id <> $2
          and not exists (select from role_grant g where g.organisation_id = p.organisation_id
            and g.person_id = p.id and g.role <> 'employee')
        order by p.id limit $4 - (select count(*) from person where organisation_id = $1 and team_id = $2))`,
      [organisationId, teamId, month, size],
    )
  })
  await database.transaction(organisationId, async (tx) => {
    const people = await tx
      .selectFrom('assignment')
      .select(['person_id as id', 'places as days'])
      .where('organisation_id', '=', organisationId)
      .where('month', '=', month)
      .execute()
    await saveFiguresOfPlan(tx, organisationId, month, people)
  })
}

/** A published month like the model, on the working days of its own, with everybody's wishes and days. */
export async function addMonth(
  owner: pg.ClientBase,
  organisationId: string,
  model: Month,
  month: Month,
): Promise<void> {
  const { days } = workingDaysOf(month, '12-07')
  await enter(owner, organisationId)
  const say = (statement: string) => owner.query(statement, [organisationId, model, month])
  await owner.query(
    `insert into work_month (organisation_id, month, days, wishes_until, days_per_person, days_per_week, opened_at,
       opened_by, rules)
     select organisation_id, $3, $4::date[], $4[1]::date - 10, days_per_person, days_per_week, opened_at, opened_by, rules
     from work_month where organisation_id = $1 and month = $2`,
    [organisationId, model, month, days],
  )
  await say(`insert into month_budget select organisation_id, $3, directorate_id, days from month_budget
    where organisation_id = $1 and month = $2`)
  await say(`insert into plan_run (organisation_id, month, started_at, started_by, seconds, gap_percent, people, days)
    select r.organisation_id, $3, r.started_at, r.started_by, r.seconds, r.gap_percent, r.people, m.days
    from plan_run r join work_month m on m.organisation_id = r.organisation_id and m.month = $3
    where r.organisation_id = $1 and r.month = $2 limit 1`)
  await say(`insert into plan_run_end (organisation_id, run_id, outcome, ended_at, gap_percent)
    select organisation_id, id, 'done', started_at, 0.05 from plan_run
    where organisation_id = $1 and month = $3 and $2 <> $3`)
  // The n-th day of this month is wished and spent as the model's n-th, while both have one.
  await say(`insert into wish (organisation_id, month, person_id, wished, absent, any_day, home, stated_at)
    select w.organisation_id, $3, w.person_id,
      coalesce((select array_agg(here.days[array_position(model.days, day)] order by day) from unnest(w.wished) day
        where array_position(model.days, day) <= cardinality(here.days)), '{}'), '{}', w.any_day, w.home, w.stated_at
    from wish w, work_month model, work_month here
    where w.organisation_id = $1 and w.month = $2 and model.organisation_id = $1 and model.month = $2
      and here.organisation_id = $1 and here.month = $3`)
  await say(`insert into assignment (organisation_id, month, person_id, run_id, proposed, places)
    select a.organisation_id, $3, a.person_id, r.id, null,
      (a.places || array_fill('office@08:30'::text, array[cardinality(r.days)]))[1:cardinality(r.days)]
    from assignment a join plan_run r on r.organisation_id = a.organisation_id and r.month = $3
    where a.organisation_id = $1 and a.month = $2`)
  // Of every thirty people one had a first day changed afterwards, as many as a lively city would.
  await say(`insert into day_change (organisation_id, month, person_id, day, run_id, place_before, place_after, reason,
      changed_at, changed_by)
    select a.organisation_id, $3, a.person_id, r.days[1], r.id, a.places[1], 'office@08:30', '', r.started_at,
      r.started_by
    from assignment a join plan_run r on r.organisation_id = a.organisation_id and r.month = $3
    where a.organisation_id = $1 and a.month = $3 and $2 <> $3 and hashtext(a.person_id::text) % 30 = 0`)
  await say(`insert into month_publication (organisation_id, month, run_id, published_at, published_by, teams_not_approved)
    select p.organisation_id, $3, r.id, p.published_at, p.published_by, 0
    from month_publication p join plan_run r on r.organisation_id = p.organisation_id and r.month = $3
    where p.organisation_id = $1 and p.month = $2`)
  await say(`insert into month_figures select organisation_id, $3, team_id, directorate_id, people, wished, granted,
      refused, present_days from month_figures where organisation_id = $1 and month = $2`)
  await say(`insert into team_figures select organisation_id, $3, team_id, people, wished, granted, refused,
      present, away from team_figures where organisation_id = $1 and month = $2`)
}

/** The owner is fenced too: rows of one organisation at a time. */
const enter = (owner: pg.ClientBase, organisationId: string) =>
  owner.query(`select set_config('app.organisation', $1, false)`, [organisationId])
