/**
 * The search of spaces near home, at 500 spaces of 150 hosts and 6,581 people who may use them all.
 * `npm run bench:nearby -- [--people 6581] [--sites 500] [--times 200]`, on PostgreSQL (DATABASE_URL, or a private cluster
 * with its fsync off).
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

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '6581' },
    sites: { type: 'string', default: '500' },
    times: { type: 'string', default: '200' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const targetMilliseconds = 100
const hosts = 150
const seatsEach = 10
const daysBooked = 28

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
const { database, asOwner } = place
try {
  process.exitCode = (await measure()) ? 0 : 1
} finally {
  await place.remove()
}

/** Hosts, sites around the city, seats, conventions, lendings; six of ten seats are taken on every day of four weeks. */
async function openSpaces(owner: pg.Client, guestId: string): Promise<void> {
  await owner.query(`select setseed(0.5)`)
  await owner.query(`
    create temp table host as select gen_random_uuid() as id, n from generate_series(1, ${hosts}) n;
    insert into organisation (id, slug, name) select id, 'host-' || n, 'Host ' || n from host;
    insert into site (organisation_id, name, kind, address, latitude, longitude, equipment, house_rules, published_at,
        advance_days, created_at)
      select h.id, 'Site ' || g, 'company', 'Via ' || g, 45.40 + random() * 0.14, 9.08 + random() * 0.2,
        case g % 3 when 0 then '{monitor,quiet}'::text[] when 1 then '{canteen}'::text[] else '{}'::text[] end,
        '', now(), 90, now()
      from generate_series(1, ${Number(options.sites)}) g join host h on h.n = 1 + g % ${hosts};
    insert into seat (organisation_id, site_id, label, attributes)
      select organisation_id, id, 'A' || n, case when n % 2 = 0 then '{monitor}'::text[] else '{}'::text[] end
      from site, generate_series(1, ${seatsEach}) n where name like 'Site %';
    insert into convention (organisation_id, title, from_day, until_day, cost, state, offered_at, offered_by, created_at, host_name)
      select id, 'Convention', current_date - 30, current_date + 365, 'none', 'offered', now(), 'Host', now(), 'Host ' || n from host;`)
  await owner.query(
    `insert into convention_site (organisation_id, convention_id, site_id)
      select s.organisation_id, c.id, s.id from site s join convention c on c.organisation_id = s.organisation_id
      where s.name like 'Site %'`,
  )
  await owner.query(
    `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day)
      select s.organisation_id, s.site_id, $1, s.convention_id, current_date - 30, current_date + 365 from convention_site s
      join host h on h.id = s.organisation_id`,
    [guestId],
  )
  // People in the order of a shuffle; each has one place a day.
  await owner.query(
    `insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at)
      select s.organisation_id, s.site_id, s.id, $1, p.id, d.day, d.part <> 2, d.part <> 1, 'confirmed', 'own', now()
      from (select e.*, row_number() over (order by md5(e.id::text)) as n from seat e where label <= 'A6' and label <> 'A10') s
      join (select current_date + k as day, k, k % 3 as part from generate_series(0, $2::int) k) d on true
      join (select id, row_number() over (order by md5(id::text)) as n from person where organisation_id = $1) p
        on p.n = 1 + (s.n + 97 * d.k) % (select count(*) from person where organisation_id = $1)`,
    [guestId, daysBooked],
  )
  await owner.query('analyze')
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
  await asOwner((owner) => openSpaces(owner, organisationId))
  const { rows } = await asOwner((owner) =>
    owner.query<{ booked: number; id: string }>(
      `select (select count(*) from booking)::int as booked, h.person_id as id
        from person_home h where organisation_id = $1 order by h.person_id limit 1`,
      [organisationId],
    ),
  )
  const personId = rows[0]!.id
  say(`${rows[0]!.booked} bookings in ${daysBooked + 1} days, 6 of ${seatsEach} seats taken on each`)
  const house = await openHouse(database, benchServices(), unlimited)
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const session = await database.transaction(organisationId, (tx) =>
    startSession(tx, organisationId, personId, systemClock.now()),
  )
  const day = nextWeekday(systemClock.today())
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
      name: 'from another point',
      path: '/nearby',
      body: { wanted: { day }, from: { latitude: 45.4642, longitude: 9.19 } },
    },
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
  for (let turn = 0; turn < Number(options.times) / 2; turn++) {
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
