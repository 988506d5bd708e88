// A member of the alliance that came from outside: who opens its link is its first administrator.
import type { Errand, Visit } from '../../platform/context.ts'
import { hashPassword } from '../../platform/identity/passwords.ts'
import { Refused } from '../../vocabulary/refusal.ts'
import { foundingLinkOf, readFounding, spendFoundingLink } from '../alliance/founding-actions.ts'
import { rolesOfFirst } from '../alliance/network-rules.ts'
import { enterPerson } from '../people/actions.ts'
import { usual } from '../people/rules.ts'
import { enterByPassword, openSession } from './actions.ts'
import { saveAccount } from './store.ts'

const spent = () => new Refused([{ code: 'access/link-spent' }])

export async function showFounding({ tx, now }: Visit, { token }: { token: string }) {
  const link = foundingLinkOf(token)
  const found = link && (await readFounding(tx, link, now))
  if (!found || found.used) throw spent()
  const { name, alliance, kind, contactName, contactEmail } = found
  return { organisation: name, alliance, kind, contactName, email: contactEmail }
}

type Beginning = {
  token: string
  givenName: string
  familyName: string
  fiscalCode: string
  password: string
}

/** The address is the contact's, as it was proven or typed by the coordinator's own check: it is what signs in. */
export async function beginMember(errand: Errand, { token, password, ...person }: Beginning) {
  const link = foundingLinkOf(token)
  if (!link) throw spent()
  const found = await errand.transaction(({ tx, now }) => readFounding(tx, link, now))
  if (!found) throw spent()
  // The same request again, because its answer was lost, is known by its password, tried as any other.
  if (found.used) return enterByPassword(errand, { slug: found.slug, email: found.contactEmail, password })
  const passwordHash = await hashPassword(password)
  return errand.transaction(async (visit) => {
    const { tx, now, today } = visit
    if (!(await spendFoundingLink(tx, link, found, now))) throw spent()
    const { memberId: organisationId, contactEmail: email } = found
    const roles = rolesOfFirst(found.kind)
    const personId = await enterPerson(
      tx,
      organisationId,
      { ...usual, ...person, email, teamId: null, roles },
      { today, now },
    )
    await saveAccount(tx, organisationId, { personId, passwordHash }, now)
    visit.auditAs(organisationId, personId)('access/organisation-founded', organisationId)
    return openSession(visit, { organisationId, personId }, 'foundation')
  })
}
