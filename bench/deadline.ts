/**
 * The last minutes before the wishes close: everybody looks at their month and states their wishes, most of them
 * near the end, over HTTP, each with a session of their own, from a process of its own. Some come too late.
 * `npm run bench:deadline -- [--people 6581] [--minutes 10]`, on PostgreSQL (DATABASE_URL, or a private cluster with
 * its fsync off).
 *
 * Targets: none lost (what was acknowledged last is read back), no error, 99 of 100 within 500 ms, nothing accepted
 * after midnight and nothing refused before.
 */
import { fork } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeDemo } from '../app/demo/making.ts'
import { openHouse } from '../app/house.ts'
import { months } from '../features/months/contract.ts'
import { findMonth } from '../features/months/store.ts'
import { clockAhead, systemClock } from '../platform/clock.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import { addDays, type Day } from '../vocabulary/day.ts'
import { openServerPlace } from './databases.ts'
import type { Arrival, Outcome } from './deadline-load.ts'
import { benchServices, unlimited } from './house.ts'

const { values: options } = parseArgs({
  options: { people: { type: 'string', default: '6581' }, minutes: { type: 'string', default: '10' } },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
/** Half of all come in the last fifth of the time: the density of arrivals grows as the square of the time. */
const bunching = 1 / 3
/** So many more come some seconds too late. */
const lateShare = 0.02
const lateMilliseconds = 5_000
const settlingMilliseconds = 8_000

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
const { database } = place
try {
  await measure()
} finally {
  await place.remove()
}

/** The instant at which a day ends in Italy, in winter or summer time, by the clock's own calendar. */
function endOf(day: Day): number {
  const next = addDays(day, 1)
  const dayAt = (instant: number) => clockAhead(instant - systemClock.now()).today()
  return ['+01:00', '+02:00']
    .map((offset) => Date.parse(`${next}T00:00:00${offset}`))
    .find((instant) => dayAt(instant - 60_000) === day && dayAt(instant + 60_000) === next)!
}

async function measure(): Promise<void> {
  say(
    `PostgreSQL: ${options.people} people in ${options.minutes} minutes, load of the machine ${loadavg()[0]!.toFixed(1)}`,
  )
  const made = await makeDemo(database, {
    people: Number(options.people),
    seed: 1,
    clock: systemClock,
    published: false,
  })
  const { organisationId, openMonth: month, city } = made
  const windowMilliseconds = Number(options.minutes) * 60_000
  const row = await database.transaction(organisationId, (tx) => findMonth(tx, organisationId, month))
  const { wishesUntil, days } = row!
  const midnight = endOf(wishesUntil)
  const people: Omit<Arrival, 'at'>[] = []
  await database.transaction(organisationId, async (tx) => {
    for (const person of city.people) {
      const session = await startSession(
        tx,
        organisationId,
        person.id,
        midnight - windowMilliseconds - 60_000,
      )
      people.push({ cookie: `vicinato=${cookieText(session)}`, csrf: csrfTokenOf(session.token) })
    }
  })
  await database.engine.refreshStatistics()
  // Set once all is ready: the house's clock then runs so far ahead that its midnight comes when the window ends.
  let clock = systemClock
  const faults: string[] = []
  const house = await openHouse(
    database,
    benchServices({
      clock: { now: () => clock.now(), today: () => clock.today() },
      log: (level, event, entry) => {
        if (level === 'fault') faults.push(`${event} ${JSON.stringify(entry)}`)
      },
    }),
    unlimited,
  )
  await house.jobs.start({})
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const deadline = systemClock.now() + 3_000 + windowMilliseconds
  clock = clockAhead(midnight - deadline)
  const arrivals = people.map((person, index): Arrival => {
    const part = (index + 0.5) / people.length
    const late = index % Math.round(1 / lateShare) === 0
    const before = windowMilliseconds * (1 - part ** bunching)
    return { ...person, at: late ? deadline + lateMilliseconds * part : deadline - before }
  })
  const processor = process.cpuUsage()
  const load = fork(fileURLToPath(new URL('./deadline-load.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  })
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    load.once('message', (message) => resolve(message as Outcome))
    load.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
    load.send({ base, month, monthsPath: months.months.path, days, arrivals, deadline, settlingMilliseconds })
  })
  load.kill()
  const { user, system } = process.cpuUsage(processor)
  await house.close()
  report(outcome, (user + system) / 1_000_000, faults)
}

function report(
  { reads, writes, acknowledged, lost, refusedLate, wrong, peak }: Outcome,
  cpu: number,
  faults: string[],
) {
  const line = (name: string, waits: number[]) => {
    const sorted = [...waits].sort((a, b) => a - b)
    const part = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0)
    say(
      `  ${name.padEnd(8)}${String(sorted.length).padStart(7)}: half within ${part(0.5)} ms, 95 of 100 within ${part(0.95)} ms, 99 of 100 within ${part(0.99)} ms, the longest ${sorted.at(-1)!.toFixed(0)} ms`,
    )
  }
  line('all', [...reads, ...writes])
  line('reads', reads)
  line('writes', writes)
  say(`  busiest second ${peak} requests; the server worked ${cpu.toFixed(1)} s on all cores`)
  say(
    `  people whose wishes were acknowledged and read back as such: ${acknowledged - lost} of ${acknowledged}; lost: ${lost}`,
  )
  say(
    `  statements after midnight: ${refusedLate}, every one refused as closed; ${wrong.length} answers on the wrong side of midnight or not as they should be`,
  )
  for (const one of wrong.slice(0, 10)) say(`    ${one}`)
  say(`  faults of the server: ${faults.length}`)
  for (const fault of faults.slice(0, 5)) say(`    ${fault.slice(0, 400)}`)
  if (lost > 0 || wrong.length > 0 || faults.length > 0) process.exitCode = 1
}
