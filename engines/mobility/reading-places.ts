/** feed_info.txt, stops.txt, routes.txt, calendar.txt and calendar_dates.txt. */
import { type FeedDraft, type FileReader, otherPlace } from './draft.ts'
import { dayOfNumber } from './feed.ts'
import { dayNumberOf, degreesOf } from './reading-times.ts'

export const readInfo = (draft: FeedDraft): FileReader => ({
  file: 'feed_info.txt',
  needed: [],
  optional: true,
  rows: (at) => {
    const columns = ['feed_publisher_name', 'feed_version', 'feed_start_date', 'feed_end_date'].map(at)
    return (fields) => {
      const [publisher, version, from, until] = columns.map((column) => fields[column] ?? '')
      if (publisher !== '') draft.stated.publisher = publisher!
      if (version !== '') draft.stated.version = version!
      const [first, last] = [dayNumberOf(from!), dayNumberOf(until!)]
      if (first > 0) draft.stated.from = dayOfNumber(first)
      if (last > 0) draft.stated.until = dayOfNumber(last)
    }
  },
})

export const readStops = (draft: FeedDraft): FileReader => ({
  file: 'stops.txt',
  needed: ['stop_id'],
  rows: (at) => {
    const [id, name, latitude, longitude, kind, parent] = [
      'stop_id',
      'stop_name',
      'stop_lat',
      'stop_lon',
      'location_type',
      'parent_station',
    ].map(at)
    return (fields, line) => {
      const stop = fields[id!]!
      if (stop === '') return draft.findings.note('stops.txt', 'no-id', line)
      if (draft.places.add(stop) < 0) return draft.findings.note('stops.txt', 'double-id', line, stop)
      const type = fields[kind!] ?? ''
      const lat = degreesOf(fields[latitude!] ?? '', 90)
      const lon = degreesOf(fields[longitude!] ?? '', 180)
      // In the Gulf of Guinea, where points go whose coordinates nobody filled in.
      const usable = !Number.isNaN(lat) && !Number.isNaN(lon) && !(lat === 0 && lon === 0)
      const isStop = type === '' || Number(type) === 0
      if (!usable && isStop) draft.findings.note('stops.txt', 'stop-without-point', line, stop)
      draft.placeNames.push(fields[name!] ?? '')
      draft.latitudes.push(usable ? lat : Number.NaN)
      draft.longitudes.push(usable ? lon : Number.NaN)
      draft.placeKinds.push(isStop ? 1 : Number(type) === 1 ? 0 : otherPlace)
      draft.placeParents.push(fields[parent!] ?? '')
    }
  },
})

export const readLines = (draft: FeedDraft): FileReader => ({
  file: 'routes.txt',
  needed: ['route_id'],
  optional: true,
  rows: (at) => {
    const columns = ['route_short_name', 'route_long_name', 'route_type', 'route_color'].map(at)
    const id = at('route_id')
    return (fields, line) => {
      if (draft.lines.add(fields[id]!) < 0)
        return draft.findings.note('routes.txt', 'double-id', line, fields[id]!)
      const [short, long, kind, colour] = columns.map((column) => fields[column] ?? '')
      draft.shortNames.push(short!)
      draft.longNames.push(long!)
      draft.lineKinds.push(/^\d{1,4}$/.test(kind!) ? Number(kind) : -1)
      draft.colours.push(/^[0-9a-f]{6}$/i.test(colour!) ? colour!.toUpperCase() : '')
    }
  },
})

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export const readServices = (draft: FeedDraft): FileReader => ({
  file: 'calendar.txt',
  needed: ['service_id', ...weekdays, 'start_date', 'end_date'],
  optional: true,
  rows: (at) => {
    const days = weekdays.map(at)
    const [id, from, until] = ['service_id', 'start_date', 'end_date'].map(at)
    return (fields, line) => {
      const [first, last] = [dayNumberOf(fields[from!]!), dayNumberOf(fields[until!]!)]
      if (first < 0 || last < 0) return draft.findings.note('calendar.txt', 'bad-date', line, fields[id!]!)
      if (draft.services.add(fields[id!]!) < 0)
        return draft.findings.note('calendar.txt', 'double-id', line, fields[id!]!)
      let mask = 0
      for (const [bit, column] of days.entries()) if (Number(fields[column]) === 1) mask |= 1 << bit
      draft.weekdays.push(mask)
      draft.serviceFrom.push(first)
      draft.serviceUntil.push(last)
    }
  },
})

export const readServiceDays = (draft: FeedDraft): FileReader => ({
  file: 'calendar_dates.txt',
  needed: ['service_id', 'date', 'exception_type'],
  optional: true,
  rows: (at) => {
    const [id, date, type] = ['service_id', 'date', 'exception_type'].map(at)
    return (fields, line) => {
      const day = dayNumberOf(fields[date!]!)
      const kind = Number(fields[type!])
      if (day < 0) return draft.findings.note('calendar_dates.txt', 'bad-date', line, fields[id!]!)
      if (kind !== 1 && kind !== 2)
        return draft.findings.note('calendar_dates.txt', 'bad-exception', line, fields[type!]!)
      let service = draft.services.numberOf(fields[id!]!)
      if (service < 0) {
        // A service of exceptions only.
        service = draft.services.add(fields[id!]!)
        draft.weekdays.push(0)
        draft.serviceFrom.push(0)
        draft.serviceUntil.push(0)
      }
      draft.exceptionService.push(service)
      draft.exceptionDay.push(day)
      draft.exceptionAdded.push(kind === 1 ? 1 : 0)
    }
  },
})
