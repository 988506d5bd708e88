// What is asked of the timetables at the moment: ways from a point, what lies within so many minutes of home, the lines
// that pass there. A thread of the process keeps them open between questions, for all organisations; nothing is kept of
// where anybody asked from.
import type { CityAnswer, CityQuestion } from '../../engines/mobility/city.ts'
import { openCities } from '../../engines/mobility/city-in-thread.ts'
import { unreachable } from '../../engines/mobility/matrix.ts'
import type { ReadingErrand } from '../../platform/context.ts'
import { findLastBasis, listPlacesToMeasure } from './measuring-store.ts'
import { arrivalWindow, minutesOf, type WayMode, type WaySeconds, walkBetweenStopsMetres } from './rules.ts'
import { listServingFiles, listServingIds } from './store.ts'
import { findOwnHome } from './ways-store.ts'

const cities = openCities()
/** When the process stops; the next question would start the thread again. */
export const closeCities = (): Promise<void> => cities.close()

type Point = { latitude: number; longitude: number }
type Asking = Pick<ReadingErrand, 'read' | 'today'> & { actor: { organisationId: string } }

async function askCity<Asked extends CityQuestion>(
  { read, today, actor: { organisationId } }: Asking,
  question: Asked,
): Promise<CityAnswer<Asked>> {
  const { serving, day } = await read(async (tx) => ({
    serving: await listServingIds(tx, organisationId, today),
    day: (await findLastBasis(tx, organisationId))?.servedOn ?? undefined,
  }))
  const key = serving.length === 0 ? undefined : [organisationId, day ?? today, ...serving].join(' ')
  const load = async () => {
    const files = await read((tx) => listServingFiles(tx, organisationId, today))
    return {
      feeds: files.map(({ id, bytes }) => ({ name: id, zip: bytes })),
      today,
      day,
      walkMetres: walkBetweenStopsMetres,
    }
  }
  return cities.ask(key, load, question)
}

const pairsOf = (points: readonly Point[]): Float64Array =>
  Float64Array.from(points.flatMap(({ latitude, longitude }) => [latitude, longitude]))

/** Seconds by mode from a point to each of the places, as everybody's ways are measured: for a search from elsewhere. */
export async function waysFrom(asking: Asking, from: Point, places: readonly Point[]): Promise<WaySeconds[]> {
  const { walk, bicycle, car, transit } = await askCity(asking, {
    what: 'ways',
    from,
    places: pairsOf(places),
    window: arrivalWindow,
  })
  return places.map((_, p) => ({
    walkSeconds: walk[p]!,
    bicycleSeconds: bicycle[p]!,
    carSeconds: car[p]!,
    transitSeconds: transit[p]! === unreachable ? null : transit[p]!,
  }))
}

/** Of who asks alone: everything within so many minutes of home, drawn, and as a list of offices and spaces. */
export async function showMyReach(
  errand: ReadingErrand,
  { mode, minutes, departs }: { mode: WayMode; minutes: number; departs: string },
) {
  const { organisationId, personId } = errand.actor
  const { home, places } = await errand.read(async (tx) => ({
    home: await findOwnHome(tx, organisationId, personId),
    places: await listPlacesToMeasure(tx, organisationId, errand.today),
  }))
  if (!home) return { area: { type: 'MultiPolygon' as const, coordinates: [] }, items: [] }
  const [hour, minute] = departs.split(':').map(Number)
  const { area, seconds } = await askCity(errand, {
    what: 'reach',
    from: home,
    mode,
    departs: hour! * 3600 + minute! * 60,
    withinSeconds: minutes * 60,
    places: pairsOf(places),
  })
  const within = places.flatMap(({ id, kind, name, latitude, longitude }, p) =>
    seconds[p] == null ? [] : [{ id, kind, name, point: { latitude, longitude }, seconds: seconds[p] }],
  )
  within.sort((a, b) => a.seconds - b.seconds || (a.name < b.name ? -1 : 1))
  return { area, items: within.map(({ seconds: one, ...place }) => ({ ...place, minutes: minutesOf(one) })) }
}

/** Lines stop at most so far from home; the answer takes at most so many bytes, so that a telephone draws it at once. */
const [lineMetres, mostBytes] = [1000, 400_000]

/** Of who asks alone: the lines and stops near home, as GeoJSON. */
export async function showMyLines(errand: ReadingErrand) {
  const { organisationId, personId } = errand.actor
  const home = await errand.read((tx) => findOwnHome(tx, organisationId, personId))
  const found = home
    ? await askCity(errand, { what: 'lines', around: home, metres: lineMetres, mostBytes })
    : { lines: [], stops: [] }
  return {
    type: 'FeatureCollection' as const,
    features: [
      ...found.lines.map(({ paths, ...properties }) => ({
        type: 'Feature' as const,
        properties: { what: 'line' as const, ...properties },
        geometry: { type: 'MultiLineString' as const, coordinates: paths },
      })),
      ...found.stops.map(({ point, ...properties }) => ({
        type: 'Feature' as const,
        properties: { what: 'stop' as const, ...properties },
        geometry: { type: 'Point' as const, coordinates: point },
      })),
    ],
  }
}
