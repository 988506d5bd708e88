// The search: sites that one may book, how far they are, and what is free on the days wanted.
import type { z } from 'zod'
import { ownWay } from '../../engines/mobility/travel.ts'
import type { Context, ReadingErrand } from '../../platform/context.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { waysFrom } from '../mobility/city-actions.ts'
import { minutesOf } from '../mobility/rules.ts'
import type { nearby } from './contract.ts'
import { countNear } from './found-actions.ts'
import { daysWanted, type Minutes, minutesBy, reasonsNotToSearch, stripOf } from './rules.ts'
import { findOwnHome, listPeopleOfTeams, listPlaces, type Origin, type Place } from './store.ts'

type Asked = z.output<(typeof nearby.search)['input']>
/** From another point ways are searched between the two readings, and no transaction waits for that. */
export async function searchNearby(errand: ReadingErrand, asked: Asked) {
  const { actor, today } = errand
  refuseIf(reasonsNotToSearch(asked.wanted, today))
  const wanted = daysWanted(asked.wanted, today)
  const strip = stripOf(wanted, today)
  const days = [...wanted, ...strip].sort()
  const { own, places } = await errand.read(async (tx) => ({
    own: await findOwnHome(tx, actor.organisationId, actor.personId),
    places: await listPlaces(tx, actor, { from: days[0]!, until: days.at(-1)! }),
  }))
  const origin = asked.from ?? own.home
  const minutes = asked.from
    ? await minutesFrom(errand, asked.from, places)
    : places.map((place) => minutesTo(origin, place))
  const near = places
    .map((place, index) => ({ ...place, minutes: minutes[index]! }))
    .filter((place) => isAskedFor(place, asked))
  const found = await errand.read((tx) => countNear(tx, actor, asked, near, { wanted, strip, today }))
  return {
    from: asked.from ? ('point' as const) : origin ? ('home' as const) : ('nowhere' as const),
    origin: origin ?? null,
    servedOn: own.servedOn,
    days: wanted,
    strip: found.strip,
    equipment: countedWords(places.map(({ equipment }) => equipment)),
    attributes: countedWords(places.map(({ attributes }) => attributes)),
    total: found.total,
    items: found.items.map(({ latitude, longitude, seats, ...site }) => ({
      ...site,
      seats: seats.length,
      own: site.terms === null,
      point: { latitude, longitude },
    })),
  }
}

async function minutesFrom(
  errand: ReadingErrand,
  from: Origin,
  places: readonly Place[],
): Promise<Minutes[]> {
  const ways = await waysFrom(errand, from, places)
  return ways.map(({ walkSeconds, bicycleSeconds, transitSeconds }) => ({
    walk: minutesOf(walkSeconds),
    bicycle: minutesOf(bicycleSeconds),
    transit: transitSeconds === null ? null : minutesOf(transitSeconds),
  }))
}

function isAskedFor(
  site: Place & { minutes: Minutes },
  { mode, withinMinutes, equipment, attributes }: Asked,
): boolean {
  if (!equipment.every((one) => site.equipment.includes(one))) return false
  if (!attributes.every((one) => site.attributes.includes(one))) return false
  return (
    withinMinutes === undefined ||
    (minutesBy(site.minutes, mode) ?? Number.POSITIVE_INFINITY) <= withinMinutes
  )
}

function minutesTo(origin: Origin | undefined, site: Place): Minutes {
  if (!origin) return { walk: null, bicycle: null, transit: null }
  return {
    walk: minutesOf(ownWay('walk', origin, site).seconds),
    bicycle: minutesOf(ownWay('bicycle', origin, site).seconds),
    transit: site.transitSeconds === null ? null : minutesOf(site.transitSeconds),
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
