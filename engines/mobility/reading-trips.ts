/** trips.txt and stop_times.txt, row by row; stop-times.ts makes trips of them. */
import type { FeedDraft, FileReader } from './draft.ts'
import { mayAlight, mayBoard } from './feed.ts'
import { isPadded, secondsOf, timeBlank, timeUnreadable, wholeOf } from './reading-times.ts'

export const readTrips = (draft: FeedDraft): FileReader => ({
  file: 'trips.txt',
  needed: ['trip_id', 'service_id'],
  rows: (at) => {
    const [id, line, service, headsign] = ['trip_id', 'route_id', 'service_id', 'trip_headsign'].map(at)
    return (fields, row) => {
      const trip = fields[id!]!
      if (trip === '') return draft.findings.note('trips.txt', 'no-id', row)
      if (draft.trips.add(trip) < 0) return draft.findings.note('trips.txt', 'double-id', row, trip)
      const route = draft.lines.numberOf(fields[line!] ?? '')
      const days = draft.services.numberOf(fields[service!]!)
      if (route < 0) draft.findings.note('trips.txt', 'trip-without-route', row, trip)
      if (days < 0) draft.findings.note('trips.txt', 'unknown-service', row, trip)
      draft.headsigns.push(fields[headsign!] ?? '')
      draft.tripLine.push(route)
      draft.tripService.push(days)
    }
  },
})

const file = 'stop_times.txt'

export const readStopTimes = (draft: FeedDraft): FileReader => ({
  file,
  needed: ['trip_id', 'stop_id', 'stop_sequence'],
  rows: (at) => {
    const { findings } = draft
    const [id, stopId, order] = ['trip_id', 'stop_id', 'stop_sequence'].map(at)
    const [came, went] = [at('arrival_time'), at('departure_time')]
    const [pickup, dropOff, travelled] = ['pickup_type', 'drop_off_type', 'shape_dist_traveled'].map(at)
    let [lastId, lastTrip] = ['', -1]

    function time(text: string | undefined, line: number): number {
      if (text === undefined || text === '') return timeBlank
      const seconds = secondsOf(text)
      if (seconds === timeUnreadable) findings.note(file, 'unreadable-time', line, text)
      else if (!isPadded(text)) findings.note(file, 'unpadded-time', line, text)
      return Math.max(seconds, timeBlank)
    }

    return (fields, line) => {
      // Rows of a trip mostly lie together.
      if (fields[id!] !== lastId) {
        lastId = fields[id!]!
        lastTrip = draft.trips.numberOf(lastId)
      }
      if (lastTrip < 0) return findings.note(file, 'unknown-trip', line, lastId)
      const stop = draft.places.numberOf(fields[stopId!]!)
      if (stop < 0) return findings.note(file, 'unknown-stop', line, fields[stopId!]!)
      if (!draft.isStop(stop)) return findings.note(file, 'not-a-stop', line, fields[stopId!]!)
      const sequence = wholeOf(fields[order!]!)
      if (sequence < 0) return findings.note(file, 'bad-sequence', line, lastId)
      const distance = Number(fields[travelled!] || Number.NaN)
      draft.rowTrip.push(lastTrip)
      draft.rowSequence.push(sequence)
      draft.rowStop.push(stop)
      draft.rowArrival.push(time(fields[came], line))
      draft.rowDeparture.push(time(fields[went], line))
      draft.rowAllowed.push(
        (Number(fields[pickup!] ?? '') === 1 ? 0 : mayBoard) |
          (Number(fields[dropOff!] ?? '') === 1 ? 0 : mayAlight),
      )
      draft.rowLine.push(line)
      draft.rowDistance.push(distance >= 0 ? Math.min(Math.round(distance * 1000), 2 ** 31 - 1) : -1)
    }
  },
})
