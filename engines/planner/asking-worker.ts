/** The thread that holds solved months opened and answers what is asked of them; started by asking-in-thread.ts only. */
import { parentPort } from 'node:worker_threads'
import { answerQuestion, type HeldMonth, holdMonth } from './answering.ts'
import type { AskingReport, AskingTask } from './asking-in-thread.ts'
import { unpackMonth } from './record.ts'

const months = new Map<string, HeldMonth>()
const report = (message: AskingReport): void => parentPort?.postMessage(message)

parentPort?.on('message', (task: AskingTask) => {
  if ('record' in task) months.set(task.key, holdMonth(unpackMonth(task.record)))
  else if ('forget' in task) months.delete(task.forget)
  else {
    const { number, key, question } = task
    const answer = answerQuestion(months.get(key)!, question, (progress) => report({ number, progress }))
    report({ number, answer })
  }
})
