// Acts on the bank of days, as who reads the audit knows them. For how many days somebody asked is not among them.
const it = {
  'act.bank/given': 'Giorni dati alla banca',
  'act.bank/taken-back': 'Giorni dati ripresi',
  'act.bank/asked': 'Giorni chiesti alla banca',
  'act.bank/withdrawn': 'Richiesta alla banca ritirata',
  'act.bank/distributed': 'Giorni della banca distribuiti',
  'act.bank/exported': 'Conti della banca dei giorni scaricati',
}
const en: Record<keyof typeof it, string> = {
  'act.bank/given': 'Days given to the bank',
  'act.bank/taken-back': 'Days given taken back',
  'act.bank/asked': 'Days asked of the bank',
  'act.bank/withdrawn': 'Request to the bank withdrawn',
  'act.bank/distributed': 'Days of the bank distributed',
  'act.bank/exported': 'Figures of the bank of days downloaded',
}
export const messages = { it, en }
