/** Helper threads for one search: started by whoever starts the search, and gone when it is over. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Board } from './board.ts'
import type { Helpers } from './crew.ts'

/** What a helper is given at first; then one message with what it helps with. */
export interface HelperTask {
  port: MessagePort
  thread: number
}
export interface HelperOrder {
  board: Board
  control: Int32Array
}

/** Below this many people starting a thread takes longer than it saves; the plan is the same. */
const fewestPeople = 2000

export interface Hired {
  /** To be transferred to the searching thread, which makes `helpersOf` them. */
  ports: MessagePort[]
  dismiss(): void
}

/** Starts `threads − 1` helpers for a search of so many people; `failed` is told where one of them does. */
export function hireHelpers(threads: number, people: number, failed: (fault: unknown) => void): Hired {
  const count = people < fewestPeople ? 0 : Math.max(0, Math.floor(threads) - 1)
  const workers: Worker[] = []
  const ports: MessagePort[] = []
  for (let thread = 1; thread <= count; thread++) {
    const { port1, port2 } = new MessageChannel()
    const worker = startHelper({ port: port2, thread })
    worker.on('error', failed)
    worker.unref()
    workers.push(worker)
    ports.push(port1)
  }
  return { ports, dismiss: () => void workers.map((worker) => worker.terminate()) }
}

export function helpersOf(ports: readonly MessagePort[]): Helpers {
  const begin = (board: Board, control: Int32Array): void => {
    for (const port of ports) port.postMessage({ board, control } satisfies HelperOrder)
  }
  return { count: ports.length, begin }
}

/** Run from source a worker is TypeScript: see in-thread.ts, which tells the trap. */
function startHelper(workerData: HelperTask): Worker {
  const transferList = [workerData.port]
  if (import.meta.url.endsWith('.js')) {
    return new Worker(new URL('./helper-worker.js', import.meta.url), {
      workerData,
      transferList,
      execArgv: [],
    })
  }
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json')
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(manifest)).href
  const source = new URL('./helper-worker.ts', import.meta.url).href
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(source)}) })`
  return new Worker(start, { eval: true, workerData, transferList, execArgv: [] })
}
