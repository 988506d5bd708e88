/** The engine's own thread; started by in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import { bytesOf } from './archive.ts'
import { validityOf } from './feed.ts'
import type { FeedReport, ThreadReport, ThreadTask } from './in-thread.ts'
import { readFeed } from './reading.ts'
import { measureWays } from './ways.ts'

const report = (message: ThreadReport): void => parentPort?.postMessage(message)

async function reportOn(zip: Uint8Array): Promise<FeedReport> {
  const { feed, findings, refusals } = await readFeed(bytesOf(zip))
  if (feed === undefined) return { findings, refusals }
  const stops = feed.stops.served.reduce((sum, one) => sum + one, 0)
  const [lines, trips] = [feed.lines.ids.length, feed.trips.ids.length]
  // A feed without a single day is refused.
  return { findings, holds: { stops, lines, trips, serves: validityOf(feed)! } }
}

const task = workerData as ThreadTask
if ('read' in task) report({ report: await reportOn(task.read) })
else report({ found: await measureWays(task.ways, (stepsDone) => report({ stepsDone })) })
