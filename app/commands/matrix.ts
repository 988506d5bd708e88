import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { joinFeeds } from '../../engines/mobility/joining.ts'
import { TransitMatrix } from '../../engines/mobility/matrix.ts'
import { networkOf } from '../../engines/mobility/network.ts'
import type { Point } from '../../engines/mobility/points.ts'
import { ownWay, usualAssumptions } from '../../engines/mobility/travel.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'
import { dayOption, feedOf, textOption, timeOption } from './feeds.ts'

type Named = Point & { id: string }

/** Minutes from every home to every place, by every mode, as CSV; or as JSON. */
export async function matrix(line: CommandLine): Promise<number> {
  if (line.words.length === 0) throw new BadUsage('at least one feed is expected')
  const homes = readPoints(textOption(line, 'homes', 'a CSV file with id, latitude, longitude'))
  const places = readPoints(textOption(line, 'places', 'a CSV file with id, latitude, longitude'))
  const day = dayOption(line, 'date')
  const from = timeOption(line, 'from', '07:30')
  const until = timeOption(line, 'until', '10:00')
  const step = 60 * numberOption(line, 'every', 5, { least: 1, most: 240, whole: true })
  if (until < from) throw new BadUsage('--until is before --from')
  const walkMetres = numberOption(line, 'max-walk', 500, { least: 0, most: 5000 })
  const out = line.options.out
  const feeds = []
  for (const [at, path] of line.words.entries())
    feeds.push({ name: line.words.length > 1 ? String(at + 1) : '', feed: await feedOf(path) })
  const feed = joinFeeds(feeds)

  const transit = new TransitMatrix(networkOf(feed, day, { walkMetres }), feed.stops, {
    window: { from, until, step },
  })
  for (const place of places) transit.addPlace(place.id, place)
  for (const home of homes) transit.addHome(home.id, home)
  const hour = Math.floor((from + until) / 7200)
  const minutes = (seconds: number | undefined): number | null =>
    seconds === undefined ? null : Math.round(seconds / 6) / 10
  const rows = homes.flatMap((home) =>
    places.map((place) => ({
      home: home.id,
      place: place.id,
      walk: minutes(ownWay('walk', home, place).seconds),
      bicycle: minutes(ownWay('bicycle', home, place).seconds),
      transit: minutes(transit.seconds(home.id, place.id)),
      car: minutes(ownWay('car', home, place, { hour }).seconds),
    })),
  )
  const text = line.json
    ? JSON.stringify({
        basis: { walk: 'estimate', bicycle: 'estimate', transit: 'timetable', car: 'estimate' },
        rows,
      })
    : `home,place,walk,bicycle,transit,car\n${rows
        .map((row) =>
          [quoted(row.home), quoted(row.place), row.walk, row.bicycle, row.transit ?? '', row.car].join(),
        )
        .join('\n')}`
  if (typeof out === 'string') {
    writeFileSync(`${out}.part`, `${text}\n`)
    renameSync(`${out}.part`, out)
    line.say(
      `${rows.length} ways: ${out}. On foot, by bicycle and by car estimated from the air line (${usualAssumptions.car.kmPerHour[hour]} km/h by car).`,
    )
  } else process.stdout.write(`${text}\n`)
  return 0
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function readPoints(path: string): Named[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (fault) {
    throw new BadUsage(`${path} cannot be read: ${(fault as Error).message}`)
  }
  const [head, ...lines] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((row) => row.split(/[,;]/).map((cell) => cell.trim()))
  const columns = ['id', 'latitude', 'longitude'].map((name) => head!.indexOf(name))
  if (columns.includes(-1)) throw new BadUsage(`${path}: columns id, latitude and longitude are expected`)
  const faults: string[] = []
  const points = lines.flatMap((cells, at): Named[] => {
    if (cells.join('') === '') return []
    const [id, latitude, longitude] = columns.map((column) => cells[column] ?? '')
    const point = { id: id!, latitude: Number(latitude), longitude: Number(longitude) }
    const sound =
      id !== '' &&
      latitude !== '' &&
      longitude !== '' &&
      Math.abs(point.latitude) <= 90 &&
      Math.abs(point.longitude) <= 180
    if (!sound) faults.push(`line ${at + 2}`)
    return sound ? [point] : []
  })
  if (faults.length > 0)
    throw new BadUsage(
      `${path}: an id and two numbers of degrees are expected: ${faults.slice(0, 20).join(', ')}`,
    )
  if (new Set(points.map(({ id }) => id)).size < points.length)
    throw new BadUsage(`${path}: an id is there twice`)
  return points
}
