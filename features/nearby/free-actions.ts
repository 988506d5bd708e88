// Free seats by site and day, for who looks: from the sums, and where a whole day is asked from the seats themselves.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, halvesOf, keptOn, noSums, type Sums } from './free-rules.ts'
import { type Kept, listKept, listSeatsTaken, listSiteDays, type SiteDay } from './free-store.ts'
import type { Part } from './rules.ts'
import type { NearSite } from './store.ts'

type Asked = { days: readonly Day[]; part: Part; attributes: readonly string[] }

export async function freeByDay(
  tx: Transaction,
  organisationId: string,
  sites: readonly NearSite[],
  { days, part, attributes }: Asked,
): Promise<(site: NearSite, day: Day) => number> {
  if (sites.length === 0) return () => 0
  const asked = {
    hostIds: sites.map(({ hostId }) => hostId),
    siteIds: sites.map(({ siteId }) => siteId),
    days,
  }
  const halves = halvesOf(part)
  const sums = keyed(await listSiteDays(tx, organisationId, asked))
  const kept = new Map<string, Kept[]>()
  for (const one of await listKept(tx, asked)) kept.set(one.siteId, [...(kept.get(one.siteId) ?? []), one])
  const bySeat = part === 'day' || attributes.length > 0
  const [morning, afternoon] = [halves.includes('morning'), halves.includes('afternoon')]
  const taken = bySeat
    ? keyed(await listSeatsTaken(tx, { ...asked, morning, afternoon, attributes }))
    : undefined
  return (site, day) => {
    const key = `${site.siteId} ${day}`
    const found = sums.get(key)
    const fits = Math.min(site.seats, site.capacity ?? site.seats)
    const free = halves.map((half) =>
      freeInHalf(
        found ? sumsOf(found, half) : noSums,
        { fits, kept: keptOn(kept.get(site.siteId) ?? [], day, half), terms: site.terms },
        day,
        half,
      ),
    )
    const seats = taken ? site.seatsThatSuit - (taken.get(key)?.taken ?? 0) : Number.POSITIVE_INFINITY
    return Math.max(Math.min(...free, seats), 0)
  }
}

const keyed = <Row extends { siteId: string; day: Day }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [`${row.siteId} ${row.day}`, row]))

const sumsOf = (one: SiteDay, half: 'morning' | 'afternoon'): Sums =>
  half === 'morning'
    ? { taken: one.m, shared: one.sharedM, waiting: one.waitingM, mine: one.mineM }
    : { taken: one.a, shared: one.sharedA, waiting: one.waitingA, mine: one.mineA }
