import type { Place } from './database/live.ts'
import { liveOf, onceCommitted, type Transaction } from './database/transaction.ts'

/**
 * Whoever looks at these sites and days is told once the transaction has committed, in whichever process they are
 * served: that something changed and never what, since each asks again through their own permission. Not within the
 * transaction: a NOTIFY there makes commits wait for each other.
 */
export function tellSeatsChanged({ tx }: { tx: Transaction }, places: readonly Place[]): void {
  onceCommitted(tx, () => liveOf(tx)?.tell(places))
}
