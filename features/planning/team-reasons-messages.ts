// Why something around a team's month is refused, and what would change it.
const it = {
  'planning/day-over': '{{day}} è passato: non si cambia più.',
  'planning/office-closed':
    '{{day}} la sede è chiusa e non c’è un altro posto dove lavorare: la persona resta dov’è.',
  'planning/presence-not-prevalent':
    'La persona può stare fuori ufficio al massimo {{most}} giorni, perché la presenza sia prevalente. Di più serve un’eccezione autorizzata, che registra l’ufficio del personale.',
  'planning/team-day':
    '{{day}} la squadra ha deciso di esserci tutta: per lasciare fuori qualcuno scrivi il motivo.',
  'planning/nothing-to-restore': '{{day}}: non c’è niente da riportare com’era.',
  'planning/not-an-away-day':
    '{{day}} la persona non lavora fuori ufficio: si può chiedere un altro giorno solo al posto di un giorno fuori.',
  'planning/not-an-office-day':
    '{{day}} la persona non è in ufficio: l’altro giorno deve essere uno in cui ora è in ufficio.',
  'planning/asked-already':
    'Per {{day}} è già stato chiesto un altro giorno: aspetta la risposta, oppure ritira la domanda.',
  'planning/answered-already': 'La risposta c’è già: ricarica la pagina.',
  'planning/asked-of-another-plan':
    'Nel frattempo il piano è stato calcolato di nuovo: questa domanda non vale più.',
  'planning/month-begun':
    '{{month}} è già cominciato: i giorni vissuti non si ricalcolano. Si cambiano a mano quelli che restano.',
  'planning/not-published': '{{month}} non è pubblicato: non c’è niente da riaprire.',
  'planning/wishes-closed': 'Le preferenze di {{month}} sono chiuse: per ricordarle vanno prima riaperte.',
  'planning/nothing-to-approve': 'Nessuna squadra aspetta l’approvazione.',
  'planning/nobody-silent': 'Tutti hanno già indicato le preferenze.',
  'planning/reminded-today': 'Il promemoria è già partito oggi: si può mandare di nuovo domani.',
  'planning/substitute-already':
    'In quei giorni la squadra ha già un sostituto: scegli altri giorni, oppure termina prima quella sostituzione.',
  'planning/substitute-ends-before': 'L’ultimo giorno viene prima del primo ({{day}}).',
  'planning/substitute-over': '{{day}} è passato: scegli giorni da oggi in poi.',
  'planning/substitute-too-long':
    'Una sostituzione dura al massimo {{most}} giorni: per di più va nominato un responsabile.',
  'planning/substitute-manages': 'Questa persona è già responsabile della squadra.',
  'planning/substitute-of-elsewhere':
    'Il sostituto deve lavorare nella stessa direzione: scegli qualcuno dell’elenco.',
  'planning/exception-not-planned':
    'La persona non è nel piano: non ha una squadra, oppure ha lasciato l’ente.',
  'planning/exception-already': 'La persona ha già un’eccezione per {{month}}: prima va ritirata.',
  'planning/exception-empty':
    'Scrivi che cosa cambia: i giorni nel mese, quelli nella settimana, oppure oltre la prevalenza.',
  'planning/exception-too-many': 'Il mese ha {{most}} giorni lavorativi: non se ne possono dare di più.',
  'planning/exception-ends-before': 'L’ultimo giorno viene prima del primo ({{day}}).',
  'planning/exception-elsewhen': 'L’autorizzazione non comprende {{month}}: controlla le date.',
}

const en: Record<keyof typeof it, string> = {
  'planning/day-over': '{{day}} is over: it no longer changes.',
  'planning/office-closed':
    'On {{day}} the office is closed and there is no other place to work: the person stays where they are.',
  'planning/presence-not-prevalent':
    'The person may be away {{most}} days at most, so that presence prevails. More takes an authorised exception, which the HR office records.',
  'planning/team-day':
    'On {{day}} the team decided to be in together: write the reason to leave somebody out.',
  'planning/nothing-to-restore': '{{day}}: there is nothing to take back.',
  'planning/not-an-away-day':
    'On {{day}} the person does not work away: another day can be asked for only instead of an away day.',
  'planning/not-an-office-day':
    'On {{day}} the person is not in the office: the other day must be one in the office now.',
  'planning/asked-already':
    'Another day was asked for already instead of {{day}}: wait for the answer, or take the question back.',
  'planning/answered-already': 'It was answered already: reload the page.',
  'planning/asked-of-another-plan': 'The plan was computed again meanwhile: this question no longer holds.',
  'planning/month-begun':
    '{{month}} has begun: days lived are not computed again. Change the remaining ones by hand.',
  'planning/not-published': '{{month}} is not published: there is nothing to open again.',
  'planning/wishes-closed':
    'The wishes of {{month}} are closed: they must be opened again before anybody is reminded.',
  'planning/nothing-to-approve': 'No team waits for approval.',
  'planning/nobody-silent': 'Everybody has stated their wishes.',
  'planning/reminded-today': 'The reminder went out today: it can be sent again tomorrow.',
  'planning/substitute-already':
    'The team has a substitute on those days: choose other days, or end that substitution first.',
  'planning/substitute-ends-before': 'The last day comes before the first ({{day}}).',
  'planning/substitute-over': '{{day}} is over: choose days from today on.',
  'planning/substitute-too-long':
    'A substitution lasts {{most}} days at most: for longer, a manager must be named.',
  'planning/substitute-manages': 'This person manages the team already.',
  'planning/substitute-of-elsewhere':
    'The substitute must work in the same directorate: choose somebody of the list.',
  'planning/exception-not-planned': 'The person is not in the plan: without a team, or no longer here.',
  'planning/exception-already': 'The person has an exception for {{month}} already: take it back first.',
  'planning/exception-empty': 'Say what changes: days in the month, days in the week, or beyond prevalence.',
  'planning/exception-too-many': 'The month has {{most}} working days: no more can be given.',
  'planning/exception-ends-before': 'The last day comes before the first ({{day}}).',
  'planning/exception-elsewhen': 'The authorisation does not include {{month}}: check the dates.',
}

export const messages = { it, en }
