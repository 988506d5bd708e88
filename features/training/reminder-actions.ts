// What a day brings: editions that begin, certificates that come to their end.
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays } from '../../vocabulary/day.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import { listEnding, saveWarned } from './certificate-store.ts'
import { listPeopleOfEditions } from './enrolment-store.ts'
import { warningDue } from './rules.ts'
import { saveReminded } from './store.ts'

/** Twice does no harm: whom it told of what, it knows. */
export async function turnTraining(moment: JobMoment, organisationId: string): Promise<void> {
  await remindBeginnings(moment, organisationId)
  await warnOfEnds(moment, organisationId)
  await tellExpired(moment, organisationId)
}

/** How long before an edition begins those enrolled are reminded. */
const daysAhead = 3

async function remindBeginnings({ tx, today, now }: JobMoment, organisationId: string): Promise<void> {
  const span = { from: today, until: addDays(today, daysAhead) }
  const begins = await saveReminded(tx, organisationId, span, now)
  if (begins.length === 0) return
  const people = await listPeopleOfEditions(
    tx,
    organisationId,
    begins.map(({ id }) => id),
  )
  const byId = new Map(begins.map((one) => [one.id, one]))
  await tell(
    { tx, now },
    organisationId,
    people.map(({ editionId, personId }) => {
      const { course, startsOn } = byId.get(editionId)!
      return { personId, kind: 'training/begins' as const, details: { course, from: startsOn } }
    }),
  )
}

async function warnOfEnds({ tx, today, now, audit }: JobMoment, organisationId: string): Promise<void> {
  const daysBefore = (await getPolicy(tx, organisationId)).valueOf('training-warnings', {}, today)
  if (daysBefore.length === 0) return
  const ending = await listEnding(tx, organisationId, today, addDays(today, Math.max(...daysBefore)))
  const due = ending.flatMap((one) => {
    const days = warningDue(one.validUntil, daysBefore, today)
    return days === undefined || (one.warnedDays !== null && one.warnedDays <= days) ? [] : [{ ...one, days }]
  })
  if (due.length === 0) return
  await saveWarned(tx, organisationId, due)
  await tell(
    { tx, now },
    organisationId,
    due.map(({ personId, title, validUntil }) => ({
      ...{ personId, kind: 'training/ends-soon' as const, details: { course: title, until: validUntil } },
    })),
  )
  audit('training/warned', organisationId, { certificates: due.length })
}

/** Of those that ended within the last month and were not said to have: a body that begins is not flooded with old ones. */
async function tellExpired({ tx, today, now, audit }: JobMoment, organisationId: string): Promise<void> {
  const over = (await listEnding(tx, organisationId, addDays(today, -30), addDays(today, -1))).filter(
    ({ warnedDays }) => warnedDays !== -1,
  )
  if (over.length === 0) return
  await saveWarned(
    tx,
    organisationId,
    over.map(({ id }) => ({ id, days: -1 })),
  )
  await tell(
    { tx, now },
    organisationId,
    over.map(({ personId, title }) => ({
      ...{ personId, kind: 'training/expired' as const, details: { course: title } },
    })),
  )
  audit('training/expired', organisationId, { certificates: over.length })
}
