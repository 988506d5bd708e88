import {
  contract,
  email,
  fiscalCode,
  type Kind,
  latitude,
  longitude,
  percent,
  roleNames,
  sex,
  text,
  time,
  type Words,
  whole,
  year,
} from './import-cells-rules.ts'

/** The sheets of an import file and their columns. `directorates` are staged from what teams say of theirs. */
export type SheetName = 'offices' | 'teams' | 'persons'

export type Column = Kind & {
  /** The name under which the value is staged: the database's. */
  key: string
  heading: Words
  /** Other headings by which it is known. */
  also: readonly string[]
  required: boolean
  /** A home position: its content is never shown, in a fault neither. */
  secret: boolean
  example: string | number
}

const column = (
  key: string,
  [it, en, ...also]: [it: string, en: string, ...also: string[]],
  kind: Kind,
  example: string | number,
  more?: 'required' | 'secret',
): Column => ({
  ...kind,
  key,
  heading: { it, en },
  also,
  example,
  required: more === 'required',
  secret: more === 'secret',
})

const offices = [
  column('code', ['Codice', 'Code', 'codice sede', 'office code'], text(40), 'MUN', 'required'),
  column('name', ['Nome', 'Name', 'sede', 'office'], text(200), 'Palazzo municipale', 'required'),
  column('zone', ['Zona', 'Zone', 'quartiere', 'neighbourhood', 'NIL'], text(100), 'Centro'),
  column('desks', ['Postazioni', 'Desks', 'scrivanie'], whole(0, 100_000), 120, 'required'),
  column('latitude', ['Latitudine', 'Latitude', 'lat'], latitude, 45.4642),
  column('longitude', ['Longitudine', 'Longitude', 'lon', 'long', 'lng'], longitude, 9.19),
]

const teams = [
  column('code', ['Codice', 'Code', 'codice squadra', 'team code'], text(40), 'ANAG', 'required'),
  column('name', ['Nome', 'Name', 'squadra', 'team'], text(200), 'Anagrafe', 'required'),
  column('directorate_code', ['Codice direzione', 'Directorate code'], text(40), 'SERV', 'required'),
  column(
    'directorate_name',
    ['Direzione', 'Directorate', 'nome direzione', 'directorate name'],
    text(200),
    'Servizi ai cittadini',
  ),
  column('office_code', ['Codice sede', 'Office code', 'sede', 'office'], text(40), 'MUN', 'required'),
  column(
    'min_present',
    ['Presenza minima', 'Minimum presence', 'min present', 'presenti minimi'],
    whole(0, 10_000),
    2,
  ),
]

const persons = [
  column('fiscal_code', ['Codice fiscale', 'Fiscal code', 'CF'], fiscalCode, 'CLMDAA80E57Z999I', 'required'),
  column('family_name', ['Cognome', 'Family name', 'surname', 'last name'], text(200), 'Colombo', 'required'),
  column('given_name', ['Nome', 'Given name', 'name', 'first name'], text(200), 'Ada', 'required'),
  column('email', ['E-mail', 'E-mail', 'posta elettronica'], email, 'ada.colombo@ente.example'),
  column('roles', ['Ruoli', 'Roles', 'ruolo', 'role'], roleNames, 'dipendente, responsabile di squadra'),
  column('team_code', ['Codice squadra', 'Team code', 'squadra', 'team'], text(40), 'ANAG'),
  column('office_code', ['Codice sede', 'Office code', 'sede', 'office'], text(40), 'MUN'),
  column(
    'part_time_percent',
    ['Tempo di lavoro %', 'Part-time %', 'percentuale part time', 'tempo parziale', 'part time percent'],
    percent,
    100,
  ),
  column(
    'contract',
    ['Contratto', 'Contract', 'tipo di contratto', 'contract type'],
    contract,
    'tempo indeterminato',
  ),
  column('entry_earliest', ['Entrata dalle', 'Entry earliest', 'earliest entry'], time, '07:30'),
  column('entry_latest', ['Entrata entro le', 'Entry latest', 'latest entry'], time, '10:00'),
  column('entry_preferred', ['Entrata preferita', 'Entry preferred', 'preferred entry'], time, '08:30'),
  column('sex', ['Sesso', 'Sex', 'genere', 'gender'], sex, 'F'),
  column('birth_year', ['Anno di nascita', 'Birth year', 'year of birth'], year, 1980),
  column(
    'commute_minutes',
    ['Minuti per la sede', 'Commute minutes', 'minuti casa lavoro', 'minutes to the office'],
    whole(0, 600),
    40,
  ),
  column(
    'home_latitude',
    ['Latitudine casa', 'Home latitude', 'casa lat', 'home lat'],
    latitude,
    45.4841,
    'secret',
  ),
  column(
    'home_longitude',
    ['Longitudine casa', 'Home longitude', 'casa lon', 'home lon', 'home lng'],
    longitude,
    9.2043,
    'secret',
  ),
]

export const sheets: Record<
  SheetName,
  { heading: Words; also: readonly string[]; columns: readonly Column[] }
> = {
  offices: { heading: { it: 'Sedi', en: 'Offices' }, also: ['sede', 'office', 'uffici'], columns: offices },
  teams: { heading: { it: 'Squadre', en: 'Teams' }, also: ['squadra', 'team'], columns: teams },
  persons: {
    heading: { it: 'Persone', en: 'People' },
    also: ['persons', 'persona', 'dipendenti', 'personale', 'employees'],
    columns: persons,
  },
}
export const sheetNames = Object.keys(sheets) as SheetName[]
