import { messages as page } from './page-messages.ts'
import { messages as requests } from './request-messages.ts'

const it = {
  ...page.it,
  ...requests.it,
  'days/not-published':
    'Il mese di {{month}} non è pubblicato: fino ad allora i giorni si chiedono con le preferenze.',
  'days/not-a-working-day': '{{day}} non è un giorno lavorativo del mese.',
  'days/past': '{{day}} è passato.',
  'days/too-late': 'Per {{day}} il preavviso finiva {{until}}.',
  'days/same-place': '{{day}}: è già così.',
  'days/same-day': 'I due giorni sono lo stesso: {{day}}.',
  'days/two-months':
    '{{day}} e {{otherDay}} sono in due mesi diversi: si scambiano giorni dello stesso mese.',
  'days/not-away': '{{day}} non è un giorno lontano dall’ufficio: si può dare solo un giorno lontano.',
  'days/absent': '{{day}} risulta già un’assenza.',
  'days/not-absent': '{{day}} non risulta un’assenza.',
  'days/home-not-suitable': 'La casa non è dichiarata adatta al lavoro: si dichiara nel profilo.',
  'days/over-quota':
    'I giorni lontani nel mese sarebbero {{days}}, e il massimo è {{quota}}. Si può scambiarne uno.',
  'days/over-week': 'Nella settimana di {{day}} ci sono già {{perWeek}} giorni lontani, il massimo.',
  'days/presence-not-prevalent':
    'I giorni lontani sarebbero {{days}}: con più di {{most}} la presenza non sarebbe prevalente.',
  'days/budget-spent': 'La direzione ha già usato tutte le giornate del mese: si può scambiare un giorno.',
  'days/too-few-present':
    'Il {{day}} in ufficio resterebbero {{present}} persone della squadra, e ne servono {{needed}}. Con una persona che torna, un collega con cui scambiare, si può.',
  'days/office-closed': '{{day}} la sede è chiusa e non c’è un’altra scrivania.',
  'days/team-day': '{{day}} è un giorno in cui la squadra è tutta in ufficio: decide il responsabile.',
  'days/decided-by-manager':
    '{{day}} era stato tolto da un responsabile: solo un responsabile può darlo di nuovo.',
  'days/consent-by-policy': 'Qui gli scambi hanno bisogno del consenso del responsabile.',
  'days/late-wish-not-allowed':
    'Qui non si chiedono altri giorni dopo la pubblicazione: si può scambiare un giorno.',
  'days/colleague-away': '{{day}} la persona scelta non è in ufficio.',
  'days/colleague-in-office': '{{day}} la persona scelta è in ufficio: non ha quel giorno da dare.',
  'days/asked-already': 'Per {{day}} questa richiesta c’è già: aspetta la risposta, oppure ritirala.',
  'days/request-ended': 'Questa richiesta ha già avuto risposta o è stata ritirata.',
  'days/waits-for-colleague': 'Questa richiesta aspetta la risposta del collega.',
  'days/waits-for-manager': 'Questa richiesta aspetta la risposta di un responsabile, che non sia chi la fa.',
  'days/reason-needed': 'Per dire di no serve un motivo, che la persona leggerà.',
  'days/recall-oneself': 'Nessuno richiama sé stesso: per venire in ufficio basta rinunciare al giorno.',
  'days/nothing-decided':
    'Per {{day}} nessuno ha ancora deciso: prima della pubblicazione si riesamina un giorno che una persona ha cambiato.',
  'days/review-under-way': 'Per {{day}} un riesame è già in corso.',
  'days/review-answered': 'Questo riesame ha già avuto risposta o è stato ritirato.',
  'days/review-own-day': 'Nessuno riesamina un proprio giorno.',
  'days/review-own-decision':
    'Hai preso parte alla decisione su questo giorno: la riesamina un’altra persona.',
  'days/review-of-another':
    'Questo riesame è affidato a un’altra persona; passato il termine può rispondere l’ufficio del personale.',
}

const en: Record<keyof typeof it, string> = {
  ...page.en,
  ...requests.en,
  'days/not-published': 'The month of {{month}} is not published: until then days are asked for as wishes.',
  'days/not-a-working-day': '{{day}} is not a working day of the month.',
  'days/past': '{{day}} is over.',
  'days/too-late': 'For {{day}} notice had to be given by {{until}}.',
  'days/same-place': '{{day}}: it is so already.',
  'days/same-day': 'Both days are the same: {{day}}.',
  'days/two-months': '{{day}} and {{otherDay}} are in two months: days of the same month can be swapped.',
  'days/not-away': '{{day}} is not a day away from the office: only a day away can be given.',
  'days/absent': '{{day}} is an absence already.',
  'days/not-absent': '{{day}} is not an absence.',
  'days/home-not-suitable': 'The home is not declared suitable for work: this is declared in the profile.',
  'days/over-quota':
    'There would be {{days}} days away in the month, and {{quota}} is the most. A day can be swapped.',
  'days/over-week': 'The week of {{day}} already has {{perWeek}} days away, the most.',
  'days/presence-not-prevalent':
    'There would be {{days}} days away: with more than {{most}} presence would not prevail.',
  'days/budget-spent': 'The directorate has used all its days of the month: a day can be swapped.',
  'days/too-few-present':
    'On {{day}} {{present}} people of the team would remain in the office, and {{needed}} are needed. With somebody who comes back, a colleague to swap with, it is possible.',
  'days/office-closed': 'On {{day}} the office is closed and there is no desk elsewhere.',
  'days/team-day': '{{day}} is a day on which the whole team is in: the manager decides.',
  'days/decided-by-manager': '{{day}} was taken away by a manager: only a manager can give it again.',
  'days/consent-by-policy': 'Here swaps need the manager’s consent.',
  'days/late-wish-not-allowed': 'Here no further days are asked for after publication: a day can be swapped.',
  'days/colleague-away': 'On {{day}} the chosen person is not in the office.',
  'days/colleague-in-office': 'On {{day}} the chosen person is in the office: they have no such day to give.',
  'days/asked-already': 'This is asked already for {{day}}: wait for the answer, or withdraw it.',
  'days/request-ended': 'This request was answered or withdrawn already.',
  'days/waits-for-colleague': 'This request waits for the colleague’s answer.',
  'days/waits-for-manager': 'This request waits for the answer of a manager other than who asks.',
  'days/reason-needed': 'A no needs a reason, which the person will read.',
  'days/recall-oneself': 'Nobody recalls themselves: to come to the office, give the day back.',
  'days/nothing-decided':
    'Nobody has decided on {{day}} yet: before publication one asks for review of a day that a person changed.',
  'days/review-under-way': 'A review of {{day}} is under way already.',
  'days/review-answered': 'This review was answered or withdrawn already.',
  'days/review-own-day': 'Nobody reviews a day of their own.',
  'days/review-own-decision': 'You took part in the decision on this day: somebody else reviews it.',
  'days/review-of-another':
    'This review is entrusted to somebody else; once overdue the HR office may answer it.',
}

/** Why something is refused after publication, and the pages of it. */
export const messages = { it, en }
