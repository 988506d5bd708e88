import type { Errand } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import { type IdentityProviders, newDeparture } from '../../platform/identity/provider.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { enterBySlug, openSession } from './actions.ts'
import { keepProof } from './confirmation-actions.ts'
import { findSpeakingProvider } from './provider-registry-actions.ts'
import { claimedPerson, type Registration, reasonsAgainstSeen, reasonsNotToTrust } from './provider-rules.ts'
import { findProving, saveDeparture, takeDeparture } from './provider-store.ts'
import { findClaimed } from './store.ts'

/** How long somebody may stay at the provider. */
const absenceMinutes = 10

/** Where a sign-in that failed ends: the page says why, in words. */
const back = (publicUrl: string, problem: string) => ({
  location: `${publicUrl}/sign-in?problem=${encodeURIComponent(`access/${problem}`)}`,
})

export const startProviderSignIn =
  ({ publicUrl, sealing }: Services, providers: IdentityProviders) =>
  async (
    errand: Errand,
    { slug, providerId, proof }: { slug: string; providerId: string; proof?: string | undefined },
  ) => {
    const { organisationId, provider, begun } = await errand.transaction(async ({ tx }) => {
      const organisation = await enterBySlug(tx, slug)
      const provider = organisation && (await findSpeakingProvider(tx, sealing, organisation.id, providerId))
      if (!organisation || !provider) throw new NotFound('identity provider')
      // Who proves again to be themself has begun in their session: its state is known already.
      const asked = { stateHash: hashOf(proof ?? ''), providerId }
      const proving = proof === undefined ? undefined : await findProving(tx, organisation.id, asked)
      if (proof !== undefined && !proving) throw new NotFound('proof')
      const begun = proving && { ...proving, state: proof! }
      return { organisationId: organisation.id, provider, begun }
    })
    const departure = begun ?? newDeparture(organisationId)
    const asked = { ...departure, anew: begun !== undefined }
    const location = await providers.departTo(provider, callbackOf(publicUrl), asked)
    if (!location) return back(publicUrl, 'provider-unreachable')
    const { state, nonce, codeVerifier } = departure
    if (!begun)
      await errand.transaction(async ({ tx, now }) => {
        await enterOrganisation(tx, organisationId)
        const kept = { stateHash: hashOf(state), nonce, codeVerifier, providerId, now }
        await saveDeparture(tx, organisationId, kept)
      })
    // The state says which sign-in comes back; this says that it is the browser that left.
    errand.carry(noteOf(state))
    return { location }
  }

const callbackOf = (publicUrl: string): string => `${publicUrl}/api/v1/oidc/callback`
const noteOf = (state: string): string => hashOf(`note:${state}`).toString('base64url')

export const finishProviderSignIn =
  ({ publicUrl, sealing }: Services, providers: IdentityProviders) =>
  async (errand: Errand, answer: Readonly<Record<string, string | undefined>>) => {
    const state = answer.state ?? ''
    const organisationId = readCookie(state)?.organisationId
    // Nobody is signed in by a link that somebody else prepared.
    if (!organisationId || errand.carried !== noteOf(state)) return back(publicUrl, 'sign-in-lost')
    errand.carry(undefined)
    const left = await errand.transaction(async ({ tx, now }) => {
      await enterOrganisation(tx, organisationId)
      const departure = await takeDeparture(tx, organisationId, hashOf(state), now - absenceMinutes * 60_000)
      const provider =
        departure && (await findSpeakingProvider(tx, sealing, organisationId, departure.providerId))
      return departure && provider ? { departure, provider } : undefined
    })
    if (!left) return back(publicUrl, 'sign-in-lost')
    const { departure, provider } = left
    const callback = new URL(callbackOf(publicUrl))
    for (const [name, value] of Object.entries(answer))
      if (value !== undefined) callback.searchParams.set(name, value)
    const { proving } = departure
    const away = proving
      ? (problem: string) => ({
          location: `${publicUrl}${proving.backTo}?problem=${encodeURIComponent(`access/${problem}`)}`,
        })
      : (problem: string) => back(publicUrl, problem)
    const anew = proving !== null
    const claims = await providers.returnFrom(provider, callback, { state, ...departure, anew })
    if (!claims) return away(answer.error ? 'provider-refused' : 'provider-unconvincing')
    const value = claimedPerson(claims, provider.claim, provider.matchOn)
    return errand.transaction(async (visit) => {
      const { tx, today } = visit
      await enterOrganisation(tx, organisationId)
      const { matchOn } = provider
      const personId = value && (await findClaimed(tx, organisationId, { matchOn, value, today }))
      if (!personId) {
        visit.auditAs(organisationId, 'nobody')('access/unknown-person', provider.id, {
          named: Boolean(value),
        })
        return away(proving ? 'proved-another' : 'unknown-person')
      }
      if (proving) {
        const proved = await keepProof(visit, organisationId, proving, personId)
        return proved ? { location: `${publicUrl}${proving.backTo}` } : away('proved-another')
      }
      await openSession(visit, { organisationId, personId }, 'provider')
      return { location: `${publicUrl}/` }
    })
  }

/** Reads what a provider says of itself, before anybody depends on it; all that does not fit at once. */
export const tryProvider =
  ({ publicUrl }: Services, providers: IdentityProviders) =>
  async (_: unknown, asked: Pick<Registration, 'issuer' | 'claim' | 'clientAuthentication'>) => {
    const { issuer } = asked
    if (!URL.canParse(issuer)) return { reasons: [{ code: 'access/issuer-no-address' }] }
    const reasons = reasonsNotToTrust(issuer, publicUrl)
    // Nothing is asked of an address that would not be trusted anyway.
    if (reasons.length > 0) return { reasons }
    const seen = await providers.look(issuer)
    if (seen === 'unreachable') return { reasons: [{ code: 'access/issuer-unreachable' }] }
    if (seen === 'another') return { reasons: [{ code: 'access/issuer-another' }] }
    return { reasons: reasonsAgainstSeen(seen, asked) }
  }
