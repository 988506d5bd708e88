// Words of the pages of who comes.
const it = {
  'visits.i-am-here': 'Sono arrivato',
  'visits.here-since': 'Arrivo confermato alle {{time}}',
  'visits.left-at': 'Uscita alle {{time}}',
  'visits.leave': 'Me ne vado',
  'visits.kept-until': 'Il posto è tenuto fino alle {{time}}: poi si libera, se non confermi.',
  'visits.freed-here': 'Liberato: entro le {{time}} non avevi confermato l’arrivo. Lo vedi soltanto tu.',
  'visits.arrival-told': 'Arrivo confermato: posto {{seat}}',
  'visits.arrival-undone': 'Arrivo annullato',
  'visits.departure-told': 'Uscita registrata',
  'visits.today': 'Il tuo posto di oggi',
  'visits.only-you':
    'Serve all’occupazione e alla sicurezza, e dopo pochi giorni si cancella: chi ospita vede quanti sono arrivati, mai chi.',
  'visits.seat-at': '{{site}}, posto {{seat}}',
  'visits.other-seat-link': 'Prenota un altro posto',
  'visits.code-title': 'Posto {{seat}}',
  'visits.code-lead': '{{site}}',
  'visits.code-none': 'Oggi non hai prenotato questo posto.',
  'visits.code-other': 'Oggi il tuo posto qui è {{seat}}.',
  'visits.code-book': 'Vedi i posti liberi di questa sede',
}
const en: Record<keyof typeof it, string> = {
  'visits.i-am-here': 'I have come',
  'visits.here-since': 'Arrival said at {{time}}',
  'visits.left-at': 'Left at {{time}}',
  'visits.leave': 'I am leaving',
  'visits.kept-until': 'The seat is kept until {{time}}: then it is free, unless you say that you came.',
  'visits.freed-here': 'Freed: by {{time}} you had not said that you came. Only you see this.',
  'visits.arrival-told': 'Arrival said: seat {{seat}}',
  'visits.arrival-undone': 'Arrival taken back',
  'visits.departure-told': 'Departure kept',
  'visits.today': 'Your seat today',
  'visits.only-you':
    'It serves occupancy and safety, and is deleted after a few days: the host sees how many came, never who.',
  'visits.seat-at': '{{site}}, seat {{seat}}',
  'visits.other-seat-link': 'Book another seat',
  'visits.code-title': 'Seat {{seat}}',
  'visits.code-lead': '{{site}}',
  'visits.code-none': 'You have not booked this seat today.',
  'visits.code-other': 'Your seat here today is {{seat}}.',
  'visits.code-book': 'See the free seats of this site',
}
export const messages = { it, en }
