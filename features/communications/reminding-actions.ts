import type { JobMoment } from '../../platform/jobs.ts'
import { tell } from '../notices/actions.ts'
import { reminderDue } from './rules.ts'
import { listOfficers, listRemindable, saveReminded } from './store.ts'

/** One letter for all that come to the same term: 7, 3, 1 days before it, on it, and once it has passed. */
export async function remind({ tx, now, today, audit }: JobMoment, organisationId: string): Promise<void> {
  const due = (await listRemindable(tx, organisationId)).flatMap((one) => {
    const days = reminderDue(one.dueOn, today)
    return days === undefined || (one.remindedDays !== null && one.remindedDays <= days)
      ? []
      : [{ ...one, days }]
  })
  if (due.length === 0) return
  await saveReminded(tx, organisationId, due)
  const late = due.filter(({ days }) => days === -1).length
  const terms = [...new Set(due.filter(({ days }) => days >= 0).map(({ dueOn }) => dueOn))].sort()
  const officers = await listOfficers(tx, organisationId)
  await tell({ tx, now }, organisationId, [
    ...terms.flatMap((until) =>
      officers.map((personId) => ({
        personId,
        kind: 'communications/due-soon' as const,
        details: { count: due.filter(({ days, dueOn }) => days >= 0 && dueOn === until).length, until },
      })),
    ),
    ...(late > 0
      ? officers.map((personId) => ({
          ...{ personId, kind: 'communications/overdue' as const, details: { count: late } },
        }))
      : []),
  ])
  audit('communications/reminded', organisationId, { communications: due.length })
}
