// Why something about a visit is not possible.
const it = {
  'visits/not-today': 'Si conferma l’arrivo solo nel giorno prenotato: {{day}}.',
  'visits/waits-for-host': 'Chi ospita non ha ancora detto sì a questa prenotazione.',
  'visits/only-offered': 'Il posto ti è offerto: prima accettalo fra le tue prenotazioni.',
  'visits/freed':
    'Il posto è stato liberato perché nessuno aveva confermato l’arrivo. Puoi prenotarne un altro.',
  'visits/not-booked': 'Questa prenotazione non è più valida.',
  'visits/not-arrived': 'Non hai confermato l’arrivo: non c’è nulla da chiudere.',
  'visits/host-without-ground':
    'Chi ospita non ha registrato l’accordo sindacale o l’autorizzazione dell’Ispettorato: il codice al posto resta spento. Conferma a mano.',
  'visits/own-without-ground':
    'Il tuo ente non ha registrato l’accordo sindacale o l’autorizzazione dell’Ispettorato: il codice al posto resta spento. Conferma a mano.',
  'visits/code-unknown': 'Questo codice non è più valido. Conferma a mano fra le tue prenotazioni.',
  'visits/no-booking-here': 'Oggi non hai prenotato questo posto.',
  'visits/other-seat': 'Oggi il tuo posto è {{seat}}. Puoi confermare l’arrivo a mano.',
  'visits/named-says-alone':
    'Di chi è atteso per nome l’arrivo lo dice la persona: chi ospita segna solo i posti senza nome.',
  'visits/morning-after-noon': 'La mattina finisce alle {{noon}}: l’ora deve venire prima.',
  'visits/afternoon-before-noon': 'Il pomeriggio comincia alle {{noon}}: l’ora deve venire dopo.',
  'visits/ground-held': 'C’è già un atto registrato: chiudilo prima di registrarne un altro.',
  'visits/dated-ahead': 'La data dell’atto è nel futuro.',
  'visits/month-not-over': 'Le presenze si leggono per mesi finiti: {{month}} non è finito.',
}
const en: Record<keyof typeof it, string> = {
  'visits/not-today': 'One says that one has come on the day booked alone: {{day}}.',
  'visits/waits-for-host': 'The host has not yet said yes to this booking.',
  'visits/only-offered': 'The seat is offered to you: take it first, among your bookings.',
  'visits/freed': 'The seat was freed because nobody had said to be there. You can book another.',
  'visits/not-booked': 'This booking no longer holds.',
  'visits/not-arrived': 'You have not said that you came: there is nothing to end.',
  'visits/host-without-ground':
    'The host has recorded neither the agreement with the unions nor the inspectorate’s authorisation: the code at the seat stays off. Say it by hand.',
  'visits/own-without-ground':
    'Your organisation has recorded neither the agreement with the unions nor the inspectorate’s authorisation: the code at the seat stays off. Say it by hand.',
  'visits/code-unknown': 'This code no longer holds. Say it by hand, among your bookings.',
  'visits/no-booking-here': 'You have not booked this seat today.',
  'visits/other-seat': 'Your seat today is {{seat}}. You can say by hand that you came.',
  'visits/named-says-alone':
    'Who is expected by name says themselves that they came: the host marks seats without a name only.',
  'visits/morning-after-noon': 'The morning ends at {{noon}}: the hour has to be before.',
  'visits/afternoon-before-noon': 'The afternoon begins at {{noon}}: the hour has to be after.',
  'visits/ground-held': 'There is one recorded already: end it before another is recorded.',
  'visits/dated-ahead': 'The date of the act is in the future.',
  'visits/month-not-over': 'Arrivals are read by months that are over: {{month}} is not.',
}
export const messages = { it, en }
