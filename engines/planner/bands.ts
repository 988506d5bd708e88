import type { Instance } from './instance.ts'

/** Kinds of people (see Instance.arrivalKind) of one zone that differ in their office alone share a band. */
export interface Bands {
  count: number
  ofKind: Int32Array
  zone: Int32Array
  /** A kind of the band. */
  kind: Int32Array
}

export function bandsOf(i: Instance): Bands {
  const numbers = new Map<string, number>()
  const ofKind = new Int32Array(i.kinds)
  const zone: number[] = []
  const kind: number[] = []
  for (let k = 0; k < i.kinds; k++) {
    const z = i.zoneOfOffice[i.kindOffice[k]!]!
    const key = `${z} ${i.kindEarliest[k]} ${i.kindLatest[k]} ${i.kindPreferred[k]}`
    let band = numbers.get(key)
    if (band === undefined) {
      band = numbers.size
      numbers.set(key, band)
      zone.push(z)
      kind.push(k)
    }
    ofKind[k] = band
  }
  return { count: kind.length, ofKind, zone: Int32Array.from(zone), kind: Int32Array.from(kind) }
}

/** The first tier of slot s of a zone that holds arrival number m. */
export function tierOf(i: Instance, zone: number, s: number, m: number): number {
  let tier = i.tierStart[zone * i.slots + s]!
  while (m > i.tierUpTo[tier]!) tier += 1
  return tier
}
