import { validityOf } from '../../engines/mobility/feed.ts'
import { describeFinding, describeRefusal } from '../../engines/mobility/findings.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { readFeedFile } from './feeds.ts'

/** Says what a feed holds, what was mended or left out, and whether it can serve. Exit code 1 where it cannot. */
export async function gtfs(line: CommandLine): Promise<number> {
  const [verb, file, ...more] = line.words
  if (verb !== 'check' || !file || more.length > 0) throw new BadUsage('expected: gtfs check FEED.zip')
  const { feed, findings, refusals } = await readFeedFile(file)
  const holds = feed && {
    stops: feed.stops.served.reduce((sum, one) => sum + one, 0),
    lines: feed.lines.ids.length,
    trips: feed.trips.ids.length,
    stopTimes: feed.trips.stop.length,
    transfers: feed.transfers.length,
    frequencies: feed.frequencies.length,
    serves: validityOf(feed),
    stated: feed.stated,
  }
  if (line.json) line.print({ usable: feed !== undefined, ...holds, findings, refusals: refusals ?? [] })
  else {
    if (holds) {
      line.say(
        `${file}: ${holds.stops} stops, ${holds.lines} lines, ${holds.trips} trips, ${holds.stopTimes} stop times, ` +
          `${holds.transfers} transfers, ${holds.frequencies} frequencies`,
      )
      const { from, until, days, fullest } = holds.serves!
      line.say(`Trips run on ${days} days from ${from} to ${until}, most of them on ${fullest}.`)
    }
    for (const finding of findings) line.say(describeFinding(finding))
    for (const refusal of refusals ?? []) line.say(`refused: ${describeRefusal(refusal)}`)
    line.say(feed ? 'The feed can serve.' : 'The feed cannot serve.')
  }
  return feed ? 0 : 1
}
