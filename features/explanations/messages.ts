const it = {
  'explain.title': 'Perché così',
  'explain.waiting': 'Si cerca il perché di questo giorno…',
  'explain.not-kept':
    'I dati con cui questo mese fu calcolato non sono più conservati: il perché di questo giorno non si può più dire. Resta la sua storia, qui sotto.',
  'explain.not-planned': 'Il calcolo non conosceva questo giorno: non c’è un perché da dire.',
  'explain.changed':
    'Il calcolo aveva proposto un altro luogo; poi una persona ha deciso ({{by}}, {{at}}). Quello che segue spiega la proposta del calcolo.',
  'explain.changed-since':
    'Il calcolo aveva proposto un altro luogo; il giorno è cambiato dopo ({{at}}), come dice la sua storia. Quello che segue spiega la proposta del calcolo.',
  'explain.outcome-granted': 'Il calcolo ti ha concesso questo giorno.',
  'explain.outcome-not-granted': 'Il calcolo non ti ha concesso questo giorno.',
  'explain.outcome-decided': 'Il calcolo non ha scelto: il giorno era già deciso.',
  'explain.reviewed': 'Perché il calcolo l’ha proposto così, come lo legge la persona',
  'explain.would-have': 'Che cosa l’avrebbe cambiato',
  'explain.would-have-lead':
    'Ognuna di queste cose, da sola, te l’avrebbe concesso. Lo si è verificato rifacendo il piano del mese.',
  'explain.would-not':
    'Nessun limite da solo, spostato di poco, avrebbe concesso questo giorno: lo si è verificato rifacendo il piano.',
  'explain.and': ' e insieme ',
  'explain.law':
    'Detto a te solo, dal calcolo che ha proposto il mese e senza nominare né contare colleghi (art. 1-bis D.Lgs. 152/1997).',

  'explain/absent': 'Avevi detto che quel giorno non lavori.',
  'explain/office-closed':
    'La tua sede quel giorno è chiusa: il giorno è dato oltre il tuo numero di giorni.',
  'explain/not-asked':
    'Non l’avevi chiesto, e un giorno non chiesto resta in ufficio: il lavoro agile è volontario.',
  'explain/any-day': 'Non l’avevi chiesto, ma avevi detto che ogni giorno va bene.',
  'explain/team-day': 'È un giorno in cui tutta la tua squadra è in ufficio.',
  'explain/home-not-suitable':
    'La tua casa non risultava adatta al lavoro agile quando il mese è stato calcolato.',
  'explain/home-not-chosen': 'Nelle preferenze del mese non avevi scelto la casa come luogo di lavoro.',
  'explain/activities': 'Le attività che svolgi, per come sono valutate, ti tengono in ufficio.',
  'explain/granted': 'Il giorno rientrava in tutti i limiti del mese.',
  'explain/granted-scarce':
    'I posti erano meno di quelli chiesti; con gli stessi criteri per tutti il tuo giorno era tra quelli che valevano di più.',
  'explain/near-home': 'Avevi chiesto un posto vicino a casa: in {{space}} ce n’era uno.',
  'explain/near-full':
    'Avevi chiesto un posto vicino a casa: quel giorno il piano non ne lascia nessuno libero, e il giorno è a casa.',
  'explain/near-farther':
    'Avevi chiesto un posto vicino a casa: quelli che restano sono tanto più lontani del più vicino che, con il peso dato alla preferenza, il giorno è a casa.',
  'explain/no-place': 'Per quel giorno non risultava un luogo in cui lavorare lontano dall’ufficio.',
  'explain/quota': 'I giorni lontano che il mese ti consente ({{quota}}) erano già in altre date.',
  'explain/week': 'Nella stessa settimana avevi già i giorni lontano che ti sono consentiti ({{most}}).',
  'explain/team':
    'La tua squadra era già al suo minimo di presenza in ufficio per quel giorno ({{present}}).',
  'explain/budget': 'Il contingente di giornate della tua direzione per il mese ({{days}}) era finito.',
  'explain/seats': 'I posti dello spazio vicino a casa ({{seats}}) erano già tutti assegnati.',
  'explain/worth-less':
    'I posti che restavano sono andati dove, con gli stessi criteri per tutti, valevano di più.',
  'explain/worth-less-by':
    'I posti che restavano sono andati dove, con gli stessi criteri per tutti, valevano di più: la differenza era di {{minutes}} min.',
  'explain/if-present':
    'un minimo di presenza della squadra, quel giorno, di {{people}} invece di {{before}}',
  'explain/if-budget': '{{more}} in più nel contingente di giornate della tua direzione',
  'explain/if-seats': '{{more}} in più tra i posti dello spazio vicino a casa',
  'explain/if-quota': '{{more}} in più tra i giorni che il mese ti consente',
  'explain/if-week': '{{more}} in più tra i giorni che una settimana ti consente',
  'explain/if-asked': 'il giorno indicato tra quelli chiesti',
  'explain/if-matters': 'il giorno indicato come «Conta per me»',
  'explain/if-cannot': 'il giorno indicato come «Non posso altrimenti»',
  'explain/entry-preferred': 'In ufficio l’entrata è alle {{entry}}, quella che preferisci.',
  'explain/entry-earlier':
    'In ufficio l’entrata è alle {{entry}} invece delle {{preferred}} che preferisci: nella tua fascia, dove gli arrivi erano meno.',
  'explain/entry-later':
    'In ufficio l’entrata è alle {{entry}} invece delle {{preferred}} che preferisci: nella tua fascia, dove gli arrivi erano meno.',
  'explanations/not-kept':
    'I dati con cui {{month}} fu calcolato non sono più conservati: calcola di nuovo il mese per saperlo.',
}
const en: Record<keyof typeof it, string> = {
  'explain.title': 'Why so',
  'explain.waiting': 'Looking for why this day is so…',
  'explain.not-kept':
    'The data that this month was computed from are no longer kept: why this day is so can no longer be told. Its story remains, below.',
  'explain.not-planned': 'The computation did not know this day: there is no why to tell.',
  'explain.changed':
    'The computation had proposed another place; then a person decided ({{by}}, {{at}}). What follows explains what the computation proposed.',
  'explain.changed-since':
    'The computation had proposed another place; the day changed later ({{at}}), as its story tells. What follows explains what the computation proposed.',
  'explain.outcome-granted': 'The computation granted you this day.',
  'explain.outcome-not-granted': 'The computation did not grant you this day.',
  'explain.outcome-decided': 'The computation did not choose: the day was decided already.',
  'explain.reviewed': 'Why the computation proposed it so, as the person reads it',
  'explain.would-have': 'What would have changed it',
  'explain.would-have-lead':
    'Each of these, by itself, would have granted it. It was verified by planning the month again.',
  'explain.would-not':
    'No limit by itself, moved a little, would have granted this day: it was verified by planning the month again.',
  'explain.and': ' and together with it ',
  'explain.law':
    'Told to you alone, by the computation that proposed the month, without naming or counting colleagues (art. 1-bis D.Lgs. 152/1997).',

  'explain/absent': 'You had said that you do not work that day.',
  'explain/office-closed': 'Your office is closed that day: the day is given besides your number of days.',
  'explain/not-asked':
    'You had not asked for it, and a day not asked for stays in the office: agile work is voluntary.',
  'explain/any-day': 'You had not asked for it, but had said that any day suits.',
  'explain/team-day': 'It is a day on which your whole team is in the office.',
  'explain/home-not-suitable':
    'Your home was not known as suitable for agile work when the month was computed.',
  'explain/home-not-chosen': 'In your wishes for the month you had not chosen home as a place to work.',
  'explain/activities': 'The activities that you do, as they are assessed, keep you in the office.',
  'explain/granted': 'The day was within all limits of the month.',
  'explain/granted-scarce':
    'There were fewer places than asked for; by the same criteria for all your day was among those worth most.',
  'explain/near-home': 'You had asked for a seat near home: there was one in {{space}}.',
  'explain/near-full':
    'You had asked for a seat near home: the plan leaves none free that day, and the day is at home.',
  'explain/near-farther':
    'You had asked for a seat near home: those left are so much farther than the nearest that, by the weight given to the preference, the day is at home.',
  'explain/no-place': 'For that day no place to work away from the office was known.',
  'explain/quota': 'The days away that the month allows you ({{quota}}) were on other dates already.',
  'explain/week': 'In the same week you already had the days away that you are allowed ({{most}}).',
  'explain/team': 'Your team was already at its minimum presence in the office for that day ({{present}}).',
  'explain/budget': 'The days of your directorate for the month ({{days}}) were used up.',
  'explain/seats': 'The seats of the space near home ({{seats}}) were all given already.',
  'explain/worth-less':
    'The places that were left went where, by the same criteria for all, they were worth more.',
  'explain/worth-less-by':
    'The places that were left went where, by the same criteria for all, they were worth more: the difference was {{minutes}} min.',
  'explain/if-present': 'a minimum presence of the team, that day, of {{people}} instead of {{before}}',
  'explain/if-budget': '{{more}} more in your directorate’s days',
  'explain/if-seats': '{{more}} more among the seats of the space near home',
  'explain/if-quota': '{{more}} more among the days that the month allows you',
  'explain/if-week': '{{more}} more among the days that a week allows you',
  'explain/if-asked': 'the day stated among those asked for',
  'explain/if-matters': 'the day stated as “Matters to me”',
  'explain/if-cannot': 'the day stated as “I cannot otherwise”',
  'explain/entry-preferred': 'In the office, entry is at {{entry}}, the time that you prefer.',
  'explain/entry-earlier':
    'In the office, entry is at {{entry}} instead of {{preferred}} that you prefer: within your band, where arrivals were fewer.',
  'explain/entry-later':
    'In the office, entry is at {{entry}} instead of {{preferred}} that you prefer: within your band, where arrivals were fewer.',
  'explanations/not-kept':
    'The data that {{month}} was computed from are no longer kept: compute the month again to know.',
}

/** What people read of their own day, Italian first. Keys with a slash are sentences made by rules.ts. */
export const messages = { it, en }
