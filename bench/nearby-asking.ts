// Who asks of the search in its bench: a thread of its own, so that asking does not wait for answering.
import { Worker } from 'node:worker_threads'

export type Question = { name: string; path: string; body?: object }
/** Milliseconds until the last byte of each answer, ascending; and how many were answered in a second. */
export type Asked = { taken: number[]; perSecond: number }

const asking = `
const { parentPort, workerData: { base, rounds, people, times } } = require('node:worker_threads')
async function ask({ path, body }, headers) {
  const from = performance.now()
  const answer = await fetch(base + path, body
    ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { headers })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(path + ': ' + answer.status + ' ' + text.slice(0, 300))
  return performance.now() - from
}
;(async () => {
  const found = []
  for (const questions of rounds) {
    const taken = []
    let spent = 0
    // The first five prepare statements and caches, as the first visitors of the day do.
    for (let turn = 0; turn < times + 5; turn++) {
      const from = performance.now()
      const all = await Promise.all(people.map((headers, n) => ask(questions[(n + turn) % questions.length], headers)))
      if (turn < 5) continue
      spent += performance.now() - from
      taken.push(...all)
    }
    found.push({ taken: taken.sort((a, b) => a - b), perSecond: (1000 * taken.length) / spent })
  }
  parentPort.postMessage(found)
})()`

/**
 * Round by round, everybody at the same moment, and again once all have their answer; each person another of the round's
 * questions, in turn.
 */
export function askTogether(
  base: string,
  rounds: readonly (readonly Question[])[],
  people: readonly Record<string, string>[],
  times: number,
): Promise<Asked[]> {
  const worker = new Worker(asking, { eval: true, workerData: { base, rounds, people, times } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
