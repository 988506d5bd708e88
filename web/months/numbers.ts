import type { months } from '../../features/months/contract.ts'
import type { people } from '../../features/people/contract.ts'
import type { Answered } from '../call.ts'

export type Numbers = Omit<Answered<typeof months.month>, 'stage' | 'publishedAt'>
export type Structure = {
  directorates: Answered<typeof people.directorates>['items']
  teams: Answered<typeof people.teams>['items']
}

/** A whole number as typed, or undefined. */
export const wholeTyped = (typed: string): number | undefined =>
  /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : undefined
/** What is typed for each directorate or team, by id. */
export type Typed = Readonly<Record<string, string>>
