// What is lent to whom: the one truth of it, written where a convention comes into force or ends.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Lending } from './rules.ts'

const lending = sql`l.organisation_id as "organisationId", l.site_id as "siteId", l.guest_id as "guestId",
  l.convention_id as "conventionId", l.from_day as from, l.until_day as until, l.weekdays, l.morning, l.afternoon,
  l.seats, l.most_per_day as "mostPerDay", l.names`

/** As this organisation sees them, as host or as guest: those that touch a span of days. */
export async function listLendings(
  tx: Transaction,
  {
    hostId,
    guestId,
    siteIds,
    from,
    until,
  }: { hostId?: string; guestId?: string; siteIds?: readonly string[]; from: Day; until: Day },
): Promise<Lending[]> {
  const { rows } = await sql<Lending>`
    select ${lending} from lending l
    where l.from_day <= ${until}::date and l.until_day >= ${from}::date
      ${hostId === undefined ? sql`` : sql`and l.organisation_id = ${hostId}`}
      ${guestId === undefined ? sql`` : sql`and l.guest_id = ${guestId}`}
      ${siteIds === undefined ? sql`` : sql`and l.site_id = any(${siteIds})`}
    order by l.from_day, l.site_id, l.guest_id, l.convention_id`.execute(tx)
  return rows
}

/** Written anew where it is there already: what a convention says now holds. */
export async function saveLendings(tx: Transaction, rows: readonly Lending[]): Promise<void> {
  const written = rows.map((row) => ({
    organisation_id: row.organisationId,
    ...{ site_id: row.siteId, guest_id: row.guestId, convention_id: row.conventionId },
    ...{ from_day: row.from, until_day: row.until, weekdays: row.weekdays },
    ...{ morning: row.morning, afternoon: row.afternoon, seats: row.seats },
    ...{ most_per_day: row.mostPerDay, names: row.names },
  }))
  await sql`
    insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, weekdays, morning,
      afternoon, seats, most_per_day, names)
    select organisation_id, site_id, guest_id, convention_id, from_day, until_day, weekdays, morning, afternoon, seats,
      most_per_day, names
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r (organisation_id uuid, site_id uuid, guest_id uuid, convention_id uuid,
      from_day date, until_day date, weekdays smallint[], morning boolean, afternoon boolean, seats integer,
      most_per_day integer, names boolean)
    order by organisation_id, site_id, guest_id
    on conflict (organisation_id, guest_id, site_id, convention_id) do update set from_day = excluded.from_day,
      until_day = excluded.until_day, weekdays = excluded.weekdays, morning = excluded.morning,
      afternoon = excluded.afternoon, seats = excluded.seats, most_per_day = excluded.most_per_day,
      names = excluded.names`.execute(tx)
}

export type LendingsChosen = {
  hostId: string
  conventionId: string
  guestId?: string
  siteIds?: readonly string[]
}
export type EndedLending = Pick<Lending, 'siteId' | 'guestId' | 'conventionId'> & { until: Day }

/** Shortened to a last day; gone where it would end before it began. Past days stay as they were lent. */
export async function saveLendingsEnded(
  tx: Transaction,
  { hostId, conventionId, guestId, siteIds }: LendingsChosen,
  lastDay: Day,
): Promise<EndedLending[]> {
  const chosen = sql`organisation_id = ${hostId} and convention_id = ${conventionId}
    ${guestId === undefined ? sql`` : sql`and guest_id = ${guestId}`}
    ${siteIds === undefined ? sql`` : sql`and site_id = any(${siteIds})`} and until_day > ${lastDay}::date`
  const { rows } = await sql<EndedLending>`
    with gone as (delete from lending where ${chosen} and from_day > ${lastDay}::date
      returning site_id, guest_id, convention_id),
    shorter as (update lending set until_day = ${lastDay}::date where ${chosen} and from_day <= ${lastDay}::date
      returning site_id, guest_id, convention_id)
    select site_id as "siteId", guest_id as "guestId", convention_id as "conventionId", ${lastDay}::date as until
    from (table gone union all table shorter) t`.execute(tx)
  return rows
}
