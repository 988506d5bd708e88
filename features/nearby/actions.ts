// The search: sites that one may book, how far they are, and what is free on the days wanted.
import type { z } from 'zod'
import { ownWay } from '../../engines/mobility/travel.ts'
import type { Context, ReadingErrand } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { waysFrom } from '../mobility/city-actions.ts'
import { minutesOf } from '../mobility/rules.ts'
import type { nearby } from './contract.ts'
import { freeByDay, withSeats } from './free-actions.ts'
import {
  type DayState,
  daysWanted,
  inOrder,
  type Minutes,
  minutesBy,
  reasonsNotToSearch,
  stateOn,
  stripOf,
} from './rules.ts'
import {
  findOwnHome,
  listColleagues,
  listPeopleOfTeams,
  listSitesToBook,
  type NearSite,
  type Origin,
} from './store.ts'

type Asked = z.output<(typeof nearby.search)['input']>
type FreeDay = { day: Day; free: number; state: DayState }

/** From another point ways are searched at the moment, and no transaction waits for that. */
export async function searchNearby(errand: ReadingErrand, asked: Asked) {
  const { actor, today } = errand
  refuseIf(reasonsNotToSearch(asked.wanted, today))
  const days = daysWanted(asked.wanted, today)
  const strip = stripOf(days, today)
  const shown = [...new Set([...days, ...strip])].sort()
  const read = await errand.read((tx) => readSites(tx, actor, asked, { days, shown }))
  const origin = asked.from ?? read.own.home
  const minutes = asked.from
    ? await minutesFrom(errand, asked.from, read.sites)
    : read.sites.map((site) => minutesTo(origin, site, read.own.transitSeconds.get(site.siteId)))
  const found = read.sites
    .map((site, index) => ({ ...site, minutes: minutes[index]! }))
    .filter((site) => isAskedFor(site, asked))
    .map((site) => {
      const all = shown.map((day): FreeDay => {
        const state = stateOn(site, day, asked.part, today)
        return { day, state, free: state === 'open' ? read.free(site, day) : 0 }
      })
      const wanted = all.filter(({ day }) => days.includes(day))
      return {
        ...site,
        shown: all,
        days: wanted,
        freeOn: wanted.filter(({ free }) => free > 0).length,
        colleagues: read.colleagues.get(site.siteId) ?? [],
      }
    })
    .filter(
      ({ freeOn, colleagues }) => (!asked.free || freeOn > 0) && (!asked.colleagues || colleagues.length > 0),
    )
  return {
    from: asked.from ? ('point' as const) : origin ? ('home' as const) : ('nowhere' as const),
    origin: origin ?? null,
    servedOn: read.own.servedOn,
    days,
    strip: strip.map((day) => {
      const at = shown.indexOf(day)
      const open = found.map((one) => one.shown[at]!).filter(({ state }) => state === 'open')
      return { day, free: open.reduce((sum, { free }) => sum + free, 0), sites: open.length }
    }),
    equipment: countedWords(read.sites.map(({ equipment }) => equipment)),
    attributes: countedWords(read.sites.map(({ attributes }) => attributes)),
    total: found.length,
    items: inOrder(found, asked.mode)
      .slice(0, asked.limit)
      .map(({ latitude, longitude, shown: _, ...site }) => ({
        ...site,
        own: site.terms === null,
        point: { latitude, longitude },
      })),
  }
}

async function readSites(
  tx: Transaction,
  { organisationId, personId }: ReadingErrand['actor'],
  { part, attributes }: Asked,
  { days, shown }: { days: readonly Day[]; shown: readonly Day[] },
) {
  const own = await findOwnHome(tx, organisationId, personId)
  const span = { from: shown[0]!, until: shown.at(-1)! }
  const sites = await withSeats(tx, await listSitesToBook(tx, organisationId, span), shown, attributes)
  const free = await freeByDay(tx, organisationId, sites, { days: shown, wanted: days, part, attributes })
  const colleagues = await colleaguesAt(tx, organisationId, personId, sites, days)
  return { own, sites, free, colleagues }
}

async function minutesFrom(
  errand: ReadingErrand,
  from: Origin,
  sites: readonly NearSite[],
): Promise<Minutes[]> {
  const ways = await waysFrom(errand, from, sites)
  return ways.map(({ walkSeconds, bicycleSeconds, transitSeconds }) => ({
    walk: minutesOf(walkSeconds),
    bicycle: minutesOf(bicycleSeconds),
    transit: transitSeconds === null ? null : minutesOf(transitSeconds),
  }))
}

function isAskedFor(
  site: NearSite & { minutes: Minutes },
  { mode, withinMinutes, equipment, attributes }: Asked,
): boolean {
  if (!equipment.every((one) => site.equipment.includes(one))) return false
  if (!attributes.every((one) => site.attributes.includes(one))) return false
  return (
    withinMinutes === undefined ||
    (minutesBy(site.minutes, mode) ?? Number.POSITIVE_INFINITY) <= withinMinutes
  )
}

function minutesTo(origin: Origin | undefined, site: NearSite, transitSeconds: number | undefined): Minutes {
  if (!origin) return { walk: null, bicycle: null, transit: null }
  return {
    walk: minutesOf(ownWay('walk', origin, site).seconds),
    bicycle: minutesOf(ownWay('bicycle', origin, site).seconds),
    transit: transitSeconds === undefined ? null : minutesOf(transitSeconds),
  }
}

async function colleaguesAt(
  tx: Transaction,
  organisationId: string,
  personId: string,
  sites: readonly NearSite[],
  days: readonly Day[],
): Promise<Map<string, { name: string; days: Day[] }[]>> {
  const bySite = new Map<string, { name: string; days: Day[] }[]>()
  const siteIds = sites.map(({ siteId }) => siteId)
  for (const { siteId, ...one } of await listColleagues(tx, organisationId, personId, { siteIds, days }))
    bySite.set(siteId, [...(bySite.get(siteId) ?? []), one])
  return bySite
}

/** Each word with how many sites have it, the most frequent first. */
function countedWords(lists: readonly (readonly string[])[]): { name: string; sites: number }[] {
  const counts = new Map<string, number>()
  for (const word of lists.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .map(([name, sites]) => ({ name, sites }))
    .sort((a, b) => b.sites - a.sites || a.name.localeCompare(b.name))
}

export async function showTeamToSeat({ tx, actor, today }: Context) {
  const own = actor.roles.includes('team-manager') && actor.teamId ? [actor.teamId] : []
  const teamIds = [...own, ...(actor.substituteFor ?? [])]
  return { items: await listPeopleOfTeams(tx, actor.organisationId, teamIds, today) }
}
