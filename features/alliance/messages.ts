const it = {
  'alliance.title': 'Ente',
  'alliance.lead':
    'Il nome che si legge in testa a ogni pagina, e il giorno del patrono, che non è lavorativo.',
  'alliance.name': 'Nome dell’ente',
  'alliance.patron': 'Santo patrono della sede',
  'alliance.patron-hint':
    'Il calendario dei mesi che aprirai lo toglie dai giorni lavorativi, insieme alle festività nazionali.',
  'alliance.patron-none': 'nessuno',
  'alliance.patron-day': 'Giorno',
  'alliance.patron-month': 'Mese',
  'alliance.saved': 'Ente salvato',
  'alliance/slug-taken': 'Il nome breve «{{slug}}» è già usato da un altro ente: sceglietene un altro.',
  'alliance/no-such-day': '{{day}} non è un giorno dell’anno (mese-giorno, per esempio 12-07).',
}
const en: Record<keyof typeof it, string> = {
  'alliance.title': 'Organisation',
  'alliance.lead':
    'The name at the head of every page, and the patron saint’s day, which is not a working day.',
  'alliance.name': 'Name of the organisation',
  'alliance.patron': 'Patron saint of the seat',
  'alliance.patron-hint':
    'The calendar of the months you open leaves it out of the working days, with the national holidays.',
  'alliance.patron-none': 'none',
  'alliance.patron-day': 'Day',
  'alliance.patron-month': 'Month',
  'alliance.saved': 'Organisation saved',
  'alliance/slug-taken': 'The short name “{{slug}}” is already used by another organisation: choose another.',
  'alliance/no-such-day': '{{day}} is not a day of the year (month-day, for example 12-07).',
}

/** What people read, Italian first. Keys that are reason codes say why something is refused. */
export const messages = { it, en }
