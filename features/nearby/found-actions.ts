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
  const strip = await countOn(tx, organisationId, asked, nearest, days.strip, days.today)
  // Twice as many as are shown: on most days more than every second site has a seat.
  const looked = asked.free ? near : nearestOf(near, mode, 2 * limit)
  let found = await countWanted(tx, organisationId, asked, looked, days)
  if (looked.length < near.length && found.filter(({ freeOn }) => freeOn > 0).length < limit) {
    const counted = new Set(looked)
    const farther = near.filter((site) => !counted.has(site))
    found = [...found, ...(await countWanted(tx, organisationId, asked, farther, days))]
  }
  if (asked.free) found = found.filter(({ freeOn }) => freeOn > 0)
  const items = inOrder(found, mode).slice(0, limit)
  const names = await namesBySite(tx, colleagues, items)
  return {
    total: asked.free ? found.length : near.length,
    strip: days.strip.map((day, at) => {
      const open = strip.map((cells) => cells[at]!).filter(({ state }) => state === 'open')
      return { day, free: open.reduce((sum, { free }) => sum + free, 0), sites: open.length }
    }),
    items: items.map((site) => ({ ...site, colleagues: names.get(site.siteId) ?? [] })),
  }
}

async function countWanted(
  tx: Transaction,
  organisationId: string,
  asked: Asked,
  sites: readonly Near[],
  { wanted, today }: Days,
) {
  const counted = await countOn(tx, organisationId, asked, sites, wanted, today)
  return sites.map((site, index) => {
    const days = counted[index]!
    return { ...site, days, freeOn: days.filter(({ free }) => free > 0).length }
  })
}

/** Of each site each of the days: whether one may book there, and how many seats there are to be had. */
async function countOn(
  tx: Transaction,
  organisationId: string,
  { part, attributes }: Asked,
  sites: readonly Near[],
  days: readonly Day[],
  today: Day,
): Promise<FreeDay[][]> {
  const free = await freeByDay(tx, organisationId, sites, { days, part, attributes })
  return sites.map((site) => {
    const freeOn = free(site)
    return days.map((day) => {
      const state = stateOn(site, day, part, today)
      return { day, state, free: state === 'open' ? freeOn(day) : 0 }
    })
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
