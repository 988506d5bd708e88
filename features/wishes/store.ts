import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Wish } from './rules.ts'

export type StatedWish = Wish & { statedAt: Date }

export async function findWish(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
): Promise<StatedWish | undefined> {
  const row = await tx
    .selectFrom('wish')
    .select(['wished', 'absent', 'any_day', 'home', 'stated_at'])
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      wished: row.wished as Day[],
      absent: row.absent as Day[],
      anyDay: row.any_day,
      home: row.home,
      statedAt: row.stated_at,
    }
  )
}

/** All wishes of a month, for the plan. */
export async function listWishes(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<Wish & { personId: string }>`
    select person_id as "personId", wished, absent, any_day as "anyDay", home from wish
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  return rows
}

export async function saveWish(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
  wish: Wish,
  now: number,
): Promise<void> {
  await saveWishes(tx, organisationId, month, [{ personId, ...wish }], now)
}

/** Many at once: the demo states the wishes of an administration. */
export async function saveWishes(
  tx: Transaction,
  organisationId: string,
  month: string,
  wishes: readonly (Wish & { personId: string })[],
  now: number,
): Promise<void> {
  await sql`insert into wish (organisation_id, month, person_id, wished, absent, any_day, home, stated_at)
    select ${organisationId}, ${month}, w."personId", w.wished, w.absent, w."anyDay", w.home, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb)
      as w("personId" uuid, wished date[], absent date[], "anyDay" boolean, home boolean)
    on conflict (organisation_id, month, person_id) do update set wished = excluded.wished, absent = excluded.absent,
      any_day = excluded.any_day, home = excluded.home, stated_at = excluded.stated_at`.execute(tx)
}

/** Who asks, as the wish screen needs it: quota's share, home, team with its minimum. */
export async function getWisher(tx: Transaction, organisationId: string, month: string, personId: string) {
  const { rows } = await sql<{
    partTimePercent: number
    homeSuitable: boolean
    team: string | null
    teamPeople: number
    minPresent: number
  }>`
    select p.part_time_percent as "partTimePercent", p.home_suitable as "homeSuitable", t.name as team,
      (select count(*) from person c where c.organisation_id = p.organisation_id and c.team_id = p.team_id
        and c.left_on is null) as "teamPeople",
      coalesce(m.people, t.min_present, 0) as "minPresent"
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join month_minimum m on m.organisation_id = p.organisation_id and m.month = ${month} and m.team_id = p.team_id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]!
}

export async function listWishFigures(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<{
    directorateId: string
    name: string
    people: number
    stated: number
    wishedDays: number
    budgetDays: number
  }>`
    select d.id as "directorateId", d.name, count(p.id) as people, count(w.person_id) as stated,
      coalesce(sum(cardinality(w.wished)), 0)::int as "wishedDays", coalesce(b.days, 0) as "budgetDays"
    from directorate d
    left join month_budget b on b.organisation_id = d.organisation_id and b.month = ${month} and b.directorate_id = d.id
    left join team t on t.organisation_id = d.organisation_id and t.directorate_id = d.id
    left join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    left join wish w on w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id
    where d.organisation_id = ${organisationId}
    group by d.id, d.name, b.days order by d.name`.execute(tx)
  return rows
}
