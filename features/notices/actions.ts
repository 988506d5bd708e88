import type { Moment } from '../../platform/context.ts'
import type { Notice } from './rules.ts'
import { saveNotices } from './store.ts'

/** Tells people something, in the transaction of what is told: however many, one statement. */
export async function tell(
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  organisationId: string,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length > 0) await saveNotices(tx, organisationId, notices, now)
}
