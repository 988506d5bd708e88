import { crc32, deflateRawSync } from 'node:zlib'
import { type Bytes, bytesOf } from '../../engines/mobility/archive.ts'

/** A ZIP archive of the files given, deflated, as a test needs one; sizes are written after the data, as streams do. */
export function zipped(files: Record<string, string | Uint8Array>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const crc = crc32(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(title.length, 26)
    const after = Buffer.alloc(16)
    after.writeUInt32LE(0x08074b50, 0)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 8)
    entry.writeUInt16LE(8, 10)
    for (const [buffer, at] of [
      [after, 4],
      [entry, 16],
    ] as const) {
      buffer.writeUInt32LE(crc, at)
      buffer.writeUInt32LE(packed.length, at + 4)
      buffer.writeUInt32LE(plain.length, at + 8)
    }
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, title)
    parts.push(head, title, packed, after)
    offset += 30 + title.length + packed.length + 16
  }
  const end = Buffer.alloc(22)
  const length = directory.reduce((sum, one) => sum + one.length, 0)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

const rows = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('')

/** Two lines through four stops, on working days of 2027. A test changes the file that it is about. */
export const smallFeed: Record<string, string> = {
  'agency.txt': rows(
    'agency_id,agency_name,agency_url,agency_timezone',
    '1,A,https://example.org,Europe/Rome',
  ),
  'stops.txt': rows(
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
    'a,Alba,45.460,9.180,,',
    'b,Borgo,45.465,9.190,0,S',
    'c,Corso,45.470,9.200,0,',
    'd,Duomo,45.475,9.210,0,',
    'S,Borgo stazione,45.465,9.190,1,',
  ),
  'routes.txt': rows('route_id,route_short_name,route_long_name,route_type', 'r,1,Alba-Duomo,3'),
  'calendar.txt': rows(
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
    'w,1,1,1,1,1,0,0,20270101,20271231',
  ),
  'trips.txt': rows('route_id,service_id,trip_id,trip_headsign', 'r,w,t1,Duomo', 'r,w,t2,Duomo'),
  'stop_times.txt': rows(
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,shape_dist_traveled',
    't1,08:00:00,08:00:00,a,1,0,0,',
    't1,08:05:00,08:06:00,b,2,0,0,',
    't1,08:10:00,08:10:00,c,3,0,0,',
    't2,08:20:00,08:20:00,b,1,0,0,',
    't2,08:30:00,08:30:00,d,2,0,0,',
  ),
}

export const zippedFeed = (changed: Record<string, string | Uint8Array> = {}): Bytes =>
  bytesOf(zipped({ ...smallFeed, ...changed }))
