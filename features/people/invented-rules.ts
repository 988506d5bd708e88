// Fiscal codes of people who do not exist: for tests, the demo and the sample file.
import { controlCharacter } from './rules.ts'

const consonants = (name: string): string => lettersOf(name).replaceAll(/[AEIOU]/g, '')
const vowels = (name: string): string => lettersOf(name).replaceAll(/[^AEIOU]/g, '')
const lettersOf = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
const threeOf = (chosen: string, name: string): string => `${chosen}${vowels(name)}XXX`.slice(0, 3)

/**
 * The fiscal code of an invented person: right in shape and control character, with the place Z999, which no
 * country has, so that it is nobody's.
 */
export function inventedFiscalCode({
  familyName,
  givenName,
  sex,
  birthDay,
}: {
  familyName: string
  givenName: string
  sex: 'F' | 'M'
  /** `YYYY-MM-DD` */
  birthDay: string
}): string {
  const given = consonants(givenName)
  const [year, month, day] = birthDay.split('-').map(Number) as [number, number, number]
  const fifteen = [
    threeOf(consonants(familyName), familyName),
    // Of four or more consonants of a given name the second is left out.
    threeOf(given.length > 3 ? given[0]! + given.slice(2) : given, givenName),
    String(year % 100).padStart(2, '0'),
    'ABCDEHLMPRST'[month - 1],
    String(day + (sex === 'F' ? 40 : 0)).padStart(2, '0'),
    'Z999',
  ].join('')
  return fifteen + controlCharacter(fifteen)
}
