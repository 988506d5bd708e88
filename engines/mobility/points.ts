/** Points on the earth and what is near them. Distances are in a straight line, on a sphere of 6,371 km. */

export interface Point {
  latitude: number
  longitude: number
}

const radiusMetres = 6_371_000
const radians = Math.PI / 180
/** Of latitude. */
export const metresOfDegree = radiusMetres * radians

/** Haversine formula (Sinnott 1984): exact on the sphere, also for points close together. */
export function metresBetween(a: Point, b: Point): number {
  const sinLatitude = Math.sin(((b.latitude - a.latitude) * radians) / 2)
  const sinLongitude = Math.sin(((b.longitude - a.longitude) * radians) / 2)
  const h =
    sinLatitude * sinLatitude +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * sinLongitude * sinLongitude
  return 2 * radiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Points in cells, so that looking around one does not look at all. Points that are NaN are near nothing. */
export class PointGrid {
  readonly #latitudes: ArrayLike<number>
  readonly #longitudes: ArrayLike<number>
  readonly #cell: number
  readonly #cells = new Map<number, number[]>()

  /** @param cellMetres about the distance that is asked for most */
  constructor(latitudes: ArrayLike<number>, longitudes: ArrayLike<number>, cellMetres: number) {
    this.#latitudes = latitudes
    this.#longitudes = longitudes
    this.#cell = Math.max(cellMetres, 50) / metresOfDegree
    for (let point = 0; point < latitudes.length; point++) {
      const [latitude, longitude] = [latitudes[point]!, longitudes[point]!]
      if (Number.isNaN(latitude) || Number.isNaN(longitude)) continue
      const key = this.#key(this.#row(latitude), this.#row(longitude))
      const cell = this.#cells.get(key)
      if (cell === undefined) this.#cells.set(key, [point])
      else cell.push(point)
    }
  }

  #row(degrees: number): number {
    return Math.floor((degrees + 360) / this.#cell)
  }

  #key(row: number, column: number): number {
    return row * 67_108_864 + column
  }

  /** Every point at most so many metres away, in no order. */
  within(around: Point, metres: number, take: (point: number, metres: number) => void): void {
    // A little more than the circle, as cells are of degrees and degrees of longitude shrink with latitude.
    const latitudes = (metres / metresOfDegree) * 1.000001 + 1e-9
    const farthest = Math.min(89.9, Math.abs(around.latitude) + latitudes)
    const longitudes = latitudes / Math.cos(farthest * radians)
    const [bottom, top] = [this.#row(around.latitude - latitudes), this.#row(around.latitude + latitudes)]
    const [left, right] = [this.#row(around.longitude - longitudes), this.#row(around.longitude + longitudes)]
    const point = { latitude: 0, longitude: 0 }
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++)
        for (const index of this.#cells.get(this.#key(row, column)) ?? []) {
          point.latitude = this.#latitudes[index]!
          point.longitude = this.#longitudes[index]!
          const distance = metresBetween(around, point)
          if (distance <= metres) take(index, distance)
        }
  }
}
