// Each item's name, and what it does: the page of rules says both.
const it = {
  'policy.item-days-per-month': 'Giorni agili al mese',
  'policy.does-days-per-month':
    'Quanti giorni lontano dall’ufficio può avere in un mese chi è a tempo pieno.',
  'policy.item-days-per-week': 'Giorni agili alla settimana',
  'policy.does-days-per-week': 'Al massimo quanti giorni in una settimana; 7 vuol dire nessun limite.',
  'policy.item-part-time-rounding': 'Part-time',
  'policy.does-part-time-rounding': 'Come si arrotondano i giorni del mese in proporzione al part-time.',
  'policy.item-prevalence': 'Prevalenza della presenza',
  'policy.does-prevalence':
    'Se la presenza deve prevalere, se in senso stretto (più della metà) e su quanti mesi insieme o per la durata dell’accordo (D.M. 8 ottobre 2021; circolare 5 gennaio 2022).',
  'policy.item-minimum-presence': 'Presenza minima',
  'policy.does-minimum-presence':
    'Quante persone di ogni squadra sono in ufficio: un numero, una percentuale, o un numero proprio per giorno della settimana.',
  'policy.item-team-days': 'Giorni di squadra',
  'policy.does-team-days': 'Giorni in cui tutta la squadra è in ufficio insieme.',
  'policy.item-closure-days': 'Chiusura della sede',
  'policy.does-closure-days':
    'Giorni in cui la sede è chiusa. Lavorare lontano è consigliato, non obbligatorio: chi preferisce la presenza trova una scrivania in un’altra sede.',
  'policy.item-plan-weights': 'Pesi del piano',
  'policy.does-plan-weights':
    'In minuti di tempo delle persone: ogni quarto d’ora lontano dall’ingresso preferito, ogni persona oltre le scrivanie, il primo giorno di ciascuno (i successivi valgono meno, così i giorni si dividono).',
  'policy.item-commute-counting': 'Peso del viaggio',
  'policy.does-commute-counting':
    'Quanto la lunghezza del viaggio conta nel dividere i giorni. Uguale per tutti è il modo consueto: chi abita vicino non riceve meno giorni per questo.',
  'policy.item-wish-strengths': 'Forza delle richieste',
  'policy.does-wish-strengths':
    'Quanto pesa una richiesta semplice, quante richieste al mese si possono segnare come importanti o irrinunciabili, e quanto pesano. Il numero è uguale per tutti, così nessuno guadagna alzando la voce.',
  'policy.item-priority-weight': 'Priorità di legge',
  'policy.does-priority-weight':
    'Quanto pesa la richiesta di chi ha una priorità verificata, in percento di quella degli altri, e quali categorie contano. Uguale per tutte le categorie, così dal piano non si capisce quale.',
  'policy.item-wish-reminders': 'Promemoria',
  'policy.does-wish-reminders': 'Quanti giorni prima della scadenza si ricorda a chi non ha ancora chiesto.',
  'policy.item-workable-share': 'Quota di attività lavorabili',
  'policy.does-workable-share':
    'La parte del proprio tempo in attività lavorabili a distanza da cui si può chiedere, in percentuale.',
  'policy.item-near-minutes': 'Spazi vicini a casa',
  'policy.does-near-minutes':
    'Entro quanti minuti da casa uno spazio è vicino: a piedi, in bicicletta o con i mezzi, mai in auto.',
  'policy.item-near-bonus': 'Preferenza per gli spazi vicini',
  'policy.does-near-bonus':
    'Quanto vale di più della casa, per chi lo ha chiesto, un posto nello spazio più vicino; uno più lontano vale meno, quanto il cammino in più.',
  'policy.item-mapping-gate': 'Mappatura',
  'policy.does-mapping-gate':
    'Se chi, secondo la mappatura, non può chiedere viene avvisato, fermato, o nessuno dei due.',
  'policy.item-swap-notice': 'Preavviso per uno scambio',
  'policy.does-swap-notice': 'Quanti giorni prima si può scambiare un giorno pubblicato.',
  'policy.item-swap-consent': 'Consenso allo scambio',
  'policy.does-swap-consent': 'Se allo scambio serve il sì del responsabile.',
  'policy.item-recall-notice': 'Preavviso per un rientro',
  'policy.does-recall-notice':
    'Quanti giorni prima il responsabile può richiamare in ufficio; almeno il giorno prima (CCNL Funzioni Locali, art. 66).',
  'policy.item-recall-day-back': 'Recupero del giorno richiamato',
  'policy.does-recall-day-back': 'Se il giorno perso per un rientro torna disponibile nel mese.',
  'policy.item-late-wish': 'Richieste dopo la pubblicazione',
  'policy.does-late-wish':
    'Se si può chiedere ancora un giorno a mese pubblicato, e con quanti giorni di preavviso.',
  'policy.item-review': 'Riesame',
  'policy.does-review': 'Chi risponde a una richiesta di riesame, ed entro quanti giorni.',
  'policy.item-check-in-days': 'Arrivi ai posti',
  'policy.does-check-in-days':
    'Giorni dopo i quali si dimentica chi è venuto a un posto: serve all’occupazione e alla sicurezza, e a nient’altro. Restano i numeri.',
  'policy.item-meal-voucher': 'Buono pasto',
  'policy.does-meal-voucher': 'Se spetta nei giorni in ufficio e nei giorni lontano.',
  'policy.item-consultation': 'Confronto',
  'policy.does-consultation':
    'Se le modifiche delle regole passano dalle rappresentanze, e per quanti giorni.',
  'policy.item-replanning': 'Ripianificazione',
  'policy.does-replanning':
    'Quando un mese pubblicato va ripianificato: quanti minuti pesa ogni giorno spostato (di più i più vicini), e quanti giorni di preavviso restano fermi oltre a domani.',
  'policy.item-agreement-gate': 'Accordo individuale',
  'policy.does-agreement-gate':
    'Se chi non ha un accordo in vigore viene avvisato, fermato, o nessuno dei due (L. 81/2017, art. 19). Fermato: chiede e ottiene giorni solo entro l’accordo e il suo numero.',
  'policy.item-safety-gate': 'Informativa sulla sicurezza',
  'policy.does-safety-gate':
    'Se chi non ha ricevuto l’informativa negli ultimi dodici mesi viene avvisato, fermato, o nessuno dei due; serve anche la consegna al rappresentante per la sicurezza (L. 81/2017, art. 22).',
  'policy.item-equipment-needs': 'Dotazioni per lavorare lontano dall’ufficio',
  'policy.does-equipment-needs':
    'Che cosa serve in mano a chi lavora lontano dall’ufficio: a chi manca è detto nella pagina Dotazioni (DM 8/10/2021, art. 1 c. 3). Non ferma nessuno.',
  'policy.item-bank': 'Banca dei giorni',
  'policy.does-bank':
    'Chi non usa giorni lontano dall’ufficio li dà, chi ne ha bisogno ne chiede: chi può dare, quanti se ne ricevono, in che ordine, fino a quando, e se la banca vale per tutto l’ente o direzione per direzione.',
  'policy.item-booking-limits': 'Prenotazioni negli spazi vicini',
  'policy.does-booking-limits':
    'Quanti posti si possono prenotare: ogni persona nella settimana e in tutto, l’ente in un giorno, e lo stesso per tipo di sede. Zero: nessun limite. I posti dati dal piano del mese non si contano.',
  'policy.item-site-days': 'Giorni negli spazi vicino a casa',
  'policy.does-site-days':
    'Che cosa vale un giorno in uno spazio della rete, per tipo di sede: presenza, lavoro agile o lavoro da remoto.',
  'policy.item-training-gate': 'Formazione richiesta',
  'policy.does-training-gate':
    'Se chi non ha fatto i corsi richiesti per lavorare lontano dall’ufficio viene avvisato, fermato, o nessuno dei due. Quali corsi, per chi e da quando lo dice ogni corso (CCNL Funzioni Locali, art. 67).',
  'policy.item-training-warnings': 'Avvisi di scadenza degli attestati',
  'policy.does-training-warnings':
    'Quanti giorni prima della scadenza di un attestato la persona viene avvisata.',
  'policy.item-agreement-way': 'Iter dell’accordo',
  'policy.does-agreement-way':
    'Chi approva la proposta, in che ordine, chi firma per l’ente, e se il passaggio ad altra direzione chiude l’accordo.',
  'policy.item-agreement-terms': 'Contenuti dell’accordo',
  'policy.does-agreement-terms':
    'Durata, giorni, fasce di contattabilità e preavviso di recesso ammessi (CCNL Funzioni Locali, artt. 65 e 66).',
  'policy.item-agreement-warnings': 'Avvisi di scadenza',
  'policy.does-agreement-warnings':
    'Quanti giorni prima della scadenza di un accordo si avvisano la persona e l’ufficio.',
}
type Messages = { [key in keyof typeof it]: string }
const en: Messages = {
  'policy.item-days-per-month': 'Agile days a month',
  'policy.does-days-per-month': 'How many days away from the office a full-time person may have in a month.',
  'policy.item-days-per-week': 'Agile days a week',
  'policy.does-days-per-week': 'At most how many days in a week; 7 is no limit.',
  'policy.item-part-time-rounding': 'Part-time',
  'policy.does-part-time-rounding': 'How the days of the month are rounded in proportion to part-time.',
  'policy.item-prevalence': 'Prevalence of presence',
  'policy.does-prevalence':
    'Whether presence must prevail, whether strictly (more than half), and over how many months together or as long as the agreement runs (DM 8 October 2021; circular of 5 January 2022).',
  'policy.item-minimum-presence': 'Minimum presence',
  'policy.does-minimum-presence':
    'How many of each team are in the office: a number, a percentage, or a number of their own for weekdays.',
  'policy.item-team-days': 'Team days',
  'policy.does-team-days': 'Days on which the whole team is in the office together.',
  'policy.item-closure-days': 'Closure of the office',
  'policy.does-closure-days':
    'Days on which the office is closed. Working away is recommended, not compulsory: who prefers presence finds a desk in another office.',
  'policy.item-plan-weights': 'Weights of the plan',
  'policy.does-plan-weights':
    'In minutes of people’s time: each quarter of an hour off the preferred entry, each person over the desks, everybody’s first day (the next ones count less, so that days are shared).',
  'policy.item-commute-counting': 'Weight of the way',
  'policy.does-commute-counting':
    'How much the length of the way counts in sharing days. The same for all is usual: who lives near is not granted fewer days for it.',
  'policy.item-wish-strengths': 'Strength of wishes',
  'policy.does-wish-strengths':
    'What a plain wish weighs, how many wishes a month may be marked as mattering or as without alternative, and what those weigh. The number is the same for all, so that nobody gains by shouting.',
  'policy.item-priority-weight': 'Priorities by law',
  'policy.does-priority-weight':
    'What a wish of somebody with a verified priority weighs, in percent of everybody’s, and which categories count. The same for all categories, so that a plan does not tell which.',
  'policy.item-wish-reminders': 'Reminders',
  'policy.does-wish-reminders': 'How many days before the deadline those who have not wished are reminded.',
  'policy.item-workable-share': 'Share of workable activities',
  'policy.does-workable-share':
    'The part of one’s time in remotely workable activities from which one may ask, in percent.',
  'policy.item-near-minutes': 'Spaces near home',
  'policy.does-near-minutes':
    'Within how many minutes from home a space is near: on foot, by bicycle or by public transport, never by car.',
  'policy.item-near-bonus': 'Preference for near spaces',
  'policy.does-near-bonus':
    'How much more than home a seat in the nearest space is worth to who asked for one; a farther one is worth less, by its longer way.',
  'policy.item-mapping-gate': 'Mapping',
  'policy.does-mapping-gate': 'Whether who may not ask by the mapping is warned, stopped, or neither.',
  'policy.item-swap-notice': 'Notice of a swap',
  'policy.does-swap-notice': 'How many days before a published day may be swapped.',
  'policy.item-swap-consent': 'Consent to a swap',
  'policy.does-swap-consent': 'Whether a swap needs the manager’s yes.',
  'policy.item-recall-notice': 'Notice of a recall',
  'policy.does-recall-notice':
    'How many days before a manager may call back to the office; at least the day before (CCNL Funzioni Locali, art. 66).',
  'policy.item-recall-day-back': 'Day back after a recall',
  'policy.does-recall-day-back': 'Whether the day lost to a recall is free again in the month.',
  'policy.item-late-wish': 'Wishes after publication',
  'policy.does-late-wish':
    'Whether a further day may be asked of a published month, and with how many days of notice.',
  'policy.item-review': 'Review',
  'policy.does-review': 'Who answers a request for review, and within how many days.',
  'policy.item-check-in-days': 'Arrivals at seats',
  'policy.does-check-in-days':
    'Days after which it is forgotten who came to a seat: it serves occupancy and safety, and nothing else. Numbers stay.',
  'policy.item-meal-voucher': 'Meal voucher',
  'policy.does-meal-voucher': 'Whether it is due on days in the office and on days away.',
  'policy.item-consultation': 'Consultation',
  'policy.does-consultation':
    'Whether changes of the rules go to the representatives, and for how many days.',
  'policy.item-replanning': 'Planning anew',
  'policy.does-replanning':
    'When a published month is planned anew: how many minutes each moved day weighs (nearer ones more), and how many days of notice stay as they are besides tomorrow.',
  'policy.item-agreement-gate': 'Individual agreement',
  'policy.does-agreement-gate':
    'Whether who has no agreement in force is warned, stopped, or neither (L. 81/2017, art. 19). Stopped: days are asked for and had within the agreement and its number alone.',
  'policy.item-safety-gate': 'Safety notice',
  'policy.does-safety-gate':
    'Whether who has not received the notice within twelve months is warned, stopped, or neither; it must have been handed to the safety representative too (L. 81/2017, art. 22).',
  'policy.item-equipment-needs': 'Equipment to work away',
  'policy.does-equipment-needs':
    'What who works away needs at hand: who lacks it is said on the page Equipment (DM 8/10/2021, art. 1 c. 3). It stops nobody.',
  'policy.item-bank': 'Bank of days',
  'policy.does-bank':
    'Who does not use days away gives them, who needs more asks: who may give, how many one may receive, in what order, until when, and whether the bank is of the whole organisation or of each directorate.',
  'policy.item-booking-limits': 'Bookings in spaces nearby',
  'policy.does-booking-limits':
    'How many seats may be booked: by each person in a week and in all, by the organisation on a day, and the same by kind of site. Zero: no limit. Seats given by the month’s plan do not count.',
  'policy.item-site-days': 'Days in spaces near home',
  'policy.does-site-days':
    'What a day in a space of the network counts as, by kind of site: presence, agile work or remote work.',
  'policy.item-training-gate': 'Training required',
  'policy.does-training-gate':
    'Whether who has not done the courses that work away needs is warned, stopped, or neither. Which courses, for whom and from when each course says itself (CCNL Funzioni Locali, art. 67).',
  'policy.item-training-warnings': 'Warnings of certificates that end',
  'policy.does-training-warnings': 'How many days before a certificate ends the person is warned.',
  'policy.item-agreement-way': 'Way of an agreement',
  'policy.does-agreement-way':
    'Who approves a proposal, in which order, who signs for the body, and whether moving to another directorate closes the agreement.',
  'policy.item-agreement-terms': 'Contents of an agreement',
  'policy.does-agreement-terms':
    'Duration, days, contact bands and notice of withdrawal that are allowed (CCNL Funzioni Locali, arts. 65 and 66).',
  'policy.item-agreement-warnings': 'Warnings of expiry',
  'policy.does-agreement-warnings':
    'How many days before an agreement ends the person and the office are warned.',
}
export const messages = { it, en }
