import { Worker, type WorkerOptions } from 'node:worker_threads'
import { unpackedSizeOf } from './archive.ts'
import { readSheets, type Sheet, type SheetsFault } from './reading.ts'

/** Rows travel in batches, so that receiving a large sheet does not hold up the requests meanwhile. */
export type ThreadReport =
  | SheetsFault
  | { sheet: number; name: string; rows: string[][] }
  | { sheets: number }

const longestMilliseconds = 120_000
const memoryMegabytes = 1500

/**
 * Compiled by tsc, this file and its worker are .js. Run from source they are TypeScript: tsx is then registered
 * inside the thread, since on Node 20 `--import tsx` has no effect in a thread of a process that runs on tsx.
 */
function startThread(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), options)
  const source = new URL('./worker.ts', import.meta.url).href
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}

/** Content that is read in less time than it takes to start a thread. */
const smallBytes = 300_000
const isSmall = (bytes: Uint8Array): boolean =>
  bytes.length <= smallBytes && (unpackedSizeOf(bytes) ?? bytes.length) <= smallBytes

/** Reads a file of sheets (see `readSheets`) without holding up the process: what is not small in a thread. */
export const readSheetsAside = (bytes: Uint8Array): Promise<Sheet[] | SheetsFault> =>
  isSmall(bytes) ? readSheets(bytes) : readSheetsInThread(bytes)

/** A file that exhausts the thread's memory or time is too large; the process lives. */
function readSheetsInThread(bytes: Uint8Array): Promise<Sheet[] | SheetsFault> {
  const worker = startThread({
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  const sheets: Sheet[] = []
  return new Promise<Sheet[] | SheetsFault>((resolve, reject) => {
    const late = setTimeout(() => resolve({ fault: 'too-large' }), longestMilliseconds)
    worker.on('message', (report: ThreadReport) => {
      if ('fault' in report) resolve(report)
      else if ('sheets' in report) resolve(sheets)
      else {
        sheets[report.sheet] ??= { name: report.name, rows: [] }
        for (const row of report.rows) sheets[report.sheet]!.rows.push(row)
      }
    })
    worker.on('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ fault: 'too-large' }) : reject(fault),
    )
    worker.on('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the reading thread ended early, with code ${code}`))
    })
  }).finally(() => worker.terminate())
}
