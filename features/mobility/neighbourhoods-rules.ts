import type { Reason } from '../../vocabulary/refusal.ts'

/** Polygons of neighbourhoods as a GeoJSON file holds them, and counts that may be shown. */

export type Ring = [longitude: number, latitude: number][]
export type NeighbourhoodShape = { name: string; polygons: Ring[][] }

/** Under these properties a feature's name is looked for; the first that holds something counts. */
export const nameProperties = ['name', 'nome', 'NIL', 'quartiere', 'NAME', 'NOME', 'denominazione'] as const
export const mostNeighbourhoods = 500
const mostPositions = 300_000
/** Of many faults of a file so many are told. */
export const mostFaults = 100

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A hundred-thousandth of a degree is about a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/**
 * Every neighbourhood of the file, or everything that is wrong with it. `at` is the place of the feature, from 1.
 * @param content of the file, parsed; undefined where it is no JSON
 */
export function readNeighbourhoods(content: unknown): { shapes: NeighbourhoodShape[]; faults: Reason[] } {
  const faults: Reason[] = []
  if (!isTree(content) || content.type !== 'FeatureCollection' || !Array.isArray(content.features))
    return { shapes: [], faults: [{ code: 'mobility/no-feature-collection' }] }
  const { features } = content
  if (features.length === 0) faults.push({ code: 'mobility/no-neighbourhood' })
  if (features.length > mostNeighbourhoods)
    faults.push({ code: 'mobility/too-many-neighbourhoods', most: mostNeighbourhoods })
  const shapes: NeighbourhoodShape[] = []
  const first = new Map<string, number>()
  let positions = 0
  for (const [k, feature] of features.slice(0, mostNeighbourhoods).entries()) {
    const at = k + 1
    const name = nameOf(feature)
    if (name === undefined) faults.push({ code: 'mobility/neighbourhood-without-name', at })
    else if (first.has(name))
      faults.push({ code: 'mobility/neighbourhood-twice', at, name, before: first.get(name)! })
    else first.set(name, at)
    const { polygons, codes } = polygonsOf(feature)
    for (const code of codes) faults.push({ code: `mobility/${code}`, at, name: name ?? '–' })
    positions += polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0)
    shapes.push({ name: name ?? '', polygons })
  }
  if (positions > mostPositions) faults.push({ code: 'mobility/too-many-positions', most: mostPositions })
  return { shapes: faults.length > 0 ? [] : shapes, faults }
}

function nameOf(feature: unknown): string | undefined {
  const properties = isTree(feature) && isTree(feature.properties) ? feature.properties : {}
  for (const key of nameProperties) {
    const value = properties[key]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    if (text !== '') return text.slice(0, 100)
  }
  return undefined
}

type ShapeFault =
  | 'neighbourhood-without-polygon'
  | 'ring-too-short'
  | 'ring-open'
  | 'position-unreadable'
  | 'position-outside'

function polygonsOf(feature: unknown): { polygons: Ring[][]; codes: ShapeFault[] } {
  const geometry = isTree(feature) && isTree(feature.geometry) ? feature.geometry : {}
  const given =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : undefined
  if (
    !Array.isArray(given) ||
    given.length === 0 ||
    !given.every((one) => Array.isArray(one) && one.length > 0)
  )
    return { polygons: [], codes: ['neighbourhood-without-polygon'] }
  const codes = new Set<ShapeFault>()
  const polygons = (given as unknown[][]).map((rings) => rings.map((ring) => ringOf(ring, codes)))
  return { polygons, codes: [...codes] }
}

function ringOf(given: unknown, codes: Set<ShapeFault>): Ring {
  const ring: Ring = []
  for (const position of Array.isArray(given) ? given : [])
    if (!Array.isArray(position) || !Number.isFinite(position[0]) || !Number.isFinite(position[1]))
      codes.add('position-unreadable')
    // Metres of a national grid, or latitude first, look like this.
    else if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90) codes.add('position-outside')
    else ring.push([rounded(position[0]), rounded(position[1])])
  if (codes.has('position-unreadable') || codes.has('position-outside')) return ring
  const [begin, end] = [ring[0], ring.at(-1)]
  if (ring.length < 4) codes.add('ring-too-short')
  else if (begin![0] !== end![0] || begin![1] !== end![1]) codes.add('ring-open')
  return ring
}

/** Fewer people than these are not shown; and all that is shown is rounded to it. */
export const fewestShown = 5

/**
 * Counts that may be shown: fewer than `fewest` are hidden, and as long as what is hidden could be found by taking what
 * is shown from the known total, the smallest that is shown is hidden too. What is left is rounded to `fewest`.
 */
export function shownCounts(counts: readonly number[], fewest = fewestShown): (number | null)[] {
  const hidden = counts.map((count) => count < fewest)
  const isSafe = () => {
    const among = counts.filter((_, k) => hidden[k])
    return among.length === 0 || (among.length >= 2 && among.reduce((sum, count) => sum + count, 0) >= fewest)
  }
  const ascending = [...counts.keys()].sort((a, b) => counts[a]! - counts[b]! || a - b)
  for (const k of ascending) {
    if (isSafe()) break
    hidden[k] = true
  }
  return counts.map((count, k) => (hidden[k] ? null : Math.round(count / fewest) * fewest))
}

/**
 * Whether people may be counted anew: the last count stands until at least so many homes differ from it, since two counts
 * that differ by one person tell where that one lives.
 */
export const mayCountAnew = (differing: number, isFirst: boolean, fewest = fewestShown): boolean =>
  isFirst || differing >= fewest
