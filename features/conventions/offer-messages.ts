const it = {
  'conventions/offer-needs-office':
    'La convenzione la firma l’ufficio del personale o chi amministra: chiedi a loro di offrire con te, o il loro ruolo.',
  'conventions/offer-needs-membership':
    'Per offrire a tutti bisogna essere membri della rete: la candidatura si manda dalla pagina «La rete e noi».',
  'offer.title': 'Offri scrivanie',
  'offer.lead':
    'Indirizzo, giorni, quante, le regole della casa, una firma: il resto è facoltativo e si aggiunge dopo.',
  'offer.network': 'A quale rete',
  'offer.name': 'Come si chiama il posto',
  'offer.address': 'Indirizzo',
  'offer.point': 'Dov’è sulla mappa',
  'offer.point-hint':
    'Qui nessun servizio cerca gli indirizzi: tocca la mappa, scrivi le coordinate che il tuo telefono mostra, o incolla il collegamento di una mappa qualsiasi. I punti sono sedi e spazi che conoscete.',
  'offer.coordinates': 'Coordinate (latitudine, longitudine)',
  'offer.coordinates-wrong': 'Due numeri come 45,4642, 9,1900.',
  'offer.map': 'Mappa: tocca dove si trova il posto',
  'offer.desks': 'Quante scrivanie',
  'offer.weekdays': 'In quali giorni',
  'offer.house-rules': 'Regole della casa',
  'offer.house-rules-usual':
    'Si entra dall’ingresso principale. Le telefonate si fanno in corridoio. Chi esce per ultimo spegne la luce.',
  'offer.contact': 'E-mail per chi arriva',
  'offer.hours':
    'Aperto dalle 9 alle 18, chiuso nelle festività: orari, foto, piantina e dotazioni si cambiano poi negli spazi.',
  'offer.send': 'Prepara la convenzione',
  'offer.read-title': 'Leggi e firma',
  'offer.read-lead':
    'È la convenzione tipo: gratuita, un anno, aperta a ogni membro della rete, disdetta con 30 giorni. Lo spazio è pubblicato; si prenota quando un membro aderisce.',
  'offer.read-words': 'Il testo intero',
  'offer.later': 'Firma più tardi',
  'offer.done-title': 'Fatto: {{desks}} scrivanie per {{network}}',
  'offer.done-lead': 'Ogni membro può aderire da ora con una firma; poi le sue persone prenotano.',
  'offer.none': 'Per offrire serve una rete',
  'offer.none-detail':
    'La vostra organizzazione non è membro di una rete: manda la candidatura, poi torna qui.',
  'offer.signs-not':
    'Non puoi firmare per l’organizzazione: lo fa l’ufficio del personale o chi amministra. Chiedi a loro di aprire questa pagina.',
}
const en: Record<keyof typeof it, string> = {
  'conventions/offer-needs-office':
    'HR or an administrator signs the convention: ask them to offer with you, or for their role.',
  'conventions/offer-needs-membership':
    'To offer to all one has to be a member of the network: apply on the page “The network and us”.',
  'offer.title': 'Offer desks',
  'offer.lead':
    'Address, days, how many, house rules, a signature: all else is optional and can be added later.',
  'offer.network': 'To which network',
  'offer.name': 'What the place is called',
  'offer.address': 'Address',
  'offer.point': 'Where it is on the map',
  'offer.point-hint':
    'No service looks up addresses here: tap the map, write the coordinates that your phone shows, or paste the link of any map. The points are offices and spaces that you know.',
  'offer.coordinates': 'Coordinates (latitude, longitude)',
  'offer.coordinates-wrong': 'Two numbers such as 45.4642, 9.1900.',
  'offer.map': 'Map: tap where the place is',
  'offer.desks': 'How many desks',
  'offer.weekdays': 'On which days',
  'offer.house-rules': 'House rules',
  'offer.house-rules-usual':
    'Come in by the main door. Telephone in the corridor. Who leaves last turns off the light.',
  'offer.contact': 'E-mail for who comes',
  'offer.hours':
    'Open from 9 to 18, closed on holidays: hours, photographs, plan and equipment are changed later in the spaces.',
  'offer.send': 'Prepare the convention',
  'offer.read-title': 'Read and sign',
  'offer.read-lead':
    'It is the standard convention: free, one year, open to every member of the network, 30 days’ notice. The space is published; it is booked once a member adheres.',
  'offer.read-words': 'The whole text',
  'offer.later': 'Sign later',
  'offer.done-title': 'Done: {{desks}} desks for {{network}}',
  'offer.done-lead': 'Every member can adhere from now on with a signature; then its people book.',
  'offer.none': 'To offer one needs a network',
  'offer.none-detail': 'Your organisation is a member of no network: apply, then come back.',
  'offer.signs-not':
    'You cannot sign for the organisation: HR or an administrator does. Ask them to open this page.',
}

/** What people read while they offer a few desks, Italian first. */
export const messages = { it, en }
