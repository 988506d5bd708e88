// Neighbourhoods: polygons handed in, people and spaces counted in them. The computation alone looks at homes; what is
// written down for reading has small counts hidden, and is not counted anew before enough homes differ.
import { isInside } from '../../engines/mobility/reach.ts'
import type { Context } from '../../platform/context.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { nameNeighbourhoods } from '../spaces/neighbourhood-actions.ts'
import { listHomesToMeasure, listPlacesToMeasure } from './measuring-store.ts'
import {
  fewestShown,
  mayCountAnew,
  mostFaults,
  readNeighbourhoods,
  shownCounts,
} from './neighbourhoods-rules.ts'
import {
  type DrawnNeighbourhood,
  findNeighbourhoodCount,
  listHomeNeighbourhoods,
  listNeighbourhoods,
  saveNeighbourhoodCount,
  saveNeighbourhoods,
} from './neighbourhoods-store.ts'

type Point = { latitude: number; longitude: number }

export async function importNeighbourhoods(
  { tx, actor, audit, enqueue }: Context,
  { content }: { content?: unknown },
) {
  const { shapes, faults } = readNeighbourhoods(content)
  refuseIf(faults.slice(0, mostFaults))
  await saveNeighbourhoods(tx, actor.organisationId, shapes)
  audit('mobility/neighbourhoods-imported', actor.organisationId, { neighbourhoods: shapes.length })
  await enqueue('measure-ways', actor.organisationId)
  return { neighbourhoods: shapes.length }
}

export async function removeNeighbourhoods({ tx, actor, audit }: Context) {
  await saveNeighbourhoods(tx, actor.organisationId, [])
  audit('mobility/neighbourhoods-removed', actor.organisationId)
  return {}
}

export async function showNeighbourhoods({ tx, actor, today }: Context) {
  const { organisationId } = actor
  const all = await listNeighbourhoods(tx, organisationId)
  const count = await findNeighbourhoodCount(tx, organisationId)
  const sites = (await listPlacesToMeasure(tx, organisationId, today)).filter(({ kind }) => kind === 'site')
  const find = finderOf(all)
  const spaces = new Map<string | undefined, number>()
  for (const site of sites) {
    const id = find(site)?.id
    spaces.set(id, (spaces.get(id) ?? 0) + 1)
  }
  return {
    countedAt: count?.countedAt.toISOString() ?? null,
    fewestShown,
    items: all.map(({ id, name, people }) => ({ id, name, people, spaces: spaces.get(id) ?? 0 })),
    outside: { people: count?.outside ?? null, spaces: spaces.get(undefined) ?? 0 },
  }
}

/** As GeoJSON, to draw. */
export async function showNeighbourhoodShapes({ tx, actor }: Context) {
  const all = await listNeighbourhoods(tx, actor.organisationId)
  return {
    type: 'FeatureCollection' as const,
    features: all.map(({ id, name, polygons }) => ({
      type: 'Feature' as const,
      properties: { id, name },
      geometry: { type: 'MultiPolygon' as const, coordinates: polygons },
    })),
  }
}

/** Counts people anew where enough homes differ from the last count, and names the sites that have no neighbourhood. */
export async function countNeighbourhoods(
  { tx, now, today }: JobMoment,
  organisationId: string,
): Promise<void> {
  const all = await listNeighbourhoods(tx, organisationId)
  if (all.length === 0) return
  const find = finderOf(all)
  const places = await listPlacesToMeasure(tx, organisationId, today)
  const own = places.filter(({ kind, hostId }) => kind === 'site' && hostId === organisationId)
  await nameNeighbourhoods(
    { tx },
    organisationId,
    own.flatMap((site) => {
      const found = find(site)
      return found ? [{ siteId: site.id, neighbourhood: found.name }] : []
    }),
  )
  const homes = new Map(
    (await listHomesToMeasure(tx, organisationId, today)).map((home) => [home.id, find(home)?.id ?? null]),
  )
  const before = await listHomeNeighbourhoods(tx, organisationId)
  const isFirst = (await findNeighbourhoodCount(tx, organisationId)) === undefined
  const differing = new Set(
    [...homes.keys(), ...before.keys()].filter((id) => homes.get(id) !== before.get(id)),
  )
  if (!mayCountAnew(differing.size, isFirst)) return
  const ids = [...all.map(({ id }) => id), null]
  const counts = new Map(ids.map((id) => [id, 0]))
  for (const id of homes.values()) counts.set(id, counts.get(id)! + 1)
  const shown = shownCounts(ids.map((id) => counts.get(id)!))
  await saveNeighbourhoodCount(tx, organisationId, {
    homes,
    people: new Map(all.map(({ id }, k) => [id, shown[k]!])),
    outside: shown.at(-1)!,
    now,
  })
}

/** The neighbourhood of a point: of several that hold it the first by name. */
function finderOf(all: readonly DrawnNeighbourhood[]): (point: Point) => DrawnNeighbourhood | undefined {
  const boxed = all.map((one) => {
    const [longitudes, latitudes] = [0, 1].map((axis) =>
      one.polygons.flatMap((rings) => (rings[0] ?? []).map((position) => position[axis]!)),
    ) as [number[], number[]]
    const [least, most] = [
      (list: number[]) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      (list: number[]) => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ]
    return {
      one,
      ...{ west: least(longitudes), east: most(longitudes), south: least(latitudes), north: most(latitudes) },
    }
  })
  return (point) =>
    boxed.find(
      ({ one, west, east, south, north }) =>
        point.longitude >= west &&
        point.longitude <= east &&
        point.latitude >= south &&
        point.latitude <= north &&
        one.polygons.some((rings) => isInside(point, rings)),
    )?.one
}
