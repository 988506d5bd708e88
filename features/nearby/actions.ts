// The search: sites that one may book, how far they are, and what is free on the days wanted.
import type { z } from 'zod'
import { ownWay } from '../../engines/mobility/travel.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { minutesOf } from '../mobility/rules.ts'
import type { nearby } from './contract.ts'
import { freeByDay } from './free-actions.ts'
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

export async function searchNearby({ tx, actor, today }: Context, asked: Asked) {
  const { organisationId, personId } = actor
  refuseIf(reasonsNotToSearch(asked.wanted, today))
  const days = daysWanted(asked.wanted, today)
  const strip = stripOf(days, today)
  const all = [...new Set([...days, ...strip])].sort()
  const own = await findOwnHome(tx, organisationId, personId)
  const origin = asked.from ?? own.home
  const sites = await listSitesToBook(tx, organisationId, {
    from: all[0]!,
    until: all.at(-1)!,
    attributes: asked.attributes,
  })
  const near = sites
    .map((site) => ({
      ...site,
      minutes: minutesTo(origin, site, asked.from ? undefined : own.transitSeconds.get(site.siteId)),
    }))
    .filter((site) => isAskedFor(site, asked))
  const free = await freeByDay(tx, organisationId, near, {
    days: all,
    part: asked.part,
    attributes: asked.attributes,
  })
  const colleagues = await colleaguesAt(tx, actor, near, days)
  const found = near
    .map((site) => {
      const shown = all.map((day): FreeDay => {
        const state = stateOn(site, day, asked.part, today)
        return { day, state, free: state === 'open' ? free(site, day) : 0 }
      })
      const wanted = shown.filter(({ day }) => days.includes(day))
      return {
        ...site,
        shown,
        days: wanted,
        freeOn: wanted.filter((one) => one.free > 0).length,
        colleagues: colleagues.get(site.siteId) ?? [],
      }
    })
    .filter(
      ({ freeOn, colleagues }) => (!asked.free || freeOn > 0) && (!asked.colleagues || colleagues.length > 0),
    )
  return {
    from: asked.from ? ('point' as const) : origin ? ('home' as const) : ('nowhere' as const),
    origin: origin ?? null,
    servedOn: asked.from ? null : own.servedOn,
    days,
    strip: strip.map((day) => {
      const open = found.flatMap(
        ({ shown }) => shown.find((one) => one.day === day && one.state === 'open') ?? [],
      )
      return { day, free: open.reduce((sum, { free }) => sum + free, 0), sites: open.length }
    }),
    equipment: countedWords(sites.map(({ equipment }) => equipment)),
    attributes: countedWords(sites.map(({ attributes }) => attributes)),
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
  tx: Context['tx'],
  { organisationId, personId }: Context['actor'],
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
