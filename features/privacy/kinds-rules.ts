// The kinds of personal data that the product keeps: why, on what ground, who sees them, how long. The page of
// retention, the file of a person's own data and the register of processing in docs/ all say what is said here.

import { dutiesKinds } from './duties-kinds-rules.ts'
import { agedBy, duty, five, hr, type Kind, nobody, owner, said, security } from './kind-rules.ts'
import { networkKinds } from './network-kinds-rules.ts'

export type { Kind, Words } from './kind-rules.ts'

export const kinds = {
  person: {
    title: said('Anagrafica', 'Who they are'),
    purpose: said(
      'Sapere chi lavora in quale gruppo e con quale orario, per pianificare il mese',
      'To know who works in which team and at what hours, to plan the month',
    ),
    basis: duty,
    seenBy: hr,
    counted: 'left',
    usualDays: five,
    mostDays: 3653,
    why: said(
      'Cinque anni dopo l’uscita si prescrivono i crediti di lavoro (art. 2948 c.c.); poi la persona diventa un numero senza nome',
      'Five years after leaving, claims from work lapse (art. 2948 c.c.); then the person becomes a number without a name',
    ),
  },
  home: {
    title: said('Domicilio da cui si lavora', 'The home that they work from'),
    purpose: said(
      'Stimare il tragitto nel calcolo del mese',
      'To estimate the way to work when a month is computed',
    ),
    basis: `${duty}; CCNL Funzioni Locali 16/11/2022 art. 68`,
    seenBy: said('la persona e il calcolo; nessun altro', 'the person and the computation; nobody else'),
    counted: 'left',
    usualDays: 0,
    mostDays: 30,
    why: said(
      'Serve solo a chi lavora qui: finisce con l’ultimo giorno',
      'Needed only of those who work here: it ends with the last day',
    ),
  },
  roles: {
    title: said('Ruoli e sostituzioni', 'Roles and substitutes'),
    purpose: said('Sapere chi può fare che cosa', 'To know who may do what'),
    basis: `${duty}; D.Lgs. 196/2003 art. 2-quaterdecies`,
    seenBy: said('la persona, l’ufficio del personale, gli amministratori', 'the person, HR, administrators'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Finché valgono; poi con la cancellazione della persona',
      'While they hold; then until the person is erased',
    ),
  },
  credentials: {
    title: said('Credenziali di accesso', 'Means of signing in'),
    purpose: said('Riconoscere la persona', 'To know that it is them'),
    basis: security,
    seenBy: owner,
    counted: 'left',
    usualDays: 0,
    mostDays: 30,
    why: said('Chi non lavora più qui non entra più', 'Who no longer works here no longer signs in'),
  },
  sessions: {
    title: said('Sessioni', 'Sessions'),
    purpose: said('Restare riconosciuti fra una pagina e l’altra', 'To stay signed in from page to page'),
    basis: security,
    seenBy: owner,
    counted: 'made',
    usualDays: 30,
    mostDays: 30,
    why: said(
      'Quanto basta perché la persona veda da dove è entrata',
      'Long enough for the person to see where they were signed in',
    ),
  },
  invitations: {
    title: said('Inviti scaduti', 'Invitations that expired'),
    purpose: said('Dare il primo accesso', 'To give the first access'),
    basis: security,
    seenBy: nobody,
    counted: 'made',
    usualDays: 7,
    mostDays: 7,
    why: said(
      'Una settimana per dire a chi arriva tardi che il suo invito è scaduto',
      'A week, to tell who comes late that theirs has expired',
    ),
  },
  failures: {
    title: said('Accessi falliti', 'Failed sign-ins'),
    purpose: said('Fermare chi prova password', 'To stop who tries passwords'),
    basis: security,
    seenBy: nobody,
    counted: 'made',
    usualDays: 1,
    mostDays: 1,
    why: said(
      'Un giorno basta al blocco; il Garante ammette i metadati fino a 21 giorni (6/6/2024)',
      'A day serves the pause; the Garante accepts metadata up to 21 days (6 June 2024)',
    ),
  },
  repeats: {
    title: said('Risposte a richieste ripetute', 'Answers to repeated requests'),
    purpose: said('Non fare due volte ciò che si chiede due volte', 'Not to do twice what is asked twice'),
    basis: security,
    seenBy: said(
      'nessuno: sono sigillate con una chiave di chi chiede',
      'nobody: sealed with a key of who asked',
    ),
    counted: 'made',
    usualDays: 7,
    mostDays: 7,
    why: said('Più a lungo di quanto un programma ritenti', 'Longer than any program tries again'),
  },
  wishes: {
    title: said('Preferenze del mese', 'Wishes for a month'),
    purpose: said('Proporre a ciascuno i giorni che chiede', 'To propose to each the days they ask for'),
    basis: `${duty}; L. 81/2017 artt. 18-19`,
    seenBy: said(
      'la persona, chi ha delegato, il calcolo; il responsabile vede i giorni, mai quanto contano',
      'the person, their delegate, the computation; the manager sees the days, never how much they matter',
    ),
    counted: 'made',
    usualDays: 731,
    mostDays: five,
    why: said(
      'Due anni, per confrontare i mesi e rispondere a chi chiede riesame',
      'Two years, to compare months and answer who asks for review',
    ),
  },
  plans: {
    title: said('Piani e storia dei giorni', 'Plans and the history of days'),
    purpose: said(
      'Dire dove si lavora ogni giorno, e perché un giorno è cambiato',
      'To say where each works each day, and why a day changed',
    ),
    basis: `${duty}; D.Lgs. 152/1997 art. 1-bis`,
    seenBy: hr,
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Finché la persona è riconoscibile: poi restano i giorni senza nome, per le somme, e i testi sono cancellati',
      'While the person can be known: then days without a name stay, for the sums, and texts are blanked',
    ),
  },
  reasons: {
    title: said('Calcolo del mese e perché di ogni giorno', 'How a month was computed, and why each day'),
    purpose: said(
      'Spiegare a ciascuno il proprio giorno con i dati di cui fu davvero calcolato',
      'To explain to each their own day, from the data of which it truly was computed',
    ),
    basis: `art. 6 c. 1 lett. c; artt. 13-15 e 22; D.Lgs. 152/1997 art. 1-bis`,
    seenBy: said(
      'dei dati del calcolo nessuno; del perché di un giorno la persona e chi risponde al suo riesame',
      'the data of the computation nobody; why a day is as it is the person, and who answers their review',
    ),
    counted: 'made',
    usualDays: 366,
    mostDays: 731,
    why: said(
      'Un anno: quanto si chiede perché, o riesame, di un giorno',
      'A year: as long as one asks why, or a review, of a day',
    ),
  },
  notices: {
    title: said('Avvisi', 'Notices'),
    purpose: said('Dire alla persona ciò che la riguarda', 'To tell the person what concerns them'),
    basis: duty,
    seenBy: owner,
    counted: 'made',
    usualDays: 90,
    mostDays: 90,
    why: said(
      'Un trimestre: poi quello che dicono sta altrove',
      'A quarter: after that what they say is elsewhere',
    ),
  },
  settings: {
    title: said(
      'Scelte personali: avvisi, calendario, presenza mostrata',
      'Own choices: notices, calendar, presence shown',
    ),
    purpose: said('Fare come la persona ha scelto', 'To do as the person chose'),
    basis: 'art. 6 c. 1 lett. e; scelte revocabili in ogni momento',
    seenBy: owner,
    counted: 'left',
    usualDays: 0,
    mostDays: 30,
    why: said('Finiscono con l’ultimo giorno di lavoro', 'They end with the last day of work'),
  },
  activities: {
    title: said('Attività svolte e loro valutazione', 'Activities and their assessment'),
    purpose: said('Stabilire quale lavoro si può fare a distanza', 'To decide which work can be done away'),
    basis: `${duty}; D.M. 8/10/2021`,
    seenBy: hr,
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said('Finché la persona è riconoscibile', 'While the person can be known'),
  },
  policy: {
    title: said('Regole, pareri e decisioni', 'Policy, opinions and decisions'),
    purpose: said('Provare chi ha deciso e chi è stato sentito', 'To prove who decided and who was heard'),
    basis: `${duty}, art. 5 (confronto)`,
    seenBy: said('l’ufficio del personale, le rappresentanze', 'HR and the representatives'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Sono atti dell’ente: resta l’atto, senza il nome',
      'Acts of the body: the act stays, without the name',
    ),
  },
  ...dutiesKinds,
  ...networkKinds,
  imports: {
    title: said('File del personale importati', 'Files of people imported'),
    purpose: said('Portare dentro l’anagrafica', 'To bring people in'),
    seenBy: said('chi importa; il file stesso nessuno', 'who imports; the file itself nobody'),
    ...agedBy(`${duty}; art. 5 c. 1 lett. d`, 1, 1),
    why: said(
      'Il file appena letto, il resto dopo un giorno',
      'The file once it is read, the rest after a day',
    ),
  },
  keeping: {
    title: said('Conservazione e cancellazioni', 'Retention and erasures'),
    purpose: said(
      'Provare che i dati sono conservati e cancellati come detto',
      'To prove that data are kept and erased as said',
    ),
    basis: 'artt. 5 c. 2 e 17',
    seenBy: said('gli amministratori', 'administrators'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said('Solo numeri di persone già senza nome', 'Only numbers of people already without a name'),
  },
  audit: {
    title: said('Registro delle operazioni', 'The audit'),
    purpose: said('Provare chi ha fatto che cosa', 'To prove who did what'),
    basis: 'artt. 5 c. 2 e 32; Garante, provv. 27/11/2008',
    seenBy: said('gli amministratori, il controllo interno', 'administrators and auditors'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Non contiene nomi: numeri di persone e di cose. Cancellata la persona, il numero non dice più chi è',
      'It holds no names: numbers of people and things. Once a person is erased, the number tells nobody who it was',
    ),
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]
/** Those that an organisation may keep for another time than the usual. */
export const datedKinds = kindNames.filter(
  (name) => kinds[name].counted !== 'never' && kinds[name].mostDays > 1,
)
