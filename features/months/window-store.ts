import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { getOrganisation } from '../alliance/store.ts'
import { workingDaysOf } from './rules.ts'
import type { MonthRow } from './store.ts'
import {
  type AgreementUsed,
  agreementWindows,
  isByAgreement,
  monthsFrom,
  type PresenceWindow,
} from './window-rules.ts'

/** Days at home or in a space, of an assignment `a`. */
const daysAway = sql`(select count(*) from unnest(a.places) place where place = 'home' or place like 'space:%')`

/**
 * The window in which each person's presence must prevail, with the away days had in it: a statement for the months
 * together, three more where policy goes by agreement, whatever the number of people.
 * @param personIds whom it is asked of; null is everybody
 */
export async function listPresenceWindows(
  tx: Transaction,
  organisationId: string,
  { month, days, rules }: Pick<MonthRow, 'month' | 'days' | 'rules'>,
  personIds: readonly string[] | null,
): Promise<(personId: string) => PresenceWindow> {
  const others = rules.window.filter((one) => one !== month)
  const used = await listAwayDaysIn(tx, organisationId, others, personIds)
  const agreements = isByAgreement(rules)
    ? await listAgreementsUsed(tx, organisationId, month, days, personIds)
    : []
  const workingDaysIn = agreements.length > 0 ? await readCalendar(tx, organisationId, agreements) : () => []
  const own = agreementWindows(agreements, rules, workingDaysIn)
  return (personId) =>
    own.get(personId) ?? {
      workingDays: rules.windowDays,
      used: used.get(personId) ?? 0,
      agreement: null,
    }
}

const among = (personIds: readonly string[] | null, column: string) =>
  personIds === null ? sql`` : sql`and ${sql.ref(column)} = any(${[...personIds]}::uuid[])`

/** Away days in the published months among these. */
async function listAwayDaysIn(
  tx: Transaction,
  organisationId: string,
  months: readonly Month[],
  personIds: readonly string[] | null,
): Promise<Map<string, number>> {
  if (months.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; awayDays: number }>`
    select a.person_id as "personId", sum(${daysAway})::int as "awayDays"
    from assignment a
    where a.organisation_id = ${organisationId} and a.month = any(${[...months]}::text[])
      ${among(personIds, 'a.person_id')} and exists (
        select from month_publication p where p.organisation_id = a.organisation_id and p.month = a.month)
    group by a.person_id`.execute(tx)
  return new Map(rows.map(({ personId, awayDays }) => [personId, awayDays]))
}

/** Day by day only in a month in the midst of which an agreement begins or ends: of the others all days count. */
async function listAgreementsUsed(
  tx: Transaction,
  organisationId: string,
  month: Month,
  days: readonly Day[],
  personIds: readonly string[] | null,
): Promise<AgreementUsed[]> {
  const { rows } = await sql<AgreementUsed>`
    with own as (
      select f.agreement_id, f.person_id, f.starts_on, f.ends_on, p.part_time_percent
      from agreement_force f
      join person p on p.organisation_id = f.organisation_id and p.id = f.person_id
      where f.organisation_id = ${organisationId} and f.starts_on <= ${days.at(-1)}::date
        and f.ends_on >= ${days[0]}::date ${among(personIds, 'f.person_id')}),
    used as (
      select o.agreement_id,
        sum(case when o.starts_on <= m.days[1] and o.ends_on >= m.days[cardinality(m.days)] then ${daysAway}
          else (select count(*) from unnest(m.days, a.places) as one(day, place)
            where (place = 'home' or place like 'space:%') and day between o.starts_on and o.ends_on) end)::int as days
      from own o
      join assignment a on a.organisation_id = ${organisationId} and a.person_id = o.person_id and a.month <> ${month}
        and a.month between to_char(o.starts_on, 'YYYY-MM') and to_char(o.ends_on, 'YYYY-MM')
      join work_month m on m.organisation_id = ${organisationId} and m.month = a.month
      join month_publication p on p.organisation_id = ${organisationId} and p.month = a.month
      group by o.agreement_id)
    select o.person_id as "personId", o.part_time_percent as "partTimePercent", o.starts_on as "startsOn",
      o.ends_on as "endsOn", coalesce(u.days, 0) as used
    from own o left join used u using (agreement_id)`.execute(tx)
  return rows
}

/** Working days of a month: as it was opened, else by the calendar. */
async function readCalendar(
  tx: Transaction,
  organisationId: string,
  agreements: readonly AgreementUsed[],
): Promise<(month: Month) => readonly Day[]> {
  const { patronDay } = await getOrganisation(tx, organisationId)
  const first = agreements.reduce(
    (least, { startsOn }) => (startsOn < least ? startsOn : least),
    '9999' as Day,
  )
  const last = agreements.reduce((most, { endsOn }) => (endsOn > most ? endsOn : most), '' as Day)
  const { rows } = await sql<{ month: Month; days: Day[] }>`select month, days from work_month
    where organisation_id = ${organisationId} and month = any(${monthsFrom(first, last)}::text[])`.execute(tx)
  const opened = new Map(rows.map((one) => [one.month, one.days]))
  return (month) => opened.get(month) ?? workingDaysOf(month, patronDay).days
}
