import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { isYearDay, type Organisation } from './rules.ts'
import { getOrganisation, insertOrganisation, updateOrganisation } from './store.ts'

export const showOrganisation = ({ tx, actor }: Context) => getOrganisation(tx, actor.organisationId)

export async function changeOrganisation(
  { tx, actor, audit }: Context,
  { name, patronDay }: Pick<Organisation, 'name' | 'patronDay'>,
) {
  refuseIf(reasonsNotToKeep(patronDay))
  await updateOrganisation(tx, actor.organisationId, { name, patronDay })
  audit('alliance/organisation-changed', actor.organisationId, { patronDay })
  return getOrganisation(tx, actor.organisationId)
}

/**
 * Founds an organisation and enters it: what follows in the transaction is its own.
 * @returns the id of the organisation
 */
export async function foundOrganisation(
  tx: Transaction,
  organisation: Omit<Organisation, 'id'>,
): Promise<string> {
  refuseIf(reasonsNotToKeep(organisation.patronDay))
  const id = await insertOrganisation(tx, organisation)
  if (!id) throw new Refused([{ code: 'alliance/slug-taken', slug: organisation.slug }])
  return id
}

const reasonsNotToKeep = (patronDay: string | null) =>
  patronDay === null || isYearDay(patronDay) ? [] : [{ code: 'alliance/no-such-day', day: patronDay }]
