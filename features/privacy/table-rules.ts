// What is said of each table that says something of a person.
import type { KindName } from './kinds-rules.ts'

export type KeptTable = {
  kind: KindName
  /** The column of the person's organisation, where a row stands under another's: a guest's under the host. */
  tenant?: 'organisation_id' | 'guest_id'
  /** Columns by which a row is about a person: their own data. */
  about: readonly string[]
  /**
   * A column that refers to a row about the person, in that table: an answer to them is theirs too. By its `id`,
   * or by the column named third.
   */
  of?: readonly [column: string, table: string, its?: string]
  /** Columns that say who did it: the row is about the work, the person only signs it. */
  by?: readonly string[]
  /** When the person is erased: their rows go, or stay without a name, so that sums and acts stay true. */
  erased: 'deleted' | 'kept'
  /** Free texts: blanked in rows of the person, and wherever they hold the person's name, e-mail or fiscal code. */
  texts?: readonly string[]
  /** What the age is counted from: an instant, a day, or a month. Only for kinds that are counted so. */
  aged?: string
  /** Columns that are keys and not data. */
  secret?: readonly string[]
}

export const deleted = 'deleted'
export const kept = 'kept'
export const mine = ['person_id']
