/**
 * Answers what is asked of a city's timetables in a thread that keeps them open for some minutes: the first question
 * waits until they are read, the next ones do not. Starting costs nothing until somebody asks.
 */
import type { Worker } from 'node:worker_threads'
import { answerOf, type CityAnswer, type CityFiles, type CityQuestion } from './city.ts'
import { startThread } from './in-thread.ts'

export interface Cities {
  /**
   * @param key of the timetables and their day, as the caller knows them: others are another key; undefined where none serves
   * @param load asked only where they are not held
   * Rejects where `load` does, or where the thread fails; the next question starts it anew.
   */
  ask<Asked extends CityQuestion>(
    key: string | undefined,
    load: () => Promise<CityFiles>,
    question: Asked,
  ): Promise<CityAnswer<Asked>>
  close(): Promise<void>
}

export type CityTask =
  | { key: string; files: CityFiles }
  | { forget: string }
  | { number: number; key: string; question: CityQuestion }
export type CityReport = { number: number; answer: CityAnswer<CityQuestion> }

/** Cities held together, each some 70 MB for one like Milan; and how long they outlive the last question. */
const [mostCities, keepMilliseconds] = [4, 600_000]

export function openCities(): Cities {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastNumber = 0
  const waiting = new Map<number, { resolve(answer: never): void; reject(fault: unknown): void }>()
  /** In the order of their last use. */
  const held = new Map<string, Promise<void>>()

  function stop(fault = new Error('the thread of the timetables was closed')): Promise<unknown> {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    held.clear()
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
    return ended?.terminate() ?? Promise.resolve()
  }

  function started(): Worker {
    if (worker) return worker
    const fresh = startThread('city-worker')
    // A process that has nothing else to do may end.
    fresh.unref()
    fresh.on('message', ({ number, answer }: CityReport) => {
      waiting.get(number)?.resolve(answer as never)
      waiting.delete(number)
      clearTimeout(idle)
      idle = setTimeout(() => void (waiting.size === 0 && stop()), keepMilliseconds).unref()
    })
    fresh.on('error', (fault: Error) => void (worker === fresh && stop(fault)))
    fresh.on('exit', () => void (worker === fresh && stop()))
    worker = fresh
    return fresh
  }
  const send = (task: CityTask) => started().postMessage(task)

  function hold(key: string, load: () => Promise<CityFiles>): Promise<void> {
    const ready =
      held.get(key) ??
      load().then(
        (files) => send({ key, files }),
        (fault: unknown) => {
          held.delete(key)
          throw fault
        },
      )
    held.delete(key)
    held.set(key, ready)
    for (const other of held.keys()) {
      if (held.size <= mostCities) break
      held.delete(other)
      send({ forget: other })
    }
    return ready
  }

  return {
    async ask(key, load, question) {
      // Without timetables there are estimates, which take no thread.
      if (key === undefined) return answerOf(undefined, question)
      // Pushed out by another while it was waited for: it is read again.
      do await hold(key, load)
      while (!held.has(key))
      lastNumber += 1
      const number = lastNumber
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject })
        send({ number, key, question })
      })
    },
    async close() {
      await stop()
    },
  }
}
