/** The clients of bench/booking.ts, in a process of their own: each asks again as soon as it is answered. */
import { setTimeout as sleep } from 'node:timers/promises'
import { randomOf } from '../engines/planner/random.ts'
import { Line } from './booking-line.ts'

export type Attempts = {
  /** One address of each process that answers. */
  bases: string[]
  path: string
  clients: Record<string, string>[]
  /** The body of an attempt on a desk and a day: these, and by name the desk and the day. */
  body: Record<string, unknown>
  deskAs: string
  dayAs: string
  /** A day alone, or in a list, or as the instant at which it begins. */
  dayIs: 'list' | 'instant'
  desks: (string | number)[]
  days: string[]
  attempts: number
  seconds: number
  seed: number
  /** Each attempt on a seat-day of its own, in any order: all can win. Otherwise any at random. */
  distinct: boolean
  /** With a key, and repeated with it elsewhere where no answer comes: processes are being killed. */
  repeats: boolean
}
export type LoadOutcome = {
  statuses: Record<string, number>
  /** Codes of the first reasons of those refused. */
  reasons: Record<string, number>
  milliseconds: number[]
  seconds: number
  /** Of the processor, for asking alone. */
  processorSeconds: number
  repeated: number
  /** What was acknowledged: the ids of the bookings. */
  acknowledged: string[]
}

async function run(task: Attempts): Promise<LoadOutcome> {
  const random = randomOf(task.seed)
  const outcome: LoadOutcome = {
    statuses: {},
    reasons: {},
    milliseconds: [],
    seconds: 0,
    processorSeconds: 0,
    repeated: 0,
    acknowledged: [],
  }
  const used = process.cpuUsage()
  const began = performance.now()
  const ends = began + task.seconds * 1000
  let next = 0
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random.next() * list.length)]!
  const order = Array.from({ length: task.distinct ? task.attempts : 0 }, (_, index) => index)
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random.next() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  const client = async (own: number) => {
    const lines = task.bases.map((base) => new Line(base))
    while (next < task.attempts && performance.now() < ends) {
      const turn = next++
      const index = order[turn] ?? turn
      const desk = task.distinct ? task.desks[index % task.desks.length]! : pick(task.desks)
      const day = task.distinct ? task.days[Math.floor(index / task.desks.length)]! : pick(task.days)
      const when = task.dayIs === 'list' ? [day] : `${day}T08:00:00.000Z`
      const text = JSON.stringify({ ...task.body, [task.deskAs]: desk, [task.dayAs]: when })
      // Who books all desks of a day is a different person at each: a person has one place a day.
      const who = task.clients[task.distinct ? index % task.desks.length : own]!
      const headers = { ...who, 'idempotency-key': `attempt-${task.seed}-${index}` }
      const from = performance.now()
      let answer = await lines[index % lines.length]!.send('POST', task.path, headers, text)
      for (
        let again = 1;
        task.repeats && (answer.status === 0 || answer.status >= 500) && again < 200;
        again++
      ) {
        outcome.repeated++
        await sleep(50)
        answer = await lines[(index + again) % lines.length]!.send('POST', task.path, headers, text)
      }
      outcome.milliseconds.push(performance.now() - from)
      outcome.statuses[answer.status] = (outcome.statuses[answer.status] ?? 0) + 1
      if (answer.status === 409) {
        const code = /"code":"(bookings\/[a-z-]+)"/.exec(answer.body)?.[1] ?? 'no reason'
        outcome.reasons[code] = (outcome.reasons[code] ?? 0) + 1
      }
      const id = answer.status === 201 ? /"bookingId":"([^"]+)"/.exec(answer.body)?.[1] : undefined
      if (id) outcome.acknowledged.push(id)
    }
    for (const line of lines) line.close()
  }
  await Promise.all(task.clients.map((_, own) => client(own)))
  outcome.seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  outcome.processorSeconds = (user + system) / 1_000_000
  return outcome
}

process.on('message', async (task) => {
  process.send!(await run(task as Attempts))
})
