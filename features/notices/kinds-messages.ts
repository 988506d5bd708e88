import { messages as agreementKinds } from './agreement-kinds-messages.ts'
import { messages as allianceKinds } from './alliance-kinds-messages.ts'
import { messages as bankKinds } from './bank-kinds-messages.ts'
import { messages as bookingKinds } from './booking-kinds-messages.ts'
import { messages as conventionKinds } from './convention-kinds-messages.ts'

// Words of each kind of notice. `.subject` is a mail's subject, which others may read over a shoulder or on a locked
// phone: it names nobody and no day of anybody. `.text` is the notice.
const it = {
  'notice.wishes/opened.subject': 'Si possono indicare le preferenze di {{month}}',
  'notice.wishes/opened.text': 'Le preferenze per {{month}} si indicano fino a {{until}}.',
  'notice.wishes/reminder.subject': 'Mancano le tue preferenze di {{month}}',
  'notice.wishes/reminder.text':
    'Non hai ancora indicato le preferenze per {{month}}: puoi farlo fino a {{until}}. Senza, lavori in ufficio tutto il mese.',
  'notice.wishes/last-day.subject': 'Ultimo giorno per le preferenze di {{month}}',
  'notice.wishes/last-day.text':
    'Le preferenze per {{month}} si chiudono {{until}}, alla fine della giornata. Le tue mancano ancora.',
  'notice.wishes/delegated.subject': 'Ora puoi indicare le preferenze di un’altra persona',
  'notice.wishes/delegated.text':
    '{{person}} ti ha dato la delega: puoi indicare le sue preferenze finché non la revoca.',
  'notice.wishes/stated-by-delegate.subject': 'La persona che hai delegato ha indicato le tue preferenze',
  'notice.wishes/stated-by-delegate.text':
    '{{person}} ha indicato le tue preferenze per {{month}}. Puoi leggerle e cambiarle fino alla chiusura.',
  'notice.wishes/delegation-ended.subject': 'Una delega per le preferenze è finita',
  'notice.wishes/delegation-ended.text':
    'Non hai più la delega di {{person}}: da ora le sue preferenze le indica soltanto lei o lui.',
  'notice.wishes/delegation-declined.subject': 'La tua delega non è stata accettata',
  'notice.wishes/delegation-declined.text':
    '{{person}} non vuole indicare le preferenze al tuo posto: puoi nominare un’altra persona.',
  'notice.planning/published.subject': 'Il mese di {{month}} è pubblicato',
  'notice.planning/published.text': 'Ora vedi dove lavori in ogni giorno di {{month}}.',
  'notice.planning/teams-to-approve.subject': 'Il piano di {{month}} aspetta la tua approvazione',
  'notice.planning/teams-to-approve.text':
    'La proposta per {{month}} è pronta: guardala e approvala, o cambia i giorni che non vanno. Da approvare: {{teams}}.',
  'notice.planning/approval-reminder.subject': 'Il piano di {{month}} aspetta ancora la tua approvazione',
  'notice.planning/approval-reminder.text':
    'Il piano di {{month}} sta per essere pubblicato. Non ancora approvate: {{teams}}.',
  'notice.planning/day-changed.subject': 'Un tuo giorno è cambiato',
  'notice.planning/day-changed.text':
    '{{person}} ha cambiato dove lavori {{day}}. La ragione è nel tuo mese; se non ti convince, puoi chiedere un riesame.',
  'notice.planning/other-day-asked.subject': 'Ti viene chiesto un altro giorno',
  'notice.planning/other-day-asked.text':
    '{{person}} ti chiede di scegliere un altro giorno al posto di {{day}}. La ragione è nel tuo mese: decidi tu.',
  'notice.planning/other-day-answered.subject': 'C’è risposta alla tua proposta di un altro giorno',
  'notice.planning/other-day-answered.text':
    '{{otherDay}} al posto di {{day}}, proposto a {{person}}: {{outcome}}.',
  'notice.planning/substitute-named.subject': 'Sostituisci un responsabile',
  'notice.planning/substitute-named.text':
    'Da {{from}} a {{until}} puoi fare ciò che fa il responsabile della squadra {{team}}.',
  'notice.planning/substitute-ended.subject': 'Una sostituzione è finita',
  'notice.planning/substitute-ended.text': 'Non sostituisci più il responsabile della squadra {{team}}.',
  'notice.planning/reopened.subject': 'Il mese di {{month}} è riaperto',
  'notice.planning/reopened.text':
    'Il piano di {{month}} è di nuovo in lavorazione. I giorni pubblicati prima possono cambiare: ti avvisiamo alla nuova pubblicazione.',
  'notice.planning/seats-lost.subject': 'Un posto vicino a casa non c’è più',
  'notice.planning/seats-lost.text':
    'Quando il mese di {{month}} è stato pubblicato, qualche posto vicino a casa che il calcolo ti aveva dato era già preso. Giorni che restano tuoi, a casa: {{days}}.',
  'notice.variants/replanned.subject': 'Il tuo mese di {{month}} è cambiato',
  'notice.variants/replanned.text':
    'Il mese di {{month}} è stato ripianificato dopo un imprevisto. Giorni tuoi che cambiano: {{days}}. La ragione è nella storia di ogni giorno.',
  'notice.variants/replan-undone.subject': 'Il tuo mese di {{month}} è tornato come prima',
  'notice.variants/replan-undone.text':
    'La ripianificazione di {{month}} è stata annullata. Giorni tuoi che tornano com’erano: {{days}}.',
  'notice.days/swap-asked.subject': 'Qualcuno ti propone uno scambio di giorni',
  'notice.days/swap-asked.text': '{{person}} ti propone di scambiare {{day}} con {{otherDay}}.',
  'notice.days/swap-answered.subject': 'C’è risposta al tuo scambio di giorni',
  'notice.days/swap-answered.text':
    'Proposta di scambio di {{day}} con {{otherDay}}, a {{person}}: {{outcome}}.',
  'notice.days/own-swap-answered.subject': 'C’è risposta al tuo scambio di giorni',
  'notice.days/own-swap-answered.text': 'Il tuo scambio di {{day}} con {{otherDay}}: {{outcome}}.',
  'notice.days/swap-to-approve.subject': 'Uno scambio di giorni aspetta la tua risposta',
  'notice.days/swap-to-approve.text':
    '{{person}} chiede di scambiare {{day}} con {{otherDay}}: serve il tuo consenso.',
  'notice.days/recalled.subject': 'Sei richiamato in ufficio',
  'notice.days/recalled.text':
    '{{person}} ti richiama in ufficio {{day}}. La ragione è nella storia del giorno.',
  'notice.days/absence-reported.subject': 'Nella tua squadra c’è un’assenza',
  'notice.days/absence-reported.text': '{{person}} non lavora {{day}}: scrivania e posto sono liberi.',
  'notice.days/absence-withdrawn.subject': 'Nella tua squadra un’assenza è ritirata',
  'notice.days/absence-withdrawn.text': '{{person}} lavora {{day}}: l’assenza è ritirata.',
  'notice.days/late-wish-asked.subject': 'C’è una richiesta arrivata a mese pubblicato',
  'notice.days/late-wish-asked.text':
    '{{person}} chiede di lavorare lontano dall’ufficio {{day}}. Aspetta la tua risposta.',
  'notice.days/late-wish-answered.subject': 'C’è risposta alla tua richiesta',
  'notice.days/late-wish-answered.text': 'La tua richiesta per {{day}}: {{outcome}}.',
  'notice.days/review-asked.subject': 'Ti è chiesto un riesame',
  'notice.days/review-asked.text':
    '{{person}} chiede il riesame di {{day}}. La risposta è dovuta entro {{until}}.',
  'notice.days/review-answered.subject': 'C’è risposta alla tua richiesta di riesame',
  'notice.days/review-answered.text':
    'Il riesame di {{day}} ha avuto risposta: la leggi nella storia del giorno.',
  'notice.days/morning.subject': 'Che cosa ti aspetta questa mattina',
  'notice.days/morning.text': 'Come stanno le cose {{day}}:',
  'notice.days/morning.line-approve': '· squadre da approvare: {{approve}}',
  'notice.days/morning.line-requests': '· richieste che aspettano la tua risposta: {{requests}}',
  'notice.days/morning.line-below':
    '· giorni sotto il minimo di presenze nei prossimi sette giorni: {{below}}; il primo è {{belowOn}} ({{belowOf}})',
  'notice.days/morning.line-reviews':
    '· riesami a cui rispondere: {{reviews}}, il primo entro {{reviewsUntil}}',
  'notice.days/morning.line-activities': '· contestazioni e proposte sulle attività: {{activities}}',
  'notice.days/morning.line-standsIn': '· risponde anche: {{standsIn}}',
  'notice.days/morning.line-standsFor': '· rispondi al posto del responsabile per: {{standsFor}}',
  'notice.activities/disputed.subject': 'Una valutazione di attività è contestata',
  'notice.activities/disputed.text': '{{person}} contesta la valutazione dell’attività «{{activity}}».',
  'notice.activities/dispute-answered.subject': 'C’è risposta alla tua contestazione',
  'notice.activities/dispute-answered.text':
    'La tua contestazione sull’attività «{{activity}}» ha avuto risposta.',
  'notice.activities/assessment-changed.subject': 'È cambiata la valutazione di una tua attività',
  'notice.activities/assessment-changed.text':
    'La valutazione dell’attività «{{activity}}» è cambiata: guarda che cosa vuol dire per te.',
  'notice.policy/opinion-asked.subject': 'È chiesto il tuo parere su una regola',
  'notice.policy/opinion-asked.text':
    'Una regola che varrebbe da {{from}} è in confronto. Il parere si dà entro {{until}}.',
  'notice.policy/adopted.subject': 'È stata adottata una nuova regola',
  'notice.policy/adopted.text': 'La nuova regola vale da {{from}}. I mesi già pubblicati restano come sono.',
  'notice.visits/seat-freed.subject': 'Il posto che avevi prenotato per oggi è di nuovo libero',
  'notice.visits/seat-freed.text':
    '{{site}}, posto {{seat}}: entro le {{until}} non avevi confermato l’arrivo, e il posto è tornato libero. Se stai arrivando puoi prenotarne un altro. Lo sai soltanto tu.',
  'notice.mobility/ends-soon.subject': 'Un orario dei mezzi pubblici sta per scadere',
  'notice.mobility/ends-soon.text':
    'L’orario «{{name}}» vale fino a {{until}}: serve quello nuovo, perché i tragitti restino veri.',
  'notice.access/token-made.subject': 'È stato creato un accesso per un programma',
  'notice.access/token-made.text':
    'Con il tuo nome è stato creato l’accesso per programmi «{{name}}». Se non l’hai creato tu, revocalo e avvisa chi amministra.',
  'notice.access/passkey-added.subject': 'È stata aggiunta una chiave di accesso',
  'notice.access/passkey-added.text':
    'Al tuo profilo è stata aggiunta la chiave di accesso «{{name}}». Se non l’hai aggiunta tu, toglila e avvisa chi amministra.',
  'notice.outcome.accepted': 'accettata',
  'notice.outcome.refused': 'non accettata',
}

const en: Record<keyof typeof it, string> = {
  'notice.wishes/opened.subject': 'Wishes for {{month}} may be stated',
  'notice.wishes/opened.text': 'Wishes for {{month}} may be stated until {{until}}.',
  'notice.wishes/reminder.subject': 'Your wishes for {{month}} are missing',
  'notice.wishes/reminder.text':
    'You have not stated your wishes for {{month}} yet: you may until {{until}}. Without them you work in the office all month.',
  'notice.wishes/last-day.subject': 'Last day for the wishes of {{month}}',
  'notice.wishes/last-day.text':
    'Wishes for {{month}} close on {{until}}, at the end of the day. Yours are still missing.',
  'notice.wishes/delegated.subject': 'You may now state somebody else’s wishes',
  'notice.wishes/delegated.text':
    '{{person}} named you as delegate: you may state their wishes until they revoke it.',
  'notice.wishes/stated-by-delegate.subject': 'Your delegate stated your wishes',
  'notice.wishes/stated-by-delegate.text':
    '{{person}} stated your wishes for {{month}}. You may read and change them until they close.',
  'notice.wishes/delegation-ended.subject': 'A delegation of wishes has ended',
  'notice.wishes/delegation-ended.text':
    'You are no longer the delegate of {{person}}: from now on they alone state their wishes.',
  'notice.wishes/delegation-declined.subject': 'Your delegation was declined',
  'notice.wishes/delegation-declined.text':
    '{{person}} does not wish to state your wishes for you: you may name somebody else.',
  'notice.planning/published.subject': 'The month of {{month}} is published',
  'notice.planning/published.text': 'You now see where you work on each day of {{month}}.',
  'notice.planning/teams-to-approve.subject': 'The plan of {{month}} awaits your approval',
  'notice.planning/teams-to-approve.text':
    'The proposal for {{month}} is ready: look at it and approve it, or change the days that do not work. To approve: {{teams}}.',
  'notice.planning/approval-reminder.subject': 'The plan of {{month}} still awaits your approval',
  'notice.planning/approval-reminder.text':
    'The plan of {{month}} is about to be published. Not approved yet: {{teams}}.',
  'notice.planning/day-changed.subject': 'A day of yours has changed',
  'notice.planning/day-changed.text':
    '{{person}} changed where you work on {{day}}. The reason is in your month; if it does not convince you, you may ask for review.',
  'notice.planning/other-day-asked.subject': 'You are asked for another day',
  'notice.planning/other-day-asked.text':
    '{{person}} asks you to choose another day instead of {{day}}. The reason is in your month: you decide.',
  'notice.planning/other-day-answered.subject': 'Your proposal of another day was answered',
  'notice.planning/other-day-answered.text':
    '{{otherDay}} instead of {{day}}, proposed to {{person}}: {{outcome}}.',
  'notice.planning/substitute-named.subject': 'You stand in for a manager',
  'notice.planning/substitute-named.text':
    'From {{from}} to {{until}} you may do what the manager of the team {{team}} does.',
  'notice.planning/substitute-ended.subject': 'A substitution has ended',
  'notice.planning/substitute-ended.text': 'You no longer stand in for the manager of the team {{team}}.',
  'notice.planning/reopened.subject': 'The month of {{month}} is open again',
  'notice.planning/reopened.text':
    'The plan of {{month}} is being worked on again. Days published before may change: you will be told when it is published anew.',
  'notice.planning/seats-lost.subject': 'A seat near home is gone',
  'notice.planning/seats-lost.text':
    'When the month of {{month}} was published, some seats near home that the plan had given you were already taken. Days that stay yours, at home: {{days}}.',
  'notice.variants/replanned.subject': 'Your month of {{month}} has changed',
  'notice.variants/replanned.text':
    'The month of {{month}} was planned anew after something happened. Days of yours that change: {{days}}. The reason is in the story of each day.',
  'notice.variants/replan-undone.subject': 'Your month of {{month}} is as before',
  'notice.variants/replan-undone.text':
    'The re-plan of {{month}} was taken back. Days of yours that are again as they were: {{days}}.',
  'notice.days/swap-asked.subject': 'Somebody proposes to swap days with you',
  'notice.days/swap-asked.text': '{{person}} proposes to swap {{day}} with {{otherDay}}.',
  'notice.days/swap-answered.subject': 'Your swap of days was answered',
  'notice.days/swap-answered.text': 'Swap of {{day}} with {{otherDay}}, proposed to {{person}}: {{outcome}}.',
  'notice.days/own-swap-answered.subject': 'Your swap of days was answered',
  'notice.days/own-swap-answered.text': 'Your swap of {{day}} with {{otherDay}}: {{outcome}}.',
  'notice.days/swap-to-approve.subject': 'A swap of days waits for your answer',
  'notice.days/swap-to-approve.text':
    '{{person}} asks to swap {{day}} with {{otherDay}}: your consent is needed.',
  'notice.days/recalled.subject': 'You are called back to the office',
  'notice.days/recalled.text':
    '{{person}} calls you back to the office on {{day}}. The reason is in the history of the day.',
  'notice.days/absence-reported.subject': 'Somebody in your team is absent',
  'notice.days/absence-reported.text': '{{person}} does not work on {{day}}: desk and seat are free.',
  'notice.days/absence-withdrawn.subject': 'In your team an absence was withdrawn',
  'notice.days/absence-withdrawn.text': '{{person}} works on {{day}}: the absence was withdrawn.',
  'notice.days/late-wish-asked.subject': 'There is a wish after publication',
  'notice.days/late-wish-asked.text':
    '{{person}} asks to work away from the office on {{day}}, and waits for your answer.',
  'notice.days/late-wish-answered.subject': 'Your late wish was answered',
  'notice.days/late-wish-answered.text': 'Your wish for {{day}}: {{outcome}}.',
  'notice.days/review-asked.subject': 'A review is asked of you',
  'notice.days/review-asked.text': '{{person}} asks for review of {{day}}. The answer is due by {{until}}.',
  'notice.days/review-answered.subject': 'Your request for review was answered',
  'notice.days/review-answered.text':
    'The review of {{day}} was answered: read it in the history of the day.',
  'notice.days/morning.subject': 'What waits for you this morning',
  'notice.days/morning.text': 'How things stand on {{day}}:',
  'notice.days/morning.line-approve': '· teams to approve: {{approve}}',
  'notice.days/morning.line-requests': '· requests that wait for your answer: {{requests}}',
  'notice.days/morning.line-below':
    '· days below the minimum presence in the next seven days: {{below}}; the first is {{belowOn}} ({{belowOf}})',
  'notice.days/morning.line-reviews': '· reviews to answer: {{reviews}}, the first by {{reviewsUntil}}',
  'notice.days/morning.line-activities': '· disputes and proposals about activities: {{activities}}',
  'notice.days/morning.line-standsIn': '· also answers: {{standsIn}}',
  'notice.days/morning.line-standsFor': '· you answer in the manager’s place for: {{standsFor}}',
  'notice.activities/disputed.subject': 'The assessment of an activity is disputed',
  'notice.activities/disputed.text': '{{person}} disputes the assessment of the activity “{{activity}}”.',
  'notice.activities/dispute-answered.subject': 'Your dispute was answered',
  'notice.activities/dispute-answered.text': 'Your dispute about the activity “{{activity}}” was answered.',
  'notice.activities/assessment-changed.subject': 'The assessment of an activity of yours changed',
  'notice.activities/assessment-changed.text':
    'The assessment of the activity “{{activity}}” changed: see what it means for you.',
  'notice.policy/opinion-asked.subject': 'Your opinion on a rule is asked',
  'notice.policy/opinion-asked.text':
    'A rule that would hold from {{from}} is under discussion. Opinions are given by {{until}}.',
  'notice.policy/adopted.subject': 'A new rule was adopted',
  'notice.policy/adopted.text':
    'The new rule holds from {{from}}. Months already published stay as they are.',
  'notice.visits/seat-freed.subject': 'The seat that you had booked for today is free again',
  'notice.visits/seat-freed.text':
    '{{site}}, seat {{seat}}: by {{until}} you had not said that you came, and the seat is free again. If you are on your way you can book another. Nobody but you is told.',
  'notice.mobility/ends-soon.subject': 'A timetable of public transport is about to end',
  'notice.mobility/ends-soon.text':
    'The timetable “{{name}}” holds until {{until}}: the new one is needed for ways to stay true.',
  'notice.access/token-made.subject': 'Access for a program was made',
  'notice.access/token-made.text':
    'The access for programs “{{name}}” was made in your name. If it was not you, revoke it and tell the administrator.',
  'notice.access/passkey-added.subject': 'A passkey was added',
  'notice.access/passkey-added.text':
    'The passkey “{{name}}” was added to your profile. If it was not you, remove it and tell the administrator.',
  'notice.outcome.accepted': 'accepted',
  'notice.outcome.refused': 'not accepted',
}

export const messages = {
  it: {
    ...it,
    ...allianceKinds.it,
    ...agreementKinds.it,
    ...bankKinds.it,
    ...bookingKinds.it,
    ...conventionKinds.it,
  },
  en: {
    ...en,
    ...allianceKinds.en,
    ...agreementKinds.en,
    ...bankKinds.en,
    ...bookingKinds.en,
    ...conventionKinds.en,
  },
}
