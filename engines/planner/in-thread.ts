/**
 * Runs the planner in a thread of its own, so that a server goes on answering meanwhile. With worker.ts the
 * only part of the engine that knows Node.
 */
import { Worker } from 'node:worker_threads'
import type { PlanOptions, PlanProgress, PlanResult } from './planner.ts'
import type { MonthProblem } from './problem.ts'

export interface ThreadOptions extends Pick<PlanOptions, 'seconds' | 'gapPercent' | 'seed'> {
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
  options: Pick<PlanOptions, 'seconds' | 'gapPercent' | 'seed'>
  stop: Int32Array
}

export type ThreadReport = { progress: PlanProgress } | { result: PlanResult }

/** Plans a month (see `planMonth`) in one worker thread. The problem is copied. */
export function planInThread(problem: MonthProblem, options: ThreadOptions = {}): Planning {
  const { onProgress, ...plain } = options
  // A message would not be read while the thread computes; shared memory is.
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const task: ThreadTask = { problem, options: plain, stop }
  // Compiled by tsc this file and its worker are .js; run from source they are TypeScript, which needs tsx.
  const fromSource = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url), {
    workerData: task,
    execArgv: fromSource ? ['--import', 'tsx'] : [],
  })
  const result = new Promise<PlanResult>((resolve, reject) => {
    worker.on('message', (report: ThreadReport) => {
      if ('result' in report) resolve(report.result)
      else onProgress?.(report.progress)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the planner's thread ended early, with code ${code}`)))
  })
  return { result, cancel: () => void Atomics.store(stop, 0, 1) }
}
