const it = {
  'wishes.title': 'Il mio mese',
  'wishes.title-of': 'Il mio mese di {{month}}',
  'wishes.months': 'Scegli il mese',
  'wishes.no-month': 'Nessun mese aperto',
  'wishes.no-month-lead':
    'Quando l’ufficio del personale apre un mese, qui chiedi i tuoi giorni lontano dall’ufficio; quando lo pubblica, qui vedi dove lavori.',
  'wishes.until': 'Si cambia fino a {{day}}.',
  'wishes.closed': 'Le richieste di {{month}} sono chiuse',
  'wishes.closed-lead':
    'L’ufficio del personale sta preparando il piano. Qui sotto c’è quello che hai chiesto; quando il mese sarà pubblicato, qui vedrai dove lavori giorno per giorno.',
  'wishes.quota_one': 'Chiesto {{count}} giorno di {{quota}}',
  'wishes.quota_other': 'Chiesti {{count}} giorni di {{quota}}',
  'wishes.left_one': 'te ne resta {{count}}',
  'wishes.left_other': 'te ne restano {{count}}',
  'wishes.per-week_one': 'Al massimo {{count}} giorno a settimana',
  'wishes.per-week_other': 'Al massimo {{count}} giorni a settimana',
  'wishes.presence': 'In ufficio {{presence}} giorni su {{working}}',
  'wishes.presence-prevails': 'la presenza prevale',
  'wishes.presence-short': 'la presenza deve prevalere',
  'wishes.grid': 'Calendario di {{month}}. Con le frecce ci si sposta, con Spazio si cambia il giorno.',
  'wishes.grid-hint':
    'Tocca un giorno per cambiarlo; trascina per colorarne più d’uno; tocca il nome del giorno per tutta la colonna; tieni premuto per dire quanto conta.',
  'wishes.grid-keys':
    'Da tastiera: frecce per spostarti, Spazio o Invio per cambiare, {{office}} ufficio, {{away}} lontano, {{absent}} assente; {{matters}} conta, {{cannot}} non posso altrimenti.',
  'wishes.office': 'Ufficio',
  'wishes.away': 'Lontano',
  'wishes.absent': 'Assente',
  'wishes.key-office': 'U',
  'wishes.key-away': 'L',
  'wishes.key-absent': 'A',
  'wishes.day-office': '{{day}}: in ufficio',
  'wishes.day-away': '{{day}}: lontano dall’ufficio, richiesto',
  'wishes.day-absent': '{{day}}: assente',
  'wishes.day-off': '{{day}}: non lavorativo',
  'wishes.week-count': 'Settimana del {{day}}: {{count}} giorni chiesti su {{most}}',
  'wishes.week-count-free': 'Settimana del {{day}}: {{count}} giorni chiesti',
  'wishes.weekday-ask': 'Chiedi ogni {{weekday}}',
  'wishes.weekday-drop': 'Togli ogni {{weekday}}',
  'wishes.pattern-last': 'Come il mese scorso',
  'wishes.pattern-last-which': 'Come il mese scorso ({{weekdays}})',
  'wishes.pattern-clear': 'Togli tutto',
  'wishes.undo': 'Annulla l’ultima modifica',
  'wishes.save-never': 'Non hai ancora chiesto nulla: senza richieste lavori in ufficio tutto il mese.',
  'wishes.save-waiting': 'Modifica non ancora salvata…',
  'wishes.save-saving': 'Salvataggio…',
  'wishes.save-saved': 'Salvato alle {{time}}',
  'wishes.save-stated': 'Le tue richieste sono salvate ({{at}})',
  'wishes.save-broken': 'Non salvato: le tue modifiche sono ancora qui',
  'wishes.places-title': 'Come ti va bene',
  'wishes.home': 'Casa va bene come luogo di lavoro',
  'wishes.home-hint': 'Senza un luogo che ti va bene, nessun giorno può esserti dato.',
  'wishes.home-unsuitable':
    'Prima dichiara nel profilo che casa è adatta: un posto tranquillo, una scrivania, una connessione.',
  'wishes.to-profile': 'Vai al profilo',
  'wishes.to-activities': 'Vai alle tue attività',
  'wishes.any-day': 'Ogni giorno mi va bene',
  'wishes.any-day-hint':
    'Solo se lo accendi possono esserti dati anche giorni che non hai chiesto. Spento, un giorno non chiesto resta sempre un giorno in ufficio.',
  'wishes.rules-title': 'Che cosa dicono le regole',
  'wishes.weeks-beyond':
    'In {{weeks}} settimane chiedi più giorni dei {{most}} possibili: gli altri restano in ufficio.',
  'wishes.rules-fine': 'Tutto ciò che chiedi sta nelle regole.',
  'wishes.like': 'Mi piacerebbe',
  'wishes.matters': 'Conta per me',
  'wishes.cannot': 'Non posso altrimenti',
  'wishes.key-matters': 'C',
  'wishes.key-cannot': 'N',
  'wishes.strength-of': 'Quanto conta {{day}}',
  'wishes.strength-hint': 'Nessun motivo è chiesto. Chi ti coordina vede il giorno, non quanto conta.',
  'wishes.strength-left': '{{left}} di {{most}} ancora',
  'wishes.strength-none-left':
    'Hai già usato tutti i giorni di questo tipo: togline prima uno. Il numero è lo stesso per tutti.',
  'wishes.allowance-matters': 'Contano: {{used}} di {{most}}',
  'wishes.allowance-cannot': 'Non posso altrimenti: {{used}} di {{most}}',
  'wishes.save-never-other': 'Non è ancora stato chiesto nulla.',
  'wishes.stated-other': 'Salvate ({{at}})',
  'wishes.day-matters': '{{day}}: lontano dall’ufficio, richiesto, conta',
  'wishes.day-cannot': '{{day}}: lontano dall’ufficio, richiesto, non posso altrimenti',
  'wishes.chosen-office': 'In ufficio: non l’hai chiesto. Tocca il giorno per chiederlo.',
  'wishes.chosen-absent': 'Assente: il piano non conta su di te. Nessun motivo è chiesto.',
  'wishes.pattern-usual': 'Il mio solito ({{weekdays}})',
  'wishes.window':
    'In media fra {{from}} e {{until}}: al massimo {{most}} giorni lontano, {{used}} già avuti, {{left}} ancora',
  'wishes.window-agreement':
    'Nel tuo accordo, dal {{from}} al {{until}}: al massimo {{most}} giorni lontano, {{used}} già avuti, {{left}} ancora',
  'wishes.near': 'Meglio una postazione vicino a casa',
  'wishes.near-hint': 'Dove e quando c’è un posto libero: {{space}} è a {{minutes}} min da casa tua.',
  'wishes.near-hint-more_one':
    'Dove e quando c’è un posto libero: {{space}} è a {{minutes}} min da casa tua, e ce n’è un altro.',
  'wishes.near-hint-more_other':
    'Dove e quando c’è un posto libero: {{space}} è a {{minutes}} min da casa tua, e ce ne sono altri {{count}}.',
  'wishes.near-none': 'Ora nessuno spazio della rete è vicino a casa tua.',
  'wishes.near-hint-delegate': 'Dove c’è uno spazio della rete vicino a casa sua.',
  'wishes.entry': 'Ora di entrata in questo mese',
  'wishes.entry-usual': 'Come nel profilo ({{time}})',
  'wishes.entry-hint': 'Vale per i giorni in ufficio, dentro la tua fascia.',
  'wishes.stated-by': 'Indicate da {{name}}, che hai delegato ({{at}})',
  'wishes.keep-mine': 'Tieni le mie',
  'wishes.show-others': 'Guarda le altre',
  'wishes.mapping-warn':
    'Le attività del tuo lavoro risultano lavorabili lontano dall’ufficio per il {{share}} %, meno di quanto chiede la regola. Puoi indicare i giorni lo stesso; puoi anche contestare la valutazione.',
  'wishes/more-than-quota':
    'Chiedi {{wished}} giorni, ma ne puoi avere {{quota}}: il piano ne sceglierà al massimo {{quota}} fra quelli che hai indicato. Va bene così, se vuoi dargli scelta.',
  'wishes/more-than-week':
    'Nella settimana del {{monday}} chiedi {{wished}} giorni, ma il massimo è {{perWeek}}: gli altri restano in ufficio.',
  'wishes/home-not-suitable':
    'Non hai ancora dichiarato che casa è adatta: finché non lo fai, nessun giorno può esserti dato.',
  'wishes/no-place': 'Nessun luogo ti va bene: accendi «Casa va bene» perché i giorni possano esserti dati.',
  'wishes/month-not-open': 'Le richieste di questo mese non sono aperte: non si possono più cambiare.',
  'wishes/not-a-working-day': '{{day}} non è un giorno lavorativo del mese.',
  'wishes/wished-and-absent': '{{day}} non può essere insieme richiesto e di assenza.',
  'wishes/strength-without-wish':
    '{{day}} non è fra i giorni che chiedi: chiedilo, oppure togli quanto conta per te.',
  'wishes/two-strengths': '{{day}} o conta, o è un giorno in cui non puoi altrimenti: scegli uno dei due.',
  'wishes/allowance-matters':
    'Puoi dire di {{most}} giorni al mese che contano, e ne indichi {{asked}}. È lo stesso numero per tutti: riporta gli altri a «mi piacerebbe».',
  'wishes/allowance-cannot':
    'Puoi dire di {{most}} giorni al mese «non posso altrimenti», e ne indichi {{asked}}. È lo stesso numero per tutti: di’ degli altri che contano, o che ti piacerebbe.',
  'wishes/entry-outside-band':
    'L’ora scelta è fuori dalla tua fascia di ingresso, dalle {{earliest}} alle {{latest}}.',
  'wishes/stated-meanwhile':
    'Le preferenze sono cambiate nel frattempo, in un’altra pagina o da chi hai delegato: guardale, oppure tieni le tue.',
  'wishes/work-not-workable-away':
    'Le attività del tuo lavoro non risultano lavorabili lontano dall’ufficio, e la regola del tuo ente non permette di chiedere giorni. Puoi contestare la valutazione delle tue attività.',
}

const en: Record<keyof typeof it, string> = {
  'wishes.title': 'My month',
  'wishes.title-of': 'My month: {{month}}',
  'wishes.months': 'Choose the month',
  'wishes.no-month': 'No month open',
  'wishes.no-month-lead':
    'When the HR office opens a month, you ask here for your days away from the office; when it publishes it, you see here where you work.',
  'wishes.until': 'Open until {{day}}.',
  'wishes.closed': 'Requests for {{month}} are closed',
  'wishes.closed-lead':
    'The HR office is preparing the plan. Below is what you asked for; once the month is published you will see here where you work, day by day.',
  'wishes.quota_one': '{{count}} day asked of {{quota}}',
  'wishes.quota_other': '{{count}} days asked of {{quota}}',
  'wishes.left_one': '{{count}} left',
  'wishes.left_other': '{{count}} left',
  'wishes.per-week_one': 'At most {{count}} day a week',
  'wishes.per-week_other': 'At most {{count}} days a week',
  'wishes.presence': 'In the office {{presence}} days of {{working}}',
  'wishes.presence-prevails': 'presence prevails',
  'wishes.presence-short': 'presence must prevail',
  'wishes.grid': 'Calendar of {{month}}. Arrow keys move, Space changes the day.',
  'wishes.grid-hint':
    'Tap a day to change it; drag to paint several; tap the name of a weekday for the whole column; hold a day to say how much it matters.',
  'wishes.grid-keys':
    'On the keyboard: arrows to move, Space or Enter to change, {{office}} office, {{away}} away, {{absent}} leave; {{matters}} matters, {{cannot}} cannot otherwise.',
  'wishes.office': 'Office',
  'wishes.away': 'Away',
  'wishes.absent': 'Leave',
  'wishes.key-office': 'O',
  'wishes.key-away': 'A',
  'wishes.key-absent': 'L',
  'wishes.day-office': '{{day}}: in the office',
  'wishes.day-away': '{{day}}: away from the office, requested',
  'wishes.day-absent': '{{day}}: on leave',
  'wishes.day-off': '{{day}}: not a working day',
  'wishes.week-count': 'Week of {{day}}: {{count}} days asked of {{most}}',
  'wishes.week-count-free': 'Week of {{day}}: {{count}} days asked',
  'wishes.weekday-ask': 'Ask for every {{weekday}}',
  'wishes.weekday-drop': 'Drop every {{weekday}}',
  'wishes.pattern-last': 'As last month',
  'wishes.pattern-last-which': 'As last month ({{weekdays}})',
  'wishes.pattern-clear': 'Clear all',
  'wishes.undo': 'Undo the last change',
  'wishes.save-never':
    'You have not asked for anything yet: without requests you work in the office all month.',
  'wishes.save-waiting': 'Change not saved yet…',
  'wishes.save-saving': 'Saving…',
  'wishes.save-saved': 'Saved at {{time}}',
  'wishes.save-stated': 'Your requests are saved ({{at}})',
  'wishes.save-broken': 'Not saved: your changes are still here',
  'wishes.places-title': 'What suits you',
  'wishes.home': 'Home suits as a place of work',
  'wishes.home-hint': 'Without a place that suits you, no day can be given.',
  'wishes.home-unsuitable':
    'First declare in your profile that home is suitable: a quiet place, a desk, a connection.',
  'wishes.to-profile': 'Go to the profile',
  'wishes.to-activities': 'Go to your activities',
  'wishes.any-day': 'Any day suits me',
  'wishes.any-day-hint':
    'Only if you switch it on may days you did not ask for be given to you. Off, a day not asked for always stays an office day.',
  'wishes.rules-title': 'What the rules say',
  'wishes.weeks-beyond':
    'In {{weeks}} weeks you ask for more than the {{most}} days allowed: the others stay in the office.',
  'wishes.rules-fine': 'All you ask for is within the rules.',
  'wishes.like': 'Would like',
  'wishes.matters': 'Matters to me',
  'wishes.cannot': 'Cannot otherwise',
  'wishes.key-matters': 'M',
  'wishes.key-cannot': 'C',
  'wishes.strength-of': 'How much {{day}} matters',
  'wishes.strength-hint': 'No reason is asked. Your manager sees the day, not how much it matters.',
  'wishes.strength-left': '{{left}} of {{most}} left',
  'wishes.strength-none-left':
    'You have used all days of this kind: free one first. The number is the same for everybody.',
  'wishes.allowance-matters': 'Matter: {{used}} of {{most}}',
  'wishes.allowance-cannot': 'Cannot otherwise: {{used}} of {{most}}',
  'wishes.save-never-other': 'Nothing has been asked for yet.',
  'wishes.stated-other': 'Saved ({{at}})',
  'wishes.day-matters': '{{day}}: away from the office, requested, matters',
  'wishes.day-cannot': '{{day}}: away from the office, requested, cannot otherwise',
  'wishes.chosen-office': 'In the office: you have not asked for it. Tap the day to ask.',
  'wishes.chosen-absent': 'On leave: the plan does not count on you. No reason is asked.',
  'wishes.pattern-usual': 'My usual ({{weekdays}})',
  'wishes.window':
    'On average from {{from}} to {{until}}: at most {{most}} days away, {{used}} had, {{left}} left',
  'wishes.window-agreement':
    'In your agreement, from {{from}} to {{until}}: at most {{most}} days away, {{used}} had, {{left}} left',
  'wishes.near': 'Rather a desk near home',
  'wishes.near-hint': 'Where and when a seat is free: {{space}} is {{minutes}} min from your home.',
  'wishes.near-hint-more_one':
    'Where and when a seat is free: {{space}} is {{minutes}} min from your home, and there is another.',
  'wishes.near-hint-more_other':
    'Where and when a seat is free: {{space}} is {{minutes}} min from your home, and there are {{count}} others.',
  'wishes.near-none': 'No space of the network is near your home now.',
  'wishes.near-hint-delegate': 'Where a space of the network is near their home.',
  'wishes.entry': 'Entry time this month',
  'wishes.entry-usual': 'As in the profile ({{time}})',
  'wishes.entry-hint': 'For office days, within your band.',
  'wishes.stated-by': 'Stated by {{name}}, your delegate ({{at}})',
  'wishes.keep-mine': 'Keep mine',
  'wishes.show-others': 'Show the others',
  'wishes.mapping-warn':
    'The activities of your work are judged workable away for {{share}} %, less than the rule asks for. You may state days all the same; you may also dispute the assessment.',
  'wishes/more-than-quota':
    'You ask for {{wished}} days but may have {{quota}}: the plan will choose at most {{quota}} of those you marked. That is fine if you want to leave it a choice.',
  'wishes/more-than-week':
    'In the week of {{monday}} you ask for {{wished}} days but at most {{perWeek}} are allowed: the others stay in the office.',
  'wishes/home-not-suitable':
    'You have not declared your home suitable yet: until you do, no day can be given.',
  'wishes/no-place': 'No place suits you: switch on “Home suits” so that days can be given.',
  'wishes/month-not-open': 'Requests for this month are not open: they cannot be changed any more.',
  'wishes/not-a-working-day': '{{day}} is not a working day of the month.',
  'wishes/wished-and-absent': '{{day}} cannot be both requested and on leave.',
  'wishes/strength-without-wish':
    '{{day}} is not among the days you ask for: ask for it, or take away how much it matters.',
  'wishes/two-strengths': '{{day}} either matters or is a day you cannot otherwise: choose one of the two.',
  'wishes/allowance-matters':
    'You may say of {{most}} days a month that they matter, and marked {{asked}}. The number is the same for everybody: set the others back to “would like”.',
  'wishes/allowance-cannot':
    'You may say of {{most}} days a month “cannot otherwise”, and marked {{asked}}. The number is the same for everybody: say of the others that they matter, or that you would like them.',
  'wishes/entry-outside-band': 'The time chosen is outside your entry band, {{earliest}} to {{latest}}.',
  'wishes/stated-meanwhile':
    'Your wishes have changed meanwhile, on another page or by your delegate: look at them, or keep yours.',
  'wishes/work-not-workable-away':
    'The activities of your work are not judged workable away from the office, and the rule of your body does not let you ask for days. You may dispute the assessment of your activities.',
}

/** What people read, Italian first. Keys that are reason codes say why something is refused. */
export const messages = { it, en }
