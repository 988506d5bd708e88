// Words of the pages about visits.
const it = {
  'visits.i-am-here': 'Sono arrivato',
  'visits.here-since': 'Arrivo confermato alle {{time}}',
  'visits.left-at': 'Uscita alle {{time}}',
  'visits.leave': 'Me ne vado',
  'visits.take-back': 'Annulla',
  'visits.kept-until': 'Il posto è tenuto fino alle {{time}}: poi si libera se non confermi.',
  'visits.freed': 'Liberato: nessuno aveva confermato l’arrivo',
  'visits.arrival-told': 'Arrivo confermato al posto {{seat}}',
  'visits.departure-told': 'Uscita registrata',
}
const en: Record<keyof typeof it, string> = {
  'visits.i-am-here': 'I have come',
  'visits.here-since': 'You said at {{time}} that you came',
  'visits.left-at': 'Left at {{time}}',
  'visits.leave': 'I am leaving',
  'visits.take-back': 'Undo',
  'visits.kept-until': 'The seat is kept until {{time}}: then it is free unless you say that you came.',
  'visits.freed': 'Freed: nobody had said to be there',
  'visits.arrival-told': 'You came to seat {{seat}}',
  'visits.departure-told': 'You have left',
}
export const messages = { it, en }
