/**
 * Pieces of work done by one thread or several, over shared memory. Who takes which piece is left to chance,
 * and what comes of it never depends on that: a plan is the same with any number of threads. Nobody waits for
 * a thread that starts late or is given no time: the others take its pieces.
 */
import type { Board } from './board.ts'
import type { Allocate } from './compiling.ts'
import { ownMemory } from './compiling.ts'
import type { Crew, Job } from './jobs.ts'
import { jobs } from './jobs.ts'
import { Workplace } from './workplace.ts'

/** The other threads, as whoever started them knows them. */
export interface Helpers {
  count: number
  /** Hands out the board; from then on they help. */
  begin(board: Board, control: Int32Array): void
}

export const sharedMemory: Allocate = (bytes) => new SharedArrayBuffer(bytes)
export const memoryFor = (helpers: Helpers | undefined): Allocate =>
  helpers === undefined || helpers.count === 0 ? ownMemory : sharedMemory

/** Places in the control numbers. */
const [generation, isOpen, next, total, job, inside, isOver] = [0, 1, 2, 3, 4, 5, 6] as const

/** `look` is called now and then while the others are waited for. */
export function crewOf(board: Board, helpers: Helpers | undefined, look: () => void): Crew & { end(): void } {
  const workplace = new Workplace(board, 0, look)
  if (helpers === undefined || helpers.count === 0) {
    const run = (name: Job, count: number): void => {
      if (count > 0) workplace.begin(name)
      for (let k = 0; k < count; k++) workplace.work(name, k)
    }
    return { run, end: () => undefined }
  }
  const control = new Int32Array(sharedMemory(32))
  helpers.begin(board, control)
  const turn = (): void => {
    Atomics.add(control, generation, 1)
    Atomics.notify(control, generation)
  }
  return {
    run: (name, count) => {
      if (count === 0) return
      Atomics.store(control, next, 0)
      Atomics.store(control, total, count)
      Atomics.store(control, job, jobs.indexOf(name))
      Atomics.store(control, isOpen, 1)
      if (count > 1) turn()
      takePieces(control, workplace, name)
      Atomics.store(control, isOpen, 0)
      for (;;) {
        const still = Atomics.load(control, inside)
        if (still === 0) return
        Atomics.wait(control, inside, still, 20)
        look()
      }
    },
    end: () => {
      Atomics.store(control, isOver, 1)
      turn()
    },
  }
}

function takePieces(control: Int32Array, workplace: Workplace, name: Job): void {
  const count = Atomics.load(control, total)
  let k = Atomics.add(control, next, 1)
  if (k < count) workplace.begin(name)
  for (; k < count; k = Atomics.add(control, next, 1)) workplace.work(name, k)
}

/** What a helper does until the first thread says that all is over. `thread` counts from 1. */
export function help(board: Board, control: Int32Array, thread: number): void {
  const workplace = new Workplace(board, thread, () => undefined)
  for (let seen = -1; ; ) {
    if (Atomics.load(control, isOver) === 1) return
    Atomics.add(control, inside, 1)
    if (Atomics.load(control, isOpen) === 1) takePieces(control, workplace, jobs[Atomics.load(control, job)]!)
    Atomics.sub(control, inside, 1)
    Atomics.notify(control, inside)
    if (seen >= 0) Atomics.wait(control, generation, seen)
    seen = Atomics.load(control, generation)
  }
}
