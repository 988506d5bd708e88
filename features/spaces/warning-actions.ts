// Safety documents that end: their hosts are told in time, and once when one ended.
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays } from '../../vocabulary/day.ts'
import { tell } from '../notices/actions.ts'
import { warningDays, warningDue } from './checklist-rules.ts'
import { listEnding, listHosts, saveWarned } from './file-store.ts'

export async function warnOfDocuments({ tx, today, now }: JobMoment, organisationId: string): Promise<void> {
  const ending = await listEnding(tx, organisationId, addDays(today, warningDays[0]))
  const due = ending.flatMap(({ id, expiresOn, warned }) => {
    const days = warningDue(expiresOn, warned, today)
    return days === undefined ? [] : [{ id, days }]
  })
  if (due.length === 0) return
  const fresh = new Set(await saveWarned(tx, organisationId, due))
  const hosts = await listHosts(tx, organisationId)
  await tell(
    { tx, now },
    organisationId,
    ending
      .filter(({ id }) => fresh.has(id))
      .flatMap(({ title, site, expiresOn }) =>
        hosts.map((personId) => ({
          ...{
            personId,
            kind: expiresOn < today ? ('spaces/document-ended' as const) : ('spaces/document-ends' as const),
          },
          details: { name: title, site, until: expiresOn },
        })),
      ),
  )
}
