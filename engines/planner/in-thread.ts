/**
 * Runs the planner in a thread of its own, so that a server goes on answering meanwhile. With worker.ts the
 * only part of the engine that knows Node.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type MessagePort, Worker } from 'node:worker_threads'
import { hireHelpers } from './crew-in-thread.ts'
import type { PlanOptions, PlanProgress, PlanResult } from './planner.ts'
import type { MonthProblem } from './problem.ts'

export interface ThreadOptions extends Pick<PlanOptions, 'seconds' | 'gapPercent' | 'seed'> {
  /** A month solved before, packed (record.ts), to begin from: it is unpacked in the thread. */
  warmRecord?: Uint8Array
  /** Threads that search, default 1; the plan is the same with any number of them, months of few people use one. */
  threads?: number
  /** Called in the caller's thread as objective and bound improve. */
  onProgress?: (progress: PlanProgress) => void
}

export interface Planning {
  /** Rejects only if the thread itself fails: a fault, not a property of the problem. */
  result: Promise<PlanResult>
  /** Ends the search soon; `result` is then the best feasible plan so far, with its proof. */
  cancel(): void
}

/** What the thread is given: plain data, and one shared number that becomes 1 when it shall stop. */
export interface ThreadTask {
  problem: MonthProblem
  options: Pick<ThreadOptions, 'seconds' | 'gapPercent' | 'seed' | 'warmRecord'>
  stop: Int32Array
  /** To the helpers. */
  ports: MessagePort[]
}

export type ThreadReport = { progress: PlanProgress } | { result: PlanResult }

/** Plans a month (see `planMonth`) in one worker thread. The problem is copied. */
export function planInThread(problem: MonthProblem, options: ThreadOptions = {}): Planning {
  const { onProgress, threads = 1, ...plain } = options
  // A message would not be read while the thread computes; shared memory is.
  const stop = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker
  const result = new Promise<PlanResult>((resolve, reject) => {
    const { ports, dismiss } = hireHelpers(threads, problem.people.length, (fault) => {
      reject(fault)
      void worker.terminate()
    })
    worker = startWorker({ problem, options: plain, stop, ports })
    worker.on('exit', dismiss)
    worker.on('message', (report: ThreadReport) => {
      if ('result' in report) resolve(report.result)
      else onProgress?.(report.progress)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the planner's thread ended early, with code ${code}`)))
  })
  return { result, cancel: () => void Atomics.store(stop, 0, 1) }
}

function startWorker(workerData: ThreadTask): Worker {
  const transferList = workerData.ports
  if (import.meta.url.endsWith('.js')) {
    return new Worker(new URL('./worker.js', import.meta.url), { workerData, transferList, execArgv: [] })
  }
  // Run from source, by tests and `npm run dev`, the worker is TypeScript. `--import tsx` does not reach the
  // first file of a worker thread on Node 20, so a line of JavaScript registers tsx and then imports it.
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json')
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(manifest)).href
  const worker = new URL('./worker.ts', import.meta.url).href
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(worker)}) })`
  return new Worker(start, { eval: true, workerData, transferList, execArgv: [] })
}
