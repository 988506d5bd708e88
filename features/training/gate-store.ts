// What agreements ask: has this person done the training that work away needs, in these days.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type Held, type Required, type TrainingNeed, trainingNeeded } from './gate-rules.ts'
import { type Audience, isFor } from './rules.ts'

type RequiredOf = Required & { audience: Audience }
const required = (organisationId: string, until: Day) => sql`c.organisation_id = ${organisationId}
  and c.required_from <= ${until}::date and c.retired_at is null`

/**
 * The training of one person's month, in one statement: before a deadline everybody passes here.
 * @param days ascending
 */
export async function findTrainingOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
  gate: TrainingNeed['gate'],
  days: readonly Day[],
): Promise<TrainingNeed> {
  const last = days.at(-1)
  if (gate === 'off' || !last) return trainingNeeded(gate, [], [], days)
  const { rows } = await sql<RequiredOf & { held: Omit<Held, 'courseId'>[]; roles: string[] }>`
    select c.id as "courseId", c.title, c.audience, c.required_from as "requiredFrom",
      coalesce((select jsonb_agg(jsonb_build_object('issuedOn', k.issued_on, 'validUntil', k.valid_until))
        from training_certificate k where k.organisation_id = c.organisation_id and k.course_id = c.id
          and k.person_id = ${personId} and k.revoked_at is null), '[]') as held,
      array(select g.role from role_grant g where g.organisation_id = c.organisation_id
        and g.person_id = ${personId}) as roles
    from training_course c where ${required(organisationId, last)} order by c.title, c.id`.execute(tx)
  const own = rows.filter(({ audience, roles }) => isFor(audience, roles))
  const held = own.flatMap(({ courseId, held }) => held.map((one) => ({ courseId, ...one })))
  return trainingNeeded(gate, own, held, days)
}

/** Everybody's at once, in at most three statements: ask it for a person. */
export async function listTrainingOfMonth(
  tx: Transaction,
  organisationId: string,
  days: readonly Day[],
): Promise<(gate: TrainingNeed['gate'], personId: string) => TrainingNeed> {
  const last = days.at(-1)
  const { rows: courses } = await sql<RequiredOf>`
    select c.id as "courseId", c.title, c.audience, c.required_from as "requiredFrom" from training_course c
    where ${required(organisationId, last ?? ('0001-01-01' as Day))} order by c.title, c.id`.execute(tx)
  if (courses.length === 0) return (gate) => trainingNeeded(gate, [], [], days)
  const { rows: roles } = await sql<{ personId: string; roles: string[] }>`
    select person_id as "personId", array_agg(role) as roles from role_grant
    where organisation_id = ${organisationId} and role in ('directorate-head', 'team-manager')
    group by person_id`.execute(tx)
  const rolesOf = new Map(roles.map((one) => [one.personId, one.roles]))
  const { rows: certificates } = await sql<Held & { personId: string }>`
    select person_id as "personId", course_id as "courseId", issued_on as "issuedOn", valid_until as "validUntil"
    from training_certificate where organisation_id = ${organisationId} and revoked_at is null
      and course_id = any(${courses.map(({ courseId }) => courseId)}::uuid[])`.execute(tx)
  const heldBy = new Map<string, Held[]>()
  for (const { personId, ...one } of certificates) {
    const list = heldBy.get(personId)
    if (list) list.push(one)
    else heldBy.set(personId, [one])
  }
  return (gate, personId) =>
    trainingNeeded(
      gate,
      courses.filter(({ audience }) => isFor(audience, rolesOf.get(personId) ?? [])),
      heldBy.get(personId) ?? [],
      days,
    )
}
