// Words of what bookings tell. `until` is a time of the clock.
const it = {
  'notice.spaces/document-ends.subject': 'Un documento di sicurezza sta per scadere',
  'notice.spaces/document-ends.text': '{{site}}: «{{name}}» vale fino a {{until}}. Carica quello nuovo.',
  'notice.spaces/document-ended.subject': 'Un documento di sicurezza è scaduto',
  'notice.spaces/document-ended.text': '{{site}}: «{{name}}» valeva fino a {{until}}. Carica quello nuovo.',
  'notice.bookings/offered.subject': 'Si è liberato un posto che aspettavi',
  'notice.bookings/offered.text':
    '{{site}}, {{day}}: c’è un posto per te. È tuo se lo prendi entro le {{until}}.',
  'notice.bookings/approved.subject': 'Una prenotazione è confermata',
  'notice.bookings/approved.text': '{{site}}, {{day}}: chi ospita ha confermato il tuo posto.',
  'notice.bookings/refused.subject': 'Una prenotazione non è stata accolta',
  'notice.bookings/refused.text':
    '{{site}}, {{day}}: chi ospita non può darti il posto. Il motivo è nelle tue prenotazioni.',
  'notice.bookings/ended.subject': 'Una prenotazione è stata annullata',
  'notice.bookings/ended.text':
    '{{site}}, {{day}}: il tuo posto non c’è più. Il motivo, e dove altro c’è posto, nelle tue prenotazioni.',
  'notice.bookings/expired.subject': 'Un posto offerto è passato ad altri',
  'notice.bookings/expired.text': '{{site}}, {{day}}: il tempo per prendere il posto offerto è finito.',
  'notice.bookings/unanswered.subject': 'Una richiesta di posto è rimasta senza risposta',
  'notice.bookings/unanswered.text':
    '{{site}}, {{day}}: chi ospita non ha risposto in tempo. In «Vicino a me» trovi altri posti.',
  'notice.bookings/tomorrow.subject': 'Domani hai un posto prenotato',
  'notice.bookings/tomorrow.text': '{{site}}, {{day}}. Se non ti serve, restituirlo lo lascia ad altri.',
  'notice.bookings/team.subject': 'Hai un posto prenotato con la squadra',
  'notice.bookings/team.text':
    '{{person}} ha prenotato per te, {{day}}. Se non ti va bene, puoi restituirlo.',
}
const en: Record<keyof typeof it, string> = {
  'notice.spaces/document-ends.subject': 'A safety document is about to end',
  'notice.spaces/document-ends.text': '{{site}}: “{{name}}” holds until {{until}}. Add the new one.',
  'notice.spaces/document-ended.subject': 'A safety document has ended',
  'notice.spaces/document-ended.text': '{{site}}: “{{name}}” held until {{until}}. Add the new one.',
  'notice.bookings/offered.subject': 'A seat that you waited for is free',
  'notice.bookings/offered.text':
    '{{site}}, {{day}}: there is a seat for you. It is yours if you take it by {{until}}.',
  'notice.bookings/approved.subject': 'A booking is confirmed',
  'notice.bookings/approved.text': '{{site}}, {{day}}: the host confirmed your seat.',
  'notice.bookings/refused.subject': 'A booking was not accepted',
  'notice.bookings/refused.text':
    '{{site}}, {{day}}: the host cannot give you the seat. The reason is in your bookings.',
  'notice.bookings/ended.subject': 'A booking was cancelled',
  'notice.bookings/ended.text':
    '{{site}}, {{day}}: your seat is no longer there. Why, and where else there are seats, in your bookings.',
  'notice.bookings/expired.subject': 'A seat that was offered went to others',
  'notice.bookings/expired.text': '{{site}}, {{day}}: the time to take the seat offered is over.',
  'notice.bookings/unanswered.subject': 'A request for a seat had no answer',
  'notice.bookings/unanswered.text':
    '{{site}}, {{day}}: the host did not answer in time. “Near me” has other seats.',
  'notice.bookings/tomorrow.subject': 'You have a seat booked tomorrow',
  'notice.bookings/tomorrow.text':
    '{{site}}, {{day}}. If you do not need it, giving it back leaves it to others.',
  'notice.bookings/team.subject': 'You have a seat booked with the team',
  'notice.bookings/team.text':
    '{{person}} booked for you, {{day}}. If it does not suit you, you can give it back.',
}
export const messages = { it, en }
