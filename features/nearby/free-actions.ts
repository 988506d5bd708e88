// Free seats by site and day, for who looks: from the sums, and where seats of a kind are asked from the seats themselves.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, halvesOf, keptOn, noSums, type Sums } from './free-rules.ts'
import { listSeatsTaken, listSiteDays, type SiteDay } from './free-store.ts'
import type { Part } from './rules.ts'
import type { Place, SiteToBook } from './store.ts'

type Asked = {
  days: readonly Day[]
  part: Part
  attributes: readonly string[]
}
type Site = Place & SiteToBook

export async function freeByDay(
  tx: Transaction,
  organisationId: string,
  sites: readonly Site[],
  { days, part, attributes }: Asked,
): Promise<(site: Site) => (day: Day) => number> {
  if (sites.length === 0 || days.length === 0) return () => () => 0
  const asked = { ...idsOf(sites), days }
  const halves = halvesOf(part)
  const [morning, afternoon] = [halves.includes('morning'), halves.includes('afternoon')]
  const sums = byDay(await listSiteDays(tx, organisationId, asked))
  const taken =
    attributes.length > 0
      ? byDay(await listSeatsTaken(tx, { ...asked, morning, afternoon, attributes }))
      : undefined
  return (site) => {
    const seats = site.seats.length
    const suiting = site.seats.filter((has) => attributes.every((word) => has.includes(word))).length
    const fits = Math.min(seats, site.capacity ?? seats)
    const [own, takenHere] = [sums.get(site.siteId), taken?.get(site.siteId)]
    return (day) => {
      const found = own?.get(day)
      let free = taken ? suiting - (takenHere?.get(day)?.taken ?? 0) : seats
      if (part === 'day' && found) free = Math.min(free, seats - takenAtAll(found))
      for (const half of halves) {
        const room = { fits, kept: keptOn(site.kept, day, half), terms: site.terms }
        free = Math.min(free, freeInHalf(found ? sumsOf(found, half) : noSums, room, day, half))
      }
      return Math.max(free, 0)
    }
  }
}

/** Seats with a half in hands or both: those in hands in the morning and those in the afternoon, less what is both. */
const takenAtAll = ({ m, a, halved }: SiteDay): number => (m + a + halved) / 2

function byDay<Row extends { siteId: string; day: Day }>(rows: readonly Row[]): Map<string, Map<Day, Row>> {
  const bySite = new Map<string, Map<Day, Row>>()
  for (const row of rows) {
    const own = bySite.get(row.siteId)
    if (own) own.set(row.day, row)
    else bySite.set(row.siteId, new Map([[row.day, row]]))
  }
  return bySite
}

const sumsOf = (one: SiteDay, half: 'morning' | 'afternoon'): Sums =>
  half === 'morning'
    ? { taken: one.m, shared: one.sharedM, waiting: one.waitingM, mine: one.mineM }
    : { taken: one.a, shared: one.sharedA, waiting: one.waitingA, mine: one.mineA }

export const idsOf = (sites: readonly Pick<Place, 'hostId' | 'siteId'>[]) => ({
  hostIds: sites.map(({ hostId }) => hostId),
  siteIds: sites.map(({ siteId }) => siteId),
})
