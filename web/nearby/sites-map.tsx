import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'
import { useText } from '../language.ts'
import type { Found, Point } from './search.ts'

// The worker is a file of our own: the content security policy admits no other.
maplibregl.setWorkerUrl(workerUrl)

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()
/** Pixels: 24 can be hit with a finger; an area grows as the seats do. */
const sizeOf = (free: number): number => Math.min(56, 24 + 6 * Math.sqrt(free))

/** Free seats at a site over the days looked at: of the day, or the mean of a pattern. */
const freeOf = (days: Found['items'][number]['days']): number =>
  days.length === 0 ? 0 : Math.round(days.reduce((sum, { free }) => sum + free, 0) / days.length)

/** Sites as dots sized by free seats, on an empty ground: no tile server is asked where somebody lives. */
export default function SitesMap({
  found,
  choosing,
  onPoint,
  onLook,
}: {
  found: Found
  choosing: boolean
  onPoint: (point: Point) => void
  onLook: (siteId: string) => void
}) {
  const t = useText()
  const frame = useRef<HTMLElement>(null)
  const map = useRef<maplibregl.Map>(null)
  const framed = useRef('')
  const fit = useRef(() => {})
  const act = useRef({ choosing, onPoint, onLook })
  act.current = { choosing, onPoint, onLook }
  useEffect(() => {
    const made = new maplibregl.Map({
      container: frame.current!,
      center: [9.19, 45.46],
      zoom: 11,
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
    // Opened where it was hidden, it has no size until then.
    made.on('resize', () => fit.current())
    made.on('click', ({ lngLat }) => {
      if (act.current.choosing) act.current.onPoint({ latitude: lngLat.lat, longitude: lngLat.lng })
    })
    map.current = made
    return () => made.remove()
  }, [])
  useEffect(() => {
    const onto = map.current!
    const markers = found.items.map((site) => {
      const free = freeOf(site.days)
      const dot = document.createElement('button')
      dot.type = 'button'
      dot.className = free > 0 ? 'near-dot' : 'near-dot near-dot-full'
      dot.textContent = String(free)
      dot.style.width = dot.style.height = `${sizeOf(free)}px`
      // The list says all this in its order; dots would be stops in no order.
      dot.tabIndex = -1
      dot.title = t('nearby.map-site', { name: site.name, free })
      dot.setAttribute('aria-label', dot.title)
      dot.addEventListener('click', (event) => {
        if (act.current.choosing) return
        event.stopPropagation()
        act.current.onLook(site.siteId)
      })
      return new maplibregl.Marker({ element: dot })
        .setLngLat([site.point.longitude, site.point.latitude])
        .addTo(onto)
    })
    if (found.origin) {
      const start = document.createElement('span')
      start.className = 'near-start'
      start.setAttribute('role', 'img')
      start.setAttribute('aria-label', t(found.from === 'home' ? 'nearby.home' : 'nearby.point'))
      markers.push(
        new maplibregl.Marker({ element: start })
          .setLngLat([found.origin.longitude, found.origin.latitude])
          .addTo(onto),
      )
    }
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [found, t])
  useEffect(() => {
    // Framed anew where the start moves or other sites are found, not when a seat is taken.
    const points = [
      ...(found.origin ? [found.origin] : []),
      ...found.items.slice(0, 20).map(({ point }) => point),
    ]
    const frames = JSON.stringify(points)
    fit.current = () => {
      if (points.length === 0 || framed.current === frames || !frame.current?.clientWidth) return
      framed.current = frames
      const bounds = new maplibregl.LngLatBounds()
      for (const { longitude, latitude } of points) bounds.extend([longitude, latitude])
      map.current!.fitBounds(bounds, { padding: 48, maxZoom: 15, animate: false })
    }
    fit.current()
  }, [found])
  return (
    <section
      ref={frame}
      className={choosing ? 'near-ground near-choosing' : 'near-ground'}
      aria-label={t('nearby.map')}
    />
  )
}
