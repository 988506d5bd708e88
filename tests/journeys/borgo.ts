import { inventedFiscalCode } from '../../features/people/example.ts'
import { xlsxOf } from '../../platform/sheets/writing.ts'

/** The people of an invented municipality as their HR office would write them into the template. */
export const boss = { givenName: 'Marta', familyName: 'Rizzo', email: 'marta.rizzo@borgo.example' }
export const manager = { givenName: 'Ada', familyName: 'Colombo', email: 'ada.colombo@borgo.example' }
export const employee = { givenName: 'Bruno', familyName: 'Ferri', email: 'bruno.ferri@borgo.example' }
const others = [
  ['Carla', 'Greco'],
  ['Dino', 'Russo'],
  ['Elena', 'Fontana'],
  ['Fabio', 'Moretti'],
  ['Giulia', 'Conti'],
  ['Irene', 'Marino'],
  ['Luca', 'Barbieri'],
  ['Nino', 'Galli'],
  ['Olga', 'Serra'],
  ['Piero', 'Villa'],
] as const

export const fiscalCodeOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  inventedFiscalCode({ givenName, familyName, sex: 'F', birthDay: '1982-04-11' })

/** @param mended false leaves a wrong fiscal code and a team that does not exist in the file. */
export function peopleFile({ mended }: { mended: boolean }): Promise<Uint8Array> {
  const named = [
    { ...boss, team: 'ANAG', roles: 'dipendente, amministratore, ufficio del personale' },
    { ...manager, team: 'ANAG', roles: 'dipendente, responsabile di squadra' },
    { ...employee, team: 'ANAG', roles: 'dipendente' },
    ...others.map(([givenName, familyName], index) => ({
      givenName,
      familyName,
      email: `${givenName}.${familyName}@borgo.example`.toLowerCase(),
      team: index % 2 === 0 ? 'ANAG' : mended ? 'TRIB' : 'TRBI',
      roles: 'dipendente',
    })),
  ]
  const persons = named.map((person, index) => [
    index === 4 && !mended ? 'RSSDNI82D11Z999A' : fiscalCodeOf(person),
    person.familyName,
    person.givenName,
    person.email,
    person.roles,
    person.team,
    '07:30',
    '10:00',
    '08:30',
    30 + index,
  ])
  return xlsxOf([
    {
      name: 'Sedi',
      rows: [
        ['Codice', 'Nome', 'Zona', 'Postazioni', 'Latitudine', 'Longitudine'],
        ['MUN', 'Palazzo municipale', 'Centro', 12, 45.4642, 9.19],
      ],
    },
    {
      name: 'Squadre',
      rows: [
        ['Codice', 'Nome', 'Codice direzione', 'Direzione', 'Codice sede', 'Presenza minima'],
        ['ANAG', 'Anagrafe', 'SERV', 'Servizi ai cittadini', 'MUN', 3],
        ['TRIB', 'Tributi', 'SERV', 'Servizi ai cittadini', 'MUN', 2],
      ],
    },
    {
      name: 'Persone',
      rows: [
        [
          'Codice fiscale',
          'Cognome',
          'Nome',
          'E-mail',
          'Ruoli',
          'Codice squadra',
          'Entrata dalle',
          'Entrata entro le',
          'Entrata preferita',
          'Minuti per la sede',
        ],
        ...persons,
      ],
    },
  ])
}
