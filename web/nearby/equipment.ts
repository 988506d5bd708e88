import { known, text } from '../language.ts'

/** What a site or a seat has, in the words of the spaces; a word of a later version as it is. */
export function equipmentWords(name: string): string {
  const key = [`spaces.equipment-${name}`, `spaces.attribute-${name}`].find(known)
  return key && known(key) ? text(key) : name
}
