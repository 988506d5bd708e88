import type { Context, Errand, Visit } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import {
  type Assertion,
  assertionOptions,
  challengeOf,
  isHandleOf,
  type PasskeyChecks,
  type Registration,
  registrationOptions,
  relyingPartyOf,
} from '../../platform/identity/passkeys.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { enterBySlug, openSession } from './actions.ts'
import { passkeyHindrance, reasonsNotToAddPasskey } from './passkey-rules.ts'
import {
  deletePasskey,
  findAccountName,
  findPasskey,
  listPasskeys,
  saveChallenge,
  savePasskey,
  savePasskeyUse,
  takeChallenge,
} from './passkey-store.ts'

/** One answer for all that does not convince: which of it, is nobody's business. */
const unconvincing = () => new Refused([{ code: 'access/passkey-unconvincing' }])

async function passkeysOf({ tx, actor }: Context, publicUrl: string) {
  const known = await listPasskeys(tx, actor.organisationId, actor.personId)
  const account = await findAccountName(tx, actor.organisationId, actor.personId)
  const party = relyingPartyOf(publicUrl)
  const facts = { hasAccount: Boolean(account), addressServes: Boolean(party), count: known.length }
  return { known, account, party, hindrance: passkeyHindrance(facts) }
}

export const showMyPasskeys =
  ({ publicUrl }: Services) =>
  async (context: Context) => {
    const { known, hindrance } = await passkeysOf(context, publicUrl)
    const items = known.map(({ id, name, synced, addedAt, lastUsedAt }) => ({
      ...{ id, name, synced },
      addedAt: addedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }))
    return { items, hindrance }
  }

export const askMyPasskey =
  ({ publicUrl }: Services) =>
  async (context: Context) => {
    const { tx, actor, now } = context
    const { known, account, party, hindrance } = await passkeysOf(context, publicUrl)
    refuseIf(reasonsNotToAddPasskey(hindrance))
    const { personId, name } = actor
    const options = await registrationOptions(party!, { personId, name, account: account! }, known)
    const challengeHash = hashOf(options.challenge)
    await saveChallenge(tx, actor.organisationId, { challengeHash, personId }, now)
    return { options: { ...options } }
  }

export const addMyPasskey =
  ({ publicUrl }: Services, checks: PasskeyChecks) =>
  async (context: Context, { name, answer }: { name: string; answer: Registration }) => {
    const { tx, actor, now, audit } = context
    const { organisationId, personId } = actor
    const { party, hindrance } = await passkeysOf(context, publicUrl)
    refuseIf(reasonsNotToAddPasskey(hindrance))
    const challenge = challengeOf(answer)
    const asked = { challengeHash: hashOf(challenge), personId }
    if (!(await takeChallenge(tx, organisationId, asked, now))) throw unconvincing()
    const made = await checks.registered(party!, answer, challenge)
    if (!made) throw unconvincing()
    const id = await savePasskey(tx, organisationId, { ...made, personId, name }, now)
    if (!id) throw new Refused([{ code: 'access/passkey-known' }])
    await tell({ tx, now }, organisationId, [{ personId, kind: 'access/passkey-added', details: { name } }])
    audit('access/passkey-added', id)
    return { id }
  }

export async function removeMyPasskey({ tx, actor, audit }: Context, { passkeyId }: { passkeyId: string }) {
  const removed = await deletePasskey(tx, actor.organisationId, { passkeyId, personId: actor.personId })
  if (removed === undefined) throw new NotFound('passkey')
  audit('access/passkey-removed', passkeyId)
  return {}
}

// Signing in -------------------------------------------------------------------------------------------

export const askToEnter =
  ({ publicUrl }: Services) =>
  async ({ tx, now }: Visit, { organisation: slug }: { organisation: string }) => {
    const organisation = await enterBySlug(tx, slug)
    if (!organisation) throw new NotFound('organisation')
    const party = relyingPartyOf(publicUrl)
    if (!party) throw new Refused([{ code: 'access/passkeys-impossible' }])
    const options = await assertionOptions(party)
    await saveChallenge(
      tx,
      organisation.id,
      { challengeHash: hashOf(options.challenge), personId: null },
      now,
    )
    return { options: { ...options } }
  }

/** The question is spent in a transaction of its own, so that it is spent whatever the answer is worth. */
export const enterByPasskey =
  ({ publicUrl }: Services, checks: PasskeyChecks) =>
  async (errand: Errand, { organisation: slug, answer }: { organisation: string; answer: Assertion }) => {
    const challenge = challengeOf(answer)
    const party = relyingPartyOf(publicUrl)
    const known = await errand.transaction(async ({ tx, now, today }) => {
      const organisation = await enterBySlug(tx, slug)
      if (!organisation) return undefined
      const asked = { challengeHash: hashOf(challenge), personId: null }
      if (!(await takeChallenge(tx, organisation.id, asked, now))) return undefined
      const credentialId = Buffer.from(answer.id, 'base64url')
      const passkey = await findPasskey(tx, organisation.id, credentialId, today)
      return passkey && { organisationId: organisation.id, passkey }
    })
    if (!known || !party || !isHandleOf(answer.response.userHandle, known.passkey.personId))
      throw unconvincing()
    const { organisationId, passkey } = known
    const counter = await checks.asserted(party, answer, challenge, passkey)
    if (counter === undefined) throw unconvincing()
    return errand.transaction(async (visit) => {
      await enterOrganisation(visit.tx, organisationId)
      const use = { id: passkey.id, counter, before: passkey.counter }
      if (!(await savePasskeyUse(visit.tx, organisationId, use, visit.now))) throw unconvincing()
      return openSession(visit, { organisationId, personId: passkey.personId }, 'passkey')
    })
  }
