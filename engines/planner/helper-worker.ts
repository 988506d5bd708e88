/** A helper's thread; started by crew-in-thread.ts only. */
import { workerData } from 'node:worker_threads'
import { help } from './crew.ts'
import type { HelperOrder, HelperTask } from './crew-in-thread.ts'

const { port, thread } = workerData as HelperTask
port.once('message', ({ board, control }: HelperOrder) => {
  help(board, control, thread)
  port.close()
})
