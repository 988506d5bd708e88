// Words of what people are told of agreements and the duties that come with them.
const it = {
  'notice.communications/due-soon.subject': 'Comunicazioni al Ministero da fare entro {{until}}',
  'notice.communications/due-soon.text':
    'Comunicazioni di lavoro agile da fare entro {{until}}: {{count}}. Vicinato mostra quali, e che cosa manca.',
  'notice.communications/overdue.subject': 'Comunicazioni al Ministero oltre il termine',
  'notice.communications/overdue.text':
    'Comunicazioni di lavoro agile oltre il termine: {{count}}. Vanno fatte comunque, appena possibile.',
  'notice.agreements/to-approve.subject': 'Una proposta di accordo aspetta la tua decisione',
  'notice.agreements/to-approve.text': 'La proposta di accordo di {{person}} aspetta la tua decisione.',
  'notice.agreements/to-sign.subject': 'C’è un accordo da firmare',
  'notice.agreements/to-sign.text':
    'Il tuo accordo, con decorrenza da {{from}}, è approvato: leggilo e firmalo.',
  'notice.agreements/renewal-proposed.subject': 'È proposto il rinnovo del tuo accordo',
  'notice.agreements/renewal-proposed.text':
    'L’ufficio del personale propone il rinnovo del tuo accordo, da {{from}}: leggilo.',
  'notice.agreements/to-sign-office.subject': 'Un accordo aspetta la tua firma',
  'notice.agreements/to-sign-office.text':
    'L’accordo di {{person}} è approvato e aspetta la firma per l’ente.',
  'notice.agreements/changes-asked.subject': 'Sono chieste modifiche a un accordo',
  'notice.agreements/changes-asked.text':
    'Alla proposta di accordo di {{person}} sono chieste modifiche: quali, è scritto nei suoi passaggi.',
  'notice.agreements/refused.subject': 'Una proposta di accordo non è accolta',
  'notice.agreements/refused.text':
    'La proposta di accordo di {{person}} non è accolta: le ragioni sono scritte nei suoi passaggi.',
  'notice.agreements/in-force.subject': 'Il tuo accordo è firmato da entrambi',
  'notice.agreements/in-force.text': 'Il tuo accordo è in vigore da {{from}}.',
  'notice.agreements/withdrawn.subject': 'C’è un recesso da un accordo',
  'notice.agreements/withdrawn.text': 'Recesso dall’accordo di {{person}}: resta in vigore fino a {{until}}.',
  'notice.agreements/transferred.subject': 'Il tuo accordo si chiude con il cambio di direzione',
  'notice.agreements/transferred.text':
    'Lavori in un’altra direzione: l’accordo con quella di prima resta in vigore fino a {{until}}. Puoi proporne uno nuovo.',
  'notice.agreements/expired.subject': 'Il tuo accordo è finito',
  'notice.agreements/expired.text':
    'Il tuo accordo è arrivato al termine: per altri giorni lontano ne serve uno nuovo.',
  'notice.agreements/ends-soon.subject': 'Il tuo accordo sta per finire',
  'notice.agreements/ends-soon.text':
    'Il tuo accordo finisce {{until}}: se vuoi continuare, proponi il rinnovo.',
  'notice.agreements/ends-soon-office.subject': 'Un accordo della tua squadra sta per finire',
  'notice.agreements/ends-soon-office.text': 'L’accordo di {{person}} finisce {{until}}.',
  'notice.priorities/verified.subject': 'Ciò che hai dichiarato è verificato',
  'notice.priorities/verified.text': 'Da ora conta nelle tue richieste: guarda la pagina, che vedi solo tu.',
  'notice.priorities/not-confirmed.subject': 'Ciò che hai dichiarato non è confermato',
  'notice.priorities/not-confirmed.text':
    'Non se ne conserva nulla. Puoi dichiararlo di nuovo, o parlarne con l’ufficio.',
  'notice.priorities/derogated.subject': 'I tuoi giorni possono superare quelli in sede',
  'notice.priorities/derogated.text': 'Vale da {{from}} a {{until}}: i mesi di quei giorni ne tengono conto.',
  'notice.agreements/safety-due.subject': 'Leggi e conferma l’informativa sulla sicurezza',
  'notice.agreements/safety-due.text':
    'Per lavorare fuori sede serve un’informativa sulla sicurezza ricevuta negli ultimi dodici mesi: leggila e conferma.',
  'notice.agreements/safety-ends.subject': 'L’informativa sulla sicurezza va ricevuta di nuovo',
  'notice.agreements/safety-ends.text':
    'Quella che hai ricevuto vale fino a {{until}}: leggi quella in vigore e conferma.',
  'notice.readiness/assigned.subject': 'Ti è stato assegnato uno strumento di lavoro',
  'notice.readiness/assigned.text':
    'Uno strumento di lavoro è assegnato a te: quando l’hai in mano, confermalo nella pagina delle tue dotazioni.',
  'notice.readiness/answered.subject': 'C’è risposta alla tua richiesta di assistenza',
  'notice.readiness/answered.text': 'La tua richiesta di assistenza va avanti: guarda come.',
  'notice.training/enrolled.subject': 'Hai un posto in un corso',
  'notice.training/enrolled.text':
    'L’ufficio del personale ti ha iscritto al corso «{{course}}», da {{from}}.',
  'notice.training/cancelled.subject': 'Un corso è annullato',
  'notice.training/cancelled.text':
    'L’edizione del corso «{{course}}» che cominciava {{from}} è annullata: la ragione è nella tua pagina della formazione.',
  'notice.training/begins.subject': 'Un tuo corso sta per cominciare',
  'notice.training/begins.text': 'Il corso «{{course}}» comincia {{from}}.',
  'notice.training/passed.subject': 'C’è un tuo attestato',
  'notice.training/passed.text':
    'Hai concluso il corso «{{course}}»: l’attestato è nella tua pagina della formazione.',
  'notice.training/ends-soon.subject': 'Un tuo attestato sta per scadere',
  'notice.training/ends-soon.text':
    'L’attestato del corso «{{course}}» vale fino a {{until}}: iscriviti a una nuova edizione per rinnovarlo.',
  'notice.training/expired.subject': 'Un tuo attestato è scaduto',
  'notice.training/expired.text':
    'L’attestato del corso «{{course}}» è scaduto: se il corso è richiesto, serve per lavorare lontano dall’ufficio.',
}

const en: Record<keyof typeof it, string> = {
  'notice.communications/due-soon.subject': 'Communications to the Ministry due by {{until}}',
  'notice.communications/due-soon.text':
    'Communications of agile work due by {{until}}: {{count}}. Vicinato shows which, and what is missing.',
  'notice.communications/overdue.subject': 'Communications to the Ministry past their term',
  'notice.communications/overdue.text':
    'Communications of agile work past their term: {{count}}. They are to be made all the same, as soon as possible.',
  'notice.agreements/to-approve.subject': 'A proposed agreement waits for your decision',
  'notice.agreements/to-approve.text': 'The agreement proposed for {{person}} waits for your decision.',
  'notice.agreements/to-sign.subject': 'There is an agreement to sign',
  'notice.agreements/to-sign.text': 'Your agreement, beginning {{from}}, is approved: read it and sign it.',
  'notice.agreements/renewal-proposed.subject': 'The renewal of your agreement is proposed',
  'notice.agreements/renewal-proposed.text':
    'The HR office proposes to renew your agreement, from {{from}}: read it.',
  'notice.agreements/to-sign-office.subject': 'An agreement waits for your signature',
  'notice.agreements/to-sign-office.text':
    'The agreement of {{person}} is approved and waits for the body’s signature.',
  'notice.agreements/changes-asked.subject': 'Changes to an agreement are asked for',
  'notice.agreements/changes-asked.text':
    'Changes are asked for in the agreement proposed for {{person}}: which, is written in its steps.',
  'notice.agreements/refused.subject': 'A proposed agreement is refused',
  'notice.agreements/refused.text':
    'The agreement proposed for {{person}} is refused: the reasons are written in its steps.',
  'notice.agreements/in-force.subject': 'Your agreement is signed by both',
  'notice.agreements/in-force.text': 'Your agreement is in force from {{from}}.',
  'notice.agreements/withdrawn.subject': 'There is a withdrawal from an agreement',
  'notice.agreements/withdrawn.text':
    'Withdrawal from the agreement of {{person}}: it stays in force until {{until}}.',
  'notice.agreements/transferred.subject': 'Your agreement closes as you change directorate',
  'notice.agreements/transferred.text':
    'You work in another directorate: the agreement with the one before stays in force until {{until}}. You may propose a new one.',
  'notice.agreements/expired.subject': 'Your agreement has ended',
  'notice.agreements/expired.text': 'Your agreement came to its end: further days away need a new one.',
  'notice.agreements/ends-soon.subject': 'Your agreement is about to end',
  'notice.agreements/ends-soon.text':
    'Your agreement ends {{until}}: if you want to go on, propose its renewal.',
  'notice.agreements/ends-soon-office.subject': 'An agreement of your team is about to end',
  'notice.agreements/ends-soon-office.text': 'The agreement of {{person}} ends {{until}}.',
  'notice.priorities/verified.subject': 'What you stated is verified',
  'notice.priorities/verified.text': 'From now it counts in your wishes: see the page, which you alone see.',
  'notice.priorities/not-confirmed.subject': 'What you stated is not confirmed',
  'notice.priorities/not-confirmed.text':
    'Nothing of it is kept. You may state it again, or talk to the office.',
  'notice.priorities/derogated.subject': 'Your days away may outnumber those in the office',
  'notice.priorities/derogated.text':
    'It holds from {{from}} to {{until}}: the months of those days heed it.',
  'notice.agreements/safety-due.subject': 'Read and confirm the safety notice',
  'notice.agreements/safety-due.text':
    'Working away needs a safety notice received within the last twelve months: read it and confirm.',
  'notice.agreements/safety-ends.subject': 'The safety notice is to be received again',
  'notice.agreements/safety-ends.text':
    'The one that you received counts until {{until}}: read the one in force and confirm.',
  'notice.readiness/assigned.subject': 'Something to work with was assigned to you',
  'notice.readiness/assigned.text':
    'Something to work with is assigned to you: once you have it in hand, say so on your page of equipment.',
  'notice.readiness/answered.subject': 'There is an answer to your request for help',
  'notice.readiness/answered.text': 'Your request for help goes on: see how.',
  'notice.training/enrolled.subject': 'You have a seat in a course',
  'notice.training/enrolled.text': 'The HR office enrolled you in the course “{{course}}”, from {{from}}.',
  'notice.training/cancelled.subject': 'A course is called off',
  'notice.training/cancelled.text':
    'The edition of the course “{{course}}” that began {{from}} is called off: the reason is on your page of training.',
  'notice.training/begins.subject': 'A course of yours is about to begin',
  'notice.training/begins.text': 'The course “{{course}}” begins {{from}}.',
  'notice.training/passed.subject': 'There is a certificate of yours',
  'notice.training/passed.text':
    'You have done the course “{{course}}”: the certificate is on your page of training.',
  'notice.training/ends-soon.subject': 'A certificate of yours is about to end',
  'notice.training/ends-soon.text':
    'The certificate of the course “{{course}}” holds until {{until}}: enrol in a new edition to renew it.',
  'notice.training/expired.subject': 'A certificate of yours has ended',
  'notice.training/expired.text':
    'The certificate of the course “{{course}}” has ended: if the course is required, work away needs it.',
}

export const messages = { it, en }
