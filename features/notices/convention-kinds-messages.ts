// Words of what conventions tell. `other` is the other party's name, `name` the convention's title.
const it = {
  'notice.conventions/to-sign.subject': 'Una convenzione attende la firma',
  'notice.conventions/to-sign.text': '«{{name}}», con {{other}}, attende la firma del vostro ente.',
  'notice.conventions/in-force.subject': 'Una convenzione è in vigore',
  'notice.conventions/in-force.text': '«{{name}}», con {{other}}, è firmata da entrambi: vale dal {{from}}.',
  'notice.conventions/declined.subject': 'Una convenzione non è stata accolta',
  'notice.conventions/declined.text': '{{other}} non firma «{{name}}»: il motivo è nella convenzione.',
  'notice.conventions/ends-soon.subject': 'Una convenzione sta per finire',
  'notice.conventions/ends-soon.text':
    '«{{name}}», con {{other}}, finisce {{until}}: si può rinnovare dalla sua pagina.',
  'notice.conventions/notice-given.subject': 'Recesso da una convenzione',
  'notice.conventions/notice-given.text':
    '{{other}} recede da «{{name}}»: l’ultimo giorno è {{until}}. Le prenotazioni successive sono spostate o annullate con avviso.',
  'notice.conventions/booking-moved.subject': 'Un tuo posto è stato spostato',
  'notice.conventions/booking-moved.text':
    'La convenzione per {{site}} finisce: {{day}} il tuo posto è in {{newSite}}. Se non ti va bene, puoi annullarlo.',
  'notice.conventions/booking-cancelled.subject': 'Un tuo posto non c’è più',
  'notice.conventions/booking-cancelled.text':
    'La convenzione per {{site}} finisce e {{day}} non c’era un altro posto libero: la prenotazione è annullata. Cerca un altro giorno o un’altra sede.',
}
const en: Record<keyof typeof it, string> = {
  'notice.conventions/to-sign.subject': 'A convention waits for a signature',
  'notice.conventions/to-sign.text': '“{{name}}”, with {{other}}, waits for your organisation’s signature.',
  'notice.conventions/in-force.subject': 'A convention is in force',
  'notice.conventions/in-force.text':
    '“{{name}}”, with {{other}}, is signed by both: it holds from {{from}}.',
  'notice.conventions/declined.subject': 'A convention was declined',
  'notice.conventions/declined.text': '{{other}} does not sign “{{name}}”: the reason is in the convention.',
  'notice.conventions/ends-soon.subject': 'A convention is about to end',
  'notice.conventions/ends-soon.text':
    '“{{name}}”, with {{other}}, ends on {{until}}: it can be renewed from its page.',
  'notice.conventions/notice-given.subject': 'Notice given for a convention',
  'notice.conventions/notice-given.text':
    '{{other}} gives notice for “{{name}}”: the last day is {{until}}. What is booked afterwards is moved or cancelled, with notice.',
  'notice.conventions/booking-moved.subject': 'A place of yours was moved',
  'notice.conventions/booking-moved.text':
    'The convention for {{site}} ends: on {{day}} your place is at {{newSite}}. If that does not suit you, you may cancel it.',
  'notice.conventions/booking-cancelled.subject': 'A place of yours is gone',
  'notice.conventions/booking-cancelled.text':
    'The convention for {{site}} ends and on {{day}} no other place was free: the booking is cancelled. Look for another day or another site.',
}

export const messages = { it, en }
