import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** What counts (team, hours, the day of leaving) stays; what tells who it was is overwritten. */
export async function savePseudonym(
  tx: Transaction,
  organisationId: string,
  personId: string,
  pseudonym: { fiscalCode: string; givenName: string; familyName: string },
): Promise<void> {
  await sql`update person set fiscal_code = ${pseudonym.fiscalCode}, given_name = ${pseudonym.givenName},
      family_name = ${pseudonym.familyName}, email = null, sex = null, birth_year = null, commute_minutes = null,
      home_suitable = false, home_space_on = null, home_tools_on = null, home_safety_on = null
    where organisation_id = ${organisationId} and id = ${personId}`.execute(tx)
}
