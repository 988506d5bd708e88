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
import { countNear } from './found-actions.ts'
import { withSeats } from './free-actions.ts'
import { daysWanted, type Minutes, minutesBy, reasonsNotToSearch, stripOf } from './rules.ts'
import { findOwnHome, listPeopleOfTeams, listSitesToBook, type NearSite, type Origin } from './store.ts'

type Asked = z.output<(typeof nearby.search)['input']>
/** From another point ways are searched between the two readings, and no transaction waits for that. */
export async function searchNearby(errand: ReadingErrand, asked: Asked) {
  const { actor, today } = errand
  refuseIf(reasonsNotToSearch(asked.wanted, today))
  const wanted = daysWanted(asked.wanted, today)
  const strip = stripOf(wanted, today)
  const { own, sites } = await errand.read((tx) => readSites(tx, actor, asked, [...wanted, ...strip].sort()))
  const origin = asked.from ?? own.home
  const minutes = asked.from
    ? await minutesFrom(errand, asked.from, sites)
    : sites.map((site) => minutesTo(origin, site, own.transitSeconds.get(site.siteId)))
  const near = sites
    .map((site, index) => ({ ...site, minutes: minutes[index]! }))
    .filter((site) => isAskedFor(site, asked))
  const found = await errand.read((tx) => countNear(tx, actor, asked, near, { wanted, strip, today }))
  return {
    from: asked.from ? ('point' as const) : origin ? ('home' as const) : ('nowhere' as const),
    origin: origin ?? null,
    servedOn: own.servedOn,
    days: wanted,
    strip: found.strip,
    equipment: countedWords(sites.map(({ equipment }) => equipment)),
    attributes: countedWords(sites.map(({ attributes }) => attributes)),
    total: found.total,
    items: found.items.map(({ latitude, longitude, ...site }) => ({
      ...site,
      own: site.terms === null,
      point: { latitude, longitude },
    })),
  }
}

/** @param days ascending */
async function readSites(
  tx: Transaction,
  { organisationId, personId }: ReadingErrand['actor'],
  { attributes }: Asked,
  days: readonly Day[],
) {
  const own = await findOwnHome(tx, organisationId, personId)
  const span = { from: days[0]!, until: days.at(-1)! }
  const sites = await withSeats(tx, await listSitesToBook(tx, organisationId, span), days, attributes)
  return { own, sites }
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
