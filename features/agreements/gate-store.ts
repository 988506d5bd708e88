// What months, wishes and planning ask: may this person be away, on which days, how many.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { getPolicy } from '../policy/store.ts'
import { findAgreementsInForce, findWhetherOnItsWay, listInForceOf } from './force-store.ts'
import { type AgreementInForce, type GateOfMonth, gateOfMonth } from './gate-rules.ts'

/** @param days working days of a month, ascending */
export async function findGateOf(
  tx: Transaction,
  organisationId: string,
  person: { personId: string; directorateId: string | null },
  days: readonly Day[],
  today: Day,
): Promise<GateOfMonth> {
  const policy = await getPolicy(tx, organisationId)
  const gate = policy.valueOf('agreement-gate', { directorateId: person.directorateId ?? undefined }, today)
  const [first, last] = [days[0], days.at(-1)]
  if (gate === 'off' || !first || !last) return gateOfMonth('off', [], [...days])
  const found = await listInForceOf(tx, organisationId, person.personId, first, last)
  const waiting = found.length === 0 && (await findWhetherOnItsWay(tx, organisationId, person.personId))
  return gateOfMonth(gate, found, days, waiting)
}

/** Everybody's at once: by person, what is in force in the month. */
export async function listGatesOfMonth(
  tx: Transaction,
  organisationId: string,
  days: readonly Day[],
): Promise<Map<string, AgreementInForce[]>> {
  const byPerson = new Map<string, AgreementInForce[]>()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return byPerson
  for (const one of await findAgreementsInForce(tx, organisationId, first, last)) {
    const list = byPerson.get(one.personId)
    if (list) list.push(one)
    else byPerson.set(one.personId, [one])
  }
  return byPerson
}
