import type { Role } from '../../vocabulary/role.ts'
import { type Contract, faultOfFiscalCode, tidyFiscalCode } from './rules.ts'

/** What cells hold: each reader gives the value of a cell that is not empty, or undefined when it is none. */
export type Language = 'it' | 'en'
export type Words = Record<Language, string>
export type Value = string | number | string[]
export type Kind = {
  read: (cell: string, thisYear: number) => Value | undefined
  /** What would have been right. */
  expected: Words
}

/** A cell without what nobody sees: control characters, halves of characters, spaces around and doubled. */
export const tidyCell = (cell: string): string =>
  cell
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()

export const text = (longest: number): Kind => ({
  read: (cell) => (cell.length <= longest ? cell : undefined),
  expected: { it: `al più ${longest} caratteri`, en: `at most ${longest} characters` },
})

/** Italian spreadsheets write `45,46`. */
const numberOf = (cell: string): number =>
  Number(/^-?\d+([.,]\d+)?$/.test(cell) ? cell.replace(',', '.') : NaN)
const between =
  (least: number, most: number) =>
  (cell: string): number | undefined => {
    const number = numberOf(cell)
    return number >= least && number <= most ? number : undefined
  }
export const whole = (least: number, most: number): Kind => ({
  read: (cell) => {
    const number = between(least, most)(cell)
    return Number.isInteger(number) ? number : undefined
  },
  expected: {
    it: `un numero intero da ${least} a ${most}`,
    en: `a whole number from ${least} to ${most}`,
  },
})

/** Somewhere in Italy or near its borders: latitude and longitude exchanged, or in other units, are found out. */
export const latitude: Kind = {
  read: between(35, 48),
  expected: { it: 'gradi decimali fra 35 e 48', en: 'decimal degrees between 35 and 48' },
}
export const longitude: Kind = {
  read: between(6, 19),
  expected: { it: 'gradi decimali fra 6 e 19', en: 'decimal degrees between 6 and 19' },
}

const clockOf = (hours: number, minutes: number): string | undefined =>
  hours < 24 && minutes < 60
    ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
    : undefined

/** `8:30`, `8.30`, `08:30:00`, or the fraction of a day by which a spreadsheet keeps a time. */
export const time: Kind = {
  read: (cell) => {
    if (/^0?[.,]\d+$/.test(cell)) {
      const minutes = Math.round(Number(`0.${cell.replace(/^0?[.,]/, '')}`) * 1440)
      return clockOf(Math.floor(minutes / 60), minutes % 60)
    }
    const [, hours, minutes] = /^(\d{1,2})[:.h](\d{2})(?::00)?$/.exec(cell) ?? []
    return hours && minutes ? clockOf(Number(hours), Number(minutes)) : undefined
  },
  expected: { it: 'un’ora come 08:30', en: 'a time such as 08:30' },
}

/** `50`, `50 %`, or `0,5` as a spreadsheet keeps a percentage; 1 is the whole. */
export const percent: Kind = {
  read: (cell) => {
    const number = numberOf(cell.replace(/\s*%$/, ''))
    const share = number <= 1 && !cell.includes('%') ? Math.round(number * 100) : number
    return Number.isInteger(share) && share >= 1 && share <= 100 ? share : undefined
  },
  expected: { it: 'una percentuale da 1 a 100', en: 'a percentage from 1 to 100' },
}

export const year: Kind = {
  read: (cell, thisYear) => whole(1900, thisYear - 14).read(cell, thisYear),
  expected: { it: 'un anno come 1980', en: 'a year such as 1980' },
}

export const fiscalCode: Kind = {
  read: (cell) => (faultOfFiscalCode(tidyFiscalCode(cell)) ? undefined : tidyFiscalCode(cell)),
  expected: {
    it: '16 caratteri, con il carattere di controllo giusto',
    en: '16 characters, with the right control character',
  },
}

export const email: Kind = {
  read: (cell) =>
    cell.length <= 200 && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@.,;<>]{2,}$/.test(cell) ? cell : undefined,
  expected: { it: 'un indirizzo come nome@ente.it', en: 'an address such as name@body.it' },
}

/** As words are compared: small letters and digits, nothing else. */
export const plain = (words: string): string =>
  words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

const oneOf = <Meant extends string>(names: Record<Meant, readonly string[]>) => {
  const byName = new Map(
    Object.entries<readonly string[]>(names).flatMap(([meant, known]) =>
      [meant, ...known].map((name) => [plain(name), meant as Meant]),
    ),
  )
  return (cell: string): Meant | undefined => byName.get(plain(cell))
}

export const sex: Kind = {
  read: oneOf({ F: ['donna', 'femmina', 'female'], M: ['uomo', 'maschio', 'male'] }),
  expected: { it: 'F o M', en: 'F or M' },
}

export const contract: Kind = {
  read: oneOf<Contract>({
    permanent: ['tempo indeterminato', 'a tempo indeterminato', 'indeterminato'],
    'fixed-term': ['tempo determinato', 'a tempo determinato', 'determinato'],
    apprentice: ['apprendistato', 'apprendista'],
  }),
  expected: {
    it: 'tempo indeterminato, tempo determinato o apprendistato',
    en: 'permanent, fixed-term or apprentice',
  },
}

const readRole = oneOf<Role>({
  employee: ['dipendente'],
  'team-manager': ['responsabile di squadra', 'responsabile'],
  'directorate-head': ['responsabile di direzione', 'dirigente', 'head of directorate'],
  'hr-office': ['ufficio del personale', 'ufficio personale', 'HR'],
  'space-host': ['gestore di uno spazio', 'gestore di spazio'],
  'network-coordinator': ['coordinamento della rete', 'coordinatore della rete'],
  administrator: ['amministratore', 'amministrazione di Vicinato', 'administrator of Vicinato'],
  'union-representative': ['rappresentanza sindacale', 'rappresentante sindacale', 'RSU'],
  'safety-representative': ['rappresentanza per la sicurezza', 'rappresentante per la sicurezza', 'RLS'],
  'priority-verifier': ['verifica delle priorità', 'verificatore delle priorità'],
  auditor: ['revisione', 'revisore'],
})

export const roleNames: Kind = {
  read: (cell) => {
    const read = cell
      .split(/[,;+|/]/)
      .filter((name) => name.trim())
      .map(readRole)
    return read.includes(undefined) ? undefined : [...new Set(read as Role[])].sort()
  },
  expected: {
    it: 'dipendente, responsabile di squadra, responsabile di direzione, ufficio del personale, gestore di uno spazio, coordinamento della rete, amministratore, RSU, RLS, verifica delle priorità o revisore; più d’uno, separati da virgole',
    en: 'employee, team manager, directorate head, HR office, space host, network coordinator, administrator, union representative, safety representative, priority verifier or auditor; several, separated by commas',
  },
}
