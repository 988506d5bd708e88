import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isOpen } from '../spaces/rules.ts'
import type { FreeRow, SiteKey } from './counts-store.ts'
import { listRefusalFacts, type RefusalFacts, type SiteFacts } from './facts-store.ts'
import { localTime, noLimits, type Part, reasonsNotToBook } from './rules.ts'
import { type Condition, getIsHoliday } from './store.ts'

/** What the published month says of people's days: known by features that come later, and so told by the house. */
export type PlanRule = {
  reasons: (
    tx: Transaction,
    organisationId: string,
    asked: readonly { personId: string; day: Day; hostId: string; siteId: string }[],
    /** Who is about to take a seat waits for whoever else is, where the answer depends on how many are left. */
    about?: 'to-take',
  ) => Promise<Reason[][]>
  /** Of rows `a` (host, site, person, day): whether it could object. Where it cannot, nobody needs to ask it. */
  mayObject: (organisationId: string) => Condition
}

export type RefusedDay = {
  personId: string
  day: Day
  /** What the database said; undefined where the plan's rule did. */
  refused: string | undefined
  plan: readonly Reason[]
  /** Found already, by the statement that refused. */
  facts?: RefusalFacts | null | undefined
}
type Moment = { tx: Transaction; now: number; organisationId: string }

/** All reasons of days that were refused, each with what there is instead; for one site. */
export async function explainRefusals(
  { tx, now, organisationId }: Moment,
  key: SiteKey,
  days: readonly RefusedDay[],
  { seatId, part }: { seatId: string | undefined; part: Part },
): Promise<Reason[][]> {
  const asked = days.map(({ personId, day }) => ({ personId, day, isHoliday: getIsHoliday(day) }))
  const known = days.every(({ facts }) => facts !== undefined)
    ? days.map(({ facts }) => facts)
    : await listRefusalFacts(tx, organisationId, key, asked, { seatId, part, now })
  const here = localTime(now)
  return days.map((one, index) => {
    const facts = known[index]
    if (!facts) return [{ code: 'bookings/no-site', day: one.day }]
    const found = reasonsNotToBook(
      { day: one.day, part, site: facts.site, plan: one.plan, ...factsOf(facts, seatId) },
      here,
    )
    // The database decides: what it refused stays refused, also where a moment later nothing would keep from it.
    const reasons =
      found.length > 0 || one.refused === undefined
        ? found
        : [{ code: `bookings/${one.refused}`, day: one.day }]
    const isOver = reasons.some(({ code }) => code === 'bookings/past')
    return isOver ? reasons : [...reasons, ...alternatives(facts, key, one.day)]
  })
}

const factsOf = ({ free, elsewhere, seat, limits, counts }: RefusalFacts, seatId: string | undefined) => ({
  lent: { morning: free.lentMorning, afternoon: free.lentAfternoon },
  elsewhere: elsewhere === null ? undefined : { site: elsewhere },
  seat: seatId === undefined ? undefined : (seat ?? { label: '', retired: true, taken: false }),
  free: free.left,
  convention: { most: free.most, taken: free.taken },
  waiting: free.waiting,
  limits: { ...noLimits, ...limits },
  counts,
})

const shownAlternatives = 3
/** Another seat of the same site; where there is none, other sites of the same day. Only what is visible is named. */
const alternatives = ({ seats, sites }: RefusalFacts, key: SiteKey, day: Day): Reason[] =>
  seats.length > 0
    ? seats.map(({ id, label }) => ({
        code: 'bookings/free-seat',
        day,
        hostId: key.hostId,
        siteId: key.siteId,
        seatId: id,
        seat: label,
      }))
    : sites.slice(0, shownAlternatives).map(({ hostId, siteId, name, free }) => ({
        code: 'bookings/free-site',
        day,
        hostId,
        siteId,
        site: name,
        free,
      }))

// Reading ---------------------------------------------------------------------------------------------------

export const openOf = (site: SiteFacts, day: Day) => ({
  morning: isOpen(site, day, 'morning'),
  afternoon: isOpen(site, day, 'afternoon'),
})
/** What is left for whoever asks now: who waits was first. */
export const leftOf = (free: FreeRow, open: { morning: boolean; afternoon: boolean }) => {
  const left = (count: number, is: boolean) => (is ? Math.max(count - free.waiting, 0) : 0)
  return {
    open,
    morning: left(free.morning, open.morning),
    afternoon: left(free.afternoon, open.afternoon),
    whole: left(free.whole, open.morning && open.afternoon),
    waiting: free.waiting,
  }
}
