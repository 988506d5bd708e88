// What agreements in force say of days away, for the attendance system: the regime and the contact bands.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Band, Regime } from './rules.ts'

export type Agreed = { personId: string; startsOn: Day; endsOn: Day | null; regime: Regime; bands: Band[] }

/** Of some people, what is in force on some day of a period, by person. */
export async function listAgreed(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
  from: Day,
  until: Day,
): Promise<Map<string, Agreed[]>> {
  const { rows } = await sql<Agreed>`
    select f.person_id as "personId", f.starts_on as "startsOn", f.ends_on as "endsOn", f.regime, t.terms -> 'bands' as bands
    from agreement_force f
    join agreement a on a.organisation_id = f.organisation_id and a.id = f.agreement_id
    join agreement_terms t on t.organisation_id = a.organisation_id and t.agreement_id = a.id and t.version = a.version
    where f.organisation_id = ${organisationId} and f.person_id = any(${[...personIds]})
      and f.starts_on <= ${until}::date and (f.ends_on is null or f.ends_on >= ${from}::date)`.execute(tx)
  const byPerson = new Map<string, Agreed[]>()
  for (const one of rows) byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one])
  return byPerson
}
