// Words of a site's days in a calendar.
const it = {
  'visits.calendar-day': '{{booked}} posti prenotati su {{seats}}',
  'visits.calendar-description':
    'Solo numeri: chi viene lo dice la bacheca di chi ospita, se la convenzione lo prevede.',
}
const en: Record<keyof typeof it, string> = {
  'visits.calendar-day': '{{booked}} of {{seats}} seats booked',
  'visits.calendar-description':
    'Numbers alone: who comes is on the host’s board, where the convention says so.',
}
export const messages = { it, en }
