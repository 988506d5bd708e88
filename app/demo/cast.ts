import type { Role } from '../../vocabulary/role.ts'

/**
 * Whom a visitor may sign in as: invented, with a story each. They have not stated the wishes of the open month,
 * so that the visitor can. They are given their roles before all others: so the sign-in page finds them.
 */
export type CastMember = {
  givenName: string
  familyName: string
  sex: 'F' | 'M'
  birthDay: string
  /** Directorate and number of the team within it; `big` and `twelve` are the two teams of that size. */
  place: { directorate: string; team: number } | 'twelve' | 'big'
  roles: readonly Role[]
  /** Lives there; otherwise anywhere. */
  livesIn?: string
  partTimePercent?: number
  homeSuitable?: boolean
  anyDay?: boolean
  /** Asks for a seat near home. */
  near?: boolean
}

export const cast: readonly CastMember[] = [
  // The manager of twelve people, and of sixty.
  {
    givenName: 'Ada',
    familyName: 'Colombo',
    sex: 'F',
    birthDay: '1971-03-14',
    place: 'twelve',
    roles: ['team-manager'],
  },
  {
    givenName: 'Elena',
    familyName: 'Fontana',
    sex: 'F',
    birthDay: '1968-09-02',
    place: 'big',
    roles: ['team-manager'],
  },
  // The head of the directorate in which both are.
  {
    givenName: 'Giorgio',
    familyName: 'Bassi',
    sex: 'M',
    birthDay: '1964-11-20',
    place: { directorate: 'servizi-civici', team: 2 },
    roles: ['directorate-head'],
  },
  // Lives among spaces of the network, some ten to twenty minutes on foot, and is content with any day: the person behind
  // the employee's door finds something near.
  {
    givenName: 'Bruno',
    familyName: 'Ferri',
    sex: 'M',
    birthDay: '1979-05-30',
    place: 'twelve',
    roles: [],
    livesIn: 'Maciachini – Maggiolina',
    anyDay: true,
    near: true,
  },
  // Works seventy in a hundred: her days are fewer in proportion.
  {
    givenName: 'Carla',
    familyName: 'Greco',
    sex: 'F',
    birthDay: '1984-01-17',
    place: 'twelve',
    roles: [],
    livesIn: 'Bovisa',
    partTimePercent: 70,
  },
  // Has not declared a home fit for work: sees why no day can be granted, and where to say so.
  {
    givenName: 'Fabio',
    familyName: 'Moretti',
    sex: 'M',
    birthDay: '1990-07-08',
    place: 'big',
    roles: [],
    livesIn: 'Baggio – Quartiere degli Olmi – Quartiere Valsesia',
    homeSuitable: false,
  },
  {
    givenName: 'Irene',
    familyName: 'Marino',
    sex: 'F',
    birthDay: '1974-12-01',
    place: { directorate: 'risorse-umane', team: 0 },
    roles: ['hr-office'],
  },
  {
    givenName: 'Marta',
    familyName: 'Rizzo',
    sex: 'F',
    birthDay: '1981-06-25',
    place: { directorate: 'tecnologie', team: 0 },
    roles: ['administrator'],
  },
  {
    givenName: 'Rita',
    familyName: 'Leone',
    sex: 'F',
    birthDay: '1977-02-11',
    place: { directorate: 'tecnologie', team: 1 },
    roles: ['space-host'],
  },
  {
    givenName: 'Luca',
    familyName: 'Barbieri',
    sex: 'M',
    birthDay: '1972-10-05',
    place: { directorate: 'risorse-umane', team: 1 },
    roles: ['network-coordinator'],
  },
  {
    givenName: 'Olga',
    familyName: 'Serra',
    sex: 'F',
    birthDay: '1966-04-19',
    place: { directorate: 'entrate', team: 0 },
    roles: ['union-representative'],
  },
  {
    givenName: 'Piero',
    familyName: 'Villa',
    sex: 'M',
    birthDay: '1969-08-28',
    place: { directorate: 'entrate', team: 1 },
    roles: ['safety-representative'],
  },
  {
    givenName: 'Silvia',
    familyName: 'Neri',
    sex: 'F',
    birthDay: '1976-02-18',
    place: { directorate: 'risorse-umane', team: 1 },
    roles: ['priority-verifier'],
  },
  {
    givenName: 'Nino',
    familyName: 'Galli',
    sex: 'M',
    birthDay: '1963-01-09',
    place: { directorate: 'risorse-umane', team: 1 },
    roles: ['auditor'],
  },
]
