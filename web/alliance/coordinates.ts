export type Point = { latitude: number; longitude: number }

/**
 * The point in what a phone or a map's link says: `45,4642 9,19`, `45.4642, 9.19`, `…#map=17/45.4642/9.19`, `…@45.4642,9.19,17z`.
 * Latitude stands first, as everywhere but in GeoJSON.
 */
export function pointWritten(text: string): Point | undefined {
  const [latitude, longitude] = [...text.matchAll(/-?\d{1,3}[.,]\d{2,}/g)].map(([number]) =>
    Number(number.replace(',', '.')),
  )
  if (latitude === undefined || longitude === undefined) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

export const pointInWords = ({ latitude, longitude }: Point): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
