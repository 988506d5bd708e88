// What the coordinator does: the alliance itself, and who is in it.
import type { Context, Visit } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { foundOrganisation } from './actions.ts'
import { findWhetherFounded, saveFounding } from './application-store.ts'
import {
  foundingDays,
  freeSlug,
  type MemberKind,
  type MemberPage,
  type MemberStep,
  reasonsAgainst,
  steps,
  tidyWebsite,
} from './network-rules.ts'
import {
  deleteSuspension,
  findAlliance,
  getMembershipLocked,
  insertAlliance,
  insertMembership,
  listAdmitted,
  listAlliances,
  listMemberships,
  type MembershipLocked,
  saveAlliance,
  saveStep,
  saveSuspension,
} from './network-store.ts'
import { getOrganisation, listDirectory } from './store.ts'

type Asked = { name: string; about: string }
export type PageWritten = {
  kind: MemberKind
  about: string
  offers: string
  seeks: string
  website: string
}

export async function showMembersPage(
  { tx, today }: Pick<Visit, 'tx' | 'today'>,
  { q = '', kind }: { q?: string | undefined; kind?: MemberKind | undefined },
) {
  const alliances = await listAlliances(tx)
  const members = await listAdmitted(tx, today)
  const wanted = q.toLocaleLowerCase('it')
  const matches = (member: MemberPage) =>
    [member.name, member.about, member.offers, member.seeks].some((text) =>
      text.toLocaleLowerCase('it').includes(wanted),
    )
  return {
    alliances: alliances.map((one) => ({
      ...one,
      members: members.filter(({ allianceId }) => allianceId === one.id).length,
    })),
    items: members.filter((member) => (!kind || member.kind === kind) && matches(member)),
  }
}

export async function showCoordinated({ tx, actor, now }: Context) {
  const alliance = await findAlliance(tx, actor.organisationId)
  const memberships = await listMemberships(tx, actor.organisationId, { mine: false, now })
  return {
    alliance: alliance ?? null,
    memberships: memberships.map(({ memberId, contactConfirmedAt, appliedAt, ...one }) => ({
      ...one,
      appliedAt: appliedAt.toISOString(),
      coordinates: memberId === actor.organisationId,
      fromOutside: memberId === null || one.founding !== 'none',
      contactConfirmed: contactConfirmedAt !== null,
    })),
  }
}

export async function foundAlliance({ tx, actor, now, audit }: Context, asked: Asked & PageWritten) {
  const { organisationId, name: byName } = actor
  const founded = await insertAlliance(tx, organisationId, asked, now)
  refuseIf(founded ? [] : [{ code: 'alliance/founded-already' }])
  const { name } = await getOrganisation(tx, organisationId)
  const page = { ...asked, name, website: tidyWebsite(asked.website), memberId: organisationId }
  const contact = { contactName: byName, contactEmail: '', contactConfirmed: false }
  const id = await insertMembership(
    tx,
    organisationId,
    // The alliance's text is not the member's: its page says what the organisation itself offers and seeks.
    { ...page, ...contact, about: '', state: 'admitted' },
    now,
  )
  await saveStep(
    tx,
    {
      allianceId: organisationId,
      membershipId: id!,
      state: 'admitted',
      reason: '',
      byOrganisationId: organisationId,
      byName,
    },
    now,
  )
  audit('alliance/alliance-founded', organisationId)
  return {}
}

export async function changeAlliance({ tx, actor, audit }: Context, asked: Asked) {
  if (!(await saveAlliance(tx, actor.organisationId, asked))) throw new NotFound('alliance')
  audit('alliance/alliance-changed', actor.organisationId)
  return {}
}

// Decisions ------------------------------------------------------------------------------------------------

type Decision = { membershipId: string; reason: string }

async function lockForDecision(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  membershipId: string,
  step: MemberStep,
): Promise<MembershipLocked> {
  const { organisationId } = actor
  const found = await getMembershipLocked(tx, { organisationId, as: 'coordinator', membershipId })
  if (!found) throw new NotFound('membership')
  refuseIf(reasonsAgainst(step, { state: found.state, coordinates: found.memberId === organisationId }))
  return found
}

async function decide(
  { tx, actor, now, audit, enqueue }: Context,
  { id: membershipId, memberId }: Pick<MembershipLocked, 'id' | 'memberId'>,
  reason: string,
  step: MemberStep,
  founded?: string,
) {
  await saveStep(
    tx,
    {
      allianceId: actor.organisationId,
      membershipId,
      state: steps[step].to,
      reason,
      byOrganisationId: actor.organisationId,
      byName: actor.name,
      ...(founded ? { memberId: founded } : {}),
    },
    now,
  )
  audit(`alliance/member-${steps[step].to}`, membershipId)
  // The member's own people are told there, by its own job.
  if (memberId) await enqueue('turn-alliance', membershipId, memberId)
}

/** An applicant from outside gets a tenant of its own; who applied for it gets the link to begin it. */
export const admit =
  (services: Services) =>
  async (context: Context, { membershipId, reason }: Decision) => {
    const { tx, actor } = context
    const found = await lockForDecision(context, membershipId, 'admit')
    if (found.memberId) {
      await decide(context, found, reason, 'admit')
      await deleteSuspension(tx, actor.organisationId, found.memberId)
      return { link: null, mailed: false }
    }
    // The network lends places near each other's homes: where it is at home, its members are, until they say otherwise.
    const { demo, patronDay } = await getOrganisation(tx, actor.organisationId)
    const taken = new Set((await listDirectory(tx)).map(({ slug }) => slug))
    const slug = freeSlug(found.name, taken)
    const memberId = await foundOrganisation(tx, { name: found.name, slug, patronDay, demo })
    // The one moment in which another tenant is entered: it has been made, and is left again.
    await enterOrganisation(tx, actor.organisationId)
    await decide(context, found, reason, 'admit', memberId)
    return inviteFirst(services, context, found)
  }

export async function refuse(context: Context, decision: Decision) {
  const found = await lockForDecision(context, decision.membershipId, 'refuse')
  await decide(context, found, decision.reason, 'refuse')
  return {}
}

export async function suspend(context: Context, decision: Decision) {
  const found = await lockForDecision(context, decision.membershipId, 'suspend')
  await decide(context, found, decision.reason, 'suspend')
  await saveSuspension(context.tx, context.actor.organisationId, found.memberId!, context.now)
  return {}
}

export async function readmit(context: Context, decision: Decision) {
  const found = await lockForDecision(context, decision.membershipId, 'readmit')
  await decide(context, found, decision.reason, 'readmit')
  await deleteSuspension(context.tx, context.actor.organisationId, found.memberId!)
  return {}
}

export const inviteAgain =
  (services: Services) =>
  async (context: Context, { membershipId }: { membershipId: string }) => {
    const { tx, actor } = context
    const { organisationId } = actor
    const found = await getMembershipLocked(tx, { organisationId, as: 'coordinator', membershipId })
    const { asked, founded } = await findWhetherFounded(tx, organisationId, membershipId)
    if (!found || !asked) throw new NotFound('membership')
    refuseIf(founded ? [{ code: 'alliance/begun-already' }] : [])
    return inviteFirst(services, context, found)
  }

async function inviteFirst(
  { mail, log, publicUrl }: Services,
  { tx, actor, now, audit, afterCommit }: Context,
  { id: membershipId, name, contactName, contactEmail }: MembershipLocked,
) {
  const token = newToken()
  const expiresAt = now + foundingDays * 24 * 3600_000
  await saveFounding(tx, actor.organisationId, { tokenHash: hashOf(token), membershipId, now, expiresAt })
  const link = `${publicUrl}/rete/inizio#${actor.organisationId}.${token}`
  audit('alliance/first-invited', membershipId, { mailed: Boolean(mail) })
  if (!mail) return { link, mailed: false }
  const alliance = (await findAlliance(tx, actor.organisationId))!
  const letter = welcomeLetter({ to: contactEmail, contactName, name, alliance: alliance.name, link })
  afterCommit(async () => {
    await mail(letter)
    log('info', 'mailed', { what: 'welcome' })
  })
  return { link: null, mailed: true }
}

const welcomeLetter = (of: {
  to: string
  contactName: string
  name: string
  alliance: string
  link: string
}): Mail => ({
  to: of.to,
  subject: `${of.alliance}: la vostra candidatura è accolta`,
  text: `Buongiorno ${of.contactName},

${of.alliance} ha accolto ${of.name} tra i suoi membri. Con questo collegamento si comincia: chi lo apre scrive i propri dati, sceglie la password e amministra il vostro ente in Vicinato.

${of.link}

Vale una volta sola, per ${foundingDays} giorni. Se è scaduto, chiedete a chi coordina la rete di mandarne un altro.
`,
})
