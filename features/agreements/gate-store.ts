// What months, wishes and planning ask: may this person be away, on which days, how many.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../policy/rules.ts'
import { findTrainingOf, listTrainingOfMonth } from '../training/gate-store.ts'
import { findAgreementsInForce, findWhetherOnItsWay, listInForceOf } from './force-store.ts'
import {
  type AgreementInForce,
  agreementNeeded,
  type Caps,
  type GateOfMonth,
  gateOfMonth,
  type Requirement,
} from './gate-rules.ts'
import { safetyNeeded } from './safety-rules.ts'
import { findSafetyFacts, listSafetyFacts } from './safety-store.ts'

type Whom = { personId: string; directorateId: string | null }

const gatesAt = (policy: Policy, { directorateId }: Pick<Whom, 'directorateId'>, today: Day) => {
  const place = { directorateId: directorateId ?? undefined }
  return {
    agreement: policy.valueOf('agreement-gate', place, today),
    safety: policy.valueOf('safety-gate', place, today),
    training: policy.valueOf('training-gate', place, today),
  }
}

/**
 * What a person may have of a month. Policy is the caller's, who has read it: in the minutes before the deadline
 * everybody passes here.
 * @param days working days of a month, ascending
 */
export async function findGateOf(
  tx: Transaction,
  organisationId: string,
  person: Whom,
  policy: Policy,
  days: readonly Day[],
  today: Day,
): Promise<GateOfMonth> {
  const { personId } = person
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return gateOfMonth([], days)
  // Of the month, not of the day on which it is asked about: what holds from January holds for January's wishes.
  const gates = gatesAt(policy, person, first)
  const needed: Requirement[] = []
  let caps: Caps | null = null
  if (gates.agreement !== 'off') {
    const found = await listInForceOf(tx, organisationId, personId, first, last)
    const waiting = found.length === 0 && (await findWhetherOnItsWay(tx, organisationId, personId))
    const agreement = agreementNeeded(gates.agreement, found, days, waiting)
    needed.push(agreement)
    caps = agreement.caps
  }
  if (gates.safety !== 'off')
    needed.push(safetyNeeded(gates.safety, await findSafetyFacts(tx, organisationId, personId, today), days))
  if (gates.training !== 'off')
    needed.push(await findTrainingOf(tx, organisationId, personId, gates.training, days))
  return gateOfMonth(needed, days, caps)
}

/**
 * The same of everybody, in some statements whatever their number: of each person what policy lets block.
 * @param directorateIds in which to look
 * @returns undefined where nothing blocks anywhere
 */
export async function findBlockingGates(
  tx: Transaction,
  organisationId: string,
  policy: Policy,
  { days, directorateIds, today }: { days: readonly Day[]; directorateIds: readonly string[]; today: Day },
): Promise<((person: Whom) => GateOfMonth | undefined) | undefined> {
  const gatesOf = new Map(
    directorateIds.map((id) => [id, gatesAt(policy, { directorateId: id }, days[0] ?? today)]),
  )
  const blocks = (what: 'agreement' | 'safety' | 'training') =>
    [...gatesOf.values()].some((one) => one[what] === 'block')
  const inForce = blocks('agreement') ? await listGatesOfMonth(tx, organisationId, days) : undefined
  const safetyOf = blocks('safety') ? await listSafetyFacts(tx, organisationId, today) : undefined
  const trainingOf = blocks('training') ? await listTrainingOfMonth(tx, organisationId, days) : undefined
  if (!inForce && !safetyOf && !trainingOf) return undefined
  return ({ personId, directorateId }) => {
    const gates = gatesOf.get(directorateId ?? '')
    const needed: Requirement[] = []
    let caps: Caps | null = null
    if (inForce && gates?.agreement === 'block') {
      const agreement = agreementNeeded('block', inForce.get(personId) ?? [], days)
      needed.push(agreement)
      caps = agreement.caps
    }
    if (safetyOf && gates?.safety === 'block') needed.push(safetyNeeded('block', safetyOf(personId), days))
    if (trainingOf && gates?.training === 'block') needed.push(trainingOf('block', personId))
    return needed.length > 0 ? gateOfMonth(needed, days, caps) : undefined
  }
}

/** By person, what is in force in the month. */
async function listGatesOfMonth(
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

/** By directorate: who has an agreement in force in a period and no safety notice that counts to its end. */
export async function countWithoutSafety(
  tx: Transaction,
  organisationId: string,
  { from, until, today }: { from: Day; until: Day; today: Day },
): Promise<Map<string, number>> {
  const safetyOf = await listSafetyFacts(tx, organisationId, today)
  const { rows } = await sql<{ personId: string; directorateId: string }>`
    select distinct p.id as "personId", t.directorate_id as "directorateId"
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join agreement_force f on f.organisation_id = p.organisation_id and f.person_id = p.id
      and f.starts_on <= ${until}::date and (f.ends_on is null or f.ends_on >= ${from}::date)
    where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)`.execute(
    tx,
  )
  const counts = new Map<string, number>()
  for (const { personId, directorateId } of rows)
    if (safetyNeeded('block', safetyOf(personId), [until]).covered.length === 0)
      counts.set(directorateId, (counts.get(directorateId) ?? 0) + 1)
  return counts
}
