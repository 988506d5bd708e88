import { messages as booking } from './booking-messages.ts'
import { messages as controlRoom } from './control-room-messages.ts'
import { messages as criteria } from './criteria-messages.ts'
import { messages as room } from './room-messages.ts'
import { messages as teamDecisions } from './team-decisions-messages.ts'
import { messages as team } from './team-messages.ts'
import { messages as teamReasons } from './team-reasons-messages.ts'

const it = {
  ...controlRoom.it,
  ...booking.it,
  ...criteria.it,
  ...room.it,
  ...team.it,
  ...teamDecisions.it,
  ...teamReasons.it,
  'planning/published':
    '{{month}} è pubblicato: ora si cambia giorno per giorno, oppure l’ufficio del personale lo riapre.',
  'planning/no-proposal': 'Per {{month}} non c’è ancora una proposta: prima va calcolato il piano.',
  'planning/day-not-asked':
    '{{day}}: la persona non ha chiesto questo giorno. Il lavoro agile è volontario, e un giorno non chiesto non si dà.',
  'planning/reason-needed':
    '{{day}} era stato chiesto: per toglierlo serve un motivo, che la persona leggerà.',
  'planning/over-quota': 'La persona ha già tutti i {{quota}} giorni che può avere nel mese.',
  'planning/over-week': 'In quella settimana la persona ha già i {{perWeek}} giorni che può avere.',
  'planning/budget-spent': 'La direzione ha già usato tutte le giornate del suo contingente.',
  'planning/too-few-present': 'In ufficio resterebbero {{present}} persone, e ne servono {{needed}}.',
  'planning/home-not-suitable': 'La persona non ha dichiarato idonea la sua casa.',
  'planning/same-place': '{{day}}: la persona è già lì.',
  'planning/not-a-working-day': '{{day}} non è un giorno lavorativo del mese.',
  'planning/run-under-way': 'Un calcolo è già in corso: aspetta che finisca, oppure fermalo.',
  'planning/nobody-to-plan': 'Non c’è nessuno da pianificare: servono persone con una squadra.',
  'planning/away-without-agreement':
    'Persone lontane dall’ufficio in giorni senza ciò che le regole chiedono (accordo in vigore, informativa sulla sicurezza, formazione): {{people}}. Ricalcola il piano, o completa ciò che manca: l’elenco per direzione è fra ciò che manca.',
  'planning/teams-not-approved-differ':
    'Nel frattempo qualcosa è cambiato: le squadre non approvate sono {{found}}, non {{seen}}. Controlla e riprova.',
  'planning/seat-gone': '{{person}}, {{day}}: in {{space}} non c’è un posto libero.',
  'planning/no-seat':
    '{{person}}, {{day}}: in {{space}} non c’è più un posto, e a casa non può lavorare. Ricalcola il piano: i posti liberi vengono dati di nuovo.',
  'planning/month-still-open':
    'Le richieste sono aperte fino a {{wishesUntil}}: prima vanno chiuse, oppure aspetta quel giorno.',
}

const en: Record<keyof typeof it, string> = {
  ...controlRoom.en,
  ...booking.en,
  ...criteria.en,
  ...room.en,
  ...team.en,
  ...teamDecisions.en,
  ...teamReasons.en,
  'planning/published':
    '{{month}} is published: days now change one by one, or the HR office opens it again.',
  'planning/no-proposal': 'There is no proposal for {{month}} yet: the plan must be computed first.',
  'planning/day-not-asked':
    '{{day}}: the person did not ask for this day. Agile work is voluntary, and a day not asked for is not given.',
  'planning/reason-needed':
    '{{day}} had been asked for: taking it away needs a reason, which the person will read.',
  'planning/over-quota': 'The person already has all {{quota}} days that the month allows.',
  'planning/over-week': 'In that week the person already has the {{perWeek}} days allowed.',
  'planning/budget-spent': 'The directorate has used all the days of its budget.',
  'planning/too-few-present': '{{present}} people would remain in the office, and {{needed}} are needed.',
  'planning/home-not-suitable': 'The person has not declared the home suitable.',
  'planning/same-place': '{{day}}: the person is there already.',
  'planning/not-a-working-day': '{{day}} is not a working day of the month.',
  'planning/run-under-way': 'A computation is under way: wait for it to end, or stop it.',
  'planning/nobody-to-plan': 'There is nobody to plan: people with a team are needed.',
  'planning/away-without-agreement':
    'Persons away on days without what the rules ask for (an agreement in force, the safety notice, training): {{people}}. Compute the plan again, or complete what is missing: it is listed by directorate.',
  'planning/teams-not-approved-differ':
    'Something changed meanwhile: {{found}} teams are not approved, not {{seen}}. Check and try again.',
  'planning/seat-gone': '{{person}}, {{day}}: no seat is free in {{space}}.',
  'planning/no-seat':
    '{{person}}, {{day}}: there is no seat in {{space}} any more, and home is no place to work. Compute the plan again: the seats that are free are given anew.',
  'planning/month-still-open':
    'Wishes are open until {{wishesUntil}}: close them first, or wait for that day.',
}

/** What people read, Italian first. Keys that are reason codes say why something is refused. */
export const messages = { it, en }
