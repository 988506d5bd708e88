// What a month says to who books a seat: read on the pages of bookings, too.
const it = {
  'planning/office-day':
    '{{day}}: nel tuo mese pubblicato è un giorno in ufficio. Prima chiedilo come giorno lontano, o scambialo, dalla pagina del tuo mese.',
  'planning/absent-day': '{{day}}: risulti assente.',
  'planning/kept-for-plan':
    '{{day}}: i posti che restano sono tenuti per il piano del mese, che non è ancora pubblicato: quelli che avanzano si prenotano dopo.',
}
const en: Record<keyof typeof it, string> = {
  'planning/office-day':
    '{{day}}: in your published month this is a day in the office. Ask for it as a day away, or swap it, on the page of your month first.',
  'planning/absent-day': '{{day}}: you are marked as absent.',
  'planning/kept-for-plan':
    '{{day}}: the seats left are kept for the plan of the month, which is not published yet: what it leaves can be booked then.',
}
export const messages = { it, en }
