import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Audience, Circle } from './rules.ts'

export type Own = {
  teamId: string | null
  team: string | null
  officeId: string | null
  office: string | null
  directorateId: string | null
  directorate: string | null
}

/** Where a person belongs. */
export async function findOwn(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<Own>`
    select t.id as "teamId", t.name as team, o.id as "officeId", o.name as office, d.id as "directorateId", d.name as directorate
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
    left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]
}

export type PlacedRow = {
  personId: string
  name: string
  team: string
  teamId: string
  place: string | null
  office: string | null
  shownTo: Audience
}

const ofCircle = {
  team: sql`t.id`,
  office: sql`t.office_id`,
  directorate: sql`t.directorate_id`,
}

/** Everybody of a team, office or directorate on one day of a published month, in the order of their names. */
export async function listPlaced(
  tx: Transaction,
  organisationId: string,
  { month, day, circle, circleId }: { month: Month; day: Day; circle: Circle; circleId: string },
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, t.name as team, t.id as "teamId",
      a.places[array_position(m.days, ${day}::date)] as place, o.name as office,
      coalesce(c.shown_to, 'nobody') as "shownTo"
    from team t
    join person p on p.organisation_id = t.organisation_id and p.team_id = t.id
      and (p.left_on is null or p.left_on > ${day})
    join work_month m on m.organisation_id = t.organisation_id and m.month = ${month}
    left join month_team k on k.organisation_id = t.organisation_id and k.month = m.month and k.team_id = t.id
    left join assignment a on a.organisation_id = p.organisation_id and a.month = m.month and a.person_id = p.id
    left join office o on o.organisation_id = t.organisation_id
      and o.id = case when ${day}::date = any(k.closed_days) then k.closed_to else t.office_id end
    left join presence_choice c on c.organisation_id = p.organisation_id and c.person_id = p.id
    where t.organisation_id = ${organisationId} and ${ofCircle[circle]} = ${circleId}
    order by p.family_key, p.id`.execute(tx)
  return rows
}

export async function findChoice(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ shownTo: Audience }>`
    select shown_to as "shownTo" from presence_choice
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  return rows[0]?.shownTo ?? 'nobody'
}

export async function saveChoice(
  tx: Transaction,
  organisationId: string,
  personId: string,
  shownTo: Audience,
): Promise<void> {
  if (shownTo === 'nobody')
    await sql`delete from presence_choice
      where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  else
    await sql`insert into presence_choice (organisation_id, person_id, shown_to)
      values (${organisationId}, ${personId}, ${shownTo})
      on conflict (organisation_id, person_id) do update set shown_to = excluded.shown_to`.execute(tx)
}
