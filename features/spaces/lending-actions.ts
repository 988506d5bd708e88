// What conventions may say of sites: lent from now on, and no longer. Nobody else writes what is lent.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type EndedLending, type LendingsChosen, saveLendings, saveLendingsEnded } from './lending-store.ts'
import type { Lending } from './rules.ts'

/**
 * Lends sites; said again, a convention's terms take the place of what they were. Whether who acts may do so, as the
 * host or as the guest that signs last, is for the policies of `lending` to say.
 */
export async function lend({ tx }: Pick<Context, 'tx'>, rows: readonly Lending[]): Promise<void> {
  if (rows.length > 0) await saveLendings(tx, rows)
}

/**
 * Ends what a convention lends, to all or to one guest, after a last day.
 * @returns what was shortened or taken away; what is booked afterwards is the business of bookings
 */
export const endLending = (
  { tx }: Pick<Context, 'tx'>,
  which: LendingsChosen,
  lastDay: Day,
): Promise<EndedLending[]> => saveLendingsEnded(tx, which, lastDay)
