import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'

// The worker is a file of our own: the content security policy admits no other.
maplibregl.setWorkerUrl(workerUrl)

type Point = { latitude: number; longitude: number }
export type MapPlace = { kind: 'home' | 'own' | 'office' | 'space'; name: string; point: Point }
export type Tiles = { url: string; attribution: string }
type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'MultiLineString'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }
type Feature = { type: 'Feature'; properties: Record<string, unknown>; geometry: Geometry }
/** GeoJSON. */
type Drawn = { type: 'FeatureCollection'; features: Feature[] }
type Area = { type: 'MultiPolygon'; coordinates: number[][][][] }
const nothing: Drawn = { type: 'FeatureCollection', features: [] }

/** A colour of the theme, as it is now. */
const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export type GroundMapProps = {
  label: string
  places?: readonly MapPlace[] | undefined
  /** Lines and stops: `what`, `name`, `colour` of each. */
  lines?: Drawn | undefined
  /** How far one gets. */
  area?: Area | undefined
  /** Polygons to be coloured: `share` from 0 to 1, `name`. */
  shapes?: Drawn | undefined
  tiles?: Tiles | null | undefined
}

/**
 * A map on an empty ground: nobody outside is asked, so nobody outside learns where somebody lives; with tiles, where an
 * installation has them and somebody asked for them. What it shows is also a list beside it.
 */
export default function GroundMap({
  label,
  places = noPlaces,
  lines,
  area,
  shapes,
  tiles = null,
}: GroundMapProps) {
  const frame = useRef<HTMLElement>(null)
  const [map, setMap] = useState<maplibregl.Map | null>(null)
  useEffect(() => {
    const made = new maplibregl.Map({
      container: frame.current!,
      attributionControl: tiles ? { compact: true, customAttribution: tiles.attribution } : false,
      // A page is scrolled with one finger and the wheel.
      scrollZoom: false,
      center: [9.19, 45.46],
      zoom: 10,
      style: styleOf(tiles),
    })
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }))
    const popup = new maplibregl.Popup({ closeButton: false, maxWidth: '16rem' })
    made.on('click', ({ point, lngLat }) => {
      const [hit] = made.queryRenderedFeatures(point, { layers: ['places', 'stops', 'lines', 'shapes'] })
      const name = hit?.properties.name as string | undefined
      if (name) popup.setLngLat(lngLat).setText(name).addTo(made)
      else popup.remove()
    })
    made.on('load', () => {
      // Once it was as wide as its canvas had been before the page was laid out.
      made.resize()
      setMap(made)
    })
    return () => {
      setMap(null)
      made.remove()
    }
  }, [tiles])
  useEffect(() => put(map, 'lines', lines ?? nothing), [map, lines])
  useEffect(() => put(map, 'shapes', shapes ?? nothing), [map, shapes])
  useEffect(
    () =>
      put(map, 'area', area ? collection([{ type: 'Feature', properties: {}, geometry: area }]) : nothing),
    [map, area],
  )
  useEffect(() => {
    put(map, 'places', collection(places.map(pointOf)))
    const home = places.find(({ kind }) => kind === 'home')
    const own = places.find(({ kind }) => kind === 'own')
    put(map, 'way', home && own ? collection([wayBetween(home.point, own.point)]) : nothing)
  }, [map, places])
  // Framed by what is near, and anew only where that changes.
  useEffect(() => {
    if (!map) return
    const bounds = new maplibregl.LngLatBounds()
    for (const { point } of places) bounds.extend([point.longitude, point.latitude])
    for (const position of outlineOf(shapes)) bounds.extend(position)
    if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: 14, animate: false })
  }, [map, places, shapes])
  return <section ref={frame} className="ways-map" aria-label={label} />
}

const noPlaces: readonly MapPlace[] = []
const put = (map: maplibregl.Map | null, source: string, data: Drawn) => {
  map?.getSource<maplibregl.GeoJSONSource>(source)?.setData(data)
}
const collection = (features: Feature[]): Drawn => ({ type: 'FeatureCollection', features })
const pointOf = ({ kind, name, point }: MapPlace): Feature => ({
  type: 'Feature',
  properties: { kind, name },
  geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] },
})
const wayBetween = (a: Point, b: Point): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates: [a, b].map((one) => [one.longitude, one.latitude]) },
})
const outlineOf = (shapes: Drawn | undefined): [number, number][] =>
  (shapes?.features ?? []).flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2).map(([x, y]) => [x!, y!]) : [],
  ) as [number, number][]

function styleOf(tiles: Tiles | null): maplibregl.StyleSpecification {
  const [ink, accent, surface] = [colour('--vi-ink'), colour('--vi-accent'), colour('--vi-surface')]
  const empty = { type: 'geojson' as const, data: nothing }
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: { type: 'raster' as const, tiles: [tiles.url], tileSize: 256 } } : {}),
      ...{ shapes: empty, area: empty, lines: empty, way: empty, places: empty },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('--vi-sunken') } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'shapes',
        type: 'fill',
        source: 'shapes',
        paint: {
          'fill-color': ['interpolate', ['linear'], ['get', 'share'], 0, surface, 1, accent],
          'fill-outline-color': colour('--vi-line-strong'),
        },
      },
      { id: 'area', type: 'fill', source: 'area', paint: { 'fill-color': accent, 'fill-opacity': 0.18 } },
      {
        id: 'lines',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'what'], 'line'],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': [
            'case',
            ['==', ['get', 'colour'], ''],
            colour('--vi-ink-soft'),
            ['concat', '#', ['get', 'colour']],
          ],
          // Rails before buses.
          'line-width': ['match', ['get', 'kind'], [0, 1, 2], 3, 1.5],
          'line-opacity': 0.75,
        },
      },
      {
        id: 'stops',
        type: 'circle',
        source: 'lines',
        filter: ['==', ['get', 'what'], 'stop'],
        paint: {
          'circle-radius': 3.5,
          'circle-color': surface,
          'circle-stroke-width': 1.5,
          'circle-stroke-color': ink,
        },
      },
      {
        id: 'way',
        type: 'line',
        source: 'way',
        paint: { 'line-color': ink, 'line-width': 1.5, 'line-dasharray': [3, 2] },
      },
      {
        id: 'places',
        type: 'circle',
        source: 'places',
        paint: {
          'circle-radius': ['match', ['get', 'kind'], ['home', 'own'], 9, 7],
          'circle-stroke-width': 2,
          'circle-stroke-color': ink,
          'circle-color': [
            'match',
            ['get', 'kind'],
            ...['home', colour('--vi-bad'), 'own', accent, 'space', colour('--vi-good'), surface],
          ] as never,
        },
      },
    ],
  }
}
