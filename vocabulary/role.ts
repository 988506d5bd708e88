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
  'auditor',
] as const
export type Role = (typeof roles)[number]
