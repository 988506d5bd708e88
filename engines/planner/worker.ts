/** The planner's own thread; started by in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import { helpersOf } from './crew-in-thread.ts'
import type { ThreadReport, ThreadTask } from './in-thread.ts'
import { planMonth } from './planner.ts'
import { unpackMonth } from './record.ts'

const { problem, options, stop, ports } = workerData as ThreadTask
const { warmRecord, ...plain } = options
const report = (message: ThreadReport): void => parentPort?.postMessage(message)

const result = planMonth(problem, {
  ...plain,
  ...(warmRecord ? { warm: unpackMonth(warmRecord).plan } : {}),
  helpers: helpersOf(ports),
  now: () => performance.now(),
  shouldStop: () => Atomics.load(stop, 0) !== 0,
  onProgress: (progress) => report({ progress }),
})
report({ result })
for (const port of ports) port.close()
