// Kinds of personal data that come with agreements and their duties.
import { agedBy, duty, five, type Kind, said } from './kind-rules.ts'

export const dutiesKinds = {
  priorities: {
    title: said('Priorità', 'Priorities'),
    purpose: said(
      'Dare la priorità di legge nell’accesso al lavoro agile',
      'To give the priority that the law wants in access to agile work',
    ),
    seenBy: said('la persona, chi verifica, il calcolo', 'the person, who verifies, the computation'),
    ...agedBy('art. 9 c. 2 lett. b; L. 81/2017 art. 18 c. 3-bis', 365, 730),
    why: said(
      'Un anno dalla fine, per chi chiede ragione di un mese passato',
      'A year after their end, for who asks the reason of a past month',
    ),
  },
  agreements: {
    title: said('Accordi individuali', 'Individual agreements'),
    purpose: said('Regolare e provare il lavoro fuori sede', 'To govern and prove work away'),
    seenBy: said('la persona, chi approva e firma, HR', 'the person, who approves and signs, HR'),
    ...agedBy('art. 6 c. 1 lett. b e c; L. 81/2017 art. 19', five, 3653),
    why: said('Cinque anni (DM 149/2022), finita la vigenza', 'Five years (DM 149/2022), once it is over'),
  },
  readiness: {
    title: said('Dotazioni e richieste di assistenza', 'Equipment and requests for help'),
    purpose: said(
      'Sapere chi ha in mano che cosa, e aiutare chi non riesce a lavorare',
      'To know who has what in hand, and help who cannot work',
    ),
    basis: `${duty}; D.M. 8/10/2021 art. 1 c. 3`,
    seenBy: said(
      'la persona, l’ufficio del personale; il responsabile vede le dotazioni, non le richieste',
      'the person, the HR office; the manager sees the equipment, not the requests',
    ),
    counted: 'left',
    usualDays: 366,
    mostDays: five,
    why: said(
      'Un anno dopo l’uscita le restituzioni sono chiuse',
      'A year after leaving all has been given back',
    ),
  },
  training: {
    title: said('Formazione', 'Training'),
    purpose: said(
      'Sapere chi ha fatto i corsi che servono, e attestarlo',
      'To know who has done the courses that are needed, and certify it',
    ),
    basis: `${duty}, artt. 1 e 7; CCNL Funzioni Locali 16/11/2022 artt. 54-56 e 67`,
    seenBy: said('la persona, l’ufficio del personale', 'the person, the HR office'),
    counted: 'left',
    usualDays: five,
    mostDays: 3653,
    why: said(
      'Cinque anni dopo l’uscita si prescrivono i diritti che ne dipendono (art. 2948 c.c.)',
      'Five years after leaving, the claims that hang on it lapse (art. 2948 c.c.)',
    ),
  },
} as const satisfies Record<string, Kind>
