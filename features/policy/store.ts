import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type Policy, type PolicyValue, policyFrom } from './rules.ts'

/** Values in force or to come, in the order of their adoption: one statement. */
export async function listAdoptedValues(tx: Transaction, organisationId: string): Promise<PolicyValue[]> {
  const { rows } = await sql<PolicyValue>`
    select v.item, v.scope, v.scope_id as "scopeId", v.valid_from as "from", v.value
    from policy_decision d
    join policy_value v on v.organisation_id = d.organisation_id and v.change_id = d.change_id
    where d.organisation_id = ${organisationId} and d.outcome = 'adopted'
    order by d.seq`.execute(tx)
  return rows
}

/** What holds in an organisation: ask it for a place and a day. */
export const getPolicy = async (tx: Transaction, organisationId: string): Promise<Policy> =>
  policyFrom(await listAdoptedValues(tx, organisationId))
