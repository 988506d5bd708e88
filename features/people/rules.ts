import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { ActingRole, Role } from '../../vocabulary/role.ts'

export const contracts = ['permanent', 'fixed-term', 'apprentice'] as const
export type Contract = (typeof contracts)[number]
/** What a person declares of the home: there is room, the tools are there, it is safe (L. 81/2017 art. 22). */
export type HomeFit = { space: boolean; tools: boolean; safety: boolean }
export type Point = { latitude: number; longitude: number }

/** What an office writes about a person. Times are `HH:MM`. */
export type PersonWritten = {
  fiscalCode: string
  givenName: string
  familyName: string
  email: string | null
  teamId: string | null
  partTimePercent: number
  contract: Contract
  entryEarliest: string
  entryLatest: string
  entryPreferred: string
}

/** What holds until something else is said. */
export const usual = {
  partTimePercent: 100,
  contract: 'permanent',
  entryEarliest: '07:30',
  entryLatest: '10:00',
  entryPreferred: '08:30',
} as const

// Fiscal code ------------------------------------------------------------------------------------------
// DPR 605/1973 and the decree of 23 December 1976: surname, name, year, month, day and sex, place, control
// character. Two persons who would have the same code get one with letters for some digits (omocodia).

const shape = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/
const omocodia = 'LMNPQRSTUV'
const months = 'ABCDEHLMPRST'
/** Values of the characters 0-9 in odd places (the first is one); letters A-J count as 0-9, then K-Z follow. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]
const letterFromZero = (character: string): number => character.charCodeAt(0) - 65
const evenValue = (character: string): number =>
  character >= 'A' ? letterFromZero(character) : Number(character)
const digitsAt = (code: string, from: number, to: number): number =>
  Number([...code.slice(from, to)].map((at) => (at >= 'A' ? omocodia.indexOf(at) : at)).join(''))

/** As it is kept: capitals without spaces. */
export const tidyFiscalCode = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()

/** The sixteenth character, from the fifteen before it. */
export function controlCharacter(fifteen: string): string {
  let sum = 0
  for (let place = 0; place < 15; place++) {
    const value = evenValue(fifteen[place]!)
    sum += place % 2 === 0 ? oddValues[value]! : value
  }
  return String.fromCharCode(65 + (sum % 26))
}

const dayOf = (code: string): number => digitsAt(code, 9, 11)

/** Why a text is no fiscal code, or undefined: `shape` covers a day that no month has. */
export function faultOfFiscalCode(code: string): 'shape' | 'control' | undefined {
  if (!shape.test(code)) return 'shape'
  const day = dayOf(code) % 40
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][months.indexOf(code[8]!)]!
  if (dayOf(code) > 71 || day < 1 || day > longest) return 'shape'
  return controlCharacter(code) === code[15] ? undefined : 'control'
}

/** 40 is added to the day of birth of women. */
export const sexOf = (code: string): 'F' | 'M' => (dayOf(code) > 40 ? 'F' : 'M')

/** The code has two digits of the year: who works is at least 14, so the century is known. */
export function birthYearOf(code: string, thisYear: number): number {
  const digits = digitsAt(code, 6, 8)
  return 2000 + digits <= thisYear - 14 ? 2000 + digits : 1900 + digits
}

/** The day of birth that the code holds. */
export function birthDayOf(code: string, thisYear: number): Day {
  const month = String(months.indexOf(code[8]!) + 1).padStart(2, '0')
  return `${birthYearOf(code, thisYear)}-${month}-${String(dayOf(code) % 40).padStart(2, '0')}` as Day
}

/** Where the person was born, as the cadastral code of the comune or of the foreign state: `F205`, `Z112`. */
export const birthPlaceOf = (code: string): string =>
  `${code[11]}${String(digitsAt(code, 12, 15)).padStart(3, '0')}`

// Persons ----------------------------------------------------------------------------------------------

/** All that is wrong with a person by itself. What others have or know is for the store to find. */
export function reasonsNotToKeep(person: PersonWritten): Reason[] {
  const fault = faultOfFiscalCode(person.fiscalCode)
  const reasons: Reason[] = fault ? [{ code: `people/fiscal-code-${fault}` }] : []
  if (!Number.isInteger(person.partTimePercent) || person.partTimePercent < 1 || person.partTimePercent > 100)
    reasons.push({ code: 'people/part-time' })
  return [...reasons, ...reasonsAgainstBand(person)]
}

export const reasonsAgainstBand = ({
  entryEarliest,
  entryLatest,
  entryPreferred,
}: Pick<PersonWritten, 'entryEarliest' | 'entryLatest' | 'entryPreferred'>): Reason[] =>
  entryEarliest <= entryPreferred && entryPreferred <= entryLatest
    ? []
    : [{ code: 'people/entry-band', earliest: entryEarliest, latest: entryLatest }]

/** Roles that the HR office may give by a file; the others only an administrator. */
export const rolesOfTheLine: readonly Role[] = ['employee', 'team-manager', 'directorate-head']

/**
 * E-mail and fiscal code are what sign-in knows a person by: whoever could rewrite those of somebody who may
 * more than themselves could sign in as them.
 */
export function reasonsNotToRewriteKeys(
  before: Pick<PersonWritten, 'email' | 'fiscalCode'> & { roles: readonly Role[] },
  after: Pick<PersonWritten, 'email' | 'fiscalCode'>,
  actorRoles: readonly ActingRole[],
): Reason[] {
  const sameKeys = before.email === after.email && before.fiscalCode === after.fiscalCode
  const mayMore = before.roles.some((role) => !rolesOfTheLine.includes(role) && !actorRoles.includes(role))
  return sameKeys || !mayMore || actorRoles.includes('administrator')
    ? []
    : [{ code: 'people/keys-of-others' }]
}

/** A position is two numbers or none. */
export const reasonsAgainstPosition = ({
  latitude,
  longitude,
}: {
  latitude: number | null
  longitude: number | null
}): Reason[] => ((latitude === null) === (longitude === null) ? [] : [{ code: 'people/half-a-position' }])

// The way to the office --------------------------------------------------------------------------------

/**
 * How minutes to the office are estimated where nobody stated them: air distance, lengthened by what streets
 * add, at a door-to-door speed. An assumption, not a measurement: 18 km/h stands for a large city with waits
 * and walks included (on foot is 4.5, by bicycle 13). Said to be an estimate wherever it is shown.
 */
export const commuteEstimate = { since: '2026-11-01', detour: 1.25, kilometresPerHour: 18, mostMinutes: 600 }

const earthRadiusKm = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Distance through the air, by the haversine formula. */
export function airDistanceKm(from: Point, to: Point): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const inside =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(inside)))
}

/** Minutes one way, estimated. */
export function estimatedMinutes(home: Point, office: Point, by = commuteEstimate): number {
  const minutes = (airDistanceKm(home, office) * by.detour * 60) / by.kilometresPerHour
  return Math.min(by.mostMinutes, Math.round(minutes))
}

/** A name as it is searched and sorted: small letters without accents or apostrophes. */
export const searchKeyOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
