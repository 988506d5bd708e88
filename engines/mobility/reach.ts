/**
 * Everything within so many minutes, as polygons to draw: the minutes to every node of a fine grid, by the stops from
 * which one can still walk there, and around them the contour (marching squares, Lorensen and Cline 1987 in two
 * dimensions, cuts interpolated). GeoJSON, RFC 7946: outer rings against the clock, holes with it.
 */
import { metresBetween, metresOfDegree, type Point } from './points.ts'
import { type Pace, walkingPace } from './walking.ts'

export type Ring = [longitude: number, latitude: number][]
export interface MultiPolygon {
  type: 'MultiPolygon'
  coordinates: Ring[][]
}

/** A place where one is, with the seconds left to walk on. */
export interface Reached extends Point {
  secondsLeft: number
}

export interface ReachOptions {
  /** Distance between nodes, by default 100 metres. */
  gridMetres?: number
  pace?: Pace
  /** The longest walk at the end, in a straight line, by default 1,500 metres. */
  walkMetres?: number
}

/** More nodes than this are not looked at: the grid becomes coarser. */
const mostNodes = 4_000_000

export function reachOf(
  reached: readonly Reached[],
  { gridMetres = 100, pace = walkingPace, walkMetres = 1500 }: ReachOptions = {},
): MultiPolygon {
  const metresPerSecond = pace.kmPerHour / 3.6 / pace.detour
  const discs = reached
    .filter(({ secondsLeft }) => secondsLeft > 0)
    .map((one) => ({ ...one, metres: Math.min(walkMetres, one.secondsLeft * metresPerSecond) }))
  if (discs.length === 0) return { type: 'MultiPolygon', coordinates: [] }
  const field = fieldOf(discs, gridMetres)
  return { type: 'MultiPolygon', coordinates: nested(contours(field)) }
}

interface Disc extends Point {
  metres: number
}

/** How many metres one could walk on, at each node; negative where one does not get. */
interface Field {
  columns: number
  rows: number
  values: Float32Array
  at(column: number, row: number): [longitude: number, latitude: number]
}

function fieldOf(discs: readonly Disc[], gridMetres: number): Field {
  const most = Math.max(...discs.map(({ metres }) => metres))
  const bound = (of: (disc: Disc) => number, pick: (a: number, b: number) => number): number =>
    discs.map(of).reduce((a, b) => pick(a, b))
  const [south, north] = [bound((d) => d.latitude, Math.min), bound((d) => d.latitude, Math.max)]
  const [west, east] = [bound((d) => d.longitude, Math.min), bound((d) => d.longitude, Math.max)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const height = (north - south) * metresOfDegree + 2 * most
  const width = (east - west) * metresOfDegree * shrink + 2 * most
  const step = Math.max(gridMetres, Math.sqrt((height * width) / mostNodes))
  // Two nodes more on each side, so that every contour closes within the grid.
  const [dLat, dLon] = [step / metresOfDegree, step / metresOfDegree / shrink]
  const bottom = south - most / metresOfDegree - 2 * dLat
  const left = west - most / metresOfDegree / shrink - 2 * dLon
  const rows = Math.ceil(height / step) + 5
  const columns = Math.ceil(width / step) + 5
  const values = new Float32Array(rows * columns).fill(-step)
  const node = { latitude: 0, longitude: 0 }
  for (const disc of discs) {
    const reach = disc.metres + step
    const middleRow = (disc.latitude - bottom) / dLat
    const middleColumn = (disc.longitude - left) / dLon
    const around = reach / step + 1
    for (
      let row = Math.max(0, Math.ceil(middleRow - around));
      row <= Math.min(rows - 1, middleRow + around);
      row++
    ) {
      node.latitude = bottom + row * dLat
      const [from, to] = [
        Math.max(0, Math.ceil(middleColumn - around)),
        Math.min(columns - 1, middleColumn + around),
      ]
      for (let column = from; column <= to; column++) {
        node.longitude = left + column * dLon
        const value = disc.metres - metresBetween(disc, node)
        if (value > values[row * columns + column]!) values[row * columns + column] = value
      }
    }
  }
  return { columns, rows, values, at: (column, row) => [left + column * dLon, bottom + row * dLat] }
}

/** Closed rings with the inside on their left. */
function contours({ columns, rows, values, at }: Field): Ring[] {
  // A cut lies on an edge of the grid: 2 × node for the edge to the right of it, 2 × node + 1 for the one upwards.
  const next = new Map<number, number>()
  const join = (from: number, to: number): void => void next.set(from, to)
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const node = row * columns + column
      const [sw, se, nw, ne] = [node, node + 1, node + columns, node + columns + 1].map((n) => values[n]! > 0)
      const [south, west, east, north] = [2 * node, 2 * node + 1, 2 * (node + 1) + 1, 2 * (node + columns)]
      const shape = (sw ? 1 : 0) | (se ? 2 : 0) | (ne ? 4 : 0) | (nw ? 8 : 0)
      const cuts: Record<number, [number, number][]> = {
        1: [[south, west]],
        2: [[east, south]],
        3: [[east, west]],
        4: [[north, east]],
        5: [
          [south, west],
          [north, east],
        ],
        6: [[north, south]],
        7: [[north, west]],
        8: [[west, north]],
        9: [[south, north]],
        10: [
          [east, south],
          [west, north],
        ],
        11: [[east, north]],
        12: [[west, east]],
        13: [[south, east]],
        14: [[west, south]],
      }
      for (const [from, to] of cuts[shape] ?? []) join(from, to)
    }
  const place = (cut: number): [number, number] => {
    const node = cut >> 1
    const other = cut % 2 === 0 ? node + 1 : node + columns
    const share = values[node]! / (values[node]! - values[other]!)
    const [a, b] = [
      at(node % columns, Math.floor(node / columns)),
      at(other % columns, Math.floor(other / columns)),
    ]
    return [rounded(a[0] + share * (b[0] - a[0])), rounded(a[1] + share * (b[1] - a[1]))]
  }
  const rings: Ring[] = []
  for (const start of next.keys()) {
    const ring: Ring = []
    let cut: number | undefined = start
    while (cut !== undefined && next.has(cut)) {
      const following: number = next.get(cut)!
      next.delete(cut)
      ring.push(place(cut))
      cut = following
    }
    if (ring.length >= 3) rings.push([...ring, ring[0]!])
  }
  return rings
}

/** A hundred-thousandth of a degree is about a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** Twice the area, positive against the clock. */
const areaOf = (ring: Ring): number =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)

/** Holes go to the smallest outer ring around them. */
function nested(rings: readonly Ring[]): Ring[][] {
  const outer = rings.filter((ring) => areaOf(ring) > 0).sort((a, b) => areaOf(a) - areaOf(b))
  const polygons = outer.map((ring) => [ring])
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const [longitude, latitude] = hole[0]!
    polygons.find(([ring]) => ring && isInside({ longitude, latitude }, [ring]))?.push(hole)
  }
  return polygons
}

/** Whether a point lies in a polygon: inside an odd number of its rings (holes count). */
export function isInside({ longitude, latitude }: Point, rings: readonly Ring[]): boolean {
  let inside = false
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x, y] = ring[at]!
      const [px, py] = ring[before]!
      if (y > latitude !== py > latitude && longitude < ((px - x) * (latitude - y)) / (py - y) + x)
        inside = !inside
    }
  return inside
}
