// Why something about an agreement may not be done, and what to do instead.
const it = {
  'agreements/band-backwards': 'La fascia {{band}} finisce prima di cominciare: correggi le due ore.',
  'agreements/band-at-night': 'La fascia {{band}} tocca il periodo fra le 22 e le 6, in cui non si lavora.',
  'agreements/bands-overlap': 'Due fasce di contattabilità si sovrappongono.',
  'agreements/bands-too-long':
    'Le fasce durano insieme {{minutes}} minuti: al massimo {{most}}, l’orario medio di una giornata.',
  'agreements/too-few-bands':
    'Servono almeno {{least}} fasce di contattabilità di almeno {{minutes}} minuti: ce ne sono {{found}}.',
  'agreements/rest-too-short':
    'La fascia di inoperabilità dura {{minutes}} minuti: almeno 660, undici ore di riposo.',
  'agreements/rest-without-night': 'La fascia di inoperabilità deve comprendere il periodo dalle 22 alle 6.',
  'agreements/band-in-rest': 'Una fascia di contattabilità cade dentro la fascia di inoperabilità.',
  'agreements/starts-in-the-past': 'La decorrenza {{from}} è passata: scegli oggi o un giorno futuro.',
  'agreements/open-ended-not-allowed': 'Qui l’accordo è a termine: indica l’ultimo giorno.',
  'agreements/ends-before-start': 'L’accordo finirebbe {{until}}, prima di cominciare {{from}}.',
  'agreements/too-long': 'La durata massima è di {{months}} mesi: fino al {{latest}}.',
  'agreements/beyond-departure': 'Dal {{day}} la persona non lavora più qui: l’accordo deve finire prima.',
  'agreements/revision-outside':
    'Una revisione comincia dentro l’accordo che modifica, dopo il suo inizio ({{parentFrom}}): {{from}} è fuori.',
  'agreements/renewal-of-open-ended':
    'Un accordo a tempo indeterminato non si rinnova: si modifica con una revisione.',
  'agreements/renewal-too-early': 'Il rinnovo comincia dopo la fine dell’accordo ({{until}}), non {{from}}.',
  'agreements/no-days': 'Indica almeno un giorno al mese.',
  'agreements/too-many-days': 'Chiedi {{days}} giorni al mese: al massimo {{most}}.',
  'agreements/pattern-beyond-week':
    'I giorni fissi della settimana sono {{weekdays}}, più dei {{most}} alla settimana concordati.',
  'agreements/weekday-twice': 'Un giorno della settimana è indicato due volte.',
  'agreements/no-place': 'Indica almeno una categoria di luogo.',
  'agreements/near-work-without-desk':
    'Per lavorare vicino a casa indica fra i luoghi una postazione vicina o uno spazio condiviso.',
  'agreements/no-tools': 'Indica almeno uno strumento e chi lo mette a disposizione.',
  'agreements/remote-on-own-computer':
    'Nel lavoro da remoto il computer lo fornisce l’ente (CCNL Funzioni Locali, articolo 68).',
  'agreements/no-objectives': 'Indica almeno un obiettivo: è ciò su cui si verificano i risultati.',
  'agreements/objective-empty': 'All’obiettivo {{objective}} manca l’attività o il risultato atteso.',
  'agreements/target-unreadable':
    'Il valore dell’obiettivo {{objective}} non è quello che il suo tipo richiede.',
  'agreements/no-disconnection': 'Indica le misure per la disconnessione.',
  'agreements/no-conduct': 'Indica le condotte che possono dare luogo a sanzione.',
  'agreements/over-before-signature':
    'L’accordo finisce {{until}}: firmato {{signedOn}} non sarebbe mai in vigore. Proponine uno nuovo.',
  'agreements/ends-justified':
    'Giustificato motivo: nessun preavviso. Chiesto {{asked}}, ultimo giorno {{endsOn}}.',
  'agreements/ends-with-notice':
    'Chiesto {{asked}}, più {{days}} giorni di calendario di preavviso: ultimo giorno {{endsOn}}.',
  'agreements/reason-missing': 'Scrivi le ragioni.',
  'agreements/withdrawal-in-the-past': 'Il giorno {{day}} è passato.',
  'agreements/day-without-justification':
    'Il giorno si sceglie solo con un giustificato motivo; con il preavviso lo dice il calendario.',
  'agreements/notice-too-short': 'Il preavviso di {{days}} giorni è troppo breve: almeno {{least}}.',
  'agreements/notice-too-long': 'Il preavviso può essere al massimo di {{most}} giorni.',
  'agreements/fixed-term-needs-justification':
    'Da un accordo a termine si recede prima solo con un giustificato motivo (L. 81/2017, articolo 19).',
  'agreements/ends-anyway':
    'L’accordo finisce da sé {{endsOn}}, prima che il recesso valga ({{withdrawal}}): non serve recedere.',
  'agreements/not-at-this-point':
    'A questo punto dell’iter non si può fare: ricarica per vedere dov’è l’accordo.',
  'agreements/another-decides': 'Decide un’altra persona, secondo l’iter dell’ente.',
  'agreements/another-signs': 'Per l’ente firma un’altra persona, secondo l’iter.',
  'agreements/not-yours': 'Firma come lavoratore solo la persona dell’accordo.',
  'agreements/own-agreement': 'È il tuo accordo: per l’ente deve agire qualcun altro.',
  'agreements/signed-already': 'La firma c’è già.',
  'agreements/changed-meanwhile': 'Il testo è cambiato nel frattempo: rileggilo.',
  'agreements/one-on-its-way': 'C’è già una proposta in corso per questa persona: concludi o ritira quella.',
  'agreements/another-in-force':
    'C’è già un accordo in vigore in quei giorni (dal {{from}} al {{until}}): modificalo con una revisione, o scegli altre date.',
  'agreements/parent-missing': 'Manca l’accordo da rinnovare o modificare.',
  'agreements/parent-needless': 'Un primo accordo non ne segue un altro.',
  'agreements/parent-closed': 'L’accordo da rinnovare o modificare è chiuso: proponine uno nuovo.',
  'agreements/evaluation-missing': 'Il rinnovo richiede la valutazione positiva dell’accordo precedente.',
  'agreements/work-not-workable-away':
    'Le tue attività non si possono svolgere fuori ufficio, secondo la mappatura: chiedine il riesame nella pagina delle attività.',
  'agreements/not-a-pdf': 'Il file non è un PDF.',
  'agreements/file-too-large': 'Il file supera {{megabytes}} MB.',
  'agreements/signed-in-the-future': 'Il giorno della firma, {{day}}, non è ancora venuto.',
  'agreements/registered-in-the-future': 'Il giorno del protocollo non è ancora venuto.',
  'agreements/not-registrable': 'Si protocolla un accordo firmato o concluso.',
  'agreements/not-to-evaluate':
    'La valutazione la dà chi firma per l’ente, di un accordo in vigore o finito.',
  'agreements/gate-missing':
    'Nessun accordo in vigore in questo mese: senza accordo non si lavora fuori sede (L. 81/2017, articolo 19). Proponilo dalla pagina «Il mio accordo».',
  'agreements/gate-unsigned': 'L’accordo è proposto ma non ancora firmato da entrambi: guarda a chi tocca.',
  'agreements/gate-from': 'L’accordo è in vigore solo dal {{from}}.',
  'agreements/gate-until': 'L’accordo è in vigore solo fino al {{until}}: proponi il rinnovo.',
  'agreements/gate-day': 'Per {{day}} non hai un accordo in vigore.',
  'agreements/gate-day-of': 'Per {{day}} la persona non ha un accordo in vigore.',
  'agreements/gate-something':
    'Alla persona manca qualcosa per lavorare fuori sede in questo mese: lo legge nella sua pagina.',
  'agreements/gate-something-day': 'Per {{day}} alla persona manca qualcosa per lavorare fuori sede.',
  'agreements/gate-days':
    'L’accordo prevede al massimo {{most}} giorni al mese: per averne di più serve una revisione.',
  'agreements/gate-week':
    'L’accordo prevede al massimo {{most}} giorni alla settimana: quella del {{monday}} li supererebbe.',
  'agreements/safety-missing':
    'Non hai ancora ricevuto l’informativa sulla sicurezza: leggila e conferma nella pagina «Informativa sicurezza» (L. 81/2017, articolo 22).',
  'agreements/safety-unwritten':
    'Manca l’informativa sulla sicurezza, che l’ente consegna ogni anno (L. 81/2017, articolo 22): la scrive o la registra l’ufficio del personale.',
  'agreements/safety-until':
    'L’informativa sulla sicurezza che hai ricevuto vale fino al {{until}}: ricevila di nuovo nella pagina «Informativa sicurezza».',
  'agreements/safety-representative-missing':
    'L’informativa sulla sicurezza non è stata consegnata al rappresentante dei lavoratori per la sicurezza: chiedi all’ufficio del personale.',
  'agreements/safety-representative-until':
    'La consegna dell’informativa al rappresentante per la sicurezza vale fino al {{until}}: chiedi all’ufficio del personale.',
  'agreements/safety-day':
    'Per {{day}} manca un’informativa sulla sicurezza degli ultimi dodici mesi: ricevila nella pagina «Informativa sicurezza».',
  'agreements/safety-day-of':
    'Per {{day}} alla persona manca un’informativa sulla sicurezza degli ultimi dodici mesi.',
  'agreements/safety-untitled': 'All’informativa manca il titolo.',
  'agreements/safety-empty': 'All’informativa manca il testo: rischi generali e rischi specifici.',
  'agreements/safety-in-the-past': 'Un’informativa vale da oggi in poi, non dal {{day}}.',
  'agreements/safety-own-receipt':
    'La tua ricevuta la dai tu, leggendo; un’altra persona non la registra per sé.',
  'agreements/safety-no-representative': 'La persona non è rappresentante per la sicurezza.',
  'agreements/safety-proof-missing': 'Scrivi dov’è la prova della consegna: protocollo, PEC, foglio firmato.',
  'agreements/placeholder-unknown': 'Il segnaposto «{{placeholder}}» non esiste.',
  'agreements/placeholder-open': 'Un segnaposto comincia con due parentesi graffe e non si chiude.',
  'agreements/placeholder-missing': 'Manca il segnaposto «{{placeholder}}», che la norma richiede.',
  'agreements/template-untitled': 'Al modello manca il titolo.',
  'agreements/template-in-the-past': 'Un modello vale da oggi in poi: ciò che è già concordato resta com’è.',
  'agreements/nobody-to-renew': 'Nessun accordo si può rinnovare con queste scelte.',
  'agreements/renewals-differ':
    'Ora si possono rinnovare {{found}} accordi, ne hai visti {{seen}}: guarda di nuovo.',
  'agreements/batch-over': 'È già finito: non c’è nulla da fermare.',
  'agreements/batch-not-stopped': 'Non è fermo, o non resta nessuno: non c’è nulla da riprendere.',
  'agreements/import-faulty': 'Il file ha errori ({{faults}}): nulla è stato importato.',
  'agreements/import-overlap': 'In quei giorni la persona ha già un accordo in vigore.',
  'agreements/import-twice': 'Due righe della stessa persona si sovrappongono.',
  'agreements/import-ends-before-start': 'Finisce prima di cominciare.',
  'agreements/import-bands': 'Le fasce non rispettano le regole sulle ore.',
}
const en: Record<keyof typeof it, string> = {
  'agreements/band-backwards': 'Band {{band}} ends before it begins: mend the two times.',
  'agreements/band-at-night': 'Band {{band}} touches the time between 22:00 and 6:00, when nobody works.',
  'agreements/bands-overlap': 'Two contact bands overlap.',
  'agreements/bands-too-long':
    'The bands last {{minutes}} minutes together: at most {{most}}, the average time of a day.',
  'agreements/too-few-bands':
    'At least {{least}} contact bands of at least {{minutes}} minutes are needed: there are {{found}}.',
  'agreements/rest-too-short':
    'The band without work lasts {{minutes}} minutes: at least 660, eleven hours of rest.',
  'agreements/rest-without-night': 'The band without work must hold the time from 22:00 to 6:00.',
  'agreements/band-in-rest': 'A contact band falls within the band without work.',
  'agreements/starts-in-the-past': 'The start {{from}} is past: choose today or a later day.',
  'agreements/open-ended-not-allowed': 'Agreements have a term here: say the last day.',
  'agreements/ends-before-start': 'The agreement would end on {{until}}, before it begins on {{from}}.',
  'agreements/too-long': 'It may last {{months}} months at most: until {{latest}}.',
  'agreements/beyond-departure':
    'From {{day}} the person no longer works here: the agreement must end before.',
  'agreements/revision-outside':
    'A revision begins within the agreement that it changes, after its start ({{parentFrom}}): {{from}} is outside.',
  'agreements/renewal-of-open-ended': 'An open-ended agreement is not renewed: it is changed by a revision.',
  'agreements/renewal-too-early': 'The renewal begins after the agreement ends ({{until}}), not on {{from}}.',
  'agreements/no-days': 'Say at least one day a month.',
  'agreements/too-many-days': 'You ask for {{days}} days a month: at most {{most}}.',
  'agreements/pattern-beyond-week':
    'The fixed weekdays are {{weekdays}}, more than the {{most}} a week that are agreed.',
  'agreements/weekday-twice': 'A weekday is named twice.',
  'agreements/no-place': 'Say at least one category of place.',
  'agreements/near-work-without-desk':
    'To work near home name a near desk or a shared space among the places.',
  'agreements/no-tools': 'Say at least one tool and who provides it.',
  'agreements/remote-on-own-computer':
    'In remote work the body provides the computer (CCNL Funzioni Locali, article 68).',
  'agreements/no-objectives': 'Say at least one objective: results are measured by it.',
  'agreements/objective-empty': 'Objective {{objective}} lacks its activity or the expected result.',
  'agreements/target-unreadable': 'The value of objective {{objective}} is not one of its kind.',
  'agreements/no-disconnection': 'Say the measures of disconnection.',
  'agreements/no-conduct': 'Say the conduct that is open to discipline.',
  'agreements/over-before-signature':
    'The agreement ends on {{until}}: signed on {{signedOn}} it would never be in force. Propose a new one.',
  'agreements/ends-justified': 'Justified reason: no notice. Asked on {{asked}}, last day {{endsOn}}.',
  'agreements/ends-with-notice':
    'Asked on {{asked}}, plus {{days}} calendar days of notice: last day {{endsOn}}.',
  'agreements/reason-missing': 'Write the reasons.',
  'agreements/withdrawal-in-the-past': 'The day {{day}} is past.',
  'agreements/day-without-justification':
    'A day is chosen only with a justified reason; with notice the calendar says it.',
  'agreements/notice-too-short': 'A notice of {{days}} days is too short: at least {{least}}.',
  'agreements/notice-too-long': 'A notice may be of {{most}} days at most.',
  'agreements/fixed-term-needs-justification':
    'An agreement with a term is left before it only with a justified reason (L. 81/2017, article 19).',
  'agreements/ends-anyway':
    'The agreement ends by itself on {{endsOn}}, before the withdrawal would count ({{withdrawal}}): none is needed.',
  'agreements/not-at-this-point':
    'It cannot be done at this point: reload to see where the agreement stands.',
  'agreements/another-decides': 'Somebody else decides, by the way of the body.',
  'agreements/another-signs': 'Somebody else signs for the body, by its way.',
  'agreements/not-yours': 'Only the person of the agreement signs as the worker.',
  'agreements/own-agreement': 'It is your own agreement: somebody else must act for the body.',
  'agreements/signed-already': 'The signature is there already.',
  'agreements/changed-meanwhile': 'The words changed meanwhile: read them again.',
  'agreements/one-on-its-way': 'Another proposal is under way for this person: finish it or take it back.',
  'agreements/another-in-force':
    'An agreement is in force on those days already (from {{from}} to {{until}}): change it by a revision, or choose other dates.',
  'agreements/parent-missing': 'The agreement to renew or revise is missing.',
  'agreements/parent-needless': 'A first agreement follows no other.',
  'agreements/parent-closed': 'The agreement to renew or revise is closed: propose a new one.',
  'agreements/evaluation-missing': 'The renewal needs a positive evaluation of the agreement before.',
  'agreements/work-not-workable-away':
    'By the mapping your activities cannot be done away from the office: ask for another judgement on the page of activities.',
  'agreements/not-a-pdf': 'The file is no PDF.',
  'agreements/file-too-large': 'The file is larger than {{megabytes}} MB.',
  'agreements/signed-in-the-future': 'The day of the signature, {{day}}, has not come yet.',
  'agreements/registered-in-the-future': 'The day of the protocol has not come yet.',
  'agreements/not-registrable': 'An agreement is registered once it is signed or over.',
  'agreements/not-to-evaluate': 'Whoever signs for the body evaluates, of an agreement in force or over.',
  'agreements/gate-missing':
    'No agreement is in force in this month: without one nobody works away (L. 81/2017, article 19). Propose it on the page “My agreement”.',
  'agreements/gate-unsigned': 'The agreement is proposed but not signed by both yet: see whose turn it is.',
  'agreements/gate-from': 'The agreement is in force only from {{from}}.',
  'agreements/gate-until': 'The agreement is in force only until {{until}}: propose its renewal.',
  'agreements/gate-day': 'On {{day}} you have no agreement in force.',
  'agreements/gate-day-of': 'On {{day}} the person has no agreement in force.',
  'agreements/gate-something':
    'The person lacks something to be away in this month: it is said on their own page.',
  'agreements/gate-something-day': 'On {{day}} the person lacks something to be away.',
  'agreements/gate-days': 'The agreement has at most {{most}} days a month: more need a revision.',
  'agreements/gate-week':
    'The agreement has at most {{most}} days a week: that of {{monday}} would have more.',
  'agreements/safety-missing':
    'You have not received the safety notice yet: read and confirm it on the page “Safety notice” (L. 81/2017, article 22).',
  'agreements/safety-unwritten':
    'The safety notice, which the body hands over every year (L. 81/2017, article 22), is missing: the HR office writes or records it.',
  'agreements/safety-until':
    'The safety notice that you received counts until {{until}}: receive it again on the page “Safety notice”.',
  'agreements/safety-representative-missing':
    'The safety notice was not handed to the workers’ safety representative: ask the HR office.',
  'agreements/safety-representative-until':
    'The notice handed to the safety representative counts until {{until}}: ask the HR office.',
  'agreements/safety-day':
    'On {{day}} no safety notice of the last twelve months is there: receive it on the page “Safety notice”.',
  'agreements/safety-day-of': 'On {{day}} the person has no safety notice of the last twelve months.',
  'agreements/safety-untitled': 'The notice lacks its title.',
  'agreements/safety-empty': 'The notice lacks its words: general and specific risks.',
  'agreements/safety-in-the-past': 'A notice holds from today on, not from {{day}}.',
  'agreements/safety-own-receipt': 'You give your own receipt by reading; nobody records their own.',
  'agreements/safety-no-representative': 'The person is no safety representative.',
  'agreements/safety-proof-missing':
    'Write where the proof of delivery is: protocol, certified mail, signed sheet.',
  'agreements/placeholder-unknown': 'There is no placeholder “{{placeholder}}”.',
  'agreements/placeholder-open': 'A placeholder begins with two braces and does not end.',
  'agreements/placeholder-missing': 'The placeholder “{{placeholder}}”, which the norm asks for, is missing.',
  'agreements/template-untitled': 'The template lacks its title.',
  'agreements/template-in-the-past': 'A template holds from today on: what was agreed stays as it is.',
  'agreements/nobody-to-renew': 'No agreement can be renewed with these choices.',
  'agreements/renewals-differ': '{{found}} agreements can be renewed now, you saw {{seen}}: look again.',
  'agreements/batch-over': 'It has ended already: there is nothing to stop.',
  'agreements/batch-not-stopped': 'It is not stopped, or nobody is left: there is nothing to take up.',
  'agreements/import-faulty': 'The file has faults ({{faults}}): nothing was brought in.',
  'agreements/import-overlap': 'On those days the person has an agreement in force already.',
  'agreements/import-twice': 'Two rows of the same person overlap.',
  'agreements/import-ends-before-start': 'It ends before it begins.',
  'agreements/import-bands': 'The bands do not keep the rules on hours.',
}
export const messages = { it, en }
