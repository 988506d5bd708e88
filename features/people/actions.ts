import type { Context, Moment } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import type { Role } from '../../vocabulary/role.ts'
import { getProfile, saveOwnStatement } from './home-store.ts'
import {
  type HomeFit,
  type PersonWritten,
  type Point,
  reasonsAgainstBand,
  reasonsNotToKeep,
  reasonsNotToRewriteKeys,
  tidyFiscalCode,
} from './rules.ts'
import {
  findObstacles,
  findPerson,
  listPersons,
  lockPeople,
  type Person,
  saveDeparture,
  savePerson,
  saveRoles,
} from './store.ts'

export async function showPersons(
  { tx, actor }: Context,
  {
    q,
    teamId,
    cursor,
    limit,
  }: { q?: string | undefined; teamId?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const { persons, total } = await listPersons(tx, actor.organisationId, {
    q,
    teamId,
    after: cursor ? readCursor(cursor) : undefined,
    limit: limit + 1,
  })
  const last = persons[limit - 1]
  const nextCursor = persons.length > limit && last ? cursorOf(last) : null
  return { items: persons.slice(0, limit), nextCursor, total }
}

/** Opaque to who asks: where the page ended, in the order of the list. */
const cursorOf = ({ key, id }: { key: string; id: string }): string =>
  Buffer.from(`${id} ${key}`).toString('base64url')

function readCursor(cursor: string): { key: string; id: string } {
  const [, id, key] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (.*)$/.exec(
      Buffer.from(cursor, 'base64url').toString(),
    ) ?? []
  // The database keeps no NUL: a forged cursor names no page, and is no fault.
  if (!id || key === undefined || key.includes('\0')) throw new NotFound('page')
  return { id, key }
}

export const showPerson = ({ tx, actor }: Context, { personId }: { personId: string }) =>
  getPerson(tx, actor.organisationId, personId)

async function getPerson(tx: Transaction, organisationId: string, personId: string): Promise<Person> {
  const person = await findPerson(tx, organisationId, personId)
  if (!person) throw new NotFound('person')
  return person
}

export async function addPerson({ tx, actor, today, now, audit }: Context, person: PersonWritten) {
  const id = await enterPerson(tx, actor.organisationId, { ...person, roles: ['employee'] }, { today, now })
  audit('people/person-added', id)
  return getPerson(tx, actor.organisationId, id)
}

export async function changePerson(
  context: Context,
  { personId, ...written }: PersonWritten & { personId: string },
): Promise<Person> {
  const { tx, actor, today, audit } = context
  const person = tidied(written)
  await lockPeople(tx, actor.organisationId)
  const before = await showPerson(context, { personId })
  refuseIf([
    ...reasonsNotToRewriteKeys(before, person, actor.roles),
    ...(await obstaclesTo(tx, actor.organisationId, person, personId)),
  ])
  await savePerson(tx, actor.organisationId, person, { personId, thisYear: yearOf(today) })
  const after = await showPerson(context, { personId })
  // Which properties, never their content: the audit holds no personal data.
  const changed = (Object.keys(person) as (keyof PersonWritten)[]).filter((key) => before[key] !== after[key])
  audit('people/person-changed', personId, { changed: changed.join(' ') })
  return after
}

/** Who left keeps what was written of them, enters no plan and has no session; nobody can say so of themselves. */
export async function recordDeparture(
  context: Context,
  { personId, leftOn }: { personId: string; leftOn: Day | null },
): Promise<Person> {
  const { tx, actor, audit } = context
  await lockPeople(tx, actor.organisationId)
  const before = await showPerson(context, { personId })
  refuseIf([
    ...(personId === actor.personId ? [{ code: 'people/own-departure' }] : []),
    // Taking the last administrator away, or somebody with roles one lacks, is the administrator's to do.
    ...(before.roles.includes('administrator') && !actor.roles.includes('administrator')
      ? [{ code: 'people/departure-of-administrator' }]
      : []),
  ])
  await saveDeparture(tx, actor.organisationId, personId, leftOn)
  audit('people/departure-recorded', personId, { leaves: leftOn !== null })
  return showPerson(context, { personId })
}

/** Adds a person with roles to the organisation that the transaction has entered. */
export async function enterPerson(
  tx: Transaction,
  organisationId: string,
  { roles, ...written }: PersonWritten & { roles: readonly Role[] },
  { today, now }: Pick<Moment, 'today' | 'now'>,
): Promise<string> {
  const person = tidied(written)
  await lockPeople(tx, organisationId)
  refuseIf(await obstaclesTo(tx, organisationId, person, undefined))
  const id = await savePerson(tx, organisationId, person, { personId: undefined, thisYear: yearOf(today) })
  await saveRoles(tx, organisationId, id, roles, now)
  return id
}

/** Gives a person these roles and no others; whether that may be is decided by who calls (access). */
export async function assignRoles(
  tx: Transaction,
  organisationId: string,
  { personId, roles }: { personId: string; roles: readonly Role[] },
  now: number,
): Promise<void> {
  await getPerson(tx, organisationId, personId)
  await saveRoles(tx, organisationId, personId, roles, now)
}

/** As it is kept: the code in capitals, names with single spaces. */
const tidied = (person: PersonWritten): PersonWritten => ({
  ...person,
  fiscalCode: tidyFiscalCode(person.fiscalCode),
  givenName: person.givenName.trim().replaceAll(/\s+/g, ' '),
  familyName: person.familyName.trim().replaceAll(/\s+/g, ' '),
})

const yearOf = (day: string): number => Number(day.slice(0, 4))

async function obstaclesTo(
  tx: Transaction,
  organisationId: string,
  person: PersonWritten,
  personId: string | undefined,
): Promise<Reason[]> {
  const { fiscalCode, email, team } = await findObstacles(tx, organisationId, person, personId)
  return [
    ...reasonsNotToKeep(person),
    ...(fiscalCode ? [{ code: 'people/fiscal-code-taken' }] : []),
    ...(email ? [{ code: 'people/email-taken' }] : []),
    ...(team ? [{ code: 'people/unknown-team' }] : []),
  ]
}

export const showMyProfile = ({ tx, actor }: Context) => getProfile(tx, actor.organisationId, actor.personId)

export async function changeMyProfile(
  { tx, actor, now, today, audit, enqueue }: Context,
  stated: {
    entryPreferred: string
    homeSuitable: boolean
    homeFit?: HomeFit | undefined
    home: Point | null
  },
) {
  const { organisationId, personId } = actor
  const before = await getProfile(tx, organisationId, personId)
  refuseIf(reasonsAgainstBand({ ...before, entryPreferred: stated.entryPreferred }))
  const { homeSuitable: all, homeFit = { space: all, tools: all, safety: all } } = stated
  await saveOwnStatement(tx, organisationId, personId, { ...stated, homeFit, now, today })
  audit('people/own-statement', personId, { home: stated.home !== null })
  const moved =
    before.home?.latitude !== stated.home?.latitude || before.home?.longitude !== stated.home?.longitude
  if (moved) await enqueue('measure-ways', organisationId)
  return getProfile(tx, organisationId, personId)
}
