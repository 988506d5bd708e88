/** Plans a month in typed arrays (search.ts) in a thread of its own, others helping; see in-thread.ts for JSON. */
import type { MessagePort, Worker } from 'node:worker_threads'
import { startThread } from './asking-in-thread.ts'
import { hireHelpers } from './crew-in-thread.ts'
import type { MonthArrays } from './month-arrays.ts'
import type { PlannedArrays, PlanProgress, SearchOptions } from './search.ts'

export interface ArraysOptions extends Pick<SearchOptions, 'seconds' | 'gapPercent' | 'seed'> {
  /** Threads that search, default 1; the plan is the same with any number of them. */
  threads?: number
  /** Called in the caller's thread as objective and bound improve. */
  onProgress?: (progress: PlanProgress) => void
}

export interface ArraysTask {
  arrays: MonthArrays
  options: Pick<SearchOptions, 'seconds' | 'gapPercent' | 'seed'>
  /** Becomes 1 when the search shall end. */
  stop: Int32Array
  ports: MessagePort[]
}

export type ArraysReport = { progress: PlanProgress } | { planned: PlannedArrays }

export interface ArraysPlanning {
  /** Rejects only if a thread itself fails. */
  result: Promise<PlannedArrays>
  /** Ends the search soon with the best feasible plan so far. */
  cancel(): void
}

/** Arrays in shared memory are read where they lie, others are copied. */
export function planArraysInThread(arrays: MonthArrays, options: ArraysOptions = {}): ArraysPlanning {
  const { onProgress, threads = 1, ...plain } = options
  const stop = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker
  const result = new Promise<PlannedArrays>((resolve, reject) => {
    const { ports, dismiss } = hireHelpers(threads, arrays.people, (fault) => {
      reject(fault)
      void worker.terminate()
    })
    const workerData: ArraysTask = { arrays, options: plain, stop, ports }
    worker = startThread('arrays-worker', { workerData, transferList: ports })
    worker.on('message', (report: ArraysReport) => {
      if ('planned' in report) resolve(report.planned)
      else onProgress?.(report.progress)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      dismiss()
      reject(new Error(`the planner's thread ended early, with code ${code}`))
    })
  })
  return { result, cancel: () => void Atomics.store(stop, 0, 1) }
}
