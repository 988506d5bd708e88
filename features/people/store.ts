import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'
import { birthYearOf, type PersonWritten, searchKeyOf, sexOf } from './rules.ts'

export type Person = PersonWritten & {
  id: string
  roles: Role[]
  commuteMinutes: number | null
  homeSuitable: boolean
  leftOn: Day | null
}

const personColumns = sql`p.id, p.fiscal_code as "fiscalCode", p.given_name as "givenName",
  p.family_name as "familyName", p.email, p.team_id as "teamId", p.part_time_percent as "partTimePercent",
  p.contract, p.entry_earliest as "entryEarliest", p.entry_latest as "entryLatest",
  p.entry_preferred as "entryPreferred", p.commute_minutes as "commuteMinutes",
  p.home_suitable as "homeSuitable", p.left_on as "leftOn",
  array(select g.role from role_grant g where g.organisation_id = p.organisation_id and g.person_id = p.id order by g.role) as roles`

/** Who writes people waits here for whoever does already, until the end of the transaction. */
export async function lockPeople(tx: Transaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`.execute(tx)
}

export async function findPerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${personColumns} from person p where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(
    tx,
  )
  return rows[0]
}

export type PersonSearch = {
  /** The beginning of a name or of a fiscal code. */
  q?: string | undefined
  teamId?: string | undefined
  after?: { key: string; id: string } | undefined
  limit: number
}

/** Above every text that begins with the one before it, byte by byte. */
const end = '\u{10ffff}'

/** Persons by family name, the key by which each was sorted, and how many there are in all. */
export async function listPersons(
  tx: Transaction,
  organisationId: string,
  { q, teamId, after, limit }: PersonSearch,
): Promise<{ persons: (Person & { key: string })[]; total: number }> {
  const name = searchKeyOf(q ?? '')
  const code = (q ?? '').replaceAll(/\s/g, '').toUpperCase()
  const meant = sql`p.organisation_id = ${organisationId}
    ${teamId ? sql`and p.team_id = ${teamId}` : sql``}
    ${
      name
        ? sql`and (p.family_key >= ${name} and p.family_key < ${name + end}
          or p.given_key >= ${name} and p.given_key < ${name + end}
          or p.fiscal_code >= ${code} and p.fiscal_code < ${code + end})`
        : sql``
    }`
  const { rows: persons } = await sql<Person & { key: string }>`
    select ${personColumns}, p.family_key as key from person p
    where ${meant} ${after ? sql`and (p.family_key, p.id) > (${after.key}, ${after.id}::uuid)` : sql``}
    order by p.family_key, p.id limit ${limit}`.execute(tx)
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from person p where ${meant}`.execute(tx)
  return { persons, total: counts[0]!.total }
}

/** What of a person is somebody else's already, or does not exist. */
export async function findObstacles(
  tx: Transaction,
  organisationId: string,
  { fiscalCode, email, teamId }: PersonWritten,
  personId: string | undefined,
): Promise<{ fiscalCode: boolean; email: boolean; team: boolean }> {
  const others = sql`organisation_id = ${organisationId} and id is distinct from ${personId ?? null}::uuid`
  const { rows } = await sql<{ fiscalCode: boolean; email: boolean; team: boolean }>`
    select exists (select from person where ${others} and fiscal_code = ${fiscalCode}) as "fiscalCode",
      exists (select from person where ${others} and lower(email) = lower(${email})) as email,
      ${teamId}::uuid is not null and not exists (
        select from team where organisation_id = ${organisationId} and id = ${teamId}::uuid) as team`.execute(
    tx,
  )
  return rows[0]!
}

/** Writes a new person, or with an id the one who has it. Sex and year of birth follow from the fiscal code. */
export async function savePerson(
  tx: Transaction,
  organisationId: string,
  person: PersonWritten,
  { personId, thisYear }: { personId: string | undefined; thisYear: number },
): Promise<string> {
  const written = {
    fiscal_code: person.fiscalCode,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    team_id: person.teamId,
    part_time_percent: person.partTimePercent,
    contract: person.contract,
    entry_earliest: person.entryEarliest,
    entry_latest: person.entryLatest,
    entry_preferred: person.entryPreferred,
    sex: sexOf(person.fiscalCode),
    birth_year: birthYearOf(person.fiscalCode, thisYear),
  }
  const { id } = personId
    ? await tx
        .updateTable('person')
        .set(written)
        .where('organisation_id', '=', organisationId)
        .where('id', '=', personId)
        .returning('id')
        .executeTakeFirstOrThrow()
    : await tx
        .insertInto('person')
        .values({ ...written, organisation_id: organisationId })
        .returning('id')
        .executeTakeFirstOrThrow()
  return id
}

export async function saveDeparture(
  tx: Transaction,
  organisationId: string,
  personId: string,
  leftOn: Day | null,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ left_on: leftOn })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', personId)
    .execute()
}

/** Gives a person these roles and no others. */
export async function saveRoles(
  tx: Transaction,
  organisationId: string,
  personId: string,
  roles: readonly Role[],
  now: number,
): Promise<void> {
  await sql`delete from role_grant where organisation_id = ${organisationId} and person_id = ${personId}
    and role <> all (${[...roles]}::text[])`.execute(tx)
  await sql`insert into role_grant (organisation_id, person_id, role, granted_at)
    select ${organisationId}, ${personId}, role, to_timestamp(${now / 1000}) from unnest(${[...roles]}::text[]) as role
    on conflict do nothing`.execute(tx)
}
