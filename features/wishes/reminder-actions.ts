import type { JobMoment } from '../../platform/jobs.ts'
import { stageOf } from '../months/rules.ts'
import { listMonths } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import { reminderDue } from './reminder-rules.ts'
import { saveReminders } from './reminder-store.ts'

/** Reminds whoever has stated nothing of the months that are open, as policy says; a reminder reaches each once. */
export async function remindOfWishes(moment: JobMoment, organisationId: string): Promise<void> {
  const { tx, today, now, audit } = moment
  const policy = await getPolicy(tx, organisationId)
  for (const row of await listMonths(tx, organisationId)) {
    if (stageOf({ ...row, published: row.publishedAt !== null }, today) !== 'wishes') continue
    const { month, wishesUntil } = row
    const daysBefore = reminderDue(wishesUntil, policy.valueOf('wish-reminders', {}, today), today)
    if (daysBefore === undefined) continue
    const reminded = await saveReminders(tx, organisationId, { month, wishesUntil, daysBefore, today }, now)
    if (reminded.length === 0) continue
    await tell(
      moment,
      organisationId,
      reminded.map((personId) => ({
        personId,
        kind: today === wishesUntil ? 'wishes/last-day' : 'wishes/reminder',
        details: { month, until: wishesUntil },
      })),
    )
    audit('wishes/remind', month, { people: reminded.length, daysBefore })
  }
}
