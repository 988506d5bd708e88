const it = {
  'room.silent-section': 'Chi non ha ancora indicato le preferenze',
  'room.silent-none': 'Tutti hanno indicato le preferenze.',
  'room.silent-count_one':
    'Manca {{count}} persona, in {{teams}} squadre. Senza preferenze si lavora in ufficio tutti i giorni.',
  'room.silent-count_other':
    'Mancano {{formatted}} persone, in {{teams}} squadre. Senza preferenze si lavora in ufficio tutti i giorni.',
  'room.silent-of': '{{silent}} su {{people}}',
  'room.remind_one': 'Ricordalo a {{count}} persona',
  'room.remind_other': 'Ricordalo a {{formatted}} persone',
  'room.remind-consequence':
    'Ricevono un promemoria, al massimo una volta al giorno. Altri promemoria partono da soli prima della scadenza.',
  'room.reminded_one': 'Promemoria mandato a {{count}} persona',
  'room.reminded_other': 'Promemoria mandato a {{formatted}} persone',
  'room.reminded-last':
    'Ultimo promemoria: {{at}}, da {{by}}, a {{people}} persone. Si può mandare una volta al giorno.',
  'room.gates-section': 'Che cosa manca per poter lavorare fuori',
  'room.gates-lead':
    'Quante persone sono ferme, e perché. I nomi non servono: ciascuno lo legge nel proprio profilo.',
  'room.gate-count': '{{people}} persone su {{all}}',
  'room.gate-of': '{{count}} su {{of}}',
  'room.gate-unknown': 'non ancora rilevato',
  'room.gate-home': 'Casa non dichiarata idonea',
  'room.gate-home-what':
    'Chi non dichiara idonea la propria casa (spazio, strumenti, sicurezza) non riceve giorni a casa. Lo fa da sé, nel profilo.',
  'room.gate-activities': 'Attività che non si possono svolgere fuori',
  'room.gate-activities-what':
    'Dalla mappa delle attività: chi non ne ha abbastanza che si possano svolgere fuori ufficio non può chiedere. Finché a nessuno sono assegnate attività, la mappa non ferma nessuno.',
  'room.gate-safety': 'Senza informativa sulla sicurezza fino a fine mese',
  'room.gate-safety-what':
    'Chi ha un accordo riceve l’informativa almeno ogni dodici mesi, e la riceve anche il rappresentante per la sicurezza (L. 81/2017, articolo 22). Si legge e si conferma nella pagina «Informativa sicurezza»; l’ufficio vede chi manca.',
  'room.gate-agreement': 'Senza accordo in vigore nel mese',
  'room.gate-agreement-what':
    'Senza un accordo firmato non si lavora fuori sede (L. 81/2017, articolo 19). Se la regola «Accordo individuale» ferma, chi manca qui non riceve giorni; se avvisa, li riceve e legge che cosa fare. Gli accordi su carta si importano dal registro.',
  'room.exceptions-section': 'Eccezioni',
  'room.exceptions-lead':
    'Chi può avere, in questo mese, qualcosa di diverso da tutti. Le leggono solo l’ufficio del personale e la persona.',
  'room.exceptions-none': 'Nessuna eccezione in questo mese.',
  'room.exception-add': 'Aggiungi un’eccezione',
  'room.exception-month_one': '{{count}} giorno nel mese',
  'room.exception-month_other': '{{count}} giorni nel mese',
  'room.exception-week_one': '{{count}} giorno alla settimana',
  'room.exception-week_other': '{{count}} giorni alla settimana',
  'room.exception-beyond': 'oltre la prevalenza della presenza',
  'room.exception-why': '{{category}} · autorizzata da {{by}}, da {{from}} a {{until}}',
  'room.my-exception': 'Per te questo mese vale: {{what}}',
  'room.my-exception-who': 'Lo leggi tu e l’ufficio del personale; i colleghi e il responsabile no.',
  'room.exception-withdraw': 'Ritira',
  'room.exception-withdrawn': 'Eccezione ritirata',
  'room.exception-granted': 'Eccezione registrata',
  'room.exception-search': 'Cerca la persona',
  'room.exception-person': 'Persona',
  'room.exception-per-month': 'Giorni nel mese',
  'room.exception-per-week': 'Giorni alla settimana',
  'room.exception-beyond-label': 'Anche oltre la prevalenza della presenza',
  'room.exception-beyond-hint':
    'Per gravi e urgenti situazioni non conciliabili altrimenti (direttiva del 29 dicembre 2023).',
  'room.exception-category': 'Categoria',
  'room.exception-category-hint': 'Soltanto la categoria: nessuna diagnosi, nessun certificato.',
  'room.exception-authorised': 'Autorizzata da',
  'room.exception-authorised-hint': 'Ufficio e atto, per esempio «Direzione Personale, atto 12/2027».',
  'room.exception-consequence':
    'Vale dal prossimo calcolo e da subito per i cambi dei responsabili, che vedono il numero di giorni ma non il perché.',
  'room.exception-save': 'Registra',
  'room.category-health': 'Salute',
  'room.category-care': 'Cura di un familiare',
  'room.category-family': 'Situazione personale o familiare',
  'room.category-vulnerability': 'Fragilità',
  'room.category-distance': 'Distanza dalla sede',
  'room.category-organisation': 'Esigenza dell’ufficio',
  'room.category-other': 'Altro',
  'room.reopening-section': 'Tornare indietro',
  'room.reopen': 'Riapri il mese',
  'room.reopen-consequence':
    'Il mese torna in lavorazione: {{people}} persone vengono avvisate e non lo vedono finché non pubblichi di nuovo. I responsabili approvano di nuovo. Quello che era pubblicato resta nella storia.',
  'room.reopen-wishes': 'Riapri le preferenze',
  'room.reopen-wishes-consequence':
    'Se qualcuno non ha potuto indicare le preferenze si possono riaprire, fino a un giorno. Tutti vengono avvisati, e un piano già calcolato va rifatto.',
  'room.reopen-until': 'Aperte fino al, compreso',
  'room.reopen-reason-hint': 'Resta scritto con chi ha riaperto e quando.',
  'room.reopened': '{{month}} è riaperto',
  'room.reopening-line': 'Pubblicato il {{published}} da {{publisher}}, riaperto il {{reopened}} da {{by}}',
  'room.compare-title': 'Mesi a confronto',
  'room.compare-lead':
    'Ogni mese come era alla pubblicazione: che cosa è stato chiesto, che cosa è stato dato, quanta presenza.',
  'room.compare-none': 'Ancora nessun mese pubblicato',
  'room.compare-none-lead':
    'Dal primo mese pubblicato in poi, qui si vede come cambiano le richieste, i giorni dati e la presenza.',
  'room.compare-measure': 'Misura',
  'room.compare-many': 'Quanti mesi',
  'room.compare-months_one': '{{count}} mese',
  'room.compare-months_other': 'gli ultimi {{count}} mesi',
  'room.compare-table': 'Gli stessi mesi in numeri',
  'room.compare-directorates': 'Per direzione: gli ultimi due mesi',
  'room.measure-granted-share': 'Quota di giorni chiesti e dati',
  'room.measure-presence-share': 'Presenza sui giorni lavorati',
  'room.measure-each': 'Giorni fuori ufficio a persona',
  'room.measure-wished': 'Giorni chiesti',
  'room.measure-granted': 'Giorni dati',
}

const en: Record<keyof typeof it, string> = {
  'room.silent-section': 'Who has not stated any wish',
  'room.silent-none': 'Everybody has stated their wishes.',
  'room.silent-count_one':
    '{{count}} person is missing, in {{teams}} teams. Without wishes one works in the office every day.',
  'room.silent-count_other':
    '{{formatted}} people are missing, in {{teams}} teams. Without wishes one works in the office every day.',
  'room.silent-of': '{{silent}} of {{people}}',
  'room.remind_one': 'Remind {{count}} person',
  'room.remind_other': 'Remind {{formatted}} people',
  'room.remind-consequence':
    'They get a reminder, once a day at most. Others go out by themselves before the deadline.',
  'room.reminded_one': 'Reminder sent to {{count}} person',
  'room.reminded_other': 'Reminder sent to {{formatted}} people',
  'room.reminded-last': 'Last reminder: {{at}}, by {{by}}, to {{people}} people. It can be sent once a day.',
  'room.gates-section': 'What is missing to work away',
  'room.gates-lead':
    'How many people are held up, and why. No names are needed: each reads it in their own profile.',
  'room.gate-count': '{{people}} of {{all}} people',
  'room.gate-of': '{{count}} of {{of}}',
  'room.gate-unknown': 'not surveyed yet',
  'room.gate-home': 'Home not declared suitable',
  'room.gate-home-what':
    'Who does not declare their home suitable (space, tools, safety) is given no days at home. They do so themselves, in the profile.',
  'room.gate-activities': 'Activities that cannot be done away',
  'room.gate-activities-what':
    'From the map of activities: who has too little that can be done away from the office may not ask. While nobody has activities assigned, the map keeps nobody from asking.',
  'room.gate-safety': 'No safety notice up to the end of the month',
  'room.gate-safety-what':
    'Who has an agreement receives the notice at least every twelve months, and so does the safety representative (L. 81/2017, article 22). It is read and confirmed on the page “Safety notice”; the office sees who lacks it.',
  'room.gate-agreement': 'No agreement in force in the month',
  'room.gate-agreement-what':
    'Without a signed agreement nobody works away (L. 81/2017, article 19). Where the rule “Individual agreement” stops, who is missing here is given no days; where it warns, they are given and read what to do. Agreements on paper are brought in from the register.',
  'room.exceptions-section': 'Exceptions',
  'room.exceptions-lead':
    'Who may have something otherwise than everybody this month. Only the HR office and the person read them.',
  'room.exceptions-none': 'No exception this month.',
  'room.exception-add': 'Add an exception',
  'room.exception-month_one': '{{count}} day in the month',
  'room.exception-month_other': '{{count}} days in the month',
  'room.exception-week_one': '{{count}} day a week',
  'room.exception-week_other': '{{count}} days a week',
  'room.exception-beyond': 'beyond prevalence of presence',
  'room.exception-why': '{{category}} · authorised by {{by}}, from {{from}} to {{until}}',
  'room.my-exception': 'For you this month: {{what}}',
  'room.my-exception-who': 'You and the HR office read this; colleagues and your manager do not.',
  'room.exception-withdraw': 'Take back',
  'room.exception-withdrawn': 'Exception taken back',
  'room.exception-granted': 'Exception recorded',
  'room.exception-search': 'Search the person',
  'room.exception-person': 'Person',
  'room.exception-per-month': 'Days in the month',
  'room.exception-per-week': 'Days a week',
  'room.exception-beyond-label': 'Also beyond prevalence of presence',
  'room.exception-beyond-hint':
    'For serious and urgent situations that cannot be reconciled otherwise (directive of 29 December 2023).',
  'room.exception-category': 'Category',
  'room.exception-category-hint': 'The category alone: no diagnosis, no certificate.',
  'room.exception-authorised': 'Authorised by',
  'room.exception-authorised-hint': 'Office and act, such as “HR Directorate, act 12/2027”.',
  'room.exception-consequence':
    'It holds from the next computation, and at once for changes by managers, who see the number of days but not why.',
  'room.exception-save': 'Record',
  'room.category-health': 'Health',
  'room.category-care': 'Care of a relative',
  'room.category-family': 'Personal or family situation',
  'room.category-vulnerability': 'Vulnerability',
  'room.category-distance': 'Distance from the office',
  'room.category-organisation': 'Needs of the office',
  'room.category-other': 'Other',
  'room.reopening-section': 'Going back',
  'room.reopen': 'Open the month again',
  'room.reopen-consequence':
    'The month goes back into planning: {{people}} people are told, and do not see it until you publish again. Managers approve again. What was published stays in the history.',
  'room.reopen-wishes': 'Open the wishes again',
  'room.reopen-wishes-consequence':
    'If somebody could not state wishes, they can be opened again, until a day. Everybody is told, and a plan already computed must be made anew.',
  'room.reopen-until': 'Open until, included',
  'room.reopen-reason-hint': 'It stays on record with who opened it again and when.',
  'room.reopened': '{{month}} is open again',
  'room.reopening-line':
    'Published on {{published}} by {{publisher}}, opened again on {{reopened}} by {{by}}',
  'room.compare-title': 'Months compared',
  'room.compare-lead':
    'Each month as it was at publication: what was asked, what was granted, how much presence.',
  'room.compare-none': 'No month is published yet',
  'room.compare-none-lead':
    'From the first published month on, this shows how wishes, days granted and presence change.',
  'room.compare-measure': 'Measure',
  'room.compare-many': 'How many months',
  'room.compare-months_one': '{{count}} month',
  'room.compare-months_other': 'the last {{count}} months',
  'room.compare-table': 'The same months in figures',
  'room.compare-directorates': 'By directorate: the last two months',
  'room.measure-granted-share': 'Share of asked days that were granted',
  'room.measure-presence-share': 'Presence on days worked',
  'room.measure-each': 'Days away per person',
  'room.measure-wished': 'Days asked',
  'room.measure-granted': 'Days granted',
}

/** What the HR office reads around a month: who is missing, gates, exceptions, going back, months compared. */
export const messages = { it, en }
