import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'
import { type Item, type Policy, type PolicyValue, policyFrom } from './rules.ts'
import type { TouchedTeam } from './touched-rules.ts'

const values = sql`v.item, v.scope, v.scope_id as "scopeId", v.valid_from as "from", v.value`

/** Values in force or to come, in the order of their adoption: one statement. */
export async function listAdoptedValues(tx: Transaction, organisationId: string): Promise<PolicyValue[]> {
  const { rows } = await sql<PolicyValue>`
    select ${values} from policy_decision d
    join policy_value v on v.organisation_id = d.organisation_id and v.change_id = d.change_id
    where d.organisation_id = ${organisationId} and d.outcome = 'adopted'
    order by d.seq, v.id`.execute(tx)
  return rows.map(withoutNull)
}

/** In the database a value that is missing is null. */
const withoutNull = ({ value, ...decided }: PolicyValue): PolicyValue => ({
  ...decided,
  ...(value === null ? {} : { value }),
})

/** What holds in an organisation: ask it for a place and a day. */
export const getPolicy = async (tx: Transaction, organisationId: string): Promise<Policy> =>
  policyFrom(await listAdoptedValues(tx, organisationId))

/** Teams with their places and their members' shares of full time. */
export async function listTouchableTeams(tx: Transaction, organisationId: string): Promise<TouchedTeam[]> {
  const { rows } = await sql<TouchedTeam>`
    select t.id as "teamId", t.office_id as "officeId", t.directorate_id as "directorateId", d.name as directorate,
      coalesce(array_agg(p.part_time_percent::int) filter (where p.id is not null), '{}') as shares
    from team t join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    left join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    where t.organisation_id = ${organisationId} group by t.organisation_id, t.id, d.name`.execute(tx)
  return rows
}

/** The months that are open: published ones keep the policy they had. */
export async function listMonthsBegun(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ month: Month; published: boolean }>`
    select m.month, exists (select from month_publication p
      where p.organisation_id = m.organisation_id and p.month = m.month) as published
    from work_month m where m.organisation_id = ${organisationId} order by m.month`.execute(tx)
  return rows
}

export type ChangeRow = {
  id: string
  title: string
  explanation: string
  proposedAt: Date
  proposedBy: string
  from: Day
  items: Item[]
  sentAt: Date | null
  until: Day | null
  opinions: number
  outcome: 'adopted' | 'withdrawn' | null
  reason: string | null
  decidedAt: Date | null
  decidedBy: string | null
}
const name = (alias: string) => sql.raw(`${alias}.given_name || ' ' || ${alias}.family_name`)
const change = sql`select c.id, c.title, c.explanation, c.proposed_at as "proposedAt", ${name('by')} as "proposedBy",
    v."from", v.items, s.sent_at as "sentAt", s.until, coalesce(o.opinions, 0)::int as opinions,
    d.outcome, d.reason, d.decided_at as "decidedAt", ${name('who')} as "decidedBy"
  from policy_change c
  join person by on by.organisation_id = c.organisation_id and by.id = c.proposed_by
  join lateral (select min(valid_from) as "from", array_agg(distinct item) as items from policy_value
    where organisation_id = c.organisation_id and change_id = c.id) v on true
  left join policy_consultation s on s.organisation_id = c.organisation_id and s.change_id = c.id
  left join lateral (select count(*) as opinions from policy_opinion
    where organisation_id = c.organisation_id and change_id = c.id) o on true
  left join policy_decision d on d.organisation_id = c.organisation_id and d.change_id = c.id
  left join person who on who.organisation_id = d.organisation_id and who.id = d.decided_by`

export async function listChanges(tx: Transaction, organisationId: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`${change} where c.organisation_id = ${organisationId}
    order by c.proposed_at desc, c.id`.execute(tx)
  return rows
}

export async function findChange(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`${change}
    where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the commit, so that a change is sent, answered and decided one after the other. */
export async function findChangeHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select from policy_change where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  return findChange(tx, organisationId, id)
}

export async function listChangeValues(tx: Transaction, organisationId: string, changeId: string) {
  const { rows } = await sql<PolicyValue>`select ${values} from policy_value v
    where v.organisation_id = ${organisationId} and v.change_id = ${changeId}
    order by v.item, v.scope, v.valid_from, v.id`.execute(tx)
  return rows.map(withoutNull)
}

export type Stance = 'favourable' | 'contrary' | 'remarks'
export async function listOpinions(tx: Transaction, organisationId: string, changeId: string) {
  const { rows } = await sql<{
    personId: string
    at: Date
    by: string
    role: Role
    stance: Stance
    words: string
  }>`
    select o.person_id as "personId", o.given_at as at, ${name('p')} as by, o.role, o.stance, o.words
    from policy_opinion o join person p on p.organisation_id = o.organisation_id and p.id = o.person_id
    where o.organisation_id = ${organisationId} and o.change_id = ${changeId} order by o.given_at, o.id`.execute(
    tx,
  )
  return rows
}

export async function listRepresentativeIds(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from role_grant where organisation_id = ${organisationId}
      and role in ('union-representative', 'safety-representative')`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Which of these persons exist here: whom a value names. */
export async function listKnownPersonIds(tx: Transaction, organisationId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`select id from person
    where organisation_id = ${organisationId} and id = any(${[...ids]}) and left_on is null`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function saveChange(
  tx: Transaction,
  organisationId: string,
  asked: { title: string; explanation: string; values: readonly PolicyValue[]; by: string; now: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into policy_change (organisation_id, title, explanation, proposed_at, proposed_by)
    values (${organisationId}, ${asked.title}, ${asked.explanation}, to_timestamp(${asked.now / 1000}), ${asked.by})
    returning id`.execute(tx)
  const { id } = rows[0]!
  await sql`insert into policy_value (organisation_id, change_id, item, scope, scope_id, valid_from, value)
    select ${organisationId}, ${id}, v.item, v.scope, v."scopeId", v."from", v.value
    from jsonb_to_recordset(${JSON.stringify(asked.values)}::jsonb)
      as v(item text, scope text, "scopeId" uuid, "from" date, value jsonb)`.execute(tx)
  return id
}

export async function saveConsultation(
  tx: Transaction,
  organisationId: string,
  changeId: string,
  { by, now, until }: { by: string; now: number; until: Day },
) {
  await sql`insert into policy_consultation (organisation_id, change_id, sent_at, sent_by, until)
    values (${organisationId}, ${changeId}, to_timestamp(${now / 1000}), ${by}, ${until})`.execute(tx)
}

export async function saveOpinion(
  tx: Transaction,
  organisationId: string,
  changeId: string,
  opinion: { by: string; role: Role; stance: Stance; words: string; now: number },
) {
  await sql`insert into policy_opinion (organisation_id, change_id, person_id, role, stance, words, given_at)
    values (${organisationId}, ${changeId}, ${opinion.by}, ${opinion.role}, ${opinion.stance}, ${opinion.words},
      to_timestamp(${opinion.now / 1000}))`.execute(tx)
}

export async function saveDecision(
  tx: Transaction,
  organisationId: string,
  changeId: string,
  decision: { outcome: 'adopted' | 'withdrawn'; reason: string; by: string; now: number },
) {
  await sql`insert into policy_decision (organisation_id, change_id, outcome, reason, decided_at, decided_by)
    values (${organisationId}, ${changeId}, ${decision.outcome}, ${decision.reason},
      to_timestamp(${decision.now / 1000}), ${decision.by})`.execute(tx)
}
