// Acts on bookings, as who reads the audit knows them.
const it = {
  'act.bookings/booked': 'Posto prenotato',
  'act.bookings/team-booked': 'Posti prenotati per una squadra',
  'act.bookings/cancelled': 'Prenotazione restituita',
  'act.bookings/approved': 'Prenotazione confermata da chi ospita',
  'act.bookings/refused': 'Prenotazione rifiutata da chi ospita',
  'act.bookings/waits': 'Iscrizione in lista d’attesa',
  'act.bookings/waits-no-more': 'Uscita dalla lista d’attesa',
  'act.bookings/offer-taken': 'Posto offerto dalla lista d’attesa preso',
}
const en: Record<keyof typeof it, string> = {
  'act.bookings/booked': 'Seat booked',
  'act.bookings/team-booked': 'Seats booked for a team',
  'act.bookings/cancelled': 'Booking given back',
  'act.bookings/approved': 'Booking confirmed by the host',
  'act.bookings/refused': 'Booking refused by the host',
  'act.bookings/waits': 'Joined a waiting list',
  'act.bookings/waits-no-more': 'Left a waiting list',
  'act.bookings/offer-taken': 'Seat offered by the waiting list taken',
}
export const messages = { it, en }
