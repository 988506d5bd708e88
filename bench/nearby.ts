/**
 * The search of spaces near home, at 500 spaces of 150 hosts and 6,581 people who may use them all.
 * `npm run bench:nearby -- [--people 6581] [--sites 500] [--times 100] [--months 0]`, on PostgreSQL (DATABASE_URL, or a private cluster
 * with its fsync off). Months are of bookings that are over and still stored.
 *
 * Target: 95 of 100 searches within 100 ms, through HTTP with session and row-level security. Beside them the bare rows:
 * one statement as the owner of the tables, without policies, that reads the same sites, counters and seats; what is above
 * it is the price of tenants, of ways, of order and of the answer.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { makeDemo } from '../app/demo/making.ts'
import { openHouse } from '../app/house.ts'
import { systemClock } from '../platform/clock.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import { addDays } from '../vocabulary/day.ts'
import { nextWeekday } from '../web/nearby/search.ts'
import { openServerPlace } from './databases.ts'
import { benchServices, unlimited } from './house.ts'
import { openSpaces } from './nearby-world.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '6581' },
    sites: { type: 'string', default: '500' },
    times: { type: 'string', default: '100' },
    months: { type: 'string', default: '0' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const targetMilliseconds = 100
const hosts = 150
const seatsEach = 10
const [daysBefore, daysAfter] = [30 * Number(options.months), 28]

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
const { database, asOwner } = place
try {
  process.exitCode = (await measure()) ? 0 : 1
} finally {
  await place.remove()
}

async function measure(): Promise<boolean> {
  say(`${options.people} people, ${options.sites} sites, load of the machine ${loadavg()[0]!.toFixed(1)}`)
  const demo = await makeDemo(database, {
    people: Number(options.people),
    seed: 1,
    clock: systemClock,
    published: false,
  })
  const { organisationId } = demo
  const order = { sites: Number(options.sites), hosts, seatsEach, daysBefore, daysAfter }
  await asOwner((owner) => openSpaces(owner, organisationId, order))
  const { rows } = await asOwner((owner) =>
    owner.query<{ booked: number; id: string }>(
      `select (select count(*) from booking)::int as booked, h.person_id as id
        from person_home h where organisation_id = $1 order by h.person_id limit 1`,
      [organisationId],
    ),
  )
  const personId = rows[0]!.id
  say(`${rows[0]!.booked} bookings, 6 of ${seatsEach} seats taken on each working day`)
  const house = await openHouse(database, benchServices(), unlimited)
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const session = await database.transaction(organisationId, (tx) =>
    startSession(tx, organisationId, personId, systemClock.now()),
  )
  const day = nextWeekday(systemClock.today())
  const from = { latitude: 45.4642, longitude: 9.19 }
  const weeks = { from: day, weeks: 4, weekdays: [1, 2, 3, 4, 5] }
  const searches = [
    { name: 'the emptiest answer', path: '/session' },
    { name: 'a day, from home', path: '/nearby', body: { wanted: { day } } },
    {
      name: 'a morning, by bicycle',
      path: '/nearby',
      body: { wanted: { day }, part: 'morning', mode: 'bicycle' },
    },
    { name: 'within 20 minutes', path: '/nearby', body: { wanted: { day }, withinMinutes: 20 } },
    { name: 'seats with a monitor', path: '/nearby', body: { wanted: { day }, attributes: ['monitor'] } },
    { name: 'weekdays of four weeks', path: '/nearby', body: { wanted: weeks } },
    {
      name: 'four weeks with a monitor',
      path: '/nearby',
      body: { wanted: weeks, attributes: ['monitor'] },
    },
    { name: 'where colleagues will be', path: '/nearby', body: { wanted: { day }, colleagues: true } },
    { name: 'four weeks of colleagues', path: '/nearby', body: { wanted: weeks, colleagues: true } },
    { name: 'only with a free seat', path: '/nearby', body: { wanted: { day }, free: true } },
    { name: 'four weeks of free seats', path: '/nearby', body: { wanted: weeks, free: true } },
    { name: 'from another point', path: '/nearby', body: { wanted: { day }, from } },
    { name: 'four weeks from a point', path: '/nearby', body: { wanted: weeks, from } },
  ]
  const headers = { cookie: `vicinato=${cookieText(session)}`, 'x-csrf-token': csrfTokenOf(session.token) }
  const taken = await ask(base, searches, headers)
  await house.close()
  const bare = await asOwner((owner) => bareRows(owner, organisationId, day))
  say(
    `${'search'.padEnd(26)}${['half', '95 %', 'longest'].map((head) => head.padStart(10)).join('')}   × bare rows`,
  )
  for (const [index, { name }] of searches.entries()) {
    const figures = [0.5, 0.95, 1].map((share) => `${part(taken[index]!, share).toFixed(1)} ms`.padStart(10))
    say(
      `${name.padEnd(26)}${figures.join('')}   ${(part(taken[index]!, 0.5) / part(bare, 0.5)).toFixed(1).padStart(6)}`,
    )
  }
  say(`bare rows of two weeks: half ${part(bare, 0.5).toFixed(1)} ms, 95 % ${part(bare, 0.95).toFixed(1)} ms`)
  const slow = searches.filter((_, index) => part(taken[index]!, 0.95) > targetMilliseconds)
  say(
    slow.length === 0
      ? `95 of 100 searches within ${targetMilliseconds} ms`
      : `over ${targetMilliseconds} ms: ${slow.map(({ name }) => name).join(', ')}`,
  )
  return slow.length === 0
}

/** The same sites, counters and seats in hands, read without policies. */
async function bareRows(owner: pg.Client, guestId: string, day: string): Promise<number[]> {
  const all: number[] = []
  for (let turn = 0; turn < Number(options.times) / 10; turn++) {
    const from = performance.now()
    await owner.query(
      `select s.*, c.days from lending l join site s on s.organisation_id = l.organisation_id and s.id = l.site_id
        left join lateral (select json_agg(d) as days from (
          select d.day, d.morning, d.afternoon, count(e.seat_id) as seats from site_day d
          left join seat_day e on e.organisation_id = d.organisation_id and e.site_id = d.site_id and e.day = d.day
            and (e.morning or e.afternoon)
          where d.organisation_id = s.organisation_id and d.site_id = s.id and d.day between $2 and $3
          group by d.day, d.morning, d.afternoon) d) c on true
        where l.guest_id = $1`,
      [guestId, day, addDays(day as never, 13)],
    )
    all.push(performance.now() - from)
  }
  return all.sort((a, b) => a - b)
}

function part(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

/** Each search so many times, one after the other, from a thread of its own: until the last byte, ascending. */
async function ask(
  base: string,
  searches: readonly { path: string; body?: object }[],
  headers: Record<string, string>,
): Promise<number[][]> {
  const asking = `
const { parentPort, workerData: { base, searches, headers, times } } = require('node:worker_threads')
;(async () => {
  const taken = []
  for (const { path, body } of searches) {
    const own = []
    for (let turn = 0; turn < times + 5; turn++) {
      const from = performance.now()
      const answer = await fetch(base + path, body
        ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : { headers })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(path + ': ' + answer.status + ' ' + text.slice(0, 300))
      // The first five prepare statements and caches, as the first visitors of the day do.
      if (turn >= 5) own.push(performance.now() - from)
    }
    taken.push(own.sort((a, b) => a - b))
  }
  parentPort.postMessage(taken)
})()`
  const worker = new Worker(asking, {
    eval: true,
    workerData: { base, searches, headers, times: Number(options.times) },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
