const it = {
  'insight.title': 'Il piano di {{month}}, spiegato',
  'insight.lead':
    'Quanto è lontano dal migliore possibile, con quanta equità concede, a chi è toccato il mese più difficile, e che cosa lo migliorerebbe.',
  'insight.link': 'Equità, mesi difficili, che cosa migliorerebbe il piano',
  'insight.back': 'Sala di controllo',
  'insight.not-planned': 'Non c’è ancora un piano per questo mese',
  'insight.not-planned-lead':
    'Quando il calcolo ne avrà proposto uno, qui si leggerà quanto è buono e perché.',
  'insight.not-kept': 'I dati con cui fu calcolato non sono più conservati',
  'insight.not-kept-lead':
    'Le spiegazioni si fanno con i dati di cui il piano fu davvero calcolato, conservati per un anno. Calcolando di nuovo il mese tornano.',
  'insight.gap-title': 'Quanto manca al migliore possibile',
  'insight.gap':
    'Al massimo {{perMille}} minuti ogni mille: nessun piano, per quanto si cerchi, può costare meno di così.',
  'insight.gap-days':
    'Su tutto il mese sono al massimo {{time}} per {{people}} persone insieme: quanto valgono, con i pesi di questo mese, {{days}} giorni chiesti e concessi.',
  'insight.gap-less-than-a-day':
    'Su tutto il mese sono al massimo {{time}} per {{people}} persone insieme: meno di quanto vale, con i pesi di questo mese, un solo giorno chiesto e concesso.',
  'insight.even-title': 'Con quanta equità concede',
  'insight.even-lead':
    'Della quota concessa dei giorni chiesti: l’indice di Jain è 1 dove è uguale per tutti, e scende quanto più pochi ne hanno molta. Il decimo meno fortunato dice quanta ne ha, in media, chi ne ha meno. Gruppi di almeno {{fewest}} persone; i più piccoli sono insieme.',
  'insight.even-all': 'Tutti',
  'insight.even-few': 'Le persone sono troppo poche perché queste cifre non parlino di qualcuno.',
  'insight.even-by': 'Per {{trait}}',
  'insight.trait-commute': 'lunghezza del viaggio',
  'insight.trait-sex': 'sesso',
  'insight.trait-part-time': 'orario',
  'insight.trait-directorate': 'direzione',
  'insight.people': 'Persone',
  'insight.share': 'Quota concessa',
  'insight.jain': 'Indice di Jain',
  'insight.worst': 'Decimo meno fortunato',
  'insight.too-few': 'troppo pochi',
  'insight.hard-title': 'I mesi più difficili',
  'insight.hard-lead':
    'Quante persone hanno avuto quale parte dei giorni che potevano avere tra quelli chiesti.',
  'insight.hard-share': 'Parte concessa',
  'insight.hard-0': 'niente',
  'insight.hard-1': 'meno di un quarto',
  'insight.hard-2': 'da un quarto a metà',
  'insight.hard-3': 'da metà a tre quarti',
  'insight.hard-4': 'da tre quarti in su',
  'insight.hard-5': 'tutto',
  'insight.hard-people-title': 'A chi il mese è costato di più',
  'insight.hard-nobody': 'Nessuno: ognuno ha avuto tutti i giorni che poteva avere tra quelli chiesti.',
  'insight.hard-person': 'Persona',
  'insight.hard-team': 'Squadra',
  'insight.hard-granted': 'Concessi',
  'insight.hard-granted-of': '{{granted}} di {{wished}}',
  'insight.hard-next': 'Il primo giorno, il mese prossimo',
  'insight.hard-next-lead':
    'Chi ha avuto meno entra nel mese prossimo con un vantaggio: il suo primo giorno vale di più che per chi, nella stessa squadra, ne ha avuti di più.',
  'insight.hard-makes-up': 'vale {{minutes}} in più',
  'insight.hard-no-makes-up': 'come per gli altri della squadra',
  'insight.margin-title': 'Che cosa migliorerebbe il piano',
  'insight.margin-lead':
    'Una postazione, un posto o una giornata di contingente in più, o una persona in meno nella presenza minima: quanto renderebbe nel conto del mese (minuti di tempo delle persone, con i pesi dei criteri), verificato rifacendo il piano. Si provano le unità che promettono di più.',
  'insight.margin-none': 'Non è ancora stato cercato. Bastano pochi secondi, e il risultato resta.',
  'insight.margin-start': 'Cerca che cosa lo migliorerebbe',
  'insight.margin-working': 'Si prova: {{tried}} di {{toTry}}',
  'insight.margin-failed': 'La ricerca non è riuscita. Riprova.',
  'insight.margin-nothing':
    'Nessuna unità in più renderebbe qualcosa: nessun limite di questo mese è stretto.',
  'insight.margin-what': 'Una unità in più',
  'insight.margin-minutes': 'Tempo reso nel mese',
  'insight.margin-desk': '{{name}}, {{day}}: una postazione in più',
  'insight.margin-seat': '{{name}}, {{day}}: un posto in più',
  'insight.margin-budget': '{{name}}: una giornata in più nel contingente',
  'insight.margin-presence': '{{name}}, {{day}}: una persona in meno nella presenza minima',
  'insight.minutes': '{{minutes}} min',
  'insight.hours': '{{hours}} h {{minutes}} min',
  'presence-cost.title': 'Quanto costa la presenza minima',
  'presence-cost.nothing':
    'Con una persona in meno in ufficio ogni giorno non si potrebbe concedere nessun altro dei giorni chiesti: non è la presenza minima di questa squadra che li toglie.',
  'presence-cost.days_one':
    'Con una persona in meno in ufficio ogni giorno si potrebbe concedere {{count}} giorno chiesto in più in questo mese.',
  'presence-cost.days_other':
    'Con una persona in meno in ufficio ogni giorno si potrebbero concedere {{count}} giorni chiesti in più in questo mese.',
  'presence-cost.time': 'Renderebbe alle persone {{time}}.',
  'presence-cost.how': 'Calcolato rifacendo il piano proposto per tutto l’ente.',
  'room.fault': '{{path}}: {{message}}',
  'room.faults': 'Il calcolo non accetta questi dati del mese',
  'room.faults-lead':
    'Vanno corretti nei numeri del mese, nelle persone o nella struttura; poi si calcola di nuovo.',
}
const en: Record<keyof typeof it, string> = {
  'insight.title': 'The plan of {{month}}, explained',
  'insight.lead':
    'How far it is from the best possible, how evenly it grants, who had the hardest month, and what would better it.',
  'insight.link': 'Evenness, hardest months, what would better the plan',
  'insight.back': 'Control room',
  'insight.not-planned': 'There is no plan for this month yet',
  'insight.not-planned-lead':
    'Once the computation has proposed one, how good it is and why will be read here.',
  'insight.not-kept': 'The data that it was computed from are no longer kept',
  'insight.not-kept-lead':
    'Explanations are made from the data of which the plan truly was computed, kept for a year. Computing the month again brings them back.',
  'insight.gap-title': 'How far from the best possible',
  'insight.gap':
    'At most {{perMille}} minutes per thousand: no plan, however long one seeks, can cost less than that.',
  'insight.gap-days':
    'Over the whole month that is at most {{time}} for {{people}} people together: what, at this month’s weights, {{days}} days asked for and granted are worth.',
  'insight.gap-less-than-a-day':
    'Over the whole month that is at most {{time}} for {{people}} people together: less than what, at this month’s weights, one day asked for and granted is worth.',
  'insight.even-title': 'How evenly it grants',
  'insight.even-lead':
    'Of the share granted of the days asked for: Jain’s index is 1 where it is alike for all, and falls the fewer have much of it. The least fortunate tenth says how much those who have least have, on average. Groups of at least {{fewest}} people; smaller ones are taken together.',
  'insight.even-all': 'Everybody',
  'insight.even-few': 'There are too few people for these figures not to speak of somebody.',
  'insight.even-by': 'By {{trait}}',
  'insight.trait-commute': 'length of the way',
  'insight.trait-sex': 'sex',
  'insight.trait-part-time': 'hours',
  'insight.trait-directorate': 'directorate',
  'insight.people': 'People',
  'insight.share': 'Share granted',
  'insight.jain': 'Jain’s index',
  'insight.worst': 'Least fortunate tenth',
  'insight.too-few': 'too few',
  'insight.hard-title': 'The hardest months',
  'insight.hard-lead':
    'How many people were granted which part of what they could have of the days they asked for.',
  'insight.hard-share': 'Part granted',
  'insight.hard-0': 'nothing',
  'insight.hard-1': 'less than a quarter',
  'insight.hard-2': 'a quarter to a half',
  'insight.hard-3': 'a half to three quarters',
  'insight.hard-4': 'three quarters or more',
  'insight.hard-5': 'all',
  'insight.hard-people-title': 'To whom the month cost most',
  'insight.hard-nobody': 'Nobody: everyone was granted all that they could have of the days they asked for.',
  'insight.hard-person': 'Person',
  'insight.hard-team': 'Team',
  'insight.hard-granted': 'Granted',
  'insight.hard-granted-of': '{{granted}} of {{wished}}',
  'insight.hard-next': 'The first day, next month',
  'insight.hard-next-lead':
    'Who was granted less enters the next month ahead: their first day weighs more than for those of the same team who were granted more.',
  'insight.hard-makes-up': 'weighs {{minutes}} more',
  'insight.hard-no-makes-up': 'as for the others of the team',
  'insight.margin-title': 'What would better the plan',
  'insight.margin-lead':
    'One desk, seat or day of budget more, or one person less of minimum presence: how much it would give back in the month’s account (minutes of people’s time, at the weights of the criteria), verified by planning again. Those that promise most are tried.',
  'insight.margin-none': 'Not looked for yet. It takes a few seconds, and the result stays.',
  'insight.margin-start': 'Look for what would better it',
  'insight.margin-working': 'Trying: {{tried}} of {{toTry}}',
  'insight.margin-failed': 'The search failed. Try again.',
  'insight.margin-nothing': 'One more of anything would give nothing back: no limit of this month is tight.',
  'insight.margin-what': 'One more',
  'insight.margin-minutes': 'Time given back in the month',
  'insight.margin-desk': '{{name}}, {{day}}: one desk more',
  'insight.margin-seat': '{{name}}, {{day}}: one seat more',
  'insight.margin-budget': '{{name}}: one day of budget more',
  'insight.margin-presence': '{{name}}, {{day}}: one person less of minimum presence',
  'insight.minutes': '{{minutes}} min',
  'insight.hours': '{{hours}} h {{minutes}} min',
  'presence-cost.title': 'What minimum presence costs',
  'presence-cost.nothing':
    'With one person less in the office every day, no further day asked for could be granted: it is not this team’s minimum presence that takes them.',
  'presence-cost.days_one':
    'With one person less in the office every day, {{count}} more day asked for could be granted this month.',
  'presence-cost.days_other':
    'With one person less in the office every day, {{count}} more days asked for could be granted this month.',
  'presence-cost.time': 'It would give people {{time}} back.',
  'presence-cost.how': 'Computed by planning again what is proposed for the whole body.',
  'room.fault': '{{path}}: {{message}}',
  'room.faults': 'The computation does not take these data of the month',
  'room.faults-lead':
    'They are to be corrected in the month’s numbers, in people or in the structure; then compute again.',
}

/** What managers and HR read of a plan as a whole, Italian first. */
export const messages = { it, en }
