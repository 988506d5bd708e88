/** The stops around a point, with the seconds to walk there; nearest first. */
export interface Access {
  stops: Int32Array
  seconds: Int32Array
}

/** The stops around any of the places; of each which places, and how long on foot. */
export function placesAround(places: readonly { access: Access }[]) {
  const near = new Map<number, { p: number; seconds: number }[]>()
  for (const [p, { access }] of places.entries())
    for (const [at, stop] of access.stops.entries()) {
      const all = near.get(stop) ?? []
      if (all.length === 0) near.set(stop, all)
      all.push({ p, seconds: access.seconds[at]! })
    }
  const all = [...near.values()]
  const first = new Int32Array(all.length + 1)
  for (const [at, one] of all.entries()) first[at + 1] = first[at]! + one.length
  return {
    stops: Int32Array.from(near.keys()),
    first,
    places: Int32Array.from(all.flatMap((one) => one.map(({ p }) => p))),
    seconds: Int32Array.from(all.flatMap((one) => one.map(({ seconds }) => seconds))),
  }
}
