import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type SilentTeam = {
  teamId: string
  name: string
  directorateId: string
  people: number
  silent: number
}

const planned = (day: Day) => sql`p.team_id is not null and (p.left_on is null or p.left_on > ${day}::date)`
const hasWished = (month: string) => sql`exists (select from wish w
  where w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id)`

/** Teams with somebody who has stated no wish for the month. */
export async function listSilentTeams(tx: Transaction, organisationId: string, month: string, day: Day) {
  const { rows } = await sql<SilentTeam>`
    select t.id as "teamId", t.name, t.directorate_id as "directorateId", count(*) as people,
      count(*) - count(w.person_id) as silent
    from team t
    join person p on p.organisation_id = t.organisation_id and p.team_id = t.id
    left join wish w on w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id
    where t.organisation_id = ${organisationId} and ${planned(day)}
    group by t.id, t.name, t.directorate_id having count(*) > count(w.person_id)
    order by count(*) - count(w.person_id) desc, t.name, t.id`.execute(tx)
  return rows
}

/** Who of a team has stated no wish, by name. */
export async function listSilentPeople(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamId: string,
  day: Day,
) {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.id as "personId", p.family_name || ' ' || p.given_name as name from person p
    where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and ${planned(day)}
      and not ${hasWished(month)}
    order by p.family_key, p.id`.execute(tx)
  return rows
}

/** Everybody who has stated no wish, to be reminded. */
export async function listSilentIds(
  tx: Transaction,
  organisationId: string,
  month: string,
  day: Day,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from person p
    where p.organisation_id = ${organisationId} and ${planned(day)} and not ${hasWished(month)}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function findLastReminder(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<{ day: Day; people: number; sentBy: string; sentAt: Date }>`
    select r.day, r.people, r.sent_at as "sentAt", p.given_name || ' ' || p.family_name as "sentBy"
    from wish_call r join person p on p.organisation_id = r.organisation_id and p.id = r.sent_by
    where r.organisation_id = ${organisationId} and r.month = ${month} order by r.day desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** @returns whether it is the day's first: two at the same moment are one */
export async function saveReminder(
  tx: Transaction,
  organisationId: string,
  { month, day, people, by, now }: { month: Month; day: Day; people: number; by: string; now: number },
): Promise<boolean> {
  const { rows } = await sql`insert into wish_call (organisation_id, month, day, people, sent_at, sent_by)
    values (${organisationId}, ${month}, ${day}, ${people}, to_timestamp(${now / 1000}), ${by})
    on conflict do nothing returning day`.execute(tx)
  return rows.length > 0
}

export type GateRow = { directorateId: string; people: number; homeMissing: number }

/** By directorate: who could be planned, and who has not declared a home suitable. */
export async function listGates(tx: Transaction, organisationId: string, day: Day): Promise<GateRow[]> {
  const { rows } = await sql<GateRow>`
    select t.directorate_id as "directorateId", count(*) as people,
      count(*) filter (where not p.home_suitable) as "homeMissing"
    from person p join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and ${planned(day)} group by t.directorate_id`.execute(tx)
  return rows
}
