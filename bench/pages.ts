/**
 * The pages that people open most, at the server, with three years of months behind them.
 * `npm run bench:pages -- [--people 6581] [--months 36] [--times 200]`, on PostgreSQL (DATABASE_URL, or a private
 * cluster with its fsync off).
 *
 * Targets: 95 of 100 answers within 100 ms; no statement that reads people's days from end to end. Each page is
 * set against the emptiest answer to a signed-in person (`/session`): less than that nothing can take.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { makeDemo } from '../app/demo/making.ts'
import { openHouse } from '../app/house.ts'
import { workingDaysOf } from '../features/months/rules.ts'
import { systemClock } from '../platform/clock.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { addMonths, monthOf } from '../vocabulary/day.ts'
import { openServerPlace } from './databases.ts'
import { addMonth, growTeam } from './history.ts'
import { benchServices, unlimited } from './house.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '6581' },
    months: { type: 'string', default: '36' },
    times: { type: 'string', default: '200' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const largestTeam = 60
const targetMilliseconds = 100
/** Tables with a row for each person and month, or more: none of them may be read from end to end. */
const ofPeoplesDays = ['assignment', 'wish', 'day_change', 'superseded_assignment', 'notice']

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
const { database, asOwner } = place
try {
  process.exitCode = (await measure()) ? 0 : 1
} finally {
  await place.remove()
}

async function measure(): Promise<boolean> {
  say(`${options.people} people, ${options.months} months, load of the machine ${loadavg()[0]!.toFixed(1)}`)
  const demo = await makeDemo(database, { people: Number(options.people), seed: 1, clock: systemClock })
  const { city, organisationId } = demo
  const month = monthOf(systemClock.today())
  const team = city.teams.find(({ id }) =>
    city.people.some((person) => person.member && person.teamId === id),
  )!
  await growTeam(place!, organisationId, team.id, { month, size: largestTeam })
  await asOwner(async (owner) => {
    for (let back = 1; back < Number(options.months); back++)
      await addMonth(owner, organisationId, month, addMonths(month, -back))
    await owner.query('analyze')
    const { rows } = await owner.query<{ days: number; megabytes: number }>(
      `select (select sum(cardinality(places)) from assignment)::int as days,
        (pg_total_relation_size('assignment') / 1e6)::int as megabytes`,
    )
    say(`${(rows[0]!.days / 1e6).toFixed(1)} million days of people (${rows[0]!.megabytes} MB)`)
  })

  const house = await openHouse(database, benchServices(), unlimited)
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const cookieOf = async (personId: string) =>
    `vicinato=${cookieText(
      await database.transaction(organisationId, (tx) =>
        startSession(tx, organisationId, personId, systemClock.now()),
      ),
    )}`
  const hr = await cookieOf(city.people.find(({ roles }) => roles.includes('hr-office'))!.id)
  const manager = await cookieOf(
    city.people.find(({ roles, teamId }) => teamId === team.id && roles.includes('team-manager'))!.id,
  )
  const employee = await cookieOf(
    city.people.find(({ roles, teamId }) => teamId === team.id && roles.length === 1)!.id,
  )
  const next = demo.openMonth
  const pages = [
    { name: 'the emptiest answer', path: '/session', cookie: employee },
    { name: 'HR: the month, 6,581 × 21', path: `/months/${month}/proposal`, cookie: hr },
    { name: 'HR: teams of the month', path: `/months/${month}/teams`, cookie: hr },
    { name: 'HR: who has not wished', path: `/months/${next}/without-wish`, cookie: hr },
    { name: 'HR: gates of the month', path: `/months/${next}/gates`, cookie: hr },
    { name: 'HR: shared fairly', path: `/months/${month}/fairness`, cookie: hr },
    { name: 'HR: comparison of months', path: '/month-comparison', cookie: hr },
    {
      name: `manager: grid of ${largestTeam} people`,
      path: `/months/${month}/teams/${team.id}`,
      cookie: manager,
    },
    { name: 'person: published month', path: `/months/${month}/my-month`, cookie: employee },
    { name: 'person: wishes', path: `/months/${next}/my-wish`, cookie: employee },
    { name: 'person: what to expect', path: `/months/${next}/my-outlook`, cookie: employee },
    {
      name: 'person: who is in',
      path: `/presence?day=${workingDaysOf(month, null).days[0]}&of=team`,
      cookie: employee,
    },
  ]
  const before = await scans()
  const taken = await ask(base, pages)
  await later(1500)
  const after = await scans()
  await house.close()
  const least = part(taken[0]!, 0.5)
  say(
    `${'page'.padEnd(30)}${['half', '95 %', '99 %', 'longest'].map((head) => head.padStart(9)).join('')}   × emptiest`,
  )
  for (const [index, { name }] of pages.entries()) {
    const one = taken[index]!
    const figures = [0.5, 0.95, 0.99, 1].map((share) => `${part(one, share).toFixed(1)} ms`.padStart(9))
    say(`${name.padEnd(30)}${figures.join('')}   ${(part(one, 0.5) / least).toFixed(1).padStart(5)}`)
  }
  const slow = pages.filter((_, index) => part(taken[index]!, 0.95) > targetMilliseconds)
  say(
    slow.length === 0
      ? `95 of 100 answers within ${targetMilliseconds} ms on every page`
      : `over ${targetMilliseconds} ms: ${slow.map(({ name }) => name).join(', ')}`,
  )
  // A page that reads a table whole does so each time it is asked; the odd scan is the autovacuum's or a job's.
  const whole = ofPeoplesDays.filter(
    (table) => (after.get(table) ?? 0) - (before.get(table) ?? 0) > Number(options.times) / 2,
  )
  say(
    whole.length === 0
      ? `no statement reads ${ofPeoplesDays.join(', ')} from end to end`
      : `read from end to end: ${whole.join(', ')}`,
  )
  return slow.length === 0 && whole.length === 0
}

function part(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

/** Each page so many times, one after the other, from a thread of its own: how long until the last byte, ascending. */
async function ask(base: string, pages: readonly { path: string; cookie: string }[]): Promise<number[][]> {
  const asking = `
const { parentPort, workerData: { base, pages, times } } = require('node:worker_threads')
;(async () => {
  const taken = []
  for (const { path, cookie } of pages) {
    const own = []
    for (let turn = 0; turn < times + 5; turn++) {
      const from = performance.now()
      const answer = await fetch(base + path, { headers: { cookie } })
      const body = await answer.text()
      if (answer.status !== 200) throw new Error(path + ': ' + answer.status + ' ' + body.slice(0, 300))
      // The first five prepare statements and caches, as the first visitors of the day do.
      if (turn >= 5) own.push(performance.now() - from)
    }
    taken.push(own.sort((a, b) => a - b))
  }
  parentPort.postMessage(taken)
})()`
  const worker = new Worker(asking, {
    eval: true,
    workerData: { base, pages, times: Number(options.times) },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function later(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/**
 * How often the server has read each large table from end to end, by its own statistics: it knows every statement of
 * every page, also those that one would forget to explain. It writes them up to a second late.
 */
async function scans(): Promise<Map<string, number>> {
  return asOwner(async (owner) => {
    const { rows } = await owner.query<{ table: string; scans: number }>(
      `select relname as "table", seq_scan::int as scans from pg_stat_user_tables where relname = any($1)`,
      [ofPeoplesDays],
    )
    return new Map(rows.map(({ table, scans }) => [table, scans]))
  })
}
