// When agreements are in force: written as they are signed, ended, revised; read by months, wishes and planning.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { AgreementInForce } from './gate-rules.ts'
import type { Terms } from './rules.ts'

const columns = sql`f.agreement_id as "agreementId", f.person_id as "personId", f.starts_on as "startsOn",
  f.ends_on as "endsOn", f.days_per_month as "daysPerMonth", f.days_per_week as "daysPerWeek", f.regime`

/** Everybody's agreements that are in force on some day of a period. */
export async function findAgreementsInForce(
  tx: Transaction,
  organisationId: string,
  from: Day,
  until: Day,
): Promise<AgreementInForce[]> {
  const { rows } = await sql<AgreementInForce>`
    select ${columns} from agreement_force f
    where f.organisation_id = ${organisationId} and f.starts_on <= ${until}::date
      and (f.ends_on is null or f.ends_on >= ${from}::date)`.execute(tx)
  return rows
}

/** The same of one person. */
export async function listInForceOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
  from: Day,
  until: Day,
): Promise<AgreementInForce[]> {
  const { rows } = await sql<AgreementInForce>`
    select ${columns} from agreement_force f
    where f.organisation_id = ${organisationId} and f.person_id = ${personId} and f.starts_on <= ${until}::date
      and (f.ends_on is null or f.ends_on >= ${from}::date)`.execute(tx)
  return rows
}

export async function findWhetherOnItsWay(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ found: boolean }>`select exists (select from agreement
    where organisation_id = ${organisationId} and person_id = ${personId} and settled_at is null) as found`.execute(
    tx,
  )
  return rows[0]!.found
}

/** @returns false where another agreement of the person is in force on some of the days */
export async function saveForce(
  tx: Transaction,
  organisationId: string,
  of: { agreementId: string; personId: string; startsOn: Day; endsOn: Day | null; terms: Terms },
): Promise<boolean> {
  // Without a target `on conflict` heeds the exclusion too.
  const { rows } = await sql`
    insert into agreement_force (organisation_id, agreement_id, person_id, starts_on, ends_on, regime, days_per_month, days_per_week)
    values (${organisationId}, ${of.agreementId}, ${of.personId}, ${of.startsOn}, ${of.endsOn}, ${of.terms.regime},
      ${of.terms.daysPerMonth}, ${of.terms.daysPerWeek})
    on conflict do nothing returning agreement_id`.execute(tx)
  return rows.length > 0
}

/** Ends it on a day, or takes it back whole where that is before it began. Its age counts from the end. */
export async function saveForceEnd(
  tx: Transaction,
  organisationId: string,
  { agreementId, endsOn }: { agreementId: string; endsOn: Day },
): Promise<void> {
  await sql`delete from agreement_force where organisation_id = ${organisationId} and agreement_id = ${agreementId}
    and starts_on > ${endsOn}::date`.execute(tx)
  await sql`update agreement_force set ends_on = ${endsOn}
    where organisation_id = ${organisationId} and agreement_id = ${agreementId}`.execute(tx)
}

/** Agreements whose end came, once each: they are over, and their age counts from their signature. */
export async function saveExpired(
  tx: Transaction,
  organisationId: string,
  today: Day,
  now: number,
): Promise<{ agreementId: string; personId: string; expired: boolean }[]> {
  const { rows } = await sql<{ agreementId: string; personId: string; expired: boolean }>`
    with over as (
      update agreement a set over_since = a.settled_at
      from agreement_force f
      where f.organisation_id = a.organisation_id and f.agreement_id = a.id and a.organisation_id = ${organisationId}
        and f.ends_on < ${today}::date and a.over_since is null
      returning a.id, a.person_id, a.version),
    noted as (
      insert into agreement_step (organisation_id, agreement_id, step, version, taken_at)
      select ${organisationId}, id, 'expired', version, to_timestamp(${now / 1000}) from over
      on conflict (organisation_id, agreement_id)
        where step in ('refused', 'taken-back', 'never-began', 'withdrawn', 'revised', 'transferred', 'expired')
        do nothing returning agreement_id)
    select o.id as "agreementId", o.person_id as "personId", n.agreement_id is not null as expired
    from over o left join noted n on n.agreement_id = o.id`.execute(tx)
  return rows
}

/** Ends that are near, and not warned of as near as that; by the person and where they work. */
export async function listEndingSoon(tx: Transaction, organisationId: string, today: Day, until: Day) {
  const { rows } = await sql<{
    agreementId: string
    personId: string
    teamId: string | null
    endsOn: Day
    warnedDays: number | null
  }>`
    select f.agreement_id as "agreementId", f.person_id as "personId", a.team_id as "teamId", f.ends_on as "endsOn",
      f.warned_days as "warnedDays"
    from agreement_force f
    join agreement a on a.organisation_id = f.organisation_id and a.id = f.agreement_id
    where f.organisation_id = ${organisationId} and f.ends_on between ${today}::date and ${until}::date
      and not exists (select from agreement_step s where s.organisation_id = f.organisation_id
        and s.agreement_id = f.agreement_id and s.step in ('revised', 'withdrawn', 'transferred'))
      and not exists (select from agreement c where c.organisation_id = f.organisation_id
        and c.parent_id = f.agreement_id and c.kind = 'renewal'
        and not exists (select from agreement_step s where s.organisation_id = c.organisation_id
          and s.agreement_id = c.id and s.step in ('refused', 'taken-back')))`.execute(tx)
  return rows
}

export async function saveWarned(
  tx: Transaction,
  organisationId: string,
  warned: readonly { agreementId: string; days: number }[],
): Promise<void> {
  await sql`update agreement_force f set warned_days = w.days
    from unnest(${warned.map((one) => one.agreementId)}::uuid[], ${warned.map((one) => one.days)}::int[]) as w(id, days)
    where f.organisation_id = ${organisationId} and f.agreement_id = w.id`.execute(tx)
}

/** In force, of persons who work in another directorate by now than when it was proposed. */
export async function listMoved(tx: Transaction, organisationId: string, today: Day) {
  const { rows } = await sql<{
    agreementId: string
    personId: string
    version: number
    from: string | null
    to: string | null
  }>`
    select a.id as "agreementId", a.person_id as "personId", a.version, a.directorate_id as from, t.directorate_id as to
    from agreement_force f
    join agreement a on a.organisation_id = f.organisation_id and a.id = f.agreement_id
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where f.organisation_id = ${organisationId} and (f.ends_on is null or f.ends_on >= ${today}::date)
      and a.directorate_id is not null and a.directorate_id is distinct from t.directorate_id
      and not exists (select from agreement_step s where s.organisation_id = a.organisation_id
        and s.agreement_id = a.id and s.step in ('withdrawn', 'revised', 'transferred'))`.execute(tx)
  return rows
}
