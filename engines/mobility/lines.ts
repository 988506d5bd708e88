/** The lines that pass near a point, to be drawn: which stops they go along, one path for each way they take. */
import type { Feed } from './feed.ts'
import type { Network } from './network.ts'
import { type Point, PointGrid } from './points.ts'

type Coordinate = [longitude: number, latitude: number]

export interface DrawnLine {
  /** As it is written on the vehicle. */
  name: string
  /** Six digits, or blank where the operator says none. */
  colour: string
  /** `route_type` of GTFS. */
  kind: number
  /** From stop to stop. */
  paths: Coordinate[][]
}
export interface DrawnStop {
  name: string
  point: Coordinate
  /** Places in `lines`. */
  lines: number[]
  /** From the point asked about, in a straight line. */
  metres: number
}
export interface LineMap {
  /** Those that stop nearest first. */
  lines: DrawnLine[]
  /** The stops near the point, the nearest first. */
  stops: DrawnStop[]
}

/** About what a coordinate and a stop take as text. */
const [coordinateBytes, lineBytes, stopBytes] = [20, 90, 110]

/**
 * @param metres to the stops, in a straight line
 * @param mostBytes what the answer may take as text: the farthest lines are left out
 */
export function linesAround(
  { feed, network }: { feed: Feed; network: Network },
  { around, metres, mostBytes }: { around: Point; metres: number; mostBytes: number },
): LineMap {
  const { latitudes, longitudes, names } = feed.stops
  const near: { stop: number; metres: number }[] = []
  new PointGrid(latitudes, longitudes, metres).within(around, metres, (stop, away) => {
    if (network.visitFirst[stop] !== network.visitFirst[stop + 1]) near.push({ stop, metres: away })
  })
  near.sort((a, b) => a.metres - b.metres || a.stop - b.stop)
  const at = (stop: number): Coordinate => [rounded(longitudes[stop]!), rounded(latitudes[stop]!)]
  const lineOf = (pattern: number): number => feed.trips.line[network.trips[network.tripFirst[pattern]!]!]!

  const places = new Map<number, number>()
  const lines: DrawnLine[] = []
  let bytes = Math.min(near.length, mostStops) * stopBytes
  for (const { stop } of near)
    for (const line of new Set(patternsAt(network, stop).map(lineOf))) {
      if (line < 0 || places.has(line)) continue
      const paths = pathsOf(network, line, lineOf)
      const size = lineBytes + paths.reduce((sum, path) => sum + path.length * coordinateBytes, 0)
      if (bytes + size > mostBytes) continue
      bytes += size
      places.set(line, lines.length)
      lines.push({
        name: feed.lines.shortNames[line] || feed.lines.longNames[line] || feed.lines.ids[line]!,
        colour: feed.lines.colours[line]!,
        kind: feed.lines.kinds[line]!,
        paths: paths.map((path) => path.filter((one) => !Number.isNaN(latitudes[one]!)).map(at)),
      })
    }
  const stops = near.slice(0, mostStops).map(({ stop, metres: away }): DrawnStop => {
    const passing = patternsAt(network, stop).flatMap((pattern) => places.get(lineOf(pattern)) ?? [])
    return {
      name: names[stop]!,
      point: at(stop),
      lines: [...new Set(passing)].sort((a, b) => a - b),
      metres: Math.round(away),
    }
  })
  return { lines, stops }
}

const mostStops = 300

const patternsAt = ({ visitFirst, visitPattern }: Network, stop: number): number[] => [
  ...visitPattern.subarray(visitFirst[stop]!, visitFirst[stop + 1]!),
]

/** The stops of a line's patterns, the longest first; one that goes nowhere else is left out, the way back too. */
function pathsOf(network: Network, line: number, lineOf: (pattern: number) => number): number[][] {
  const all: number[][] = []
  for (let pattern = 0; pattern < network.patternCount; pattern++)
    if (lineOf(pattern) === line)
      all.push([
        ...network.patternStops.subarray(network.patternFirst[pattern]!, network.patternFirst[pattern + 1]!),
      ])
  all.sort((a, b) => b.length - a.length)
  const drawn = new Set<number>()
  return all.filter((path) => {
    const links = path.slice(1).map((stop, k) => path[k]! * network.stopCount + stop)
    const isNew = links.some((link) => !drawn.has(link))
    for (const link of links) drawn.add(link)
    return isNew
  })
}

/** A hundred-thousandth of a degree is about a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
