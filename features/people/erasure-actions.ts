import type { Transaction } from '../../platform/database/transaction.ts'
import { savePseudonym } from './erasure-store.ts'
import { lockPeople } from './store.ts'

/** From here on the person is a number: the same in plans and budgets, of nobody. Asked for by privacy alone. */
export async function pseudonymisePerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<void> {
  await lockPeople(tx, organisationId)
  await savePseudonym(tx, organisationId, personId, {
    fiscalCode: `X${personId.replaceAll('-', '').toUpperCase()}`,
    givenName: 'Persona',
    familyName: `cancellata ${personId.slice(0, 8)}`,
  })
}
