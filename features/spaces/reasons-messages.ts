// Why something of a site is refused.
const it = {
  'spaces/opening-unsound':
    'L’orario del giorno {{weekday}} della settimana non torna: chiude prima di aprire.',
  'spaces/capacity-above-seats':
    'La capienza ({{capacity}}) è più delle postazioni ({{seats}}): togli il limite o abbassalo.',
  'spaces/published-already': 'La sede è già pubblicata.',
  'spaces/closed': 'La sede è chiusa.',
  'spaces/no-seats': 'Mancano le postazioni: aggiungine almeno una.',
  'spaces/never-open': 'Manca l’orario: la sede non apre in nessun giorno della settimana.',
  'spaces/address-missing': 'Manca l’indirizzo.',
  'spaces/house-rules-missing': 'Mancano le regole della casa: come si entra, che cosa si può usare.',
  'spaces/contact-missing': 'Manca un contatto: una email o un telefono.',
  'spaces/document-expired': 'Il documento «{{title}}» è scaduto: carica quello nuovo o toglilo.',
  'spaces/label-taken': 'Queste postazioni ci sono già: {{labels}}.',
  'spaces/seat-booked': 'Questa postazione è stata prenotata: si può ritirare, non cancellare.',
  'spaces/booked-when-shut':
    '{{day}}: con questi orari la sede è chiusa, ma c’è chi ha prenotato ({{bookings}}). Prima chiuda quel giorno tra le chiusure: chi ha un posto viene avvisato.',
  'spaces/in-the-past': 'Il {{from}} è passato: scegli da oggi in poi.',
  'spaces/ends-before-it-begins': 'L’ultimo giorno è prima del primo.',
  'spaces/no-half': 'Scegli almeno una parte del giorno: mattina, pomeriggio o tutti e due.',
  'spaces/file-too-large': 'Il file è troppo grande: al massimo {{megabytes}} MB.',
  'spaces/plan-no-picture': 'La pianta è un file SVG, PNG o JPEG: questo è altro.',
  'spaces/plan-malformed':
    'Il disegno SVG non si legge: salvalo di nuovo dal programma di disegno come «SVG semplice», in UTF-8.',
  'spaces/plan-entities':
    'Il disegno SVG dichiara sue abbreviazioni (entity), che non si accettano: salvalo di nuovo come «SVG semplice».',
  'spaces/plan-too-large': 'Il disegno è troppo grande: al massimo 2 MB e 50.000 elementi, anche ripetuti.',
  'spaces/plan-without-size': 'Il disegno SVG non dice quanto è grande: manca viewBox.',
  'spaces/plan-recursive':
    'Il disegno SVG contiene sé stesso: un elemento «use» rimanda a quel che lo contiene.',
  'spaces/no-picture':
    'La fotografia è un file JPEG o PNG di al massimo 60 milioni di punti: questo è altro.',
  'spaces/too-many-photos': 'Le fotografie sono già {{most}}: togline una.',
  'spaces/no-document': 'Il documento è un file PDF, JPEG o PNG: questo è altro.',
  'spaces/issued-in-the-future': 'Il giorno di emissione è nel futuro.',
  'spaces/ends-before-issued': 'La scadenza è prima del giorno di emissione.',
}
const en: Record<keyof typeof it, string> = {
  'spaces/opening-unsound': 'The hours of weekday {{weekday}} are not sound: it closes before it opens.',
  'spaces/capacity-above-seats':
    'The capacity ({{capacity}}) is more than the seats ({{seats}}): remove the limit or lower it.',
  'spaces/published-already': 'The site is published already.',
  'spaces/closed': 'The site is closed.',
  'spaces/no-seats': 'There are no seats: add one at least.',
  'spaces/never-open': 'There are no hours: the site opens on no weekday.',
  'spaces/address-missing': 'The address is missing.',
  'spaces/house-rules-missing': 'The house rules are missing: how one gets in, what one may use.',
  'spaces/contact-missing': 'A contact is missing: an email address or a telephone number.',
  'spaces/document-expired': 'The document “{{title}}” has ended: add the new one or take it away.',
  'spaces/label-taken': 'These seats are there already: {{labels}}.',
  'spaces/seat-booked': 'This seat was booked: it can be retired, not deleted.',
  'spaces/booked-when-shut':
    '{{day}}: by these hours the site is shut, and seats are booked ({{bookings}}). First close that day among the closures: whoever has a seat is told.',
  'spaces/in-the-past': '{{from}} is over: choose from today on.',
  'spaces/ends-before-it-begins': 'The last day is before the first.',
  'spaces/no-half': 'Choose a part of the day at least: morning, afternoon or both.',
  'spaces/file-too-large': 'The file is too large: at most {{megabytes}} MB.',
  'spaces/plan-no-picture': 'A plan is a file SVG, PNG or JPEG: this is something else.',
  'spaces/plan-malformed': 'The SVG drawing cannot be read: save it again as “plain SVG”, in UTF-8.',
  'spaces/plan-entities':
    'The SVG drawing declares abbreviations of its own (entities), which are not accepted: save it again as “plain SVG”.',
  'spaces/plan-too-large':
    'The drawing is too large: at most 2 MB and 50,000 elements, those repeated included.',
  'spaces/plan-without-size': 'The SVG drawing does not say how large it is: viewBox is missing.',
  'spaces/plan-recursive': 'The SVG drawing contains itself: a “use” element refers to what it is in.',
  'spaces/no-picture':
    'A photograph is a file JPEG or PNG of at most 60 million points: this is something else.',
  'spaces/too-many-photos': 'There are {{most}} photographs already: take one away.',
  'spaces/no-document': 'A document is a file PDF, JPEG or PNG: this is something else.',
  'spaces/issued-in-the-future': 'The day of issue is in the future.',
  'spaces/ends-before-issued': 'The end is before the day of issue.',
}
export const messages = { it, en }
