const it = {
  'bookings/no-part': 'Scegli almeno mezza giornata: la mattina, il pomeriggio o tutte e due.',
  'bookings/no-site': '{{day}}: questa sede non è tra quelle in cui puoi prenotare.',
  'bookings/past': '{{day}} è passato.',
  'bookings/too-early': '{{day}}: qui si prenota dal {{from}}.',
  'bookings/closed': '{{day}}: la sede è chiusa.',
  'bookings/not-lent': '{{day}}: la convenzione non vale per questo giorno o per questa parte del giorno.',
  'bookings/elsewhere': '{{day}}: hai già un posto, {{site}}. Prima va restituito.',
  'bookings/no-seat': '{{day}}: questo posto non c’è più.',
  'bookings/seat-taken': '{{day}}: il posto {{seat}} è appena stato preso.',
  'bookings/full': '{{day}}: non ci sono posti liberi.',
  'bookings/convention-full':
    '{{day}}: il tuo ente ha già tutti i posti che la convenzione gli dà in un giorno ({{most}}).',
  'bookings/others-wait': '{{day}}: i posti liberi sono di chi è in lista d’attesa ({{waiting}}).',
  'bookings/week-full': '{{day}}: nella settimana hai già tutti i posti che il tuo ente consente ({{most}}).',
  'bookings/kind-week-full':
    '{{day}}: nella settimana hai già tutti i posti che il tuo ente consente in sedi di questo tipo ({{most}}).',
  'bookings/ahead-full':
    '{{day}}: hai già tutte le prenotazioni da venire che il tuo ente consente ({{most}}).',
  'bookings/organisation-full':
    '{{day}}: il tuo ente ha già tutti i posti che si è dato per un giorno ({{most}}).',
  'bookings/organisation-kind-full':
    '{{day}}: il tuo ente ha già tutti i posti che si è dato per un giorno in sedi di questo tipo ({{most}}).',
  'bookings/not-together': '{{day}}: su nessun piano ci sono {{people}} posti liberi insieme.',
  'bookings/team-from-tomorrow': '{{day}}: per la squadra si prenota a partire da domani.',
  'bookings/person-engaged': '{{day}}: per questa persona non si può prenotare.',
  'bookings/changed-meanwhile': '{{day}}: nel frattempo qualcosa è cambiato. Riprova.',
  'bookings/free-seat': '{{day}}: è libero il posto {{seat}}.',
  'bookings/free-site': '{{day}}: c’è posto in {{site}} (liberi: {{free}}).',
  'bookings/over': '{{day}}: questa prenotazione non c’è più.',
  'bookings/begun': '{{day}}: è già cominciata. Avvisa chi ospita.',
  'bookings/too-late': '{{day}}: si restituisce fino a {{hours}} ore prima. Avvisa chi ospita.',
  'bookings/not-asked': '{{day}}: questa prenotazione non aspetta una risposta.',
  'bookings/not-full': '{{day}}: c’è posto, si può prenotare subito.',
  'bookings/waits-already': '{{day}}: sei già in lista d’attesa.',
  'bookings/offer-over': '{{day}}: il tempo per prendere questo posto è finito.',
  'bookings/convention-ended': 'La convenzione è finita.',
  'bookings/site-closed': 'La sede è chiusa.',
  'bookings/seat-retired': 'Il posto è stato tolto.',
  'bookings/day-changed': 'Il giorno è cambiato.',
}
const en: Record<keyof typeof it, string> = {
  'bookings/no-part': 'Choose half a day at least: the morning, the afternoon or both.',
  'bookings/no-site': '{{day}}: this site is not among those where you can book.',
  'bookings/past': '{{day}} is past.',
  'bookings/too-early': '{{day}}: here one books from {{from}}.',
  'bookings/closed': '{{day}}: the site is closed.',
  'bookings/not-lent': '{{day}}: the convention does not cover this day or this part of it.',
  'bookings/elsewhere': '{{day}}: you have a seat already, {{site}}. Give it back first.',
  'bookings/no-seat': '{{day}}: this seat is no longer there.',
  'bookings/seat-taken': '{{day}}: seat {{seat}} was taken just now.',
  'bookings/full': '{{day}}: no seat is free.',
  'bookings/convention-full':
    '{{day}}: your organisation has all the seats that the convention gives it on a day ({{most}}).',
  'bookings/others-wait': '{{day}}: the free seats are for who is on the waiting list ({{waiting}}).',
  'bookings/week-full':
    '{{day}}: in this week you have all the seats that your organisation allows ({{most}}).',
  'bookings/kind-week-full':
    '{{day}}: in this week you have all the seats that your organisation allows at sites of this kind ({{most}}).',
  'bookings/ahead-full':
    '{{day}}: you have all the bookings to come that your organisation allows ({{most}}).',
  'bookings/organisation-full':
    '{{day}}: your organisation has all the seats that it allows itself on a day ({{most}}).',
  'bookings/organisation-kind-full':
    '{{day}}: your organisation has all the seats that it allows itself on a day at sites of this kind ({{most}}).',
  'bookings/not-together': '{{day}}: on no floor are {{people}} seats free together.',
  'bookings/team-from-tomorrow': '{{day}}: for a team one books from tomorrow on.',
  'bookings/person-engaged': '{{day}}: for this person no booking can be made.',
  'bookings/changed-meanwhile': '{{day}}: something changed meanwhile. Try again.',
  'bookings/free-seat': '{{day}}: seat {{seat}} is free.',
  'bookings/free-site': '{{day}}: there is room at {{site}} (free: {{free}}).',
  'bookings/over': '{{day}}: this booking is no longer there.',
  'bookings/begun': '{{day}}: it has begun already. Tell the host.',
  'bookings/too-late': '{{day}}: it can be given back until {{hours}} hours before. Tell the host.',
  'bookings/not-asked': '{{day}}: this booking waits for no answer.',
  'bookings/not-full': '{{day}}: there is room, you can book at once.',
  'bookings/waits-already': '{{day}}: you are on the waiting list already.',
  'bookings/offer-over': '{{day}}: the time to take this seat is over.',
  'bookings/convention-ended': 'The convention ended.',
  'bookings/site-closed': 'The site is closed.',
  'bookings/seat-retired': 'The seat was taken away.',
  'bookings/day-changed': 'The day has changed.',
}
export const messages = { it, en }
