// What is due, from what happened to agreements. Twice does no harm: an event is looked at once, by constraint.
import { randomUUID } from 'node:crypto'
import type { JobMoment } from '../../platform/jobs.ts'
import type { Day } from '../../vocabulary/day.ts'
import { dutyOf, type Period } from './duty-rules.ts'
import {
  type DutySaved,
  listPeriodsHeld,
  listPeriodsOfAgreements,
  listTermsHeld,
  listUnseenEvents,
  type PeriodRow,
  type Seen,
  saveDuties,
  saveNotNeeded,
  saveSeen,
  saveTerms,
} from './event-store.ts'
import { deadlineOf, type Settings } from './rules.ts'
import { findSettings, lockCommunications } from './settings-store.ts'

/** Events of one turn: so many that a turn is short on the embedded engine too. */
const atOnce = 1000
type At = Pick<JobMoment, 'tx' | 'now'>

/** @returns how many events were looked at; none are left once that is nought */
export async function derive({ tx, now }: At, organisationId: string): Promise<number> {
  const settings = (await findSettings(tx, organisationId))?.settings
  if (!settings) return 0
  await lockCommunications(tx, organisationId)
  const events = await listUnseenEvents(tx, organisationId, atOnce)
  if (events.length === 0) return 0
  const personIds = [...new Set(events.map(({ personId }) => personId))]
  const periods = periodsOf(await listPeriodsHeld(tx, organisationId, personIds))
  const of = new Map<string, string>()
  for (const one of await listPeriodsOfAgreements(tx, organisationId, personIds))
    of.set(one.agreementId, one.periodId)
  const [seen, duties, cameToNothing]: [Seen[], DutySaved[], string[]] = [[], [], []]
  for (const event of events) {
    const { agreementId, personId, seq, step, on } = event
    const periodId = of.get(step === 'in-force' ? (event.parentId ?? '') : agreementId)
    const before = periodId === undefined ? undefined : periods.get(periodId)
    const { why, tell, period } = dutyOf(event, before, randomUUID())
    if (period) {
      periods.set(period.id, period)
      of.set(agreementId, period.id)
    }
    seen.push({ agreementId, seq, why, periodId: period?.id ?? null })
    if (why === 'never-told') cameToNothing.push(period!.id)
    if (!tell) continue
    const term = deadlineOf(
      tell.kind,
      tell.facts,
      { toldUntil: before?.endsOn ?? null, happenedOn: on },
      settings,
    )
    duties.push({
      // A start names its period.
      id: tell.kind === 'I' ? period!.id : randomUUID(),
      ...{ agreementId, personId, seq, why, kind: tell.kind, periodId: period!.id, annulsId: null },
      ...tell.facts,
      ...term,
      state: isOfBefore(term.countedFrom, settings) ? 'elsewhere' : 'due',
    })
    // What is told elsewhere can be annulled.
    if (tell.kind === 'I') period!.untold = !isOfBefore(term.countedFrom, settings)
  }
  await saveSeen(tx, organisationId, seen, now)
  await saveDuties(tx, organisationId, duties, { by: null, now })
  if (cameToNothing.length > 0) await saveNotNeeded(tx, organisationId, cameToNothing, now)
  return events.length
}

const isOfBefore = (countedFrom: Day, { since }: Settings): boolean => countedFrom < since

/** The periods as they were told last. */
function periodsOf(rows: readonly PeriodRow[]): Map<string, Period> {
  const periods = new Map<string, Period>()
  for (const { id, kind, startsOn, endsOn, state } of rows) {
    if (kind === 'I')
      periods.set(id, {
        ...{ id, startsOn, endsOn, over: state === 'not-needed' },
        untold: state === 'due' || state === 'refused',
      })
    const period = periods.get(id)
    if (!period || state === 'not-needed') continue
    if (kind === 'M' || kind === 'R') period.endsOn = endsOn
    if (kind === 'A' || kind === 'R') period.over = true
  }
  return periods
}

/** Terms are counted anew when it is said otherwise how they are counted; what was told keeps its own. */
export async function countAnew({ tx }: At, organisationId: string, settings: Settings): Promise<void> {
  const waiting = await listTermsHeld(tx, organisationId)
  const counted = waiting.map(({ id, kind, toldUntil, happenedOn, state, ...facts }) => {
    const term = deadlineOf(kind, facts, { toldUntil, happenedOn }, settings)
    const isBefore = isOfBefore(term.countedFrom, settings)
    const moved = state === 'refused' ? state : isBefore ? ('elsewhere' as const) : ('due' as const)
    return { id, ...term, state: moved }
  })
  await saveTerms(tx, organisationId, counted)
}
