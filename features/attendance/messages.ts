import { messages as file } from './file-messages.ts'

const it = {
  ...file.it,
  'attendance/not-published': 'Il mese di {{month}} non è pubblicato: si esporta quel che è deciso.',
  'attendance.title': 'Presenze previste',
  'attendance.lead':
    'Per il sistema di rilevazione delle presenze: regime, luogo, orari e buono pasto di ogni persona e giorno.',
  'attendance.month': 'Mese',
  'attendance.directorate': 'Direzione',
  'attendance.directorate-all': 'Tutte le direzioni',
  'attendance.none': 'Nessun mese pubblicato',
  'attendance.none-lead': 'Quando un mese è pubblicato, qui si scarica quel che serve alle presenze.',
  'attendance.download-csv': 'Scarica CSV',
  'attendance.download-xlsx': 'Scarica XLSX',
  'attendance.consequence': 'Lo scaricamento resta scritto nel registro delle attività.',
  'attendance.person': 'Persona',
  'attendance.preview': 'Anteprima: le prime dieci righe',
  'attendance.preview-none': 'In questa direzione nessuno è nel piano del mese.',
  'attendance.columns': 'Che cosa significa ogni colonna',
  'attendance.api': 'Per i programmi',
  'attendance.api-lead':
    'Gli stessi dati si leggono con le API, con un token di sola lettura: pagine di persone, e con il parametro since solo i giorni cambiati da un istante in poi.',
}

const en: Record<keyof typeof it, string> = {
  ...file.en,
  'attendance/not-published': 'The month of {{month}} is not published: what is decided is exported.',
  'attendance.title': 'Planned attendance',
  'attendance.lead':
    'For the attendance system: regime, place, hours and meal voucher of every person and day.',
  'attendance.month': 'Month',
  'attendance.directorate': 'Directorate',
  'attendance.directorate-all': 'All directorates',
  'attendance.none': 'No published month',
  'attendance.none-lead': 'Once a month is published, what attendance needs is downloaded here.',
  'attendance.download-csv': 'Download CSV',
  'attendance.download-xlsx': 'Download XLSX',
  'attendance.consequence': 'The download is kept in the log of activities.',
  'attendance.person': 'Person',
  'attendance.preview': 'Preview: the first ten rows',
  'attendance.preview-none': 'In this directorate nobody is in the month’s plan.',
  'attendance.columns': 'What each column means',
  'attendance.api': 'For programs',
  'attendance.api-lead':
    'The same is read through the API with a read-only token: pages of people, and with the parameter since only days changed from an instant on.',
}

/** The page of planned attendance. */
export const messages = { it, en }
