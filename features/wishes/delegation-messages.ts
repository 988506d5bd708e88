// Words of the delegate whom a person names.
const it = {
  'wishes.delegation-title': 'Delega',
  'wishes.delegation-lead':
    'Una persona che scegli tu, e soltanto tu, può vedere e indicare le tue preferenze quando non puoi. Non vede casa, orari né profilo.',
  'wishes.delegation-none': 'Nessuno può indicare le preferenze al posto tuo.',
  'wishes.delegation-is': 'Può indicarle {{name}}.',
  'wishes.delegation-person': 'Chi hai delegato: {{name}}',
  'wishes.delegation-to': 'Cambia',
  'wishes.delegation-name': 'Nomina una persona',
  'wishes.delegate-search': 'Cerca per nome',
  'wishes.delegate-search-hint':
    'Senza un nome vedi la tua squadra. Chi decide sui tuoi giorni non si può nominare: non deve sapere quanto contano.',
  'wishes.delegate-until': 'Fino al giorno',
  'wishes.delegate-until-hint': 'Vuoto: finché non la revochi.',
  'wishes.delegate-choose': 'Nomina {{name}}',
  'wishes.delegate-nobody': 'Nessuno con questo nome può essere nominato.',
  'wishes.delegate-named': '{{name}} ora può indicare le tue preferenze, e lo sa.',
  'wishes.delegate-revoke': 'Revoca la delega',
  'wishes.delegate-revoked': 'Delega revocata',
  'wishes.delegate-since': 'Dal {{at}}, finché non la revochi',
  'wishes.delegate-since-until': 'Dal {{at}}, fino a {{until}}',
  'wishes.delegated-title': 'Chi ha delegato te',
  'wishes.delegated-none': 'Quando una persona ti nomina, qui trovi le sue preferenze da indicare.',
  'wishes.delegated-state': 'Preferenze di {{name}}',
  'wishes.delegated-decline': 'Rinuncia',
  'wishes.delegated-declined': 'Hai rinunciato alla delega di {{name}}, che lo sa.',
  'wishes.delegated-page': 'Preferenze di {{name}}, {{month}}',
  'wishes.delegated-lead': 'Le indichi al posto suo: {{name}} lo sa e può cambiarle.',
  'wishes.delegated-no-month': 'Nessun mese aperto alle preferenze',
  'wishes.delegated-no-month-lead':
    'Quando l’ufficio del personale apre un mese, qui indichi le preferenze di {{name}}.',
  'wishes/delegate-self': 'Non si delega sé stessi: scegli un’altra persona.',
  'wishes/delegate-decides':
    'Questa persona decide sui tuoi giorni (responsabile, direzione o ufficio del personale) e non può conoscere quanto ti importano: scegli una collega o un collega.',
  'wishes/delegation-past':
    'La delega finirebbe prima di cominciare ({{day}}): scegli un giorno da oggi in poi.',
  'wishes/delegate-named-meanwhile':
    'In questo momento hai nominato qualcun altro da un’altra pagina: guarda chi è la persona delegata e riprova.',
}

const en: Record<keyof typeof it, string> = {
  'wishes.delegation-title': 'Delegate',
  'wishes.delegation-lead':
    'One person, whom you alone choose, may see and state your wishes when you cannot. They do not see home, hours or profile.',
  'wishes.delegation-none': 'Nobody can state your wishes for you.',
  'wishes.delegation-is': '{{name}} may state them.',
  'wishes.delegation-person': 'Your delegate: {{name}}',
  'wishes.delegation-to': 'Change',
  'wishes.delegation-name': 'Name a person',
  'wishes.delegate-search': 'Search by name',
  'wishes.delegate-search-hint':
    'Without a name you see your team. Who decides over your days cannot be named: they are not to know how much each matters.',
  'wishes.delegate-until': 'Until',
  'wishes.delegate-until-hint': 'Empty: until you revoke it.',
  'wishes.delegate-choose': 'Name {{name}}',
  'wishes.delegate-nobody': 'Nobody of this name can be named.',
  'wishes.delegate-named': '{{name}} may now state your wishes, and knows it.',
  'wishes.delegate-revoke': 'Revoke the delegate',
  'wishes.delegate-revoked': 'Delegate revoked',
  'wishes.delegate-since': 'Since {{at}}, until you revoke it',
  'wishes.delegate-since-until': 'Since {{at}}, until {{until}}',
  'wishes.delegated-title': 'Who named you',
  'wishes.delegated-none': 'When somebody names you, you find here the wishes to state for them.',
  'wishes.delegated-state': 'Wishes of {{name}}',
  'wishes.delegated-decline': 'Decline',
  'wishes.delegated-declined': 'You declined to be the delegate of {{name}}, who knows it.',
  'wishes.delegated-page': 'Wishes of {{name}}, {{month}}',
  'wishes.delegated-lead': 'You state them in their place: {{name}} knows and may change them.',
  'wishes.delegated-no-month': 'No month open for wishes',
  'wishes.delegated-no-month-lead':
    'When the HR office opens a month, you state here the wishes of {{name}}.',
  'wishes/delegate-self': 'You cannot be your own delegate: choose somebody else.',
  'wishes/delegate-decides':
    'This person decides over your days (manager, head or HR office) and is not to know how much each matters to you: choose a colleague.',
  'wishes/delegation-past':
    'The delegation would end before it begins ({{day}}): choose a day from today on.',
  'wishes/delegate-named-meanwhile':
    'At this moment you named somebody else on another page: see who your delegate is and try again.',
}

export const messages = { it, en }
