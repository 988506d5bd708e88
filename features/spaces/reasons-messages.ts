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
}
export const messages = { it, en }
