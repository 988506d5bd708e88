/** The thread that reads sheets; started by in-thread.ts only. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadReport } from './in-thread.ts'
import { readSheets } from './reading.ts'

const report = (message: ThreadReport): void => parentPort?.postMessage(message)
const rowsAtOnce = 1000

const found = await readSheets(workerData as Uint8Array)
if ('fault' in found) report(found)
else {
  for (const [sheet, { name, rows }] of found.entries())
    for (let from = 0; from === 0 || from < rows.length; from += rowsAtOnce)
      report({ sheet, name, rows: rows.slice(from, from + rowsAtOnce) })
  report({ sheets: found.length })
}
