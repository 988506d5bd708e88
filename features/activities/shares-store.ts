import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Share } from './rules.ts'

export type SharesVersion = { validFrom: Day; madeAt: Date; madeBy: string | null; shares: Share[] }

/** Everything that a person was ever said to do, the latest made first. */
export async function listSharesOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<SharesVersion[]> {
  const { rows } = await sql<Omit<SharesVersion, 'shares'> & { activityIds: string[]; percents: number[] }>`
    select s.valid_from as "validFrom", s.made_at as "madeAt", p.given_name || ' ' || p.family_name as "madeBy",
      s.activity_ids as "activityIds", s.percents
    from person_activities s
    left join person p on p.organisation_id = s.organisation_id and p.id = s.made_by
    where s.organisation_id = ${organisationId} and s.person_id = ${personId}
    order by s.made_at desc, s.valid_from desc`.execute(tx)
  return rows.map(({ activityIds, percents, ...row }) => ({
    ...row,
    shares: activityIds.map((activityId, index) => ({ activityId, percent: percents[index]! })),
  }))
}

export type PersonShares = { personId: string; validFrom: Day; shares: readonly Share[] }

/** Of one statement: so much that the embedded engine does not keep the process from answering for long. */
const rowsAtOnce = 1000

/** What people do from a day on, many at once. */
export async function saveShares(
  tx: Transaction,
  organisationId: string,
  persons: readonly PersonShares[],
  { by, now }: { by: string | null; now: number },
): Promise<void> {
  const rows = persons.map(({ personId, validFrom, shares }) => ({
    personId,
    validFrom,
    activityIds: shares.map(({ activityId }) => activityId),
    percents: shares.map(({ percent }) => percent),
  }))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await sql`insert into person_activities
        (organisation_id, person_id, valid_from, made_at, made_by, activity_ids, percents)
      select ${organisationId}, s."personId", s."validFrom", greatest(to_timestamp(${now / 1000}), (
          -- Of two made in one millisecond the later holds.
          select max(made_at) + interval '1 millisecond' from person_activities e
          where e.organisation_id = ${organisationId} and e.person_id = s."personId" and e.valid_from = s."validFrom")),
        ${by}::uuid, s."activityIds", s.percents
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsAtOnce))}::jsonb)
        as s("personId" uuid, "validFrom" date, "activityIds" uuid[], percents smallint[])`.execute(tx)
}

/** Persons who work here, by what a file names them by. */
export async function listPersonKeys(
  tx: Transaction,
  organisationId: string,
  day: Day,
): Promise<{ personId: string; fiscalCode: string }[]> {
  const { rows } = await sql<{ personId: string; fiscalCode: string }>`
    select id as "personId", fiscal_code as "fiscalCode" from person
    where organisation_id = ${organisationId} and (left_on is null or left_on > ${day}::date)`.execute(tx)
  return rows
}
