import type { Context } from '../../platform/context.ts'
import { openHomes } from '../../platform/database/transaction.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { eraseDue } from './erasure-actions.ts'
import {
  countErased,
  countOver,
  deleteOver,
  listLeavers,
  listPeriods,
  listRuns,
  savePeriod,
  saveRun,
} from './keeping-store.ts'
import { datedKinds, type Kind, type KindName, kindNames, kinds } from './kinds-rules.ts'
import { daysKept, firstDayKept, reasonsNotToSetPeriod, soonDays } from './rules.ts'

const mostLeavers = 10_000

export async function showRetention({ tx, actor, today }: Context) {
  const { organisationId } = actor
  const periods = await listPeriods(tx, organisationId)
  const runs = new Map((await listRuns(tx, organisationId)).map((run) => [run.kind, run]))
  const over = async (kind: KindName, firstDay: Day) =>
    kind === 'person'
      ? (await listLeavers(tx, organisationId, { before: firstDay, limit: mostLeavers })).length
      : countOver(tx, organisationId, kind, firstDay)
  const items = []
  // Homes are counted without being looked at: the fence hides them from everybody else.
  await openHomes(tx, 'engine')
  for (const kind of kindNames) {
    const { counted, usualDays, mostDays }: Kind = kinds[kind]
    const days = daysKept(kind, periods, today)
    const firstDay = firstDayKept(days, today)
    const due = counted === 'never' ? 0 : await over(kind, firstDay)
    const soon = counted === 'never' ? 0 : (await over(kind, addDays(firstDay, soonDays))) - due
    const ahead = periods.filter((period) => period.kind === kind && period.validFrom > today).at(-1)
    items.push({
      kind,
      counted,
      days,
      usualDays,
      mostDays,
      changeable: datedKinds.includes(kind),
      next: ahead ? { days: ahead.days, validFrom: ahead.validFrom, reason: ahead.reason } : null,
      due,
      soon,
      deleted: kind === 'person' ? await countErased(tx, organisationId) : (runs.get(kind)?.rows ?? 0),
      lastOn: runs.get(kind)?.lastOn ?? null,
    })
  }
  await openHomes(tx, { person: '' })
  return { items }
}

export async function setRetention(
  context: Context,
  asked: { kind: KindName; days: number; validFrom: Day; reason: string },
) {
  const { tx, actor, now, today, audit } = context
  refuseIf(reasonsNotToSetPeriod(asked, today))
  await savePeriod(tx, actor.organisationId, asked, { personId: actor.personId, now })
  audit('privacy/period-set', asked.kind, { days: asked.days, from: asked.validFrom })
  return showRetention(context)
}

/** Forgets what has served its time, by the periods of today, and erases whom it is time to erase. */
export async function forgetWhatIsOver(moment: JobMoment, organisationId: string): Promise<void> {
  const { tx, today, audit } = moment
  const periods = await listPeriods(tx, organisationId)
  await openHomes(tx, 'engine')
  for (const kind of kindNames) {
    if (kinds[kind].counted === 'never' || kind === 'person') continue
    const firstDay = firstDayKept(daysKept(kind, periods, today), today)
    const rows = await deleteOver(tx, organisationId, kind, firstDay)
    if (rows === 0) continue
    await saveRun(tx, organisationId, kind, today, rows)
    audit('privacy/rows-forgotten', kind, { rows })
  }
  await openHomes(tx, { person: '' })
  await eraseDue(moment, organisationId, firstDayKept(daysKept('person', periods, today), today))
}
