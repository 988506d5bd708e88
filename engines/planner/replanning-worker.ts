/** The thread of one re-plan; started by replanning-in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import { replan } from './replanning.ts'
import type { ReplanReport, ReplanTask } from './replanning-in-thread.ts'

const { problem, people, changes, options } = workerData as ReplanTask
const began = performance.now()
const done = replan(problem, { people: [...people], objective: 0 }, changes, options)
parentPort?.postMessage(
  'faults' in done
    ? done
    : ({
        minutes: done.objective,
        charged: done.charged,
        moves: done.moves,
        raised: done.raised,
        seconds: (performance.now() - began) / 1000,
        people: done.people,
      } satisfies ReplanReport),
)
