import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'

const keepers = ['administrator', 'hr-office'] as const
const readers = [...keepers, 'network-coordinator'] as const
const count = z.number().int()
/** Rounded; null: too few to be shown, or hidden so that those cannot be found, or not counted yet. */
const people = count.nullable()

export const neighbourhoods = {
  list: endpoint({
    method: 'GET',
    path: '/neighbourhoods',
    summary: 'People and spaces by neighbourhood; small counts of people are hidden',
    may: readers,
    input: nothing,
    output: z.object({
      countedAt: instantText.nullable(),
      fewestShown: count,
      items: z.array(z.object({ id: idText, name: z.string(), people, spaces: count })),
      /** In none of them. */
      outside: z.object({ people, spaces: count }),
    }),
  }),
  shapes: endpoint({
    method: 'GET',
    path: '/neighbourhoods/shapes',
    summary: 'The polygons of the neighbourhoods, as GeoJSON',
    may: readers,
    input: nothing,
    output: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          properties: z.object({ id: idText, name: z.string() }),
          geometry: z.object({
            type: z.literal('MultiPolygon'),
            coordinates: z.array(z.array(z.array(z.array(z.number())))),
          }),
        }),
      ),
    }),
  }),
  import: endpoint({
    method: 'POST',
    path: '/neighbourhoods',
    summary: 'Hand in the polygons of all neighbourhoods (GeoJSON), in place of those before',
    may: keepers,
    input: z.object({ fileName: z.string().min(1).max(200), content: z.unknown() }),
    output: z.object({ neighbourhoods: count }),
    bodyLimitBytes: 20_000_000,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/neighbourhoods',
    summary: 'Take all neighbourhoods away, and what was counted in them',
    may: keepers,
    input: nothing,
    output: done,
  }),
}
