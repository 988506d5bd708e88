const it = {
  'alliance/slug-taken': 'Il nome breve «{{slug}}» è già usato da un altro ente: sceglietene un altro.',
  'alliance/no-such-day': '{{day}} non è un giorno dell’anno (mese-giorno, per esempio 12-07).',
}
const en: Record<keyof typeof it, string> = {
  'alliance/slug-taken': 'The short name “{{slug}}” is already used by another organisation: choose another.',
  'alliance/no-such-day': '{{day}} is not a day of the year (month-day, for example 12-07).',
}

/** What people read, Italian first. Keys that are reason codes say why something is refused. */
export const messages = { it, en }
