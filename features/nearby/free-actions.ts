// Free seats by site and day, for who looks: from the sums, and where a whole day is asked from the seats themselves.
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, halvesOf, keptOn, noSums, type Sums } from './free-rules.ts'
import {
  type Kept,
  listKept,
  listOwnDays,
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
): Promise<(site: NearSite, day: Day) => number> {
  if (sites.length === 0 || days.length === 0) return () => 0
  const asked = { ...idsOf(sites), days }
  const halves = halvesOf(part)
  const [morning, afternoon] = [halves.includes('morning'), halves.includes('afternoon')]
  const sums = keyed(await listSiteDays(tx, asked))
  // Seats that are kept, or most people on a day: only then it matters who has the others.
  const bound = sites.some(({ terms }) => terms?.some(({ seats, most }) => seats !== null || most !== null))
  const mine = keyed(bound ? await listOwnDays(tx, organisationId, asked) : [])
  const kept = new Map<string, Kept[]>()
  for (const one of await listKept(tx, asked)) kept.set(one.siteId, [...(kept.get(one.siteId) ?? []), one])
  const taken =
    attributes.length > 0
      ? keyed(await listSeatsTaken(tx, { ...asked, morning, afternoon, attributes }))
      : undefined
  return (site, day) => {
    const key = `${site.siteId} ${day}`
    const found = sums.get(key)
    const fits = Math.min(site.seats, site.capacity ?? site.seats)
    const keptHere = kept.get(site.siteId) ?? []
    const free = halves.map((half) =>
      freeInHalf(
        found ? sumsOf(found, mine.get(key), half) : noSums,
        { fits, kept: keptOn(keptHere, day, half), terms: site.terms },
        day,
        half,
      ),
    )
    if (part === 'day' && found) free.push(site.seats - takenAtAll(found))
    if (taken) free.push(site.seatsThatSuit - (taken.get(key)?.taken ?? 0))
    return Math.max(Math.min(...free), 0)
  }
}

/** Seats with a half in hands or both: those in hands in the morning and those in the afternoon, less what is both. */
const takenAtAll = ({ m, a, halved }: SiteDay): number => (m + a + halved) / 2

const keyed = <Row extends { siteId: string; day: Day }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [`${row.siteId} ${row.day}`, row]))

const sumsOf = (
  one: SiteDay,
  mine: { m: number; a: number } | undefined,
  half: 'morning' | 'afternoon',
): Sums =>
  half === 'morning'
    ? { taken: one.m, shared: one.sharedM, waiting: one.waitingM, mine: mine?.m ?? 0 }
    : { taken: one.a, shared: one.sharedA, waiting: one.waitingA, mine: mine?.a ?? 0 }

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
