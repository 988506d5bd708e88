import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { wayModes } from './rules.ts'

const keepers = ['administrator', 'hr-office'] as const
const count = z.number().int()
const point = z.object({ latitude: z.number(), longitude: z.number() })

const finding = z.object({
  file: z.string(),
  code: z.string(),
  outcome: z.enum(['repaired', 'left-out', 'noted']),
  count,
  /** The first of them, counted from 1 with the header. */
  lines: z.array(count),
  example: z.string().nullable(),
})
const refusal = z.object({ file: z.string(), code: z.string(), detail: z.string().nullable() })

const timetable = z.object({
  id: idText,
  fileName: z.string(),
  uploadedAt: instantText,
  state: z.enum(['reading', 'serves', 'not-yet', 'ends-soon', 'over', 'refused', 'failed']),
  /** Nulls: it is being read, or does not serve. */
  stops: count.nullable(),
  lines: count.nullable(),
  trips: count.nullable(),
  from: dayText.nullable(),
  until: dayText.nullable(),
  findings: z.array(finding),
  refusals: z.array(refusal),
})

/** The computation of everybody's ways: counts alone. */
const measuring = z.object({
  state: z.enum(['never', 'measuring', 'measured', 'failed']),
  beganAt: instantText.nullable(),
  /** Searches from homes or places. */
  stepsDone: count,
  stepsTotal: count,
  people: count,
  withoutHome: count,
  withoutOffice: count,
  servedOn: dayText.nullable(),
})

const minutes = count.nullable()
const modes = z.object({ transit: minutes, bicycle: count, walk: count, car: count })

/** GeoJSON: longitude, latitude. */
const coordinate = z.array(z.number())
const line = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    what: z.literal('line'),
    name: z.string(),
    /** Six digits, or blank where the operator says none. */
    colour: z.string(),
    /** `route_type` of GTFS. */
    kind: count,
  }),
  geometry: z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(coordinate)) }),
})
const stop = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    what: z.literal('stop'),
    name: z.string(),
    /** Which of the lines stop there, by their order. */
    lines: z.array(count),
    metres: count,
  }),
  geometry: z.object({ type: z.literal('Point'), coordinates: coordinate }),
})
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time as HH:MM is expected' })

export const mobility = {
  timetables: endpoint({
    method: 'GET',
    path: '/timetables',
    summary: 'Timetables with what was mended in them, and how far everybody’s ways are measured, in counts',
    may: keepers,
    input: nothing,
    output: z.object({ items: z.array(timetable), measuring }),
  }),
  addTimetable: endpoint({
    method: 'POST',
    path: '/timetables',
    summary: 'Hand in a timetable (GTFS in a ZIP archive): it is read, and serves if it can',
    may: keepers,
    input: z.object({ fileName: z.string().min(1).max(200), contentBase64: z.string().max(56_000_000) }),
    output: z.object({ id: idText }),
    bodyLimitBytes: 57_000_000,
  }),
  removeTimetable: endpoint({
    method: 'DELETE',
    path: '/timetables/{timetableId}',
    summary: 'Take a timetable away: ways are measured anew without it',
    may: keepers,
    input: z.object({ timetableId: idText }),
    output: done,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/my-ways',
    summary:
      'Minutes from the own home to the own office, to the offices and the spaces near it, by mode; nobody else reads them',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      home: point.nullable(),
      /** When they were measured; null: not yet. */
      measuredAt: instantText.nullable(),
      /** The day of the timetables; null where there are none. */
      servedOn: dayText.nullable(),
      items: z.array(
        z.object({
          officeId: idText,
          name: z.string(),
          own: z.boolean(),
          point: point,
          minutes: modes,
        }),
      ),
      /** Sites within the policy's minutes, the nearest first. */
      spaces: z.array(
        z.object({
          hostId: idText,
          siteId: idText,
          name: z.string(),
          address: z.string(),
          point: point,
          minutes: modes,
        }),
      ),
      /** How many minutes are near, by the policy of today. */
      nearMinutes: count,
    }),
  }),
  mapGround: endpoint({
    method: 'GET',
    path: '/map-ground',
    summary: 'The server of map pictures, where this installation has one',
    may: 'signed-in',
    input: nothing,
    output: z.object({ tiles: z.object({ url: z.string(), attribution: z.string() }).nullable() }),
  }),
  myLines: endpoint({
    method: 'GET',
    path: '/my-ways/lines',
    summary: 'Lines and stops of public transport near the own home, as GeoJSON',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(z.union([line, stop])),
    }),
  }),
  myReach: endpoint({
    method: 'GET',
    path: '/my-ways/reach',
    summary: 'Everything within so many minutes of the own home, as GeoJSON to draw and as a list',
    may: 'signed-in',
    input: z.object({
      mode: z.enum(wayModes),
      minutes: z.coerce.number().int().min(5).max(90),
      departs: clockTime,
    }),
    output: z.object({
      area: z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(coordinate))),
      }),
      items: z.array(
        z.object({
          id: idText,
          kind: z.enum(['office', 'site']),
          name: z.string(),
          point: point,
          minutes: count,
        }),
      ),
    }),
  }),
}
