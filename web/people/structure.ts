import type { people } from '../../features/people/contract.ts'
import type { Answered } from '../call.ts'

export type Office = Answered<typeof people.offices>['items'][number]
export type Directorate = Answered<typeof people.directorates>['items'][number]
export type Team = Answered<typeof people.teams>['items'][number]
export type StructureOf = {
  offices: readonly Office[]
  directorates: readonly Directorate[]
  teams: readonly Team[]
}
/** What is being added (null) or changed in the dialog. */
export type Edited =
  | { kind: 'office'; office: Office | null }
  | { kind: 'directorate'; directorate: Directorate | null }
  | { kind: 'team'; team: Team | null; directorateId?: string }
