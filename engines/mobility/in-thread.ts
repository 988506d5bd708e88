/**
 * Reads feeds and measures ways in a thread of its own, so that a server goes on answering meanwhile. With worker.ts the
 * only part of the engine that knows threads.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Day } from '../../vocabulary/day.ts'
import type { Validity } from './feed.ts'
import type { Finding, Refusal } from './findings.ts'
import type { Window } from './matrix.ts'
import type { Assumptions } from './travel.ts'

/** What a feed holds, without the feed itself. */
export type FeedReport = { findings: Finding[] } & (
  | { refusals: Refusal[]; holds?: undefined }
  | { refusals?: undefined; holds: { stops: number; lines: number; trips: number; serves: Validity } }
)

export interface WaysTask {
  /** ZIP archives that serve. */
  feeds: readonly { name: string; zip: Uint8Array }[]
  /** The first day looked at for a working day of all feeds. */
  today: Day
  /** The day itself, where it is known already: what is measured later is then measured by the same. */
  day?: Day | undefined
  blocks: readonly WaysBlock[]
  window: Window
  /** Between stops, metres in a straight line. */
  walkMetres: number
  assumptions?: Assumptions
}

/** From every home to every place. Latitude and longitude of each, one after the other. */
export interface WaysBlock {
  homes: Float64Array
  places: Float64Array
}

/** Seconds, homes × places of a block; `unreachable` by transit where nothing goes. */
export interface WaysFound {
  walk: Int32Array
  bicycle: Int32Array
  car: Int32Array
  transit: Uint16Array
}

export interface Ways {
  blocks: WaysFound[]
  /** Of the timetables, where there is any. */
  day: Day | undefined
}

export type ThreadTask = { read: Uint8Array } | { ways: WaysTask }
export type ThreadReport = { stepsDone: number } | { report: FeedReport } | { found: Ways }

/** Rejects only where the thread itself fails: of a feed, whatever it holds, there is a report. */
export const readFeedInThread = (zip: Uint8Array): Promise<FeedReport> =>
  new Promise((resolve, reject) =>
    run({ read: zip }, reject, (report) => {
      if ('report' in report) resolve(report.report)
    }),
  )

/**
 * @param onProgress told how many homes and places have been searched from
 * @param signal ends the thread
 * @returns undefined where the signal ended it
 */
export const waysInThread = (
  task: WaysTask,
  onProgress: (stepsDone: number) => void,
  signal?: AbortSignal,
): Promise<Ways | undefined> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return resolve(undefined)
    const worker = run({ ways: task }, reject, (report) => {
      if ('found' in report) resolve(report.found)
      else if ('stepsDone' in report) onProgress(report.stepsDone)
    })
    const end = () => {
      resolve(undefined)
      void worker.terminate()
    }
    signal?.addEventListener('abort', end, { once: true })
    worker.on('exit', () => signal?.removeEventListener('abort', end))
  })

function run(task: ThreadTask, fail: (fault: Error) => void, take: (report: ThreadReport) => void): Worker {
  const worker = startWorker(task)
  worker.on('message', take)
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread of mobility ended early, with code ${code}`)))
  return worker
}

const megabytes = 2000

const startWorker = (task: ThreadTask): Worker => startThread('worker', task)

/** @param name of the worker's file, beside this one */
export function startThread(name: string, workerData?: unknown): Worker {
  const options = { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } }
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`./${name}.js`, import.meta.url), options)
  // Run from source, by tests and `npm run dev`, the worker is TypeScript: see engines/planner/in-thread.ts.
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json')
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(manifest)).href
  const worker = new URL(`./${name}.ts`, import.meta.url).href
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(worker)}) })`
  return new Worker(start, { ...options, eval: true })
}
