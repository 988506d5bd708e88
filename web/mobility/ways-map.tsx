import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'

// The worker is a file of our own: the content security policy admits no other.
maplibregl.setWorkerUrl(workerUrl)

type Point = { latitude: number; longitude: number }
export type MapPlace = { kind: 'home' | 'own' | 'near'; point: Point }

/** A colour of the theme, as it is now. */
const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Points on an empty ground: no tile server is asked, so nobody outside learns where somebody lives. */
export default function WaysMap({ label, places }: { label: string; places: readonly MapPlace[] }) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const bounds = new maplibregl.LngLatBounds()
    for (const { point } of places) bounds.extend([point.longitude, point.latitude])
    const home = places.find(({ kind }) => kind === 'home')
    const map = new maplibregl.Map({
      container: frame.current!,
      bounds,
      fitBoundsOptions: { padding: 48, maxZoom: 15 },
      attributionControl: false,
      // A page is scrolled with one finger, a map moved with two.
      cooperativeGestures: false,
      scrollZoom: false,
      style: {
        version: 8,
        sources: {
          ways: {
            type: 'geojson',
            data: {
              type: 'FeatureCollection',
              features: places.flatMap(({ kind, point }) =>
                home && kind !== 'home'
                  ? [
                      {
                        type: 'Feature' as const,
                        properties: { own: kind === 'own' },
                        geometry: {
                          type: 'LineString' as const,
                          coordinates: [home.point, point].map((one) => [one.longitude, one.latitude]),
                        },
                      },
                    ]
                  : [],
              ),
            },
          },
          places: {
            type: 'geojson',
            data: {
              type: 'FeatureCollection',
              features: places.map(({ kind, point }) => ({
                type: 'Feature' as const,
                properties: { kind },
                geometry: { type: 'Point' as const, coordinates: [point.longitude, point.latitude] },
              })),
            },
          },
        },
        layers: [
          { id: 'ground', type: 'background', paint: { 'background-color': colour('--vi-sunken') } },
          {
            id: 'ways',
            type: 'line',
            source: 'ways',
            paint: { 'line-color': colour('--vi-line-strong'), 'line-width': ['case', ['get', 'own'], 3, 1] },
          },
          {
            id: 'places',
            type: 'circle',
            source: 'places',
            paint: {
              'circle-radius': 8,
              'circle-stroke-width': 2,
              'circle-stroke-color': colour('--vi-ink'),
              'circle-color': [
                'match',
                ['get', 'kind'],
                'home',
                colour('--vi-bad'),
                'own',
                colour('--vi-accent'),
                colour('--vi-surface'),
              ],
            },
          },
        ],
      },
    })
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }))
    // Once it was as wide as its canvas had been before the page was laid out.
    map.on('load', () => map.resize())
    return () => map.remove()
  }, [places])
  return <section ref={frame} className="ways-map" aria-label={label} />
}
