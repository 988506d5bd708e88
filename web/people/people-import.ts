import type { people } from '../../features/people/contract.ts'
import type { Answered } from '../call.ts'

export type PeopleImport = Answered<typeof people.peopleImport>

export const sumOf = (counts: PeopleImport['counts'], which: 'added' | 'changed'): number =>
  counts.offices[which] + counts.directorates[which] + counts.teams[which] + counts.persons[which]
