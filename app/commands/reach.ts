import { networkOf } from '../../engines/mobility/network.ts'
import { never, Router } from '../../engines/mobility/router.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'
import { clockOf, dayOption, feedOf, textOption, timeOption } from './feeds.ts'

/** The earliest arrival at every stop that can be reached from one. */
export async function reach(line: CommandLine): Promise<number> {
  if (line.words.length > 0) throw new BadUsage(`not expected: ${line.words.join(' ')}`)
  const path = textOption(line, 'gtfs', 'the ZIP archive of a feed')
  const day = dayOption(line, 'date')
  const time = timeOption(line, 'depart')
  const from = textOption(line, 'from-stop', 'the id of a stop')
  const walkMetres = numberOption(line, 'max-walk', 0, { least: 0, most: 20_000 })
  const maxRides = numberOption(line, 'max-rides', never, { least: 0, whole: true })
  const feed = await feedOf(path)
  const { stops } = feed
  const stop = stops.ids.indexOf(from)
  if (stop < 0) throw new BadUsage(`--from-stop ${from}: there is no such stop in ${path}`)
  if (stops.served[stop] !== 1)
    throw new BadUsage(`--from-stop ${from}: this is a station; one of its stops is expected`)
  const router = new Router(networkOf(feed, day, { walkMetres }))
  const reached = router.earliestArrivals([{ stop, time }], { maxRides })
  const found = [...reached.keys()].filter((other) => reached[other]! < never)
  if (line.json) {
    line.print({ stops: Object.fromEntries(found.map((other) => [stops.ids[other]!, reached[other]!])) })
    return 0
  }
  found.sort((a, b) => reached[a]! - reached[b]!)
  for (const other of found)
    line.say(`${clockOf(reached[other]!)}  ${stops.ids[other]}  ${stops.names[other]}`)
  return 0
}
