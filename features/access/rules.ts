import type { Reason } from '../../vocabulary/refusal.ts'
import type { ActingRole, Role } from '../../vocabulary/role.ts'

// Attempts ---------------------------------------------------------------------------------------------

/** Wrong passwords accepted in the window, of one account and from one address, before there is a pause. */
export const attempts = { windowMinutes: 15, perAccount: 5, perAddress: 30 }

const minute = 60_000

/**
 * How long until one more may be tried, or undefined where one may be tried now.
 * @param failedAt instants of the failures in milliseconds, in any order
 */
export function minutesToWait(failedAt: readonly number[], most: number, now: number): number | undefined {
  const inWindow = failedAt.filter((at) => at > now - attempts.windowMinutes * minute).sort((a, b) => b - a)
  const deciding = inWindow[most - 1]
  return deciding === undefined
    ? undefined
    : Math.max(1, Math.ceil((deciding + attempts.windowMinutes * minute - now) / minute))
}

// Invitations ------------------------------------------------------------------------------------------

export const invitationHours = 72

/** Whoever holds a person's link can enter as that person: HR makes none for those who watch over HR. */
export const reasonsNotToInvite = (invited: readonly Role[], inviting: readonly ActingRole[]): Reason[] =>
  invited.some((role) => role === 'administrator' || role === 'auditor') &&
  !inviting.includes('administrator')
    ? [{ code: 'access/administrator-invites' }]
    : []

// Roles ------------------------------------------------------------------------------------------------

/**
 * Why roles may not be set.
 * @param administrators persons who are administrators now, read after waiting for whoever changes them
 */
export function reasonsNotToGrant(
  administrators: readonly string[],
  { actorId, personId, roles }: { actorId: string; personId: string; roles: readonly Role[] },
): Reason[] {
  // Removed by another administrator a moment ago: what was allowed at the door is so no longer.
  if (!administrators.includes(actorId)) return [{ code: 'access/no-longer-administrator' }]
  const remaining = administrators.filter((id) => id !== personId)
  return remaining.length > 0 || roles.includes('administrator')
    ? []
    : [{ code: 'access/last-administrator' }]
}

// Demo people ------------------------------------------------------------------------------------------

/** How many of each role stand on the demo's sign-in page, in its order; nobody stands there twice. */
export const demoCast: readonly (readonly [Role, number])[] = [
  ['employee', 3],
  ['team-manager', 2],
  ['directorate-head', 1],
  ['hr-office', 1],
  ['space-host', 1],
  ['network-coordinator', 1],
  ['administrator', 1],
  ['union-representative', 1],
  ['safety-representative', 1],
  ['priority-verifier', 1],
  ['auditor', 1],
]

export type DemoPerson = {
  personId: string
  name: string
  roles: Role[]
  team: string | null
  directorate: string | null
}

/** What a person does, in Italian as all of the demo. */
export function whatOf(role: Role, { team, directorate }: Pick<DemoPerson, 'team' | 'directorate'>): string {
  const of = (what: string, name: string | null) => (name ? `${what} ${name}` : what)
  const words: Record<Role, string> = {
    employee: team ? `Lavora nella squadra ${team}` : 'Dipendente',
    'team-manager': of('Responsabile della squadra', team),
    'directorate-head': of('Dirige', directorate ?? 'una direzione'),
    'hr-office': 'Ufficio del personale',
    'space-host': 'Gestisce uno spazio di lavoro vicino',
    'network-coordinator': 'Coordina la rete degli enti',
    administrator: 'Amministra l’ente in Vicinato',
    'union-representative': 'Rappresentante sindacale: legge regole e dati aggregati',
    'safety-representative': 'Rappresentante per la sicurezza: legge regole e dati aggregati',
    'priority-verifier': 'Verifica le priorità di legge, sola a vederle',
    auditor: 'Controlla: legge il registro',
  }
  return words[role]
}

/** Chooses who stands on the sign-in page, and what is said of them: each role in turn, by whom is left. */
export function chooseCast<Person extends DemoPerson>(
  people: readonly Person[],
  cast = demoCast,
): { person: Person; what: string }[] {
  const chosen = new Map<string, { person: Person; role: Role }>()
  // The rare roles choose first: whoever is the only one of a role must not be taken for another.
  const isEmployeeOnly = (roles: readonly Role[]) => roles.every((role) => role === 'employee')
  for (const [role, count] of [...cast].reverse())
    for (const person of people
      .filter(({ personId, roles }) =>
        role === 'employee' ? isEmployeeOnly(roles) : roles.includes(role) && !chosen.has(personId),
      )
      .slice(0, count))
      chosen.set(person.personId, { person, role })
  return cast.flatMap(([role]) =>
    [...chosen.values()]
      .filter((one) => one.role === role)
      .map(({ person }) => ({ person, what: whatOf(role, person) })),
  )
}
