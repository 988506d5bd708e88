// Words of what to expect of a wished day. Each reason says what the others ask, rounded, and never who.
const it = {
  'wishes.likely': 'Probabile',
  'wishes.uncertain': 'Incerto',
  'wishes.unlikely': 'Improbabile',
  'wishes.expect-title': 'Che cosa aspettarsi',
  'wishes.expect-how':
    'È una stima da quanto chiedono finora gli altri, arrotondato a cinque perché non si capisca chi; dei gruppi piccoli non si dice nulla. Cambia fino alla chiusura.',
  'wishes.expect-fine': 'Sta nelle regole, e finora c’è posto.',
  'wishes/expect-room':
    'C’è posto: nella tua squadra possono essere lontani in {{places}}, e lo chiedono circa in {{about}}.',
  'wishes/expect-matters':
    'Molti chiedono questo giorno (circa {{about}}, per {{places}} posti), ma hai detto che conta.',
  'wishes/expect-cannot':
    'Molti chiedono questo giorno (circa {{about}}, per {{places}} posti), ma hai detto che non puoi altrimenti.',
  'wishes/expect-full':
    'Nella tua squadra possono essere lontani in {{places}} e lo chiedono circa in {{about}}: non è detto che basti per tutti.',
  'wishes/expect-crowded':
    'Nella tua squadra possono essere lontani soltanto in {{places}}, e lo chiedono circa in {{about}}.',
  'wishes/expect-small-team':
    'La tua squadra è piccola ({{people}} persone, {{places}} posti lontano): non si dice quanti chiedono questo giorno, perché si capirebbe chi.',
  'wishes/expect-small-room':
    'La tua squadra è piccola e possono essere lontani in {{places}} su {{people}}: di solito c’è posto.',
  'wishes/expect-nobody-away': 'In questo giorno tutta la squadra serve in ufficio.',
  'wishes/expect-team-day': '{{day}} è una giornata di squadra: tutti in ufficio.',
  'wishes/expect-closed': '{{day}} la tua sede è chiusa: il giorno è tuo, oltre a quelli del mese.',
  'wishes/expect-own-week':
    'In questa settimana chiedi {{asked}} giorni e il massimo è {{perWeek}}: valgono prima quelli a cui tieni di più.',
  'wishes/expect-own-quota':
    'Nel mese chiedi {{asked}} giorni e ne puoi avere {{quota}}: valgono prima quelli a cui tieni di più.',
  'wishes/expect-budget':
    'I giorni della tua direzione non bastano per tutte le richieste: divisi, ne verrebbero circa {{level}} a testa, e tu ne chiedi {{asked}}.',
  'wishes/expect-budget-unknown':
    'Non si sa ancora se i giorni della tua direzione bastano: le richieste sono poche, o la direzione è piccola.',
}

const en: Record<keyof typeof it, string> = {
  'wishes.likely': 'Likely',
  'wishes.uncertain': 'Uncertain',
  'wishes.unlikely': 'Unlikely',
  'wishes.expect-title': 'What to expect',
  'wishes.expect-how':
    'An estimate from what the others ask so far, rounded to five so that nobody shows; of small groups nothing is said. It changes until the wishes close.',
  'wishes.expect-fine': 'Within the rules, and so far there is room.',
  'wishes/expect-room': 'There is room: {{places}} of your team may be away, and about {{about}} ask for it.',
  'wishes/expect-matters':
    'Many ask for this day (about {{about}}, for {{places}} places), but you said that it matters.',
  'wishes/expect-cannot':
    'Many ask for this day (about {{about}}, for {{places}} places), but you said that you cannot otherwise.',
  'wishes/expect-full':
    '{{places}} of your team may be away and about {{about}} ask for it: it may not be enough for all.',
  'wishes/expect-crowded': 'Only {{places}} of your team may be away, and about {{about}} ask for it.',
  'wishes/expect-small-team':
    'Your team is small ({{people}} people, {{places}} places away): how many ask for this day is not said, since one could tell who.',
  'wishes/expect-small-room':
    'Your team is small and {{places}} of {{people}} may be away: mostly there is room.',
  'wishes/expect-nobody-away': 'On this day the whole team is needed in the office.',
  'wishes/expect-team-day': '{{day}} is a team day: everybody is in the office.',
  'wishes/expect-closed': 'On {{day}} your office is closed: the day is yours besides those of the month.',
  'wishes/expect-own-week':
    'In this week you ask for {{asked}} days and at most {{perWeek}} are possible: those that matter more come first.',
  'wishes/expect-own-quota':
    'In the month you ask for {{asked}} days and may have {{quota}}: those that matter more come first.',
  'wishes/expect-budget':
    'The days of your directorate are not enough for all that is asked: shared out they would be about {{level}} each, and you ask for {{asked}}.',
  'wishes/expect-budget-unknown':
    'Whether the days of your directorate are enough is not known yet: few have asked, or the directorate is small.',
}

export const messages = { it, en }
