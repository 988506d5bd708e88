// What somebody is in the organisation.
const it = {
  'role.employee': 'dipendente',
  'role.team-manager': 'responsabile di squadra',
  'role.directorate-head': 'responsabile di direzione',
  'role.hr-office': 'ufficio del personale',
  'role.space-host': 'gestore di uno spazio',
  'role.network-coordinator': 'coordinamento della rete',
  'role.administrator': 'amministrazione di Vicinato',
  'role.union-representative': 'rappresentanza sindacale',
  'role.safety-representative': 'rappresentanza per la sicurezza',
  'role.priority-verifier': 'verifica delle priorità',
  'role.auditor': 'revisione',
}
const en: Record<keyof typeof it, string> = {
  'role.employee': 'employee',
  'role.team-manager': 'team manager',
  'role.directorate-head': 'head of directorate',
  'role.hr-office': 'HR office',
  'role.space-host': 'space host',
  'role.network-coordinator': 'network coordinator',
  'role.administrator': 'administrator of Vicinato',
  'role.union-representative': 'union representative',
  'role.safety-representative': 'safety representative',
  'role.priority-verifier': 'priority verifier',
  'role.auditor': 'auditor',
}
export const messages = { it, en }
