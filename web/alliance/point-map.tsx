import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'
import type { Point } from './coordinates.ts'

// The worker is a file of our own: the content security policy admits no other.
maplibregl.setWorkerUrl(workerUrl)

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

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
  const act = useRef(onPoint)
  act.current = onPoint
  useEffect(() => {
    const bounds = new maplibregl.LngLatBounds([9.05, 45.4], [9.28, 45.53])
    for (const { latitude, longitude } of known) bounds.extend([longitude, latitude])
    const made = new maplibregl.Map({
      container: frame.current!,
      bounds,
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
    made.on('click', ({ lngLat }) => act.current({ latitude: lngLat.lat, longitude: lngLat.lng }))
    for (const { name, latitude, longitude } of known) {
      const dot = document.createElement('span')
      dot.className = 'offer-known'
      dot.textContent = name
      new maplibregl.Marker({ element: dot, anchor: 'left' }).setLngLat([longitude, latitude]).addTo(made)
    }
    map.current = made
    return () => made.remove()
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
