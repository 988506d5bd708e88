import type { Actor, Browser, Context, Errand, Visit } from '../../platform/context.ts'
import { enterOrganisation, type Transaction } from '../../platform/database/transaction.ts'
import { passwordMatches } from '../../platform/identity/passwords.ts'
import type { SessionKey } from '../../platform/identity/session-key.ts'
import {
  endSessionOf,
  endSessions,
  findActor,
  listSessions,
  startSession,
} from '../../platform/identity/sessions.ts'
import { csrfTokenOf, hashOf } from '../../platform/identity/tokens.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import type { Organisation } from '../alliance/rules.ts'
import { getOrganisation, listDirectory } from '../alliance/store.ts'
import { deleteOldConfirmations } from './confirmation-store.ts'
import { deleteOldChallenges } from './passkey-store.ts'
import { deleteOldKeys } from './provider-key-store.ts'
import { listProviders } from './provider-store.ts'
import { attempts, minutesToWait } from './rules.ts'
import {
  deleteFailures,
  deleteStale,
  findAccount,
  getSignedInPerson,
  listFailures,
  saveFailures,
} from './store.ts'

// Who is signed in -------------------------------------------------------------------------------------

export async function showSession({ tx, session, now }: Visit) {
  const firstAdministratorMissing = (await listDirectory(tx)).length === 0
  if (session) await enterOrganisation(tx, session.organisationId)
  const actor = session && (await findActor(tx, session, now))
  return {
    session: actor ? await describeSession(tx, session, actor) : null,
    firstAdministratorMissing,
  }
}

/** What a page needs to know of whoever holds a session, in the organisation that the transaction has entered. */
export async function describeSession(
  tx: Transaction,
  { organisationId, token }: SessionKey,
  { personId, roles }: Pick<Actor, 'personId' | 'roles'>,
) {
  const { roles: _, ...person } = await getSignedInPerson(tx, organisationId, personId)
  const { id, slug, name, demo } = await getOrganisation(tx, organisationId)
  return { person, roles: [...roles], organisation: { id, slug, name, demo }, csrfToken: csrfTokenOf(token) }
}

export async function showDirectory({ tx }: Visit) {
  const items = []
  for (const { id, slug, name, demo } of await listDirectory(tx)) {
    await enterOrganisation(tx, id)
    const providers = await listProviders(tx, id)
    const open = providers.filter(({ offSince }) => offSince === null)
    items.push({ slug, name, demo, identityProviders: open.map(({ id, name }) => ({ id, name })) })
  }
  return { items }
}

/** The organisation of a name in an address, entered; undefined where there is none. */
export async function enterBySlug(tx: Transaction, slug: string): Promise<Organisation | undefined> {
  const found = (await listDirectory(tx)).find((organisation) => organisation.slug === slug)
  if (found) await enterOrganisation(tx, found.id)
  return found
}

// In and out -------------------------------------------------------------------------------------------

/** Gives the browser a new session; the one that it held before, of whomever, ends. */
export async function openSession(
  visit: Visit,
  { organisationId, personId }: { organisationId: string; personId: string },
  way: 'password' | 'passkey' | 'provider' | 'demo' | 'invitation' | 'foundation',
) {
  const { tx, now } = visit
  if (visit.session) await endSessionOf(tx, visit.session, now)
  await enterOrganisation(tx, organisationId)
  const key = await startSession(tx, organisationId, personId, now)
  visit.keepSession(key)
  visit.auditAs(organisationId, personId)('access/signed-in', personId, { way })
  return { session: await describeSession(tx, key, (await findActor(tx, key, now))!) }
}

export const signIn = (
  errand: Errand,
  { organisation, email, password }: { organisation: string; email: string; password: string },
) => enterByPassword(errand, { slug: organisation, email, password })

const minute = 60_000

/**
 * Signs in with e-mail and password. A try counts as failed from before the password is looked at until it
 * has proved right, so that a hundred at once count a hundred; and nothing in the answer or its time tells
 * whether the organisation or the e-mail exists.
 */
export async function enterByPassword(
  errand: Errand,
  { slug, email, password }: { slug: string; email: string; password: string },
) {
  const subjects = {
    account: hashOf(`account ${slug} ${email.trim().toLowerCase()}`),
    address: hashOf(`address ${slug} ${errand.address}`),
  }
  const tried = await errand.transaction(async (visit) => {
    const organisation = await enterBySlug(visit.tx, slug)
    if (!organisation) return undefined
    const isLast = await countAttempt(visit, organisation.id, subjects)
    const account = await findAccount(visit.tx, organisation.id, email.trim(), visit.today)
    return { organisationId: organisation.id, account, isLast }
  })
  const matches = await passwordMatches(password, tried?.account?.passwordHash)
  if (tried?.isLast && !matches)
    await errand.transaction(async ({ tx, auditAs }) => {
      await enterOrganisation(tx, tried.organisationId)
      // One line when a pause begins: every single failure would let a stranger fill the audit.
      auditAs(tried.organisationId, 'nobody')('access/attempts-paused', tried.organisationId)
    })
  if (!matches || !tried?.account) throw new Refused([{ code: 'access/wrong-credentials' }])
  const { organisationId } = tried
  const { personId } = tried.account
  return errand.transaction(async (visit) => {
    await enterOrganisation(visit.tx, organisationId)
    await deleteFailures(visit.tx, organisationId, subjects)
    return openSession(visit, { organisationId, personId }, 'password')
  })
}

/** @returns whether this is the last try before a pause */
async function countAttempt(
  { tx, now }: Visit,
  organisationId: string,
  { account, address }: { account: Buffer; address: Buffer },
): Promise<boolean> {
  const since = now - attempts.windowMinutes * minute
  const ofAccount = await listFailures(tx, organisationId, account, since)
  const ofAddress = await listFailures(tx, organisationId, address, since)
  const minutes = [
    minutesToWait(ofAccount, attempts.perAccount, now),
    minutesToWait(ofAddress, attempts.perAddress, now),
  ].filter((wait) => wait !== undefined)
  if (minutes.length > 0)
    throw new Refused([{ code: 'access/too-many-attempts', minutes: Math.max(...minutes) }])
  await saveFailures(tx, organisationId, [account, address], now)
  return ofAccount.length + 1 === attempts.perAccount || ofAddress.length + 1 === attempts.perAddress
}

export async function signOut({ tx, actor, sessionId, keepSession, now, audit }: Context & Browser) {
  await endSessions(tx, actor, sessionId, now)
  keepSession(undefined)
  audit('access/signed-out', actor.personId)
  return {}
}

export async function showMySessions({ tx, actor, sessionId, now }: Context & Browser) {
  const sessions = await listSessions(tx, actor.organisationId, actor.personId, now)
  return {
    items: sessions.map(({ id, startedAt, lastSeenAt }) => ({
      id,
      startedAt: startedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === sessionId,
    })),
  }
}

export async function endSession({ tx, actor, now, audit }: Context, { sessionId }: { sessionId: string }) {
  if ((await endSessions(tx, actor, sessionId, now)) === 0) throw new NotFound('session')
  audit('access/session-ended', sessionId)
  return {}
}

/** Forgets tries, links, sign-ins under way, questions and replaced keys that have served their time. */
export async function forgetStaleAccess(tx: Transaction, organisationId: string, now: number) {
  await deleteStale(tx, organisationId, now)
  await deleteOldKeys(tx, organisationId, now)
  await deleteOldChallenges(tx, organisationId, now)
  await deleteOldConfirmations(tx, organisationId, now)
}
