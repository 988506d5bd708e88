// What is free at the sites that were found. They are looked at from the nearest on, and no further than is shown.
import type { Actor } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { listColleagues, listSitesOfColleagues, type OfColleagues } from './colleagues-store.ts'
import { freeByDay, idsOf } from './free-actions.ts'
import {
  type DayState,
  inOrder,
  type Minutes,
  type NearbyMode,
  nearestOf,
  type Part,
  statesOf,
} from './rules.ts'
import { listSitesToBook, type Place, type SiteToBook } from './store.ts'

export type Near = Place & { minutes: Minutes }
type Asked = {
  mode: NearbyMode | 'any'
  part: Part
  attributes: readonly string[]
  free: boolean
  colleagues: boolean
  limit: number
}
type Days = { wanted: readonly Day[]; strip: readonly Day[]; today: Day }
type Counting = { tx: Transaction; organisationId: string; asked: Asked; days: Days }
type FreeDay = { day: Day; free: number; state: DayState }
type Counted = Near & SiteToBook & { shown: FreeDay[]; freeOn: number }

/**
 * In order, and as many as are shown: what is beyond the nearest so many with a free seat comes after them, and is not
 * counted. Who asks for free seats alone has all of them looked at, each until a free seat is met, since the sum is of those.
 */
export async function countNear(
  tx: Transaction,
  actor: Actor,
  asked: Asked,
  sites: readonly Near[],
  days: Days,
) {
  const { organisationId, personId } = actor
  const { mode, limit } = asked
  const counting = { tx, organisationId, asked, days }
  const colleagues = { organisationId, personId, days: days.wanted }
  const near = asked.colleagues
    ? await withColleagues(tx, { ...colleagues, today: days.today }, sites)
    : sites
  const shown = [...new Set([...days.wanted, ...days.strip])].sort()
  const first = await countOn(counting, nearestOf(near, mode, limit), shown)
  const found = await countMore(counting, near, first)
  const kept = asked.free ? found.filter(({ freeOn }) => freeOn > 0) : found
  const items = inOrder(kept, mode).slice(0, limit)
  const names = await namesBySite(tx, colleagues, items)
  const wanted = new Set(days.wanted)
  return {
    total: asked.free
      ? kept.length + (await countFree(counting, beyond(near, found), days.wanted))
      : near.length,
    strip: days.strip.map((day) => {
      const at = shown.indexOf(day)
      const open = first.map((site) => site.shown[at]!).filter(({ state }) => state === 'open')
      return { day, free: open.reduce((sum, { free }) => sum + free, 0), sites: open.length }
    }),
    items: items.map(({ shown: cells, ...site }) => ({
      ...site,
      days: cells.filter(({ day }) => wanted.has(day)),
      colleagues: names.get(site.siteId) ?? [],
    })),
  }
}

async function withColleagues(
  tx: Transaction,
  colleagues: Parameters<typeof listSitesOfColleagues>[1],
  sites: readonly Near[],
) {
  const theirs = new Set(await listSitesOfColleagues(tx, colleagues, idsOf(sites)))
  return sites.filter(({ siteId }) => theirs.has(siteId))
}

function beyond(near: readonly Near[], counted: readonly Near[]): readonly Near[] {
  if (counted.length === near.length) return []
  const done = new Set(counted.map(({ siteId }) => siteId))
  return near.filter(({ siteId }) => !done.has(siteId))
}

/** From portion to portion, each larger than all before: mostly the first is enough. */
async function countMore(
  counting: Counting,
  near: readonly Near[],
  counted: readonly Counted[],
): Promise<readonly Counted[]> {
  const { asked, days } = counting
  const enough = counted.filter(({ freeOn }) => freeOn > 0).length >= asked.limit
  if (enough || counted.length === near.length) return counted
  const portion = nearestOf(near, asked.mode, 3 * counted.length)
  const more = await countOn(counting, beyond(portion, counted), days.wanted)
  return countMore(counting, near, [...counted, ...more])
}

/** At how many of them there is a free seat on one of the days: mostly on the first, and the others need not be read. */
async function countFree(
  counting: Counting,
  sites: readonly Near[],
  [first, ...others]: readonly Day[],
): Promise<number> {
  if (sites.length === 0 || first === undefined) return 0
  const counted = await countOn(counting, sites, [first])
  const without = counted.filter(({ freeOn }) => freeOn === 0)
  const more = others.length > 0 && without.length > 0 ? await countOn(counting, without, others) : []
  return counted.length - without.length + more.filter(({ freeOn }) => freeOn > 0).length
}

/** Of each site each of the days: whether one may book there, and how many seats there are to be had. @param shown ascending */
async function countOn(
  { tx, organisationId, asked: { part, attributes }, days: { wanted, today } }: Counting,
  sites: readonly Near[],
  shown: readonly Day[],
): Promise<Counted[]> {
  if (sites.length === 0 || shown.length === 0) return []
  const span = { from: shown[0]!, until: shown.at(-1)! }
  const told = new Map(
    (await listSitesToBook(tx, organisationId, idsOf(sites), span)).map((one) => [one.siteId, one]),
  )
  const found = sites.map((site) => ({ ...site, ...told.get(site.siteId)! }))
  const free = await freeByDay(tx, organisationId, found, { days: shown, part, attributes })
  const counts = new Set(wanted)
  return found.map((site) => {
    const freeOn = free(site)
    const cells = statesOf(site, shown, part, today).map(({ day, state }) => ({
      day,
      free: state === 'open' ? freeOn(day) : 0,
      state,
    }))
    return {
      ...site,
      shown: cells,
      freeOn: cells.filter((one) => one.free > 0 && counts.has(one.day)).length,
    }
  })
}

async function namesBySite(
  tx: Transaction,
  colleagues: OfColleagues,
  sites: readonly Near[],
): Promise<Map<string, { name: string; days: Day[] }[]>> {
  const bySite = new Map<string, { name: string; days: Day[] }[]>()
  if (sites.length === 0) return bySite
  for (const { siteId, ...one } of await listColleagues(tx, colleagues, idsOf(sites))) {
    const own = bySite.get(siteId)
    if (own) own.push(one)
    else bySite.set(siteId, [one])
  }
  return bySite
}
