/** Plans a published month anew (replanning.ts) in a thread of its own, so that a server goes on answering. */
import { startThread } from './asking-in-thread.ts'
import type { Change } from './changes.ts'
import type { Fault } from './fields.ts'
import type { MonthProblem, PersonPlan, RaisedLimit } from './problem.ts'
import type { Move, ReplanOptions } from './replanning.ts'

export interface ReplanTask {
  problem: MonthProblem
  people: readonly PersonPlan[]
  changes: readonly Change[]
  options: Pick<ReplanOptions, 'stability' | 'from'>
}

/** What a re-plan says, without the plan itself: whoever asks has it, and makes the moves. */
export interface ReplanReport {
  /** Minutes that the re-plan costs more than the plan as it was (below 0: gives back), and the charges beside. */
  minutes: number
  charged: number
  moves: Move[]
  raised: RaisedLimit[]
  seconds: number
  /** Every person's days as they would be, in the order of the problem. */
  people: PersonPlan[]
}

/** Rejects only if the thread itself fails. Everything is copied. */
export function replanInThread(task: ReplanTask): Promise<ReplanReport | { faults: Fault[] }> {
  const worker = startThread('replanning-worker', { workerData: task })
  return new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the re-planning thread ended early, with code ${code}`)))
  })
}
