import type { ActingErrand, Browser, Context, Visit } from '../../platform/context.ts'
import {
  type Assertion,
  assertionOptions,
  challengeOf,
  isHandleOf,
  type PasskeyChecks,
  relyingPartyOf,
} from '../../platform/identity/passkeys.ts'
import { passwordMatches } from '../../platform/identity/passwords.ts'
import { newDeparture } from '../../platform/identity/provider.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import {
  type ConfirmationWay,
  findProofs,
  findWhetherConfirmed,
  findWhoseSession,
  saveConfirmation,
  takeConfirmation,
} from './confirmation-store.ts'
import { findPasskey, saveChallenge, savePasskeyUse, takeChallenge } from './passkey-store.ts'
import { findProvider, listProviders, saveDeparture } from './provider-store.ts'
import { attempts, minutesToWait } from './rules.ts'
import { deleteFailures, listFailures, saveFailures } from './store.ts'

export const showWaysToConfirm =
  ({ publicUrl }: Services) =>
  async (context: Context & Pick<Browser, 'sessionId'>, { subject }: { subject?: string | undefined }) => {
    const { tx, actor, sessionId, now } = context
    const { organisationId, personId } = actor
    const { passwordHash, passkeys, demo } = await findProofs(tx, organisationId, personId)
    const passkey = passkeys > 0 && relyingPartyOf(publicUrl) !== undefined
    const providers = (await listProviders(tx, organisationId)).filter(({ offSince }) => offSince === null)
    const given = sessionId && subject ? { sessionId, subject, personId } : undefined
    return {
      ...{ password: passwordHash !== null, passkey, demo: demo && passwordHash === null },
      providers: providers.map(({ id, name }) => ({ id, name })),
      given: given !== undefined && (await findWhetherConfirmed(tx, organisationId, given, now)),
    }
  }

/**
 * Begins a proof at an identity provider, for who has neither password nor passkey here: it is bound to this session,
 * and the provider will be asked to have the person prove themself anew.
 * @returns where to send the browser
 */
export const proveAtProvider =
  ({ publicUrl }: Services) =>
  async (
    { tx, actor, sessionId, now }: Context & Pick<Browser, 'sessionId'>,
    { providerId, subject, backTo }: { providerId: string; subject: string; backTo: string },
  ) => {
    const { organisationId } = actor
    if (sessionId === undefined) throw new Refused([{ code: 'access/confirm-in-person' }])
    const provider = await findProvider(tx, organisationId, providerId)
    if (!provider || provider.offSince) throw new NotFound('identity provider')
    const { state, nonce, codeVerifier } = newDeparture(organisationId)
    const proving = { sessionId, subject, backTo }
    const kept = { stateHash: hashOf(state), nonce, codeVerifier, providerId, proving, now }
    await saveDeparture(tx, organisationId, kept)
    const { slug } = await getOrganisation(tx, organisationId)
    const path = `/api/v1/organisations/${slug}/identity-providers/${providerId}/authorization`
    return { location: `${publicUrl}${path}?proof=${encodeURIComponent(state)}` }
  }

/** Back from the provider: the proof counts for the session in which it began, if it is the same person's. */
export async function keepProof(
  { tx, now, auditAs }: Visit,
  organisationId: string,
  { sessionId, subject }: { sessionId: string; subject: string },
  personId: string,
): Promise<boolean> {
  if ((await findWhoseSession(tx, organisationId, sessionId)) !== personId) return false
  await saveConfirmation(tx, organisationId, { sessionId, subject, personId, way: 'provider' }, now)
  auditAs(organisationId, personId)('access/confirmed', personId, { way: 'provider' })
  return true
}

/** The question is the person's own: an answer to one of somebody else confirms nothing. */
export const askToConfirm =
  ({ publicUrl }: Services) =>
  async ({ tx, actor, now }: Context) => {
    const party = relyingPartyOf(publicUrl)
    if (!party) throw new Refused([{ code: 'access/passkeys-impossible' }])
    const options = await assertionOptions(party)
    const asked = { challengeHash: hashOf(options.challenge), personId: actor.personId }
    await saveChallenge(tx, actor.organisationId, asked, now)
    return { options: { ...options } }
  }

type Asked = { subject: string; password?: string | undefined; answer?: Assertion | undefined }

/** Only who is there in person confirms: a program's token is no session. */
export const confirm =
  ({ publicUrl }: Services, checks: PasskeyChecks) =>
  async (errand: ActingErrand, { subject, password, answer }: Asked): Promise<{ way: ConfirmationWay }> => {
    const { actor, sessionId, now } = errand
    if (sessionId === undefined) throw new Refused([{ code: 'access/confirm-in-person' }])
    const way =
      password !== undefined
        ? await byPassword(errand, password)
        : answer
          ? await byPasskey(errand, answer, checks, relyingPartyOf(publicUrl))
          : await asInvented(errand)
    const { organisationId, personId } = actor
    await errand.transaction(async ({ tx, audit }) => {
      await saveConfirmation(tx, organisationId, { sessionId, subject, personId, way }, now)
      audit('access/confirmed', personId, { way })
    })
    return { way }
  }

/** Counted as the tries to sign in are, and before the password is looked at. */
async function byPassword({ actor, now, transaction }: ActingErrand, password: string): Promise<'password'> {
  const { organisationId, personId } = actor
  const subject = hashOf(`confirmation ${personId}`)
  const proofs = await transaction(async ({ tx }) => {
    const failures = await listFailures(tx, organisationId, subject, now - attempts.windowMinutes * 60_000)
    const minutes = minutesToWait(failures, attempts.perAccount, now)
    if (minutes !== undefined) throw new Refused([{ code: 'access/too-many-attempts', minutes }])
    await saveFailures(tx, organisationId, [subject], now)
    return findProofs(tx, organisationId, personId)
  })
  const matches = await passwordMatches(password, proofs.passwordHash ?? undefined)
  if (!matches || !proofs.passwordHash) throw new Refused([{ code: 'access/wrong-password' }])
  await transaction(({ tx }) => deleteFailures(tx, organisationId, { account: subject, address: subject }))
  return 'password'
}

async function byPasskey(
  { actor, now, today, transaction }: ActingErrand,
  answer: Assertion,
  checks: PasskeyChecks,
  party: ReturnType<typeof relyingPartyOf>,
): Promise<'passkey'> {
  const { organisationId, personId } = actor
  const unconvincing = () => new Refused([{ code: 'access/passkey-unconvincing' }])
  const challenge = challengeOf(answer)
  const passkey = await transaction(async ({ tx }) => {
    const asked = { challengeHash: hashOf(challenge), personId }
    if (!(await takeChallenge(tx, organisationId, asked, now))) return undefined
    return findPasskey(tx, organisationId, Buffer.from(answer.id, 'base64url'), today)
  })
  if (!party || passkey?.personId !== personId) throw unconvincing()
  if (!isHandleOf(answer.response.userHandle, personId)) throw unconvincing()
  const counter = await checks.asserted(party, answer, challenge, passkey)
  if (counter === undefined) throw unconvincing()
  const use = { id: passkey.id, counter, before: passkey.counter }
  if (!(await transaction(({ tx }) => savePasskeyUse(tx, organisationId, use, now)))) throw unconvincing()
  return 'passkey'
}

async function asInvented({ actor, transaction }: ActingErrand): Promise<'demo'> {
  const { demo, passwordHash } = await transaction(({ tx }) =>
    findProofs(tx, actor.organisationId, actor.personId),
  )
  if (!demo || passwordHash !== null) throw new Refused([{ code: 'access/confirm-by-something' }])
  return 'demo'
}

/** Spends the proof that was given for a thing; refused where there is none. For whoever signs. */
export async function spendConfirmation(
  { tx, actor, sessionId, now }: Context & Pick<Browser, 'sessionId'>,
  subject: string,
): Promise<ConfirmationWay> {
  const { organisationId, personId } = actor
  const way = sessionId && (await takeConfirmation(tx, organisationId, { sessionId, subject, personId }, now))
  if (!way) throw new Refused([{ code: 'access/not-confirmed' }])
  return way
}
