import { messages as navigation } from './navigation-messages.ts'
import { messages as roles } from './role-messages.ts'

const it = {
  ...navigation.it,
  ...roles.it,
  'shell.product': 'Vicinato',
  'shell.tagline': 'Lavoro agile e lavoro vicino a casa',
  'shell.skip-content': 'Vai al contenuto',
  'shell.skip-navigation': 'Vai alla navigazione',
  'shell.navigation': 'Navigazione principale',
  'shell.language': 'Lingua',
  'shell.language-it': 'Italiano',
  'shell.language-en': 'English',
  'shell.sign-out': 'Esci',
  'shell.signed-in-as': 'Hai effettuato l’accesso come {{name}}',
  'shell.demo': 'Dati inventati a scopo dimostrativo',
  'shell.accessibility': 'Accessibilità',
  'shell.privacy': 'Privacy',
  'shell.source': 'Codice aperto (EUPL-1.2)',
  'shell.footer': 'Informazioni sul servizio',
  'shell.notices': 'Avvisi',
  'shell.notices-unread_one': 'Avvisi, {{count}} da leggere',
  'shell.notices-unread_other': 'Avvisi, {{count}} da leggere',
  'shell.notice-preferences': 'Avvisi, calendario, chi vede dove sono',
  'shell.team-activities': 'Attività della squadra',
  'shell.menu-lead': 'Tutto ciò che puoi fare qui.',
  'shell.loading': 'Caricamento in corso…',
  'shell.retry': 'Riprova',
  'shell.back': 'Indietro',
  'shell.close': 'Chiudi',
  'shell.cancel': 'Annulla',
  'shell.choose': 'Scegli',
  'shell.undo': 'Annulla la modifica',
  'shell.save': 'Salva',
  'shell.saved': 'Salvato',
  'shell.more': 'Mostra altri',
  'shell.required': 'obbligatorio',
  'shell.optional': 'facoltativo',
  'shell.yes': 'Sì',
  'shell.no': 'No',
  'shell.not-found-title': 'Pagina non trovata',
  'shell.not-found': 'L’indirizzo non corrisponde a nessuna pagina, o la pagina non è per te.',
  'shell.to-today': 'Vai a Oggi',
  'shell.problem-refused': 'Non si può fare',
  'shell.problem-malformed': 'Qualcosa non è scritto come serve',
  'shell.problem-who-are-you': 'Accedi per continuare',
  'shell.problem-who-are-you-detail': 'La sessione è finita. Accedi di nuovo: quello che era salvato resta.',
  'shell.problem-not-allowed': 'Questa pagina non è per il tuo ruolo',
  'shell.problem-not-allowed-detail':
    'Se ti serve, chiedi a chi amministra Vicinato nel tuo ente di assegnarti il ruolo.',
  'shell.problem-not-found': 'Non c’è, o non è per te',
  'shell.problem-changed-meanwhile': 'Nel frattempo qualcuno ha cambiato questi dati',
  'shell.problem-changed-meanwhile-detail': 'Ricarica per vedere la versione nuova, poi riprova.',
  'shell.problem-too-many-requests': 'Troppe richieste in poco tempo',
  'shell.problem-too-many-requests-detail': 'Aspetta un minuto e riprova.',
  'shell.problem-unreachable': 'Il server non risponde',
  'shell.problem-unreachable-detail':
    'Controlla la connessione e riprova. Quello che era già salvato non si perde.',
  'shell.problem-fault': 'Si è rotto qualcosa da parte nostra',
  'shell.problem-fault-detail': 'Non dipende da te. Se ricapita, comunica questo codice a chi ti assiste.',
  'shell.problem-fault-id': 'Codice: {{id}}',
  'shell.reason-unknown': 'Motivo: {{code}}',
  'documents/infected': 'Nel file c’è un virus ({{found}}): non è stato conservato.',
  'documents/not-searched':
    'Il controllo antivirus non risponde e il file non è stato conservato: riprova fra poco, o avvisa chi amministra Vicinato.',
  'accessibility.title': 'Accessibilità',
  'accessibility.lead':
    'Vicinato è fatto per essere usato da tutti: con la tastiera, con il lettore di schermo, con lo zoom, con il telefono.',
  'accessibility.how-title': 'Come è fatto',
  'accessibility.how-1':
    'Ogni pagina si usa con la sola tastiera; i collegamenti all’inizio della pagina portano al contenuto.',
  'accessibility.how-2':
    'Nel calendario ci si sposta con le frecce; Spazio o Invio cambia il giorno; ogni giorno si legge con una frase intera.',
  'accessibility.how-3':
    'Il colore non è mai il solo segno: ufficio, casa, lontano e assente hanno anche una forma e una parola.',
  'accessibility.how-4': 'Il contrasto e la modalità scura seguono le impostazioni del dispositivo.',
  'accessibility.how-5': 'Le pagine sono controllate in automatico con axe a ogni modifica del programma.',
  'accessibility.declaration-title': 'La dichiarazione di accessibilità',
  'accessibility.declaration':
    'La dichiarazione prevista dalla legge 4/2004 è dell’ente che usa Vicinato: la compila sul sito di AgID e la rinnova ogni anno entro il 23 settembre. Questa installazione non ne ha ancora indicata una. I controlli automatici non sostituiscono una verifica con le persone: finché l’ente non l’ha fatta, nessuno qui afferma la piena conformità.',
  'accessibility.feedback-title': 'Se qualcosa non va',
  'accessibility.feedback':
    'Scrivi all’ufficio del personale del tuo ente: che cosa volevi fare, in quale pagina, con quale dispositivo. Se la risposta non arriva entro trenta giorni puoi rivolgerti al Difensore civico per il digitale.',
  'privacy.title': 'Privacy',
  'privacy.lead': 'Quali dati usa Vicinato, perché, chi li vede e per quanto tempo.',
  'privacy.controller-title': 'Chi risponde dei dati',
  'privacy.controller':
    'Il titolare è il tuo ente. L’informativa completa (articoli 13 e 14 del GDPR), con i recapiti del responsabile della protezione dei dati, è quella che l’ente ti ha consegnato.',
  'privacy.data-title': 'I dati',
  'privacy.data-1':
    'Nome, codice fiscale, e-mail, squadra, sede, orario e tempo parziale: li scrive l’ufficio del personale.',
  'privacy.data-2':
    'Il punto di casa, se lo indichi: lo vedi soltanto tu. Serve al calcolo per stimare i minuti di viaggio; non compare a responsabili, colleghi, esportazioni o registri.',
  'privacy.data-3':
    'I giorni che chiedi e quelli che ti sono dati. I colleghi della squadra vedono soltanto chi è in ufficio, non dove sono gli altri.',
  'privacy.data-4':
    'Chi ha fatto che cosa e quando, in un registro che non si può modificare, per poterne rendere conto.',
  'privacy.never-title': 'Che cosa non fa',
  'privacy.never':
    'Non rileva dove ti trovi, non misura quanto usi il computer, non guarda lo schermo, non dice da quando sei collegato.',
  'privacy.machine-title': 'Il calcolo del mese',
  'privacy.machine':
    'Un calcolo propone chi lavora dove. Propone soltanto: decide il responsabile, e una persona dell’ufficio del personale pubblica. I criteri sono scritti nella pagina del tuo mese, con il nome di chi può spiegarli (articolo 1-bis del decreto legislativo 152/1997).',
  'privacy.cookies-title': 'I cookie',
  'privacy.cookies':
    'Uno solo, tecnico, per tenere aperta la sessione. Nel tuo browser restano la lingua scelta e che da qui qualcuno è entrato, finché non esce. Nessun tracciamento, nessun contenuto di terzi.',
}

const en: Record<keyof typeof it, string> = {
  ...navigation.en,
  ...roles.en,
  'shell.product': 'Vicinato',
  'shell.tagline': 'Agile work and work close to home',
  'shell.skip-content': 'Skip to content',
  'shell.skip-navigation': 'Skip to navigation',
  'shell.navigation': 'Main navigation',
  'shell.language': 'Language',
  'shell.language-it': 'Italiano',
  'shell.language-en': 'English',
  'shell.sign-out': 'Sign out',
  'shell.signed-in-as': 'You are signed in as {{name}}',
  'shell.demo': 'Invented data for demonstration',
  'shell.accessibility': 'Accessibility',
  'shell.privacy': 'Privacy',
  'shell.source': 'Open source (EUPL-1.2)',
  'shell.footer': 'About this service',
  'shell.notices': 'Notices',
  'shell.notices-unread_one': 'Notices, {{count}} to read',
  'shell.notices-unread_other': 'Notices, {{count}} to read',
  'shell.notice-preferences': 'Notices, calendar, who sees where I am',
  'shell.team-activities': 'Activities of the team',
  'shell.menu-lead': 'Everything you can do here.',
  'shell.loading': 'Loading…',
  'shell.retry': 'Try again',
  'shell.back': 'Back',
  'shell.close': 'Close',
  'shell.cancel': 'Cancel',
  'shell.choose': 'Choose',
  'shell.undo': 'Undo',
  'shell.save': 'Save',
  'shell.saved': 'Saved',
  'shell.more': 'Show more',
  'shell.required': 'required',
  'shell.optional': 'optional',
  'shell.yes': 'Yes',
  'shell.no': 'No',
  'shell.not-found-title': 'Page not found',
  'shell.not-found': 'This address matches no page, or the page is not for you.',
  'shell.to-today': 'Go to Today',
  'shell.problem-refused': 'This cannot be done',
  'shell.problem-malformed': 'Something is not written as needed',
  'shell.problem-who-are-you': 'Sign in to continue',
  'shell.problem-who-are-you-detail': 'The session has ended. Sign in again: what was saved is still there.',
  'shell.problem-not-allowed': 'This page is not for your role',
  'shell.problem-not-allowed-detail':
    'If you need it, ask whoever administers Vicinato in your organisation to give you the role.',
  'shell.problem-not-found': 'It is not there, or not for you',
  'shell.problem-changed-meanwhile': 'Somebody has changed this data meanwhile',
  'shell.problem-changed-meanwhile-detail': 'Reload to see the new version, then try again.',
  'shell.problem-too-many-requests': 'Too many requests in a short time',
  'shell.problem-too-many-requests-detail': 'Wait a minute and try again.',
  'shell.problem-unreachable': 'The server does not answer',
  'shell.problem-unreachable-detail': 'Check the connection and try again. What was saved is not lost.',
  'shell.problem-fault': 'Something broke on our side',
  'shell.problem-fault-detail': 'It is not your doing. If it happens again, tell support this code.',
  'shell.problem-fault-id': 'Code: {{id}}',
  'shell.reason-unknown': 'Reason: {{code}}',
  'documents/infected': 'There is a virus in the file ({{found}}): it was not kept.',
  'documents/not-searched':
    'The virus search does not answer and the file was not kept: try again soon, or tell who administers Vicinato.',
  'accessibility.title': 'Accessibility',
  'accessibility.lead':
    'Vicinato is made to be used by everybody: with a keyboard, a screen reader, zoom, a phone.',
  'accessibility.how-title': 'How it is made',
  'accessibility.how-1':
    'Every page works with the keyboard alone; the links at the start of a page lead to its content.',
  'accessibility.how-2':
    'In the calendar the arrow keys move, Space or Enter changes the day; each day is read as a whole sentence.',
  'accessibility.how-3':
    'Colour is never the only sign: office, home, away and absent also have a shape and a word.',
  'accessibility.how-4': 'Contrast and dark mode follow the settings of the device.',
  'accessibility.how-5': 'Pages are checked automatically with axe at every change of the program.',
  'accessibility.declaration-title': 'The accessibility statement',
  'accessibility.declaration':
    'The statement required by Italian law 4/2004 belongs to the organisation that uses Vicinato: it files it with AgID and renews it each year by 23 September. This installation has not named one yet. Automatic checks do not replace testing with people: until the organisation has done it, nobody here claims full conformance.',
  'accessibility.feedback-title': 'If something does not work',
  'accessibility.feedback':
    'Write to the HR office of your organisation: what you wanted to do, on which page, with which device. If no answer comes within thirty days you can turn to the Ombudsman for digital rights.',
  'privacy.title': 'Privacy',
  'privacy.lead': 'Which data Vicinato uses, why, who sees them and for how long.',
  'privacy.controller-title': 'Who answers for the data',
  'privacy.controller':
    'The controller is your organisation. The full notice (articles 13 and 14 GDPR), with the contacts of the data protection officer, is the one your organisation gave you.',
  'privacy.data-title': 'The data',
  'privacy.data-1':
    'Name, fiscal code, e-mail, team, office, hours and part-time share: written by the HR office.',
  'privacy.data-2':
    'The point of your home, if you give it: only you see it. The computation uses it to estimate travel minutes; it never appears to managers, colleagues, exports or logs.',
  'privacy.data-3':
    'The days you ask for and those you are given. Colleagues of your team only see who is in the office, not where the others are.',
  'privacy.data-4': 'Who did what and when, in a trail that cannot be altered, to be able to account for it.',
  'privacy.never-title': 'What it does not do',
  'privacy.never':
    'It does not detect where you are, does not measure how you use the computer, does not look at the screen, does not tell since when you are online.',
  'privacy.machine-title': 'The computation of the month',
  'privacy.machine':
    'A computation proposes who works where. It only proposes: the manager decides, and a person of the HR office publishes. The criteria are written on the page of your month, with the name of who can explain them (article 1-bis of legislative decree 152/1997).',
  'privacy.cookies-title': 'Cookies',
  'privacy.cookies':
    'Only one, technical, to keep the session open. Your browser keeps the chosen language and, until they leave, that somebody has signed in here. No tracking, no third-party content.',
}

/** What people read around every page, Italian first. */
export const messages = { it, en }
