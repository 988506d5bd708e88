const it = {
  'criteria.title': 'Criteri e risultati',
  'criteria.lead':
    'Con quali numeri e quali pesi un calcolo propone il mese, e come è andata. Le persone decidono: il calcolo propone.',
  'criteria.empty': 'Nessun mese è ancora aperto',
  'criteria.empty-lead': 'Quando l’ufficio del personale apre un mese, qui si leggono i suoi numeri.',
  'criteria.numbers': 'I numeri del mese',
  'criteria.working-days': 'Giorni lavorativi',
  'criteria.per-person': 'Giorni lontano per persona, a tempo pieno',
  'criteria.per-week': 'Al massimo in una settimana',
  'criteria.no-limit': 'nessun limite',
  'criteria.weights': 'I pesi, in minuti di tempo delle persone',
  'criteria.wish': 'Un giorno chiesto e dato',
  'criteria.grant': 'In più per il primo, il secondo, il terzo … giorno di una persona: così si dividono',
  'criteria.slot': 'Ogni quarto d’ora lontano dall’entrata preferita costa',
  'criteria.desk': 'Ogni persona oltre le postazioni di una sede, ogni giorno, costa',
  'criteria.commute': 'Il viaggio fino all’ufficio',
  'criteria.commute-flat':
    'conta {{minutes}} minuti all’andata per tutti: chi abita vicino non riceve meno giorni per questo',
  'criteria.commute-capped':
    'conta quanto dura, fino a {{minutes}} minuti all’andata; {{minutes}} dove non si conosce',
  'criteria.commute-full': 'conta quanto dura; {{minutes}} minuti all’andata dove non si conosce',
  'criteria.minutes': '{{count}} minuti',
  'criteria.results': 'Come è andata, per direzione',
  'criteria.results-lead':
    'Conteggi arrotondati a cinque. Le direzioni con meno di {{fewest}} persone sono sommate, perché nessuno si riconosca.',
  'criteria.not-published': 'Il mese non è ancora pubblicato: i risultati si leggeranno qui dopo.',
  'criteria.too-few': 'Le persone sono troppo poche perché i risultati non dicano di qualcuno.',
  'criteria.directorate': 'Direzione',
  'criteria.others': 'Altre {{count}} direzioni insieme',
  'criteria.people': 'Persone',
  'criteria.wished': 'Giorni chiesti',
  'criteria.granted': 'Giorni concessi',
}
const en: Record<keyof typeof it, string> = {
  'criteria.title': 'Criteria and results',
  'criteria.lead':
    'By which numbers and weights a computation proposes the month, and how it went. People decide: the computation proposes.',
  'criteria.empty': 'No month is open yet',
  'criteria.empty-lead': 'When the HR office opens a month, its numbers are read here.',
  'criteria.numbers': 'The numbers of the month',
  'criteria.working-days': 'Working days',
  'criteria.per-person': 'Away days per person, full-time',
  'criteria.per-week': 'At most in a week',
  'criteria.no-limit': 'no limit',
  'criteria.weights': 'The weights, in minutes of people’s time',
  'criteria.wish': 'A day asked for and given',
  'criteria.grant': 'Further for the first, second, third … day of a person: so they are shared',
  'criteria.slot': 'Each quarter of an hour off the preferred entry costs',
  'criteria.desk': 'Each person over the desks of an office, each day, costs',
  'criteria.commute': 'The way to the office',
  'criteria.commute-flat':
    'counts {{minutes}} minutes one way for all: who lives near is not granted fewer days for it',
  'criteria.commute-capped':
    'counts as long as it is, up to {{minutes}} minutes one way; {{minutes}} where not known',
  'criteria.commute-full': 'counts as long as it is; {{minutes}} minutes one way where not known',
  'criteria.minutes': '{{count}} minutes',
  'criteria.results': 'How it went, by directorate',
  'criteria.results-lead':
    'Counts rounded to five. Directorates of fewer than {{fewest}} people are summed, so that nobody is recognised.',
  'criteria.not-published': 'The month is not published yet: results are read here afterwards.',
  'criteria.too-few': 'There are too few people for results that tell of nobody.',
  'criteria.directorate': 'Directorate',
  'criteria.others': '{{count}} other directorates together',
  'criteria.people': 'People',
  'criteria.wished': 'Days asked',
  'criteria.granted': 'Days granted',
}
export const messages = { it, en }
