/** The planner's own thread; started by in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadReport, ThreadTask } from './in-thread.ts'
import { planMonth } from './planner.ts'
import { unpackMonth } from './record.ts'

const { problem, options, stop } = workerData as ThreadTask
const { warmRecord, ...plain } = options
const report = (message: ThreadReport): void => parentPort?.postMessage(message)

const result = planMonth(problem, {
  ...plain,
  ...(warmRecord ? { warm: unpackMonth(warmRecord).plan } : {}),
  now: () => performance.now(),
  shouldStop: () => Atomics.load(stop, 0) !== 0,
  onProgress: (progress) => report({ progress }),
})
report({ result })
