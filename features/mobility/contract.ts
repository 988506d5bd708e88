import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'

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
      'Minutes from the own home to the own office and to the offices near it, by mode; nobody else reads them',
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
          minutes: z.object({ transit: minutes, bicycle: count, walk: count, car: count }),
        }),
      ),
    }),
  }),
}
