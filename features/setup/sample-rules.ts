// A small invented administration, as the import's file would hold it: to look at, and to try the import with.
import type { SheetName } from '../people/import-columns-rules.ts'
import { inventedFiscalCode } from '../people/invented-rules.ts'

type Row = Record<string, string | number>
const offices: Row[] = [
  { code: 'MUN', name: 'Palazzo municipale', zone: 'Centro', desks: 12, latitude: 45.4642, longitude: 9.19 },
  { code: 'PON', name: 'Delegazione Ponte', zone: 'Ponte', desks: 6, latitude: 45.4841, longitude: 9.2043 },
]
const team = (
  code: string,
  name: string,
  directorate: [string, string],
  office: string,
  least: number,
): Row => ({
  ...{ code, name, directorate_code: directorate[0], directorate_name: directorate[1] },
  ...{ office_code: office, min_present: least },
})
const services: [string, string] = ['SERV', 'Servizi ai cittadini']
const resources: [string, string] = ['RIS', 'Risorse']
// Not the template's own row, which an import leaves out.
const teams = [
  team('DEM', 'Servizi demografici', services, 'MUN', 2),
  team('SPOR', 'Sportello Ponte', services, 'PON', 2),
  team('PERS', 'Personale', resources, 'MUN', 1),
]
// Families of trees, so that nobody is taken for real. The first of each team leads it.
const people: [team: string, names: string][] = [
  ['DEM', 'Elena Abete, Bruno Betulla, Carla Carpino, Dino Faggio, Giulia Larice, Ivo Mirto, Nora Ontano'],
  ['SPOR', 'Fabio Ginepro, Lia Nocciolo, Marco Pioppo, Pia Quercia, Renzo Salice'],
  ['PERS', 'Silvia Tiglio, Tito Robinia, Ada Edera, Olmo Dafne'],
]
const ends = (name: string, letters: string) => letters.includes(name.at(-1)!)

const persons: Row[] = people.flatMap(([team, names], group) =>
  names.split(', ').map((name, place): Row => {
    const [givenName, familyName] = name.split(' ') as [string, string]
    const sex = ends(givenName, 'a') ? 'F' : 'M'
    const year = 1964 + ((group * 11 + place * 5) % 36)
    const birthDay = `${year}-0${1 + (place % 9)}-1${place}`
    const lead = place === 0 ? ', responsabile di squadra' : ''
    const hr = team === 'PERS' && place === 1 ? ', ufficio del personale' : ''
    return {
      fiscal_code: inventedFiscalCode({ familyName, givenName, sex, birthDay }),
      ...{ family_name: familyName, given_name: givenName },
      email: `${givenName}.${familyName}@ente.example`.toLowerCase(),
      ...{ roles: `dipendente${lead}${hr}`, team_code: team },
      part_time_percent: place === 3 ? 70 : 100,
      contract: 'tempo indeterminato',
      ...{ entry_earliest: '07:30', entry_latest: '10:00', entry_preferred: place % 2 ? '08:00' : '08:30' },
      ...{ sex, birth_year: year, commute_minutes: 15 + ((group * 17 + place * 13) % 50) },
    }
  }),
)

export const sampleRows: Record<SheetName, readonly Row[]> = { offices, teams, persons }
