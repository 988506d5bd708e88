// What is free at the sites that were found. They are looked at from the nearest on, and no further than is shown.
import type { Actor } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { freeByDay } from './free-actions.ts'
import {
  type DayState,
  inOrder,
  type Minutes,
  type NearbyMode,
  nearestOf,
  type Part,
  stateOn,
} from './rules.ts'
import { listColleagues, listSitesOfColleagues, type NearSite } from './store.ts'

export type Near = NearSite & { minutes: Minutes }
type Asked = {
  mode: NearbyMode | 'any'
  part: Part
  attributes: readonly string[]
  free: boolean
  colleagues: boolean
  limit: number
}
type Days = { wanted: readonly Day[]; strip: readonly Day[]; today: Day }
type FreeDay = { day: Day; free: number; state: DayState }
type Counted = Near & { shown: FreeDay[]; freeOn: number }

/**
 * In order, and as many as are shown: what is beyond the nearest so many with a free seat comes after them, and is not
 * counted. Who asks for free seats alone has all counted, since the sum is of those.
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
  const colleagues = { organisationId, personId, days: days.wanted }
  const chosen = asked.colleagues
    ? new Set(await listSitesOfColleagues(tx, colleagues, idsOf(sites).siteIds))
    : undefined
  const near = chosen ? sites.filter(({ siteId }) => chosen.has(siteId)) : sites
  const nearest = nearestOf(near, mode, limit)
  const shown = [...new Set([...days.wanted, ...days.strip])].sort()
  const first = await countOn(tx, organisationId, asked, nearest, { ...days, shown })
  const found = await countMore(tx, organisationId, asked, near, first, { ...days, shown: days.wanted })
  const kept = asked.free ? found.filter(({ freeOn }) => freeOn > 0) : found
  const items = inOrder(kept, mode).slice(0, limit)
  const names = await namesBySite(tx, colleagues, items)
  const wanted = new Set(days.wanted)
  return {
    total: asked.free ? kept.length : near.length,
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

/** From portion to portion, each larger than all before: mostly the first is enough. */
async function countMore(
  tx: Transaction,
  organisationId: string,
  asked: Asked,
  near: readonly Near[],
  counted: readonly Counted[],
  days: Days & { shown: readonly Day[] },
): Promise<readonly Counted[]> {
  const enough = !asked.free && counted.filter(({ freeOn }) => freeOn > 0).length >= asked.limit
  if (enough || counted.length === near.length) return counted
  const done = new Set(counted.map(({ siteId }) => siteId))
  const portion = asked.free ? near : nearestOf(near, asked.mode, 3 * counted.length)
  const farther = portion.filter(({ siteId }) => !done.has(siteId))
  const more = await countOn(tx, organisationId, asked, farther, days)
  return countMore(tx, organisationId, asked, near, [...counted, ...more], days)
}

/** Of each site each of the days: whether one may book there, and how many seats there are to be had. */
async function countOn(
  tx: Transaction,
  organisationId: string,
  { part, attributes }: Asked,
  sites: readonly Near[],
  { shown: days, wanted, today }: Days & { shown: readonly Day[] },
): Promise<Counted[]> {
  const free = await freeByDay(tx, organisationId, sites, { days, part, attributes })
  return sites.map((site) => {
    const freeOn = free(site)
    const shown = days.map((day) => {
      const state = stateOn(site, day, part, today)
      return { day, state, free: state === 'open' ? freeOn(day) : 0 }
    })
    return { ...site, shown, freeOn: shown.filter((one) => one.free > 0 && wanted.includes(one.day)).length }
  })
}

async function namesBySite(
  tx: Transaction,
  colleagues: Parameters<typeof listColleagues>[1],
  sites: readonly Near[],
): Promise<Map<string, { name: string; days: Day[] }[]>> {
  const bySite = new Map<string, { name: string; days: Day[] }[]>()
  for (const { siteId, ...one } of await listColleagues(tx, colleagues, idsOf(sites)))
    bySite.set(siteId, [...(bySite.get(siteId) ?? []), one])
  return bySite
}

const idsOf = (sites: readonly Near[]) => ({
  hostIds: sites.map(({ hostId }) => hostId),
  siteIds: sites.map(({ siteId }) => siteId),
})
