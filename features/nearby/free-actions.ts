// Free seats by site and day, for who looks: from the sums, and where a whole day is asked from the seats themselves.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, halvesOf, keptOn, noSums, type Sums } from './free-rules.ts'
import { type Kept, listKept, listSeatsTaken, listSiteDays, type SiteDay } from './free-store.ts'
import type { Part } from './rules.ts'
import type { NearSite } from './store.ts'

type Asked = {
  days: readonly Day[]
  /** Of these, those on which seats must have the attributes; on the others any seat counts. */
  wanted: readonly Day[]
  part: Part
  attributes: readonly string[]
}

export async function freeByDay(
  tx: Transaction,
  organisationId: string,
  sites: readonly NearSite[],
  { days, wanted, part, attributes }: Asked,
): Promise<(site: NearSite, day: Day) => number> {
  if (sites.length === 0) return () => 0
  const asked = {
    hostIds: sites.map(({ hostId }) => hostId),
    siteIds: sites.map(({ siteId }) => siteId),
    days,
  }
  const halves = halvesOf(part)
  const [morning, afternoon] = [halves.includes('morning'), halves.includes('afternoon')]
  const sums = keyed(await listSiteDays(tx, organisationId, asked))
  const kept = new Map<string, Kept[]>()
  for (const one of await listKept(tx, asked)) kept.set(one.siteId, [...(kept.get(one.siteId) ?? []), one])
  const suiting = attributes.length > 0 ? new Set(wanted) : undefined
  const taken = suiting
    ? keyed(await listSeatsTaken(tx, { ...asked, days: wanted, morning, afternoon, attributes }))
    : undefined
  return (site, day) => {
    const key = `${site.siteId} ${day}`
    const found = sums.get(key)
    const fits = Math.min(site.seats, site.capacity ?? site.seats)
    const keptHere = kept.get(site.siteId) ?? []
    const free = halves.map((half) =>
      freeInHalf(
        found ? sumsOf(found, half) : noSums,
        { fits, kept: keptOn(keptHere, day, half), terms: site.terms },
        day,
        half,
      ),
    )
    if (part === 'day' && found) free.push(site.seats - takenAtAll(found))
    if (suiting?.has(day)) free.push(site.seatsThatSuit - (taken!.get(key)?.taken ?? 0))
    return Math.max(Math.min(...free), 0)
  }
}

/** Seats with a half in hands or both: those in hands in the morning and those in the afternoon, less what is both. */
const takenAtAll = ({ m, a, halved }: SiteDay): number => (m + a + halved) / 2

const keyed = <Row extends { siteId: string; day: Day }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [`${row.siteId} ${row.day}`, row]))

const sumsOf = (one: SiteDay, half: 'morning' | 'afternoon'): Sums =>
  half === 'morning'
    ? { taken: one.m, shared: one.sharedM, waiting: one.waitingM, mine: one.mineM }
    : { taken: one.a, shared: one.sharedA, waiting: one.waitingA, mine: one.mineA }
