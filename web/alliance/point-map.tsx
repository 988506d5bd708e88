import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'
import type { Point } from './coordinates.ts'

// The worker is a file of our own: the content security policy admits no other.
maplibregl.setWorkerUrl(workerUrl)

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const usualBounds: [[number, number], [number, number]] = [
  [9.05, 45.4],
  [9.28, 45.53],
]

/** Names that would cover another are left out until there is room; their dots stay. */
function thin(dots: readonly HTMLElement[]): void {
  for (const dot of dots) dot.classList.remove('offer-known-unnamed')
  const shown: DOMRect[] = []
  for (const dot of dots) {
    const box = dot.getBoundingClientRect()
    const covers = shown.some(
      (one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom,
    )
    if (covers) dot.classList.add('offer-known-unnamed')
    else shown.push(box)
  }
}

/** Where a place is: tapped on a ground with the known places; no tile server is asked. Coordinates say the same. */
export default function PointMap({
  label,
  point,
  known,
  onPoint,
}: {
  label: string
  point: Point | undefined
  known: readonly (Point & { name: string })[]
  onPoint: (point: Point) => void
}) {
  const frame = useRef<HTMLElement>(null)
  const map = useRef<maplibregl.Map>(null)
  const marker = useRef<maplibregl.Marker>(null)
  const dots = useRef<readonly HTMLElement[]>([])
  const act = useRef({ onPoint, point })
  act.current = { onPoint, point }
  useEffect(() => {
    const made = new maplibregl.Map({
      container: frame.current!,
      bounds: usualBounds,
      attributionControl: false,
      scrollZoom: false,
      style: {
        version: 8,
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colour('--vi-sunken') } }],
      },
    })
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }))
    made.on('load', () => made.resize())
    made.on('click', ({ lngLat }) => act.current.onPoint({ latitude: lngLat.lat, longitude: lngLat.lng }))
    made.on('idle', () => thin(dots.current))
    map.current = made
    return () => made.remove()
  }, [])
  useEffect(() => {
    // A kilometre about what is known; where nothing is, the usual place.
    const bounds = known.length > 0 ? new maplibregl.LngLatBounds() : new maplibregl.LngLatBounds(usualBounds)
    const about = 0.01
    const markers = known.map(({ name, latitude, longitude }) => {
      bounds.extend([longitude - about, latitude - about]).extend([longitude + about, latitude + about])
      const dot = document.createElement('span')
      dot.className = 'offer-known'
      dot.textContent = name
      return new maplibregl.Marker({ element: dot, anchor: 'left' })
        .setLngLat([longitude, latitude])
        .addTo(map.current!)
    })
    dots.current = markers.map((one) => one.getElement())
    const { point } = act.current
    // One that is said already is looked at from near.
    const near = 0.02
    const shown = point
      ? new maplibregl.LngLatBounds(
          [point.longitude - near, point.latitude - near],
          [point.longitude + near, point.latitude + near],
        )
      : bounds
    map.current!.fitBounds(shown, { padding: 24, animate: false })
    return () => {
      for (const one of markers) one.remove()
    }
  }, [known])
  useEffect(() => {
    marker.current?.remove()
    if (!point) return
    const at: [number, number] = [point.longitude, point.latitude]
    marker.current = new maplibregl.Marker({ color: colour('--vi-accent') }).setLngLat(at).addTo(map.current!)
    if (!map.current!.getBounds().contains(at)) map.current!.easeTo({ center: at })
  }, [point])
  return <section ref={frame} className="offer-map" aria-label={label} />
}
