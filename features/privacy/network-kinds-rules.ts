// Personal data of the near-working network: bookings, arrivals, and whom one speaks with at a member.
import { agedBy, duty, type Kind, said } from './kind-rules.ts'

export const networkKinds = {
  bookings: {
    title: said('Prenotazioni di postazioni', 'Bookings of seats'),
    purpose: said(
      'Tenere il posto a chi l’ha chiesto, e dirlo a chi ospita',
      'To keep the seat for who asked for it, and tell the host',
    ),
    seenBy: said(
      'la persona; chi ospita vede il posto, e il nome solo dove la convenzione lo dice',
      'the person; the host sees the seat, and the name only where the convention says so',
    ),
    ...agedBy('art. 6 c. 1 lett. b; D.Lgs. 81/2008 art. 26', 400, 731),
    why: said(
      'Un anno e un mese: la relazione e i conti di una convenzione annuale',
      'A year and a month: the report and the accounts of a convention of a year',
    ),
  },
  visits: {
    title: said('Arrivi ai posti', 'Arrivals at seats'),
    purpose: said(
      'Sapere quanti posti sono usati e quante persone ci sono, per la sicurezza; mai per valutare qualcuno',
      'To know how many seats are used and how many people are there, for safety; never to judge anybody',
    ),
    basis: `${duty}; D.Lgs. 81/2008 art. 43; L. 300/1970 art. 4; Garante, provv. 135 del 13/3/2025`,
    seenBy: said('solo la persona; gli altri leggono numeri', 'the person alone; others read numbers'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Si cancellano dopo i giorni della regola «Arrivi ai posti»: 14, al massimo 21',
      'Deleted after the days of the policy “Arrivals at seats”: 14, at most 21',
    ),
  },
  contacts: {
    title: said('Referenti dei membri della rete', 'Contacts of members of the network'),
    purpose: said(
      'Parlare con chi si candida e con chi è membro della rete',
      'To speak with who applies and with members of the network',
    ),
    basis: `${duty}; L. 241/1990 artt. 11 e 15`,
    seenBy: said('solo chi coordina la rete', 'only who coordinates the network'),
    counted: 'never',
    usualDays: 0,
    mostDays: 0,
    why: said(
      'Si cancellano un anno dopo il rifiuto, il ritiro o l’uscita; una candidatura mai confermata, quando scade il suo collegamento',
      'Deleted a year after refusal, withdrawal or leaving; an application never confirmed, when its link expires',
    ),
  },
} as const satisfies Record<string, Kind>
