/** The people of bench/deadline.ts, in a process of their own: what they ask, when, and what came of it. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomOf } from '../engines/planner/random.ts'
import { systemClock } from '../platform/clock.ts'
import type { Day } from '../vocabulary/day.ts'

/** Somebody with a session, and when they come. */
export type Arrival = { cookie: string; csrf: string; at: number }
export type Outcome = {
  /** Milliseconds of each request. */
  reads: number[]
  writes: number[]
  /** People of whom at least one statement was acknowledged, and of whom the last one was not read back. */
  acknowledged: number
  lost: number
  refusedLate: number
  wrong: string[]
  /** Requests of the busiest second. */
  peak: number
}
type Task = {
  base: string
  month: string
  monthsPath: string
  days: Day[]
  arrivals: Arrival[]
  deadline: number
  settlingMilliseconds: number
}
type Answer = { status: number; body: Record<string, unknown>; from: number; to: number }

const outcome: Outcome = {
  reads: [],
  writes: [],
  acknowledged: 0,
  lost: 0,
  refusedLate: 0,
  wrong: [],
  peak: 0,
}
const agent = new Agent({ keepAlive: true, maxSockets: 400 })
const bySecond = new Map<number, number>()

function send(method: 'GET' | 'PUT', url: string, { cookie, csrf }: Arrival, body?: object): Promise<Answer> {
  const from = systemClock.now()
  const second = Math.floor(from / 1000)
  bySecond.set(second, (bySecond.get(second) ?? 0) + 1)
  const clock = performance.now()
  const text = body ? JSON.stringify(body) : undefined
  return new Promise((resolve) => {
    const done = (status: number, answered: string) => {
      const waited = performance.now() - clock
      ;(method === 'GET' ? outcome.reads : outcome.writes).push(waited)
      resolve({
        status,
        body: status > 0 && answered ? JSON.parse(answered) : {},
        from,
        to: systemClock.now(),
      })
    }
    const asked = request(
      url,
      {
        method,
        agent,
        headers: {
          cookie,
          'x-csrf-token': csrf,
          ...(text
            ? {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(text),
                'idempotency-key': randomUUID(),
              }
            : {}),
        },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(response.statusCode ?? 0, Buffer.concat(parts).toString()))
        response.on('error', () => done(0, ''))
      },
    )
    asked.on('error', () => done(0, ''))
    asked.end(text)
  })
}

const codesOf = ({ body }: Answer) =>
  ((body.reasons as { code: string }[] | undefined) ?? []).map(({ code }) => code)

/** Looks at the month and states wishes, corrected once or twice, as a page that saves itself does. */
async function visit(task: Task, arrival: Arrival, random: Random): Promise<void> {
  const { base, month, days, deadline } = task
  await sleep(Math.max(0, arrival.at - systemClock.now()))
  const own = `${base}/months/${month}/my-wish`
  const read = async (url: string) => {
    const answer = await send('GET', url, arrival)
    if (answer.status !== 200) outcome.wrong.push(`GET ${url}: ${answer.status}`)
    return answer
  }
  await read(`${base}${task.monthsPath}`)
  const before = await read(own)
  await read(`${base}/months/${month}/my-outlook`)
  let statement = Number(before.body.statement ?? 0)
  let kept: string | undefined
  let wished: Day[] = []
  for (let time = 1 + random.below(3); time > 0; time--) {
    await sleep(900 + random.below(1500))
    wished = days.filter(() => random.next() < 0.35)
    const [matters, cannot] = [wished.slice(0, random.below(4)), wished.slice(4, 4 + random.below(2))]
    const wish = { wished, matters, cannot, absent: [], anyDay: false, near: random.next() < 0.3, home: true }
    const answer = await send('PUT', own, arrival, { ...wish, after: statement })
    if (answer.status === 200) {
      if (answer.from >= deadline) outcome.wrong.push(`accepted ${answer.from - deadline} ms after midnight`)
      statement = Number(answer.body.statement)
      kept = JSON.stringify([wished, matters, cannot])
    } else if (codesOf(answer).join() === 'wishes/month-not-open') {
      if (answer.to < deadline) outcome.wrong.push(`refused ${deadline - answer.to} ms before midnight`)
      else outcome.refusedLate++
    } else outcome.wrong.push(`PUT: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
  }
  if (kept !== undefined) acknowledged.push({ arrival, kept })
}

const acknowledged: { arrival: Arrival; kept: string }[] = []

process.once('message', async (message) => {
  const task = message as Task
  await Promise.all(task.arrivals.map((arrival, index) => visit(task, arrival, randomOf(index + 1))))
  await sleep(task.settlingMilliseconds)
  outcome.peak = Math.max(...bySecond.values())
  outcome.acknowledged = acknowledged.length
  // Read back one by one, as their owners would; these requests are not among the figures.
  const { reads } = outcome
  outcome.reads = []
  const rest = [...acknowledged]
  const readers = Array.from({ length: 8 }, async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const { body } = await send('GET', `${task.base}/months/${task.month}/my-wish`, next.arrival)
      if (JSON.stringify([body.wished, body.matters, body.cannot]) !== next.kept) outcome.lost++
    }
  })
  await Promise.all(readers)
  process.send!({ ...outcome, reads })
})
