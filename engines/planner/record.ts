/**
 * A month as it was solved (the problem, the plan and its proof) as one compressed text, from which everything can
 * be explained and rechecked later. Lines of JSON: first what is not about people, then people in portions.
 */
import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createGzip, gunzipSync } from 'node:zlib'
import type { MonthPlan, MonthProblem, Person, PersonPlan } from './problem.ts'

export interface SolvedMonth {
  problem: MonthProblem
  plan: Omit<MonthPlan, 'format'>
}

const recordFormat = 'vicinato/solved-month@1'
type Frame = {
  format: typeof recordFormat
  problem: Omit<MonthProblem, 'people'>
  plan: Omit<MonthPlan, 'format' | 'people'>
}
type Portion = { people: Person[]; planned: PersonPlan[] }

/** So few at once that a process goes on answering: 6,581 people in one text took it 0.3 s on a busy machine. */
const peopleAtOnce = 300

/** Bytes of gzip: some 60 a person. Lets others have their turn in between. */
export async function packMonth({ problem, plan }: SolvedMonth): Promise<Buffer> {
  const gzip = createGzip()
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(gzip, 'end')
  const { people, ...problemFrame } = problem
  const { people: planned, objective, bound, prices } = plan
  const frame: Frame = { format: recordFormat, problem: problemFrame, plan: { objective, bound, prices } }
  gzip.write(`${JSON.stringify(frame)}\n`)
  const most = Math.max(people.length, planned.length)
  for (let from = 0; from < most; from += peopleAtOnce) {
    const to = from + peopleAtOnce
    const portion: Portion = { people: people.slice(from, to), planned: planned.slice(from, to) }
    gzip.write(`${JSON.stringify(portion)}\n`)
    await nextTurn()
  }
  gzip.end()
  await ended
  return Buffer.concat(chunks)
}

/** The month again. Throws where the bytes are no such record. */
export function unpackMonth(record: Uint8Array): SolvedMonth {
  const [head, ...portions] = gunzipSync(record).toString('utf8').trimEnd().split('\n')
  const { format, problem, plan } = JSON.parse(head ?? '') as Frame
  if (format !== recordFormat) throw new Error(`no record of a solved month: ${String(format)}`)
  const parsed = portions.map((portion) => JSON.parse(portion) as Portion)
  return {
    problem: { ...problem, people: parsed.flatMap(({ people }) => people) },
    plan: { ...plan, people: parsed.flatMap(({ planned }) => planned) },
  }
}
