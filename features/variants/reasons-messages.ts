const it = {
  'variants/name-twice': 'Due varianti si chiamano «{{variant}}»: dai un nome diverso a ciascuna.',
  'variants/said-twice': 'Modifica {{change}}{{of}}: la stessa cosa è già cambiata più sopra.',
  'variants/changes-nothing': 'Modifica {{change}}{{of}}: il mese è già così.',
  'variants/not-a-working-day': 'Modifica {{change}}{{of}}: {{day}} non è un giorno lavorativo del mese.',
  'variants/day-too-near': 'Modifica {{change}}{{of}}: {{day}} resta com’è, si può cambiare dal {{from}}.',
  'variants/day-over': 'Modifica {{change}}{{of}}: {{day}} è passato.',
  'variants/unknown-directorate': 'Modifica {{change}}{{of}}: la direzione non c’è.',
  'variants/unknown-team': 'Modifica {{change}}{{of}}: la squadra non c’è.',
  'variants/unknown-office': 'Modifica {{change}}{{of}}: la sede non c’è.',
  'variants/nobody-in-space':
    'Modifica {{change}}{{of}}: in quei giorni nessuno del mese lavora in quello spazio.',
  'variants/unknown-person': 'Modifica {{change}}{{of}}: la persona non è nel piano del mese.',
  'variants/more-days-than-the-month': 'Modifica {{change}}{{of}}: il mese ha {{most}} giorni lavorativi.',
  'variants/over-hundred-percent': 'Modifica {{change}}{{of}}: al massimo il 100 per cento.',
  'variants/more-than-the-team': 'Modifica {{change}}{{of}}: {{team}} ha {{members}} persone.',
  'variants/closed-to-itself':
    'Modifica {{change}}{{of}}: una sede chiusa non può accogliere chi preferisce la presenza.',
  'variants/under-way': 'Un confronto di questo mese è già in corso: aspetta che finisca, o fermalo.',
  'variants/adopted': 'La variante «{{variant}}» è già adottata.',
  'variants/discarded': 'La variante «{{variant}}» è messa da parte: riprendila prima di adottarla.',
  'variants/not-planned': 'Il piano della variante «{{variant}}» non c’è: confronta di nuovo le varianti.',
  'variants/input-changed':
    'Da quando la variante «{{variant}}» è stata calcolata qualcosa è cambiato (persone, preferenze o numeri del mese): confronta di nuovo le varianti.',
  'variants/days-changed':
    'Da quando hai visto l’anteprima qualche giorno è cambiato: prepara di nuovo la ripianificazione.',
  'variants/days-changed-since':
    'Dopo questa ripianificazione altri giorni sono cambiati: non si può più annullare tutta insieme. Puoi ripianificare di nuovo.',
  'variants/too-early': 'I giorni si possono spostare da {{day}}.',
  'variants/month-over': 'Nel mese non resta nessun giorno che si possa ancora spostare.',
  'variants/not-applied': 'Questa ripianificazione non è stata applicata.',
  'variants/applied-already': 'Questa ripianificazione è già applicata.',
  'variants/undone-already': 'Questa ripianificazione è già annullata.',
  'variants/set-aside': 'Questa anteprima è messa da parte: preparane un’altra.',
  'variants/not-solved': 'L’anteprima non è ancora pronta.',
  'variants/begun':
    'Il primo giorno spostato, {{day}}, è cominciato: non si può più annullare. Puoi ripianificare di nuovo.',
}
type Messages = { [key in keyof typeof it]: string }
const en: Messages = {
  'variants/name-twice': 'Two variants are called “{{variant}}”: give each a name of its own.',
  'variants/said-twice': 'Change {{change}}{{of}}: the same thing is changed further up.',
  'variants/changes-nothing': 'Change {{change}}{{of}}: the month is like that already.',
  'variants/not-a-working-day': 'Change {{change}}{{of}}: {{day}} is no working day of the month.',
  'variants/day-too-near': 'Change {{change}}{{of}}: {{day}} stays as it is; days may change from {{from}}.',
  'variants/day-over': 'Change {{change}}{{of}}: {{day}} is over.',
  'variants/unknown-directorate': 'Change {{change}}{{of}}: there is no such directorate.',
  'variants/unknown-team': 'Change {{change}}{{of}}: there is no such team.',
  'variants/unknown-office': 'Change {{change}}{{of}}: there is no such office.',
  'variants/nobody-in-space':
    'Change {{change}}{{of}}: on those days nobody of the month works in that space.',
  'variants/unknown-person': 'Change {{change}}{{of}}: the person is not in the month’s plan.',
  'variants/more-days-than-the-month': 'Change {{change}}{{of}}: the month has {{most}} working days.',
  'variants/over-hundred-percent': 'Change {{change}}{{of}}: 100 percent at most.',
  'variants/more-than-the-team': 'Change {{change}}{{of}}: {{team}} has {{members}} people.',
  'variants/closed-to-itself':
    'Change {{change}}{{of}}: a closed office cannot take in who prefers presence.',
  'variants/under-way': 'A comparison of this month is under way: wait until it ends, or stop it.',
  'variants/adopted': 'The variant “{{variant}}” is adopted already.',
  'variants/discarded': 'The variant “{{variant}}” is put aside: take it up again before you adopt it.',
  'variants/not-planned': 'The plan of the variant “{{variant}}” is not there: compare the variants again.',
  'variants/input-changed':
    'Something has changed since the variant “{{variant}}” was computed (people, wishes or numbers of the month): compare the variants again.',
  'variants/days-changed': 'Some days have changed since you saw the preview: prepare the re-plan again.',
  'variants/days-changed-since':
    'Other days have changed after this re-plan: it can no longer be taken back whole. You can plan anew.',
  'variants/too-early': 'Days may be moved from {{day}} on.',
  'variants/month-over': 'No day of the month is left that may still be moved.',
  'variants/not-applied': 'This re-plan was not applied.',
  'variants/applied-already': 'This re-plan is applied already.',
  'variants/undone-already': 'This re-plan is taken back already.',
  'variants/set-aside': 'This preview is left aside: prepare another.',
  'variants/not-solved': 'The preview is not ready yet.',
  'variants/begun':
    'The first day that moved, {{day}}, has begun: it can no longer be taken back. You can plan anew.',
}
export const messages = { it, en }
