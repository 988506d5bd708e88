// Free seats by site and day, for who looks: from the sums, and where a whole day is asked from the seats themselves.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, halvesOf, keptOn, noSums, type Sums } from './free-rules.ts'
import {
  type Kept,
  listKept,
  listSeatKinds,
  listSeatsTaken,
  listSiteDays,
  type SiteDay,
} from './free-store.ts'
import type { Part } from './rules.ts'
import type { NearSite, SiteToBook } from './store.ts'

type Asked = {
  days: readonly Day[]
  part: Part
  attributes: readonly string[]
}

export async function freeByDay(
  tx: Transaction,
  organisationId: string,
  sites: readonly NearSite[],
  { days, part, attributes }: Asked,
): Promise<(site: NearSite) => (day: Day) => number> {
  if (sites.length === 0 || days.length === 0) return () => () => 0
  const asked = { ...idsOf(sites), days }
  const halves = halvesOf(part)
  const [morning, afternoon] = [halves.includes('morning'), halves.includes('afternoon')]
  const sums = byDay(await listSiteDays(tx, organisationId, asked))
  const kept = new Map<string, Kept[]>()
  for (const one of await listKept(tx, asked)) kept.set(one.siteId, [...(kept.get(one.siteId) ?? []), one])
  const taken =
    attributes.length > 0
      ? byDay(await listSeatsTaken(tx, { ...asked, morning, afternoon, attributes }))
      : undefined
  return (site) => {
    const fits = Math.min(site.seats, site.capacity ?? site.seats)
    const [own, keptHere, takenHere] = [
      sums.get(site.siteId),
      kept.get(site.siteId) ?? [],
      taken?.get(site.siteId),
    ]
    return (day) => {
      const found = own?.get(day)
      const free = halves.map((half) =>
        freeInHalf(
          found ? sumsOf(found, half) : noSums,
          { fits, kept: keptOn(keptHere, day, half), terms: site.terms },
          day,
          half,
        ),
      )
      if (part === 'day' && found) free.push(site.seats - takenAtAll(found))
      if (taken) free.push(site.seatsThatSuit - (takenHere?.get(day)?.taken ?? 0))
      return Math.max(Math.min(...free), 0)
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

const idsOf = (sites: readonly SiteToBook[]) => ({
  hostIds: sites.map(({ hostId }) => hostId),
  siteIds: sites.map(({ siteId }) => siteId),
})

/** Sites with what their seats are; one without seats is not there yet. */
export async function withSeats(
  tx: Transaction,
  sites: readonly SiteToBook[],
  days: readonly Day[],
  attributes: readonly string[],
): Promise<NearSite[]> {
  const kinds = new Map<string, { attributes: string[]; seats: number }[]>()
  for (const { siteId, ...kind } of await listSeatKinds(tx, { ...idsOf(sites), days }))
    kinds.set(siteId, [...(kinds.get(siteId) ?? []), kind])
  return sites.flatMap((site) => {
    const own = kinds.get(site.siteId)
    if (!own) return []
    const suiting = own.filter((kind) => attributes.every((word) => kind.attributes.includes(word)))
    return {
      ...site,
      seats: seatsOf(own),
      seatsThatSuit: seatsOf(suiting),
      attributes: [...new Set(own.flatMap((kind) => kind.attributes))],
    }
  })
}

const seatsOf = (kinds: readonly { seats: number }[]): number =>
  kinds.reduce((sum, { seats }) => sum + seats, 0)
