import { instantText } from '../../platform/clock.ts'
import type { Context, Errand } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import { hashPassword } from '../../platform/identity/passwords.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { endSessions } from '../../platform/identity/sessions.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { roles as allRoles, type Role } from '../../vocabulary/role.ts'
import { foundOrganisation } from '../alliance/actions.ts'
import { getOrganisation, listDirectory } from '../alliance/store.ts'
import { assignRoles, enterPerson } from '../people/actions.ts'
import { usual } from '../people/rules.ts'
import { findPerson } from '../people/store.ts'
import { enterByPassword, openSession } from './actions.ts'
import { invitationHours, reasonsNotToGrant, reasonsNotToInvite } from './rules.ts'
import {
  findInvitable,
  findInvitation,
  getAdministratorsLocked,
  lockFoundation,
  saveAccount,
  saveInvitation,
  spendInvitation,
} from './store.ts'

// The first administrator ------------------------------------------------------------------------------

type Foundation = {
  token: string
  organisation: string
  slug: string
  givenName: string
  familyName: string
  fiscalCode: string
  email: string
  password: string
}

export const nameFirstAdministrator =
  ({ firstAdministratorToken }: Services) =>
  async (errand: Errand, asked: Foundation) => {
    // Hashes of equal length take equal time to compare, whatever was sent.
    if (!firstAdministratorToken || !hashOf(asked.token).equals(hashOf(firstAdministratorToken)))
      throw new Refused([{ code: 'access/wrong-token' }])
    const before = await errand.transaction(({ tx }) => listDirectory(tx))
    // The same request again, because its answer was lost: whoever knows the password is who founded it.
    if (before[0]?.slug === asked.slug) return enterByPassword(errand, asked)
    refuseIf(before.length > 0 ? [{ code: 'access/already-founded' }] : [])
    const passwordHash = await hashPassword(asked.password)
    return errand.transaction(async (visit) => {
      const { tx, now, today } = visit
      await lockFoundation(tx)
      refuseIf((await listDirectory(tx)).length > 0 ? [{ code: 'access/already-founded' }] : [])
      const { organisation: name, slug, givenName, familyName, fiscalCode, email } = asked
      const organisationId = await foundOrganisation(tx, { name, slug, patronDay: null, demo: false })
      const roles: Role[] = ['employee', 'hr-office', 'administrator']
      const person = { ...usual, givenName, familyName, fiscalCode, email, teamId: null, roles }
      const personId = await enterPerson(tx, organisationId, person, { today, now })
      await saveAccount(tx, organisationId, { personId, passwordHash }, now)
      visit.auditAs(organisationId, personId)('access/organisation-founded', organisationId)
      return openSession(visit, { organisationId, personId }, 'foundation')
    })
  }

// Invitations ------------------------------------------------------------------------------------------

export const invite =
  ({ mail, log, publicUrl }: Services) =>
  async ({ tx, actor, now, today, audit, afterCommit }: Context, { personId }: { personId: string }) => {
    const invited = await findInvitable(tx, actor.organisationId, personId, today)
    if (!invited) throw new NotFound('person')
    refuseIf(reasonsNotToInvite(invited.roles, actor.roles))
    const token = newToken()
    const expiresAt = now + invitationHours * 3600_000
    await saveInvitation(tx, actor.organisationId, {
      tokenHash: hashOf(token),
      personId,
      madeBy: actor.personId,
      now,
      expiresAt,
    })
    const link = `${publicUrl}/password#${actor.organisationId}.${token}`
    const to = mail && invited.email
    if (to) {
      const { name } = await getOrganisation(tx, actor.organisationId)
      const letter = invitationLetter({ to, givenName: invited.givenName, organisation: name, link })
      afterCommit(async () => {
        await mail(letter)
        log('info', 'mailed', { what: 'invitation' })
      })
    }
    audit('access/invited', personId, { mailed: Boolean(to) })
    return { link: to ? null : link, expiresAt: instantText(expiresAt), mailed: Boolean(to) }
  }

const invitationLetter = ({
  to,
  givenName,
  organisation,
  link,
}: {
  to: string
  givenName: string
  organisation: string
  link: string
}): Mail => ({
  to,
  subject: `${organisation}: scelga la password di Vicinato`,
  text: `Buongiorno ${givenName},

con questo collegamento sceglie la password con cui accede a Vicinato, il servizio di ${organisation} per il lavoro agile:

${link}

Vale una volta sola, per ${invitationHours} ore. Se non se lo aspettava, non lo apra e avvisi l'ufficio del personale.
`,
})

/** Sets the password with a link's token. Whoever was signed in as this person, on any device, no longer is. */
export async function setPassword(errand: Errand, { token, password }: { token: string; password: string }) {
  const spent = new Refused([{ code: 'access/link-spent' }])
  const link = readCookie(token)
  if (!link) throw spent
  const { organisationId } = link
  const tokenHash = hashOf(link.token)
  const invited = await errand.transaction(async ({ tx, today, now }) => {
    await enterOrganisation(tx, organisationId)
    const found = await findInvitation(tx, organisationId, tokenHash, { today, now })
    if (!found) throw spent
    return { ...found, slug: (await getOrganisation(tx, organisationId)).slug }
  })
  if (invited.spent) {
    // The same request again, because its answer was lost, is known by its password, tried as any other.
    if (!invited.email) throw spent
    return enterByPassword(errand, { slug: invited.slug, email: invited.email, password })
  }
  const passwordHash = await hashPassword(password)
  const { personId } = invited
  return errand.transaction(async (visit) => {
    await enterOrganisation(visit.tx, organisationId)
    if (!(await spendInvitation(visit.tx, organisationId, tokenHash, visit.now))) throw spent
    await saveAccount(visit.tx, organisationId, { personId, passwordHash }, visit.now)
    const ended = await endSessions(visit.tx, { organisationId, personId }, undefined, visit.now)
    visit.auditAs(organisationId, personId)('access/password-set', personId, { sessionsEnded: ended })
    return openSession(visit, { organisationId, personId }, 'invitation')
  })
}

// Roles ------------------------------------------------------------------------------------------------

export async function grantRoles(
  { tx, actor, now, audit }: Context,
  { personId, roles }: { personId: string; roles: readonly Role[] },
) {
  const administrators = await getAdministratorsLocked(tx, actor.organisationId)
  const before = await findPerson(tx, actor.organisationId, personId)
  if (!before) throw new NotFound('person')
  refuseIf(reasonsNotToGrant(administrators, { actorId: actor.personId, personId, roles }))
  const granted = allRoles.filter((role) => roles.includes(role))
  await assignRoles(tx, actor.organisationId, { personId, roles: granted }, now)
  audit('access/roles-granted', personId, {
    added: granted.filter((role) => !before.roles.includes(role)).join(' '),
    removed: before.roles.filter((role) => !granted.includes(role)).join(' '),
  })
  return { roles: granted }
}
