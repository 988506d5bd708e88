/** The planner's thread for typed arrays; started by arrays-in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ArraysReport, ArraysTask } from './arrays-in-thread.ts'
import { helpersOf } from './crew-in-thread.ts'
import { planArrays } from './search.ts'

const { arrays, options, stop, ports } = workerData as ArraysTask
const report = (message: ArraysReport): void => parentPort?.postMessage(message)

const planned = planArrays(arrays, {
  ...options,
  helpers: helpersOf(ports),
  now: () => performance.now(),
  shouldStop: () => Atomics.load(stop, 0) !== 0,
  onProgress: (progress) => report({ progress }),
})
report({ planned })
for (const port of ports) port.close()
