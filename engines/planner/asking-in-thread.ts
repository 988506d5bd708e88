/**
 * Answers questions about solved months in a worker thread that keeps them opened for some minutes: the first
 * question of a month waits until it is read, the next ones do not. Starting costs nothing until somebody asks.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { AnswerOf, MarginProgress, Question } from './answering.ts'

export interface Asking {
  /**
   * @param key of the month, as the caller knows it; another plan is another key
   * @param load its record (see record.ts) and how many people are in it; asked only where it is not held
   * @param onProgress told while margins are tried
   * Rejects where `load` does, or where the thread fails (it is then started anew by the next question).
   */
  ask<Asked extends Question>(
    key: string,
    load: () => Promise<{ record: Uint8Array; people: number }>,
    question: Asked,
    onProgress?: (progress: MarginProgress) => void,
  ): Promise<AnswerOf<Asked>>
  close(): Promise<void>
}

export type AskingTask =
  | { key: string; record: Uint8Array }
  | { forget: string }
  | { number: number; key: string; question: Question }
export type AskingReport =
  | { number: number; progress: MarginProgress }
  | { number: number; answer: AnswerOf<Question> }

export interface AskingOptions {
  /** How long the thread and what it holds outlive the last question. Default five minutes. */
  keepMilliseconds?: number
  /** Of all months held together, one month whatever its size: some 100 MB for 10,000. Default 20,000. */
  mostPeople?: number
}

const memoryMegabytes = 4096

type Waiting = {
  resolve: (answer: never) => void
  reject: (fault: unknown) => void
  onProgress: ((progress: MarginProgress) => void) | undefined
}

export function openAsking({ keepMilliseconds = 300_000, mostPeople = 20_000 }: AskingOptions = {}): Asking {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastNumber = 0
  const waiting = new Map<number, Waiting>()
  /** In the order of their last use. */
  const held = new Map<string, { people: number; ready: Promise<void> }>()

  function stop(fault?: Error): Promise<unknown> {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    held.clear()
    for (const { reject } of waiting.values()) reject(fault ?? new Error('the explaining thread was closed'))
    waiting.clear()
    return ended?.terminate() ?? Promise.resolve()
  }

  function started(): Worker {
    if (worker) return worker
    const fresh = startThread('asking-worker', {
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    })
    // A process that has nothing else to do may end.
    fresh.unref()
    const isCurrent = () => worker === fresh
    fresh.on('message', (report: AskingReport) => {
      const one = waiting.get(report.number)
      if ('progress' in report) one?.onProgress?.(report.progress)
      else {
        waiting.delete(report.number)
        one?.resolve(report.answer as never)
        rest()
      }
    })
    fresh.on('error', (fault) => void (isCurrent() && stop(fault)))
    fresh.on('exit', () => void (isCurrent() && stop(new Error('the explaining thread ended early'))))
    worker = fresh
    return fresh
  }

  function rest(): void {
    clearTimeout(idle)
    if (waiting.size > 0) return
    idle = setTimeout(() => void (waiting.size === 0 && stop()), keepMilliseconds)
    idle.unref()
  }

  function hold(key: string, load: Parameters<Asking['ask']>[1]): Promise<void> {
    const known = held.get(key)
    held.delete(key)
    const entry = known ?? { people: 0, ready: Promise.resolve() }
    held.set(key, entry)
    if (known) return known.ready
    entry.ready = load().then(
      ({ record, people }) => {
        entry.people = people
        let together = [...held.values()].reduce((sum, one) => sum + one.people, 0)
        for (const [other, { people: fewer }] of held) {
          if (together <= mostPeople || other === key || fewer === 0) continue
          together -= fewer
          held.delete(other)
          started().postMessage({ forget: other } satisfies AskingTask)
        }
        started().postMessage({ key, record } satisfies AskingTask)
      },
      (fault: unknown) => {
        if (held.get(key) === entry) held.delete(key)
        throw fault
      },
    )
    return entry.ready
  }

  return {
    async ask(key, load, question, onProgress) {
      // Pushed out by another while it was waited for: it is read again.
      do await hold(key, load)
      while (!held.has(key))
      clearTimeout(idle)
      lastNumber += 1
      const number = lastNumber
      const thread = started()
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject, onProgress })
        thread.postMessage({ number, key, question } satisfies AskingTask)
      })
    },
    async close() {
      await stop()
    },
  }
}

/** Run from source a worker is TypeScript: see in-thread.ts, which tells the trap. */
export function startThread(name: string, options: WorkerOptions): Worker {
  if (import.meta.url.endsWith('.js')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), { ...options, execArgv: [] })
  }
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json')
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(manifest)).href
  const source = new URL(`./${name}.ts`, import.meta.url).href
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(source)}) })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
