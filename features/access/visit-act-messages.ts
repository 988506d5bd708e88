// Words of the audit about visits: what rules them, and never who came.
const it = {
  'act.visits/seats-freed': 'Posti liberati perché nessuno era arrivato',
  'act.visits/rule-set': 'Ora di arrivo di una sede cambiata',
  'act.visits/address-made': 'Indirizzo di una sede creato',
  'act.visits/address-revoked': 'Indirizzo di una sede revocato',
  'act.visits/ground-recorded': 'Accordo o autorizzazione per i codici ai posti registrato',
  'act.visits/ground-ended': 'Accordo o autorizzazione per i codici ai posti chiuso',
  'act.visits/codes-made': 'Codici dei posti creati',
  'act.visits/figures-exported': 'Occupazione di una sede scaricata',
}
const en: Record<keyof typeof it, string> = {
  'act.visits/seats-freed': 'Seats freed because nobody had come',
  'act.visits/rule-set': 'Hour of arrival of a site changed',
  'act.visits/address-made': 'Address of a site made',
  'act.visits/address-revoked': 'Address of a site revoked',
  'act.visits/ground-recorded': 'Agreement or authorisation for codes at seats recorded',
  'act.visits/ground-ended': 'Agreement or authorisation for codes at seats ended',
  'act.visits/codes-made': 'Codes of seats made',
  'act.visits/figures-exported': 'Occupancy of a site downloaded',
}
export const messages = { it, en }
