// What an applicant does: from an organisation that is here, or from outside.
import type { Context, Visit } from '../../platform/context.ts'
import { enterOrganisation, type Transaction } from '../../platform/database/transaction.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import {
  countApplications,
  deleteOldApplications,
  findSentAgain,
  getApplicationLocked,
  insertApplication,
  type OutsideApplication,
  saveConfirmed,
} from './application-store.ts'
import type { PageWritten } from './network-actions.ts'
import {
  confirmationHours,
  type MemberContact,
  partingOf,
  reasonsAgainst,
  reasonsNotToTake,
  steps,
  tidyWebsite,
} from './network-rules.ts'
import {
  getMembershipLocked,
  insertMembership,
  listAlliances,
  listMemberships,
  saveMemberPage,
  saveStep,
} from './network-store.ts'
import { getOrganisation } from './store.ts'

const open: readonly string[] = ['applied', 'admitted', 'suspended']

export async function showMine({ tx, actor, now }: Context) {
  const alliances = await listAlliances(tx)
  const nameOf = new Map(alliances.map(({ id, name }) => [id, name]))
  const memberships = await listMemberships(tx, actor.organisationId, { mine: true, now })
  return {
    alliances: alliances.map((alliance) => ({
      ...alliance,
      mayApply: !memberships.some(
        ({ allianceId, state }) => allianceId === alliance.id && open.includes(state),
      ),
    })),
    memberships: memberships.map((one) => ({
      ...one,
      alliance: nameOf.get(one.allianceId) ?? '',
      coordinates: one.allianceId === actor.organisationId,
      appliedAt: one.appliedAt.toISOString(),
    })),
  }
}

export async function apply(
  { tx, actor, now, audit, enqueue }: Context,
  { allianceId, website, ...asked }: PageWritten & MemberContact & { allianceId: string },
) {
  await getAlliance(tx, allianceId)
  const { organisationId } = actor
  const { name } = await getOrganisation(tx, organisationId)
  const id = await insertMembership(
    tx,
    allianceId,
    {
      ...asked,
      name,
      website: tidyWebsite(website),
      memberId: organisationId,
      state: 'applied',
      contactConfirmed: false,
    },
    now,
  )
  if (!id) throw new Refused([{ code: 'alliance/applied-already' }])
  await saveStep(
    tx,
    {
      ...{ allianceId, membershipId: id, state: 'applied', reason: '' },
      byOrganisationId: organisationId,
      byName: actor.name,
    },
    now,
  )
  audit('alliance/applied', id)
  await enqueue('turn-alliance', id, allianceId)
  return { id }
}

export async function changeMine(
  { tx, actor, audit }: Context,
  { membershipId, website, ...page }: PageWritten & MemberContact & { membershipId: string },
) {
  const { allianceId } = await lockMine({ tx, actor }, membershipId)
  await saveMemberPage(tx, { allianceId, membershipId }, { ...page, website: tidyWebsite(website) })
  audit('alliance/member-page-changed', membershipId)
  return {}
}

export async function leave(
  { tx, actor, now, audit, enqueue }: Context,
  { membershipId, reason }: { membershipId: string; reason: string },
) {
  const { allianceId, state } = await lockMine({ tx, actor }, membershipId)
  const step = partingOf(state)
  refuseIf(reasonsAgainst(step, { state, coordinates: allianceId === actor.organisationId }))
  await saveStep(
    tx,
    {
      ...{ allianceId, membershipId, state: steps[step].to, reason },
      byOrganisationId: actor.organisationId,
      byName: actor.name,
    },
    now,
  )
  audit(`alliance/member-${steps[step].to}`, membershipId)
  await enqueue('turn-alliance', membershipId, allianceId)
  return {}
}

async function lockMine({ tx, actor }: Pick<Context, 'tx' | 'actor'>, membershipId: string) {
  const which = { organisationId: actor.organisationId, as: 'member', membershipId } as const
  const found = await getMembershipLocked(tx, which)
  if (!found) throw new NotFound('membership')
  return found
}

async function getAlliance(tx: Transaction, allianceId: string) {
  const found = (await listAlliances(tx)).find(({ id }) => id === allianceId)
  if (!found) throw new NotFound('alliance')
  return found
}

// From outside ---------------------------------------------------------------------------------------------

/**
 * Where letters can be sent, nobody sees the application before its address is proven: the coordinator's time is not
 * for machines. Where none can, it is seen at once, and said to be unproven.
 */
export const applyFromOutside =
  ({ mail, log, publicUrl }: Services) =>
  async (
    visit: Visit,
    {
      allianceId,
      website,
      ...asked
    }: Omit<OutsideApplication, 'website'> & { allianceId: string; website: string },
  ) => {
    const { tx, now } = visit
    const alliance = await getAlliance(tx, allianceId)
    await enterOrganisation(tx, allianceId)
    const application = { ...asked, website: tidyWebsite(website) }
    const addressHash = hashOf(`application ${allianceId} ${visit.address}`)
    const { contactEmail } = asked
    const counts = await countApplications(tx, allianceId, { addressHash, contactEmail }, now)
    const next = mail ? ('confirm' as const) : ('wait' as const)
    if (await findSentAgain(tx, allianceId, { ...asked, addressHash }, now)) return { next }
    refuseIf(reasonsNotToTake(counts))
    const token = newToken()
    const id = await insertApplication(tx, allianceId, {
      ...application,
      ...{ addressHash, tokenHash: hashOf(token), now, expiresAt: now + confirmationHours * 3600_000 },
    })
    if (!mail) {
      await takeUp(visit, allianceId, { ...application, id }, false)
      return { next }
    }
    const link = `${publicUrl}/rete/conferma#${allianceId}.${token}`
    const letter = confirmationLetter({ ...application, alliance: alliance.name, link })
    visit.afterCommit(async () => {
      await mail(letter)
      log('info', 'mailed', { what: 'application' })
    })
    return { next }
  }

/** Opened twice, the link says the same: mail programs open links before people do, and nothing is lost by it. */
export async function confirmApplication(visit: Visit, { token }: { token: string }) {
  const spent = new Refused([{ code: 'alliance/link-spent' }])
  const link = readCookie(token)
  if (!link) throw spent
  const alliance = (await listAlliances(visit.tx)).find(({ id }) => id === link.organisationId)
  if (!alliance) throw spent
  await enterOrganisation(visit.tx, alliance.id)
  const found = await getApplicationLocked(visit.tx, alliance.id, hashOf(link.token), visit.now)
  if (!found) throw spent
  if (!found.membershipId) await takeUp(visit, alliance.id, found, true)
  return { alliance: alliance.name, name: found.name }
}

async function takeUp(
  { tx, now, auditAs }: Visit,
  allianceId: string,
  { id, ...application }: OutsideApplication & { id: string },
  contactConfirmed: boolean,
): Promise<void> {
  const membershipId = await insertMembership(
    tx,
    allianceId,
    { ...application, memberId: null, state: 'applied', contactConfirmed },
    now,
  )
  await saveStep(
    tx,
    {
      ...{ allianceId, membershipId: membershipId!, state: 'applied', reason: '' },
      // Nobody is anybody here yet: the step says which organisation.
      byOrganisationId: null,
      byName: application.name,
    },
    now,
  )
  await saveConfirmed(tx, allianceId, { id, membershipId: membershipId! })
  auditAs(allianceId, 'nobody')('alliance/applied', membershipId!, { confirmed: contactConfirmed })
}

const confirmationLetter = (of: OutsideApplication & { alliance: string; link: string }): Mail => ({
  to: of.contactEmail,
  subject: `${of.alliance}: confermate la candidatura`,
  text: `Buongiorno ${of.contactName},

qualcuno, speriamo voi, ha chiesto di far entrare ${of.name} in ${of.alliance}. Confermate con questo collegamento, e la candidatura arriva a chi coordina la rete:

${of.link}

Vale ${confirmationHours} ore. Se non siete stati voi, non fate nulla: senza conferma la candidatura si cancella da sola.
`,
})

/** Forgets applications that nobody confirmed, and whom the coordinator spoke with about those long gone. */
export const forgetOldApplications = (tx: Transaction, organisationId: string, now: number) =>
  deleteOldApplications(tx, organisationId, now)
