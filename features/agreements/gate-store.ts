// What months, wishes and planning ask: may this person be away, on which days, how many.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Policy } from '../policy/rules.ts'
import { findAgreementsInForce, findWhetherOnItsWay, listInForceOf } from './force-store.ts'
import { type AgreementInForce, type GateOfMonth, gateOfMonth } from './gate-rules.ts'

/**
 * What the agreement allows a person in a month. Policy is the caller's, who has read it: in the minutes before the
 * deadline everybody passes here.
 * @param days working days of a month, ascending
 */
export async function findGateOf(
  tx: Transaction,
  organisationId: string,
  person: { personId: string; directorateId: string | null },
  policy: Policy,
  days: readonly Day[],
  today: Day,
): Promise<GateOfMonth> {
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

/** Why a person may not be away on one day, where policy lets the agreement block. */
export async function findReasonsForDay(
  tx: Transaction,
  organisationId: string,
  person: { personId: string; directorateId: string | null },
  policy: Policy,
  day: Day,
  today: Day,
): Promise<Reason[]> {
  const { gate, covered } = await findGateOf(tx, organisationId, person, policy, [day], today)
  return gate === 'block' && covered.length === 0 ? [{ code: 'agreements/gate-day-of', day }] : []
}

/** By directorate: who works in a team and has no agreement in force on any day of a period. */
export async function countWithoutAgreement(
  tx: Transaction,
  organisationId: string,
  { from, until, today }: { from: Day; until: Day; today: Day },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ directorateId: string; people: number }>`
    select t.directorate_id as "directorateId", count(*) as people
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join (select distinct person_id from agreement_force f where f.organisation_id = ${organisationId}
      and f.starts_on <= ${until}::date and (f.ends_on is null or f.ends_on >= ${from}::date)) f on f.person_id = p.id
    where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)
      and f.person_id is null
    group by t.directorate_id`.execute(tx)
  return new Map(rows.map(({ directorateId, people }) => [directorateId, people]))
}

/** How many are planned to be away on days without an agreement, in the directorates that are named. */
export async function countAwayUncovered(
  tx: Transaction,
  organisationId: string,
  away: readonly { personId: string; days: readonly Day[] }[],
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct a.person_id) as people
    from unnest(${away.flatMap(({ personId, days }) => days.map(() => personId))}::uuid[],
      ${away.flatMap(({ days }) => days)}::date[]) as a(person_id, day)
    where not exists (select from agreement_force f where f.organisation_id = ${organisationId}
      and f.person_id = a.person_id and f.starts_on <= a.day and (f.ends_on is null or f.ends_on >= a.day))`.execute(
    tx,
  )
  return rows[0]!.people
}
