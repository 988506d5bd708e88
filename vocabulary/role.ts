/** What a person may be in an organisation. One person may be several of these. */
export const roles = [
  'employee',
  'team-manager',
  'directorate-head',
  'hr-office',
  'space-host',
  'network-coordinator',
  'administrator',
  'union-representative',
  'safety-representative',
  'priority-verifier',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** As whom one may act: a role that was given, or for some days in a manager's place, which nobody gives as a role. */
export const actingRoles = [...roles, 'team-substitute'] as const
export type ActingRole = (typeof actingRoles)[number]
