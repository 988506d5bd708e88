import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { SiteKind } from '../spaces/rules.ts'
import { delegateName } from './delegation-store.ts'
import type { Wish } from './rules.ts'

export type StatedWish = Wish & {
  month: Month
  statedAt: Date
  /** Counts the times it was stated. */
  statement: number
  /** Name of the delegate who stated it last, and the id; null where the person did. */
  byDelegate: string | null
  byDelegateId: string | null
}

const stated = sql<StatedWish>`select w.month, w.wished, w.matters, w.cannot, w.absent, w.any_day as "anyDay",
    w.home, w.near, w.entry_preferred as "entryPreferred", w.stated_at as "statedAt", w.statement,
    w.stated_by_delegate as "byDelegateId", d.given_name || ' ' || d.family_name as "byDelegate"
  from wish w
  left join person d on d.organisation_id = w.organisation_id and d.id = w.stated_by_delegate`

export async function findWish(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
): Promise<StatedWish | undefined> {
  const { rows } = await sql<StatedWish>`${stated}
    where w.organisation_id = ${organisationId} and w.person_id = ${personId} and w.month = ${month}`.execute(
    tx,
  )
  return rows[0]
}

/** What was stated of a month and of so many before it, the latest first, with the working days of each. */
export async function listStatedUntil(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
  most: number,
): Promise<(StatedWish & { days: Day[] })[]> {
  const { rows } = await sql<StatedWish & { days: Day[] }>`
    select s.*, m.days from (${stated}
      where w.organisation_id = ${organisationId} and w.person_id = ${personId} and w.month <= ${month}
      order by w.month desc limit ${most + 1}) s
    join work_month m on m.organisation_id = ${organisationId} and m.month = s.month
    order by s.month desc`.execute(tx)
  return rows
}

/** All wishes of a month, for the plan. */
export async function listWishes(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<Wish & { personId: string }>`
    select person_id as "personId", wished, matters, cannot, absent, any_day as "anyDay", home, near,
      entry_preferred as "entryPreferred"
    from wish where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  return rows
}

/**
 * Keeps a wish in place of what was stated before.
 * @param after the statement that it is meant to replace (0: none yet), where that matters
 * @returns undefined, and nothing is kept, where another statement came in between
 */
export async function saveWish(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
  wish: Wish & { byDelegateId: string | null; after: number | undefined },
  now: number,
): Promise<{ statedAt: Date; statement: number } | undefined> {
  // The condition is checked on the row as it is once it is held: of two at the same moment one comes second.
  const { rows } = await sql<{ statedAt: Date; statement: number }>`
    insert into wish (organisation_id, month, person_id, wished, matters, cannot, absent, any_day, home, near,
      entry_preferred, stated_at, stated_by_delegate)
    values (${organisationId}, ${month}, ${personId}, ${[...wish.wished]}, ${[...wish.matters]}, ${[...wish.cannot]},
      ${[...wish.absent]}, ${wish.anyDay}, ${wish.home}, ${wish.near}, ${wish.entryPreferred},
      to_timestamp(${now / 1000}), ${wish.byDelegateId})
    on conflict (organisation_id, month, person_id) do update set wished = excluded.wished,
      matters = excluded.matters, cannot = excluded.cannot, absent = excluded.absent, any_day = excluded.any_day,
      home = excluded.home, near = excluded.near, entry_preferred = excluded.entry_preferred,
      stated_at = excluded.stated_at, stated_by_delegate = excluded.stated_by_delegate,
      statement = wish.statement + 1
    where ${wish.after ?? null}::int is null or wish.statement = ${wish.after ?? null}::int
    returning stated_at as "statedAt", statement`.execute(tx)
  return rows[0]
}

/** Many at once: the demo states the wishes of an administration. */
export async function saveWishes(
  tx: Transaction,
  organisationId: string,
  month: string,
  wishes: readonly (Wish & { personId: string })[],
  now: number,
): Promise<void> {
  await sql`insert into wish (organisation_id, month, person_id, wished, matters, cannot, absent, any_day, home, near,
      entry_preferred, stated_at)
    select ${organisationId}, ${month}, w."personId", w.wished, w.matters, w.cannot, w.absent, w."anyDay", w.home,
      w.near, w."entryPreferred", to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w("personId" uuid, wished date[], matters date[],
      cannot date[], absent date[], "anyDay" boolean, home boolean, near boolean, "entryPreferred" text)
    on conflict (organisation_id, month, person_id) do update set wished = excluded.wished,
      matters = excluded.matters, cannot = excluded.cannot, absent = excluded.absent, any_day = excluded.any_day,
      home = excluded.home, near = excluded.near, entry_preferred = excluded.entry_preferred,
      stated_at = excluded.stated_at, stated_by_delegate = null, statement = wish.statement + 1`.execute(tx)
}

/** Who asks, as the wish screen needs it: share of full time, home, band, team, delegate; and what was allowed as an exception. */
export async function getWisher(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
  today: Day,
) {
  const { rows } = await sql<{
    partTimePercent: number
    homeSuitable: boolean
    entryEarliest: string
    entryLatest: string
    entryPreferred: string
    teamId: string | null
    team: string | null
    directorateId: string | null
    teamPeople: number
    delegate: string | null
    ownDays: number | null
    ownPerWeek: number | null
    bankDays: number
    beyondPrevalence: boolean
  }>`
    select p.part_time_percent as "partTimePercent",
      p.home_suitable as "homeSuitable", p.entry_earliest as "entryEarliest", p.entry_latest as "entryLatest",
      p.entry_preferred as "entryPreferred", t.id as "teamId", t.name as team, t.directorate_id as "directorateId",
      (select count(*) from person c where c.organisation_id = p.organisation_id and c.team_id = p.team_id
        and c.left_on is null) as "teamPeople",
      ${delegateName(today)} as delegate,
      e.days_per_month as "ownDays", e.days_per_week as "ownPerWeek", coalesce(k.balance, 0) as "bankDays",
      coalesce(e.beyond_prevalence, false) or exists (select from prevalence_derogation x
        where x.organisation_id = p.organisation_id and x.person_id = p.id
          and x.valid_from < (${`${month}-01`}::date + interval '1 month')
          and x.valid_until >= ${`${month}-01`}::date) as "beyondPrevalence"
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join month_exception e on e.organisation_id = p.organisation_id and e.month = ${month}
      and e.person_id = p.id and e.withdrawn_at is null
    left join bank_account k on k.organisation_id = p.organisation_id and k.month = ${month} and k.kind = 'person'
      and k.person_id = p.id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]!
}

/** The month's wishes are read once and joined by hash: one by one they took a fifth of a second for a city. */
export async function listWishFigures(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<{
    directorateId: string
    name: string
    people: number
    stated: number
    wishedDays: number
    budgetDays: number
  }>`
    with asked as materialized (
      select person_id, cardinality(wished) as days from wish
      where organisation_id = ${organisationId} and month = ${month}),
    figures as (
      select t.directorate_id, count(*) as people, count(a.person_id) as stated, sum(a.days)::int as days
      from person p
      join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
      left join asked a on a.person_id = p.id
      where p.organisation_id = ${organisationId} and p.left_on is null group by t.directorate_id)
    select d.id as "directorateId", d.name, coalesce(f.people, 0)::int as people, coalesce(f.stated, 0)::int as stated,
      coalesce(f.days, 0) as "wishedDays", greatest(coalesce(b.days, 0) + coalesce(k.from_outside, 0), 0) as "budgetDays"
    from directorate d
    left join month_budget b on b.organisation_id = d.organisation_id and b.month = ${month} and b.directorate_id = d.id
    left join bank_account k on k.organisation_id = d.organisation_id and k.month = ${month} and k.kind = 'directorate'
      and k.person_id is null and k.directorate_id = d.id
    left join figures f on f.directorate_id = d.id
    where d.organisation_id = ${organisationId} order by d.name`.execute(tx)
  return rows
}

/** Kinds of sites of the network, of those that the organisation may see. */
export async function listSiteKinds(tx: Transaction, siteIds: readonly string[]) {
  if (siteIds.length === 0) return []
  const { rows } = await sql<{ siteId: string; kind: SiteKind }>`
    select id as "siteId", kind from site where id = any(${[...siteIds]}::uuid[])`.execute(tx)
  return rows
}
