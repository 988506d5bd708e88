// Each function opens the second fence for what it does, and shuts it; what reads of others is noted by the same statement.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { PriorityCategory } from './rules.ts'

/** The fence opens to a person's own, to whoever verifies, or to the computation. */
export type For = { person: string } | 'priorities' | 'engine'
const open = (tx: Transaction, to: For | undefined) => {
  const person = typeof to === 'object' ? to.person : ''
  const purpose = typeof to === 'string' ? to : ''
  return sql`select set_config('app.home_of', ${person}, true), set_config('app.purpose', ${purpose}, true)`.execute(
    tx,
  )
}
export async function opened<Answer>(tx: Transaction, to: For, work: () => Promise<Answer>): Promise<Answer> {
  await open(tx, to)
  const answer = await work()
  await open(tx, undefined)
  return answer
}

export type PriorityRow = {
  id: string
  personId: string
  category: PriorityCategory
  from: Day
  until: Day | null
  statedAt: Date
  verifiedAt: Date | null
  verifiedBy: string | null
}
const columns = sql`p.id, p.person_id as "personId", p.category, p.valid_from as "from", p.valid_until as until,
  p.stated_at as "statedAt", p.verified_at as "verifiedAt",
  (select v.given_name || ' ' || v.family_name from person v
    where v.organisation_id = p.organisation_id and v.id = p.verified_by) as "verifiedBy"`

/** A person's own, for the person. */
export const listOwnPriorities = (
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<PriorityRow[]> =>
  opened(tx, { person: personId }, async () => {
    const { rows } = await sql<PriorityRow>`select ${columns} from priority p
      where p.organisation_id = ${organisationId} and p.person_id = ${personId}
      order by p.valid_from, p.category`.execute(tx)
    return rows
  })

/** @returns undefined where the same was stated at the same moment */
export const savePriority = (
  tx: Transaction,
  organisationId: string,
  stated: { personId: string; category: PriorityCategory; from: Day; until: Day | null },
  now: number,
): Promise<string | undefined> =>
  opened(tx, { person: stated.personId }, async () => {
    const { rows } = await sql<{ id: string }>`
      insert into priority (organisation_id, person_id, category, valid_from, valid_until, stated_at)
      values (${organisationId}, ${stated.personId}, ${stated.category}, ${stated.from}, ${stated.until},
        to_timestamp(${now / 1000}))
      on conflict do nothing returning id`.execute(tx)
    return rows[0]?.id
  })

/** Ends it on a day; what was not verified, or would end before it began, was nothing. @returns whether it was there */
export const savePriorityEnd = (
  tx: Transaction,
  organisationId: string,
  { personId, id, lastDay }: { personId: string; id: string; lastDay: Day },
): Promise<boolean> =>
  opened(tx, { person: personId }, async () => {
    const gone = await sql`delete from priority where organisation_id = ${organisationId} and id = ${id}
      and person_id = ${personId} and (verified_at is null or valid_from > ${lastDay}::date) returning id`.execute(
      tx,
    )
    if (gone.rows.length > 0) return true
    const ended = await sql`update priority set valid_until = ${lastDay}
      where organisation_id = ${organisationId} and id = ${id} and person_id = ${personId}
        and (valid_until is null or valid_until > ${lastDay}::date) returning id`.execute(tx)
    return ended.rows.length > 0
  })

// For whoever verifies -------------------------------------------------------------------------------------

export type Stating = {
  personId: string
  name: string
  team: string | null
  directorate: string | null
  waiting: number
  verified: number
}
export type Reader = { by: string; now: number }

/** Who stated something: names and how many, no category. Looking at the list is a reading too. */
export const listStating = (
  tx: Transaction,
  organisationId: string,
  { nameKey, waitingOnly, today }: { nameKey: string; waitingOnly: boolean; today: Day },
  { by, now }: Reader,
): Promise<Stating[]> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<Stating>`
      with found as (
        select p.person_id as "personId", n.family_name || ' ' || n.given_name as name, t.name as team, d.name as directorate,
          count(*) filter (where p.verified_at is null) as waiting,
          count(*) filter (where p.verified_at is not null) as verified
        from priority p
        join person n on n.organisation_id = p.organisation_id and n.id = p.person_id
        left join team t on t.organisation_id = n.organisation_id and t.id = n.team_id
        left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
        where p.organisation_id = ${organisationId} and (p.valid_until is null or p.valid_until >= ${today}::date)
          and (n.left_on is null or n.left_on > ${today}::date) and p.person_id <> ${by}
          and (${nameKey} = '' or starts_with(n.family_key, ${nameKey}) or starts_with(n.given_key, ${nameKey}))
        group by p.person_id, n.family_name, n.given_name, t.name, d.name
        having ${!waitingOnly} or count(*) filter (where p.verified_at is null) > 0
        order by name, p.person_id limit 200),
      noted as (
        insert into priority_reading (organisation_id, read_at, purpose, read_by, people)
        select ${organisationId}, to_timestamp(${now / 1000}), 'list', ${by}, count(*) from found)
      select * from found`.execute(tx)
    return rows
  })

/** One person's, read by whoever verifies. */
export const listPrioritiesOf = (
  tx: Transaction,
  organisationId: string,
  personId: string,
  { by, now }: Reader,
): Promise<PriorityRow[]> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<PriorityRow>`
      with noted as (
        insert into priority_reading (organisation_id, read_at, purpose, read_by, person_id, people)
        values (${organisationId}, to_timestamp(${now / 1000}), 'verifying', ${by}, ${personId}, 1))
      select ${columns} from priority p where p.organisation_id = ${organisationId} and p.person_id = ${personId}
      order by p.valid_from, p.category`.execute(tx)
    return rows
  })

/** @returns whose it is, undefined where none waits under that id */
export const saveVerified = (
  tx: Transaction,
  organisationId: string,
  id: string,
  { by, now }: Reader,
): Promise<string | undefined> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<{ personId: string }>`
      update priority set verified_at = to_timestamp(${now / 1000}), verified_by = ${by}
      where organisation_id = ${organisationId} and id = ${id} and verified_at is null and person_id <> ${by}
      returning person_id as "personId"`.execute(tx)
    return rows[0]?.personId
  })

/** What was not confirmed is not kept. @returns whose it was */
export const deleteUnverified = (
  tx: Transaction,
  organisationId: string,
  id: string,
  by: string,
): Promise<string | undefined> =>
  opened(tx, 'priorities', async () => {
    const { rows } = await sql<{ personId: string }>`delete from priority
      where organisation_id = ${organisationId} and id = ${id} and verified_at is null and person_id <> ${by}
      returning person_id as "personId"`.execute(tx)
    return rows[0]?.personId
  })

export type Reading = {
  at: Date
  purpose: 'verifying' | 'list' | 'plan'
  by: string | null
  month: string | null
}

/** Who read a person's own, the newest first: by name, and of the computation by month. */
export const listReadingsOf = (
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Reading[]> =>
  opened(tx, { person: personId }, async () => {
    const { rows } = await sql<Reading>`
      select r.read_at as at, r.purpose, r.month,
        (select v.given_name || ' ' || v.family_name from person v
          where v.organisation_id = r.organisation_id and v.id = r.read_by) as by
      from priority_reading r where r.organisation_id = ${organisationId} and r.person_id = ${personId}
      order by r.read_at desc limit 50`.execute(tx)
    return rows
  })

// For the computation --------------------------------------------------------------------------------------

/** Everybody's that is verified and counts in a period, for the plan of a month; the reading is noted. */
export const listCountedPriorities = (
  tx: Transaction,
  organisationId: string,
  { month, from, until }: { month: string; from: Day; until: Day },
): Promise<{ personId: string; category: PriorityCategory; from: Day; until: Day | null }[]> =>
  opened(tx, 'engine', async () => {
    const { rows } = await sql<{
      personId: string
      category: PriorityCategory
      from: Day
      until: Day | null
    }>`
      with found as (
        select person_id as "personId", category, valid_from as "from", valid_until as until from priority
        where organisation_id = ${organisationId} and verified_at is not null and valid_from <= ${until}::date
          and (valid_until is null or valid_until >= ${from}::date)),
      noted as (
        insert into priority_reading (organisation_id, read_at, purpose, people, month)
        select ${organisationId}, now(), 'plan', count(distinct "personId"), ${month} from found having count(*) > 0)
      select * from found`.execute(tx)
    return rows
  })

export async function findStatingPerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`select family_name || ' ' || given_name as name from person
    where organisation_id = ${organisationId} and id = ${personId}`.execute(tx)
  return rows[0]
}
