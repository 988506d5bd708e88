import { expect, test } from 'vitest'
import { smallFeed, zipped, zippedFeed } from '../../tests/mobility/zipped.ts'
import type { Day } from '../../vocabulary/day.ts'
import { bytesOf } from './archive.ts'
import { servicesOn, validityOf } from './feed.ts'
import { readFeed } from './reading.ts'

const read = async (changed: Record<string, string | Uint8Array> = {}) => {
  const { feed, findings, refusals } = await readFeed(zippedFeed(changed))
  if (feed === undefined) throw new Error(JSON.stringify(refusals))
  const found = Object.fromEntries(findings.map((one) => [`${one.file} ${one.code}`, one]))
  const times = [...feed.trips.arrival].map((arrival, row) => [arrival, feed.trips.departure[row]!])
  return { feed, found, times }
}
const minutes = (...of: number[]) => of.map((minute) => minute * 60)
const text = (file: string): string => smallFeed[file]!

test('a sound feed is read whole, and nothing is said but which optional files are not there', async () => {
  const { feed, found } = await read()
  expect(feed.stops.ids).toEqual(['a', 'b', 'c', 'd', 'S'])
  expect([...feed.stops.served]).toEqual([1, 1, 1, 1, 0])
  expect([...feed.stops.stations]).toEqual([-1, 4, -1, -1, -1])
  expect(feed.trips.ids).toEqual(['t1', 't2'])
  expect([...feed.trips.stop]).toEqual([0, 1, 2, 1, 3])
  expect(Object.values(found).map(({ code }) => code)).toEqual(Array(4).fill('no-file'))
})

test('byte-order mark, CRLF, blanks that hold a space, blank lines, short and long rows', async () => {
  const plain = await read()
  const [head, first, ...others] = text('stop_times.txt').trim().split('\n')
  const messy = [
    head,
    first!.slice(0, -2),
    '',
    ...others.map((row) => `${row}, ,x`.replace('08:05', ' 08:05')),
  ]
  const { feed, found, times } = await read({
    'stop_times.txt': `\ufeff${messy.join('\r\n')}\r\n`,
    'stops.txt': text('stops.txt').replaceAll('\n', '\r\n'),
  })
  expect(times).toEqual(plain.times)
  expect(feed.stops.names).toEqual(plain.feed.stops.names)
  for (const code of ['byte-order-mark', 'blank-with-space', 'blank-line', 'short-row', 'long-row'])
    expect(found[`stop_times.txt ${code}`], code).toMatchObject({ outcome: 'repaired' })
  expect(found['stop_times.txt short-row']).toMatchObject({ count: 1, lines: [2] })
  expect(found['stop_times.txt long-row']).toMatchObject({ count: 4, lines: [4, 5, 6, 7] })
})

test('quotes that nobody escaped, quotes never closed, fields over several lines, doubled quotes as they should be', async () => {
  const { feed, found } = await read({
    'stops.txt': [
      'stop_id,stop_name,stop_lat,stop_lon',
      'a,Rsa "S.Bart." "Angeli Custodi" Laste,45.46,9.18',
      'b,"Bar "Sport" 3",45.465,9.19',
      'c,"Corso "Vecchio"",45.47,9.2',
      'd,"Detta ""la Bella""",45.475,9.21',
      'e,"Over',
      'two lines",45.48,9.22',
      'f,"Never closed,45.49,9.23',
      'g,"After",45.5,9.24',
      '',
    ].join('\n'),
  })
  expect(feed.stops.names).toEqual([
    'Rsa "S.Bart." "Angeli Custodi" Laste',
    'Bar "Sport" 3',
    'Corso "Vecchio"',
    'Detta "la Bella"',
    'Over\ntwo lines',
    'Never closed',
    'After',
  ])
  expect([...feed.stops.latitudes]).toEqual([45.46, 45.465, 45.47, 45.475, 45.48, 45.49, 45.5])
  expect(found['stops.txt stray-quote']).toMatchObject({ count: 3, lines: [2, 3, 4] })
  expect(found['stops.txt line-break-in-field']).toMatchObject({ count: 1, lines: [6] })
  expect(found['stops.txt quote-not-closed']).toMatchObject({ count: 1, lines: [8] })
})

test('other encodings: Windows-1252 and UTF-16', async () => {
  const named = (name: string) => text('stops.txt').replace('Alba', name)
  const latin = await read({ 'stops.txt': Buffer.from(named('Città'), 'latin1') })
  expect(latin.feed.stops.names[0]).toBe('Città')
  const wide = await read({ 'stops.txt': Buffer.from(`\ufeff${named('Città')}`, 'utf16le') })
  expect(wide.feed.stops.names[0]).toBe('Città')
  expect(wide.found['stops.txt other-encoding']).toMatchObject({ outcome: 'repaired', count: 1 })
})

test('hours of one digit and past 24, one of two times missing', async () => {
  const { times, found } = await read({
    'stop_times.txt': text('stop_times.txt')
      .replaceAll('08:00:00,08:00:00', '8:00:00,')
      .replaceAll('08:20:00,08:20:00', '23:50:00,23:50:00')
      .replaceAll('08:30:00,08:30:00', '24:05:00,24:06:00'),
  })
  expect(times[0]).toEqual(minutes(480, 480))
  expect(times[4]).toEqual(minutes(1445, 1446))
  expect(found['stop_times.txt unpadded-time']).toMatchObject({ count: 1, lines: [2], example: '8:00:00' })
  expect(found['stop_times.txt one-time-missing']).toMatchObject({ count: 1, lines: [2] })
})

test('midnight passed unsaid is added; a trip that goes back is left out', async () => {
  const { feed, times, found } = await read({
    'stop_times.txt': text('stop_times.txt')
      .replaceAll('08:20:00,08:20:00', '23:50:00,23:50:00')
      .replaceAll('08:30:00,08:30:00', '00:05:00,00:06:00')
      .replaceAll('08:10:00,08:10:00', '08:01:00,08:01:00'),
  })
  expect(feed.trips.ids).toEqual(['t2'])
  expect(times).toEqual([minutes(1430, 1430), minutes(1445, 1446)])
  expect(found['stop_times.txt past-midnight']).toMatchObject({ count: 1, lines: [6] })
  expect(found['stop_times.txt time-goes-back']).toMatchObject({ count: 1, lines: [4], outcome: 'left-out' })
})

test('missing times: by distance travelled where it is there, else by order; without an end, left out', async () => {
  const head = text('stop_times.txt').split('\n')[0]!
  const trip = (id: string, distances: string[]) =>
    ['08:00:00', '', '', '08:10:00', ''].map(
      (time, at) => `${id},${time},${time},${'abcda'[at]},${at * 10},,,${distances[at]}`,
    )
  const { times, found } = await read({
    'stop_times.txt': [
      head,
      ...trip('t1', ['0', '1.5', '2', '10', '11']),
      ...trip('t2', Array(5).fill('')),
      '',
    ].join('\n'),
  })
  expect(times.map(([arrival]) => arrival! / 60)).toEqual([
    480,
    481.5,
    482,
    490,
    480,
    480 + 200 / 60,
    480 + 400 / 60,
    490,
  ])
  expect(found['stop_times.txt time-by-distance']).toMatchObject({ count: 2, lines: [3, 4] })
  expect(found['stop_times.txt time-by-order']).toMatchObject({ count: 2, lines: [8, 9] })
  expect(found['stop_times.txt untimed-end']).toMatchObject({ count: 2, lines: [6, 11] })
})

test('rows in any order, doubled, of nothing known, or of a station', async () => {
  const plain = await read()
  const [head, ...body] = text('stop_times.txt').trim().split('\n')
  const { times, found } = await read({
    'stop_times.txt': [
      head,
      ...body.reverse(),
      't1,08:07:00,08:07:00,d,2,,,',
      'tx,08:00:00,08:00:00,a,1,,,',
      't1,08:00:00,08:00:00,nowhere,4,,,',
      't1,08:00:00,08:00:00,S,5,,,',
      't1,08:40:00,08:40:00,d,six,,,',
      't1,8 o’clock,,d,7,,,',
      '',
    ].join('\n'),
  })
  expect(times).toEqual(plain.times)
  for (const code of [
    'double-sequence',
    'unknown-trip',
    'unknown-stop',
    'not-a-stop',
    'bad-sequence',
    'unreadable-time',
  ])
    expect(found[`stop_times.txt ${code}`], code).toMatchObject({ outcome: 'left-out', count: 1 })
  expect(found['stop_times.txt rows-out-of-order']).toMatchObject({ outcome: 'repaired', count: 2 })
})

test('days of service: weekdays, exceptions, services of exceptions only', async () => {
  const { feed, found } = await read({
    'trips.txt': `${text('trips.txt')}r,x,t3,\nr,nothing,t4,\n`,
    'stop_times.txt': `${text('stop_times.txt')}t3,09:00:00,09:00:00,a,1,,,\nt3,09:10:00,09:10:00,b,2,,,\n`,
    'calendar_dates.txt': [
      'service_id,date,exception_type',
      'w,20270602,2',
      'x,20270605,1',
      'x,2027-06-06,1',
      'x,20279999,1',
      'x,20270607,7',
      '',
    ].join('\n'),
  })
  const on = (day: string) => [...servicesOn(feed, day as Day)]
  expect([on('2027-06-01'), on('2027-06-02'), on('2027-06-05'), on('2027-06-06')]).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
    [0, 1],
  ])
  expect(validityOf(feed)).toMatchObject({ from: '2027-01-01', until: '2027-12-31' })
  expect(found['trips.txt unknown-service']).toMatchObject({ outcome: 'left-out', count: 1, lines: [5] })
  expect(found['calendar_dates.txt bad-date']).toMatchObject({ count: 1, lines: [5] })
  expect(found['calendar_dates.txt bad-exception']).toMatchObject({ count: 1, lines: [6] })
})

test('frequencies and transfers: those that cannot be used are left out and counted', async () => {
  const { feed, found } = await read({
    'frequencies.txt':
      'trip_id,start_time,end_time,headway_secs\nt1,06:00:00,10:00:00,600\nt1,06:00:00,10:00:00,0\nt9,06:00:00,10:00:00,60\n',
    'transfers.txt':
      'from_stop_id,to_stop_id,transfer_type,min_transfer_time\na,b,2,90\nb,a,, \na,c,3,\na,a,2,5\na,d,4,\na,S,2,60\na,zz,2,60\nc,d,2,-5\n',
  })
  expect(feed.frequencies).toEqual([{ trip: 0, from: 21600, until: 36000, headway: 600 }])
  expect(feed.transfers).toEqual([
    { from: 0, to: 1, seconds: 90, forbidden: false },
    { from: 1, to: 0, seconds: 0, forbidden: false },
    { from: 0, to: 2, seconds: 0, forbidden: true },
    { from: 2, to: 3, seconds: 0, forbidden: false },
  ])
  expect(found['transfers.txt transfer-ignored']).toMatchObject({ count: 4, lines: [5, 6, 7, 8] })
  expect(found['transfers.txt negative-transfer-time']).toMatchObject({ count: 1, lines: [9] })
  expect(found['frequencies.txt bad-headway']).toMatchObject({ count: 1 })
  expect(found['frequencies.txt unknown-trip']).toMatchObject({ count: 1 })
})

test('files in a folder of the archive, capital letters', async () => {
  const moved = Object.fromEntries(
    Object.entries(smallFeed).map(([name, content]) => [`Feed/${name.toUpperCase()}`, content]),
  )
  const { feed, findings } = await readFeed(bytesOf(zipped({ '__MACOSX/Feed/._stops.txt': 'x', ...moved })))
  expect(feed?.trips.ids).toEqual(['t1', 't2'])
  expect(findings[0]).toMatchObject({ file: 'archive', code: 'in-a-folder' })
})

test('what cannot serve is refused with every reason at once', async () => {
  const { feed, refusals } = await readFeed(
    bytesOf(zipped({ 'stops.txt': 'stop_name\nAlba\n', 'trips.txt': 'trip_id\nt\n' })),
  )
  expect(feed).toBeUndefined()
  expect(refusals).toEqual([
    { file: 'stops.txt', code: 'missing-column', detail: 'stop_id' },
    { file: 'trips.txt', code: 'missing-column', detail: 'service_id' },
    { file: 'stop_times.txt', code: 'missing-file' },
    { file: 'calendar.txt', code: 'no-calendar' },
  ])
})

test('no days, no trips, no archive, a damaged one, one that unpacks to more than allowed', async () => {
  const refused = async (changed: Record<string, string>) => (await readFeed(zippedFeed(changed))).refusals
  const [head] = text('stop_times.txt').split('\n')
  expect(await refused({ 'stop_times.txt': `${head}\n` })).toEqual([
    { file: 'stop_times.txt', code: 'no-trips' },
  ])
  expect(await refused({ 'calendar.txt': text('calendar.txt').replace('1,1,1,1,1', '0,0,0,0,0') })).toEqual([
    { file: 'calendar.txt', code: 'no-days' },
  ])
  expect((await readFeed(bytesOf(Buffer.from('stop_id\n')))).refusals).toEqual([
    { file: 'archive', code: 'not-an-archive' },
  ])
  expect((await readFeed(bytesOf(new Uint8Array(0)))).refusals).toEqual([
    { file: 'archive', code: 'not-an-archive' },
  ])
  const damaged = zipped(smallFeed)
  damaged[Math.floor(damaged.length / 2)]! ^= 0xff
  const found = (await readFeed(bytesOf(damaged))).refusals
  expect(found?.map(({ code }) => code)).toContain('damaged-archive')
  expect((await readFeed(zippedFeed(), { mostBytes: 250 })).refusals).toContainEqual({
    file: 'stop_times.txt',
    code: 'too-large',
  })
})
