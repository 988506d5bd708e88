import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { smallFeed, zipped } from '../mobility/zipped.ts'

/** Timetables at the command line: words in; text, JSON and an exit code out. */
const folder = mkdtempSync(join(tmpdir(), 'vicinato-mobility-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

function vicinato(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/vicinato', ...args],
    {
      cwd: new URL('../../', import.meta.url).pathname,
      env: { ...process.env, VICINATO_RUN_SOURCES: '1' },
      encoding: 'utf8',
    },
  )
  return { code: status, out: stdout, err: stderr }
}

const minute = (hours: number, minutes: number): number => hours * 3600 + minutes * 60

test('gtfs check says what a feed holds, what was mended, and why one cannot serve', () => {
  writeFileSync(
    at('feed.zip'),
    zipped({ ...smallFeed, 'stops.txt': smallFeed['stops.txt']!.replace('Duomo', 'Du "o" mo') }),
  )
  const sound = vicinato('gtfs', 'check', at('feed.zip'), '--json')
  expect(sound.code).toBe(0)
  expect(JSON.parse(sound.out)).toMatchObject({
    usable: true,
    stops: 4,
    trips: 2,
    serves: { from: '2027-01-01', until: '2027-12-31' },
    findings: expect.arrayContaining([
      expect.objectContaining({ file: 'stops.txt', code: 'stray-quote', lines: [5] }),
    ]),
  })
  const { 'trips.txt': _, 'calendar.txt': __, ...rest } = smallFeed
  writeFileSync(at('broken.zip'), zipped(rest))
  const broken = vicinato('gtfs', 'check', at('broken.zip'))
  expect(broken.code).toBe(1)
  expect(broken.out).toContain('refused: trips.txt: the file is missing')
  expect(broken.out).toContain('refused: calendar.txt: neither calendar.txt nor calendar_dates.txt is there')
})

test('reach prints the earliest arrival in seconds by stop; unknown stops and days are said in words', () => {
  writeFileSync(
    at('feed.zip'),
    zipped({
      ...smallFeed,
      'transfers.txt': 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\nc,d,2, \n',
    }),
  )
  const reach = (...more: string[]) =>
    vicinato('reach', '--gtfs', at('feed.zip'), '--date', '2027-03-02', '--depart', '07:50', ...more)
  const { code, out } = reach('--from-stop', 'a', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    stops: { a: minute(7, 50), b: minute(8, 5), c: minute(8, 10), d: minute(8, 10) },
  })
  const unknown = reach('--from-stop', 'S')
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('this is a station')
  const never = vicinato(
    'reach',
    '--gtfs',
    at('feed.zip'),
    '--date',
    '2027-02-30',
    '--depart',
    '8',
    '--from-stop',
    'a',
  )
  expect(never.code).toBe(2)
  expect(never.err).toContain('--date 2027-02-30: a day is expected')
})

test('matrix writes minutes by every mode', () => {
  writeFileSync(at('feed.zip'), zipped(smallFeed))
  writeFileSync(at('homes.csv'), 'id,latitude,longitude\nhome,45.459,9.18\n')
  writeFileSync(at('places.csv'), 'id,latitude,longitude\noffice,45.471,9.2\n')
  const { code } = vicinato(
    ...[
      'matrix',
      at('feed.zip'),
      '--date',
      '2027-03-02',
      '--homes',
      at('homes.csv'),
      '--places',
      at('places.csv'),
    ],
    ...['--from', '08:15', '--until', '08:25', '--out', at('matrix.csv')],
  )
  expect(code).toBe(0)
  const [head, row, ...none] = readFileSync(at('matrix.csv'), 'utf8').trim().split('\n')
  expect(head).toBe('home,place,walk,bicycle,transit,car')
  const [home, place, walk, , transit] = row!.split(',')
  expect([home, place, none.length]).toEqual(['home', 'office', 0])
  // 111 metres of air line to the stop, the 8:00, and there 111 more: for arrival at 8:20 one leaves at 7:58:08.
  expect(Number(transit)).toBeCloseTo(20 + 112 / 60, 1)
  expect(Number(walk)).toBeGreaterThan(30)
})
