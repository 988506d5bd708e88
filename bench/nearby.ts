/**
 * The search of spaces near home, at 500 spaces of 150 hosts and 6,581 people who may use them all.
 * `npm run bench:nearby -- [--people 6581] [--sites 500] [--times 100] [--months 0]`, on PostgreSQL (DATABASE_URL, or a private cluster
 * with its fsync off). Months are of bookings that are over and still stored.
 *
 * Then from a point with the timetables of a city (../shared/data/gtfs; left out where it is missing), and by 8 and 32 people
 * who ask at the same moment, again and again.
 *
 * Target: 95 of 100 searches within 100 ms, one after the other, through HTTP with session and row-level security. Beside them the bare rows:
 * one statement as the owner of the tables, without policies, that reads the same sites, counters and seats; what is above
 * it is the price of tenants, of ways, of order and of the answer.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
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
import { type Asked, askTogether, type Question } from './nearby-asking.ts'
import { openSpaces, serveTimetable } from './nearby-world.ts'

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
/** So many people at the same moment. */
const together = [8, 32]
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
        from person_home h where organisation_id = $1 order by h.person_id limit ${Math.max(...together)}`,
      [organisationId],
    ),
  )
  say(`${rows[0]!.booked} bookings, 6 of ${seatsEach} seats taken on each working day`)
  const house = await openHouse(database, benchServices(), unlimited)
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const sessions = await database.transaction(organisationId, async (tx) => {
    const begun = []
    for (const { id } of rows) begun.push(await startSession(tx, organisationId, id, systemClock.now()))
    return begun
  })
  const day = nextWeekday(systemClock.today())
  const from = { latitude: 45.4642, longitude: 9.19 }
  const weeks = { from: day, weeks: 4, weekdays: [1, 2, 3, 4, 5] }
  const searches: Question[] = [
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
  const people = sessions.map((session) => ({
    cookie: `vicinato=${cookieText(session)}`,
    'x-csrf-token': csrfTokenOf(session.token),
  }))
  const times = Number(options.times)
  const alone = (questions: Question[]) =>
    askTogether(
      base,
      questions.map((one) => [one]),
      people.slice(0, 1),
      times,
    )
  const taken = await alone(searches)
  const bare = await asOwner((owner) => bareRows(owner, organisationId, day))
  head('search')
  for (const [index, { name }] of searches.entries())
    line(name, taken[index]!, `× ${(part(taken[index]!.taken, 0.5) / part(bare, 0.5)).toFixed(1)} bare rows`)
  say(`bare rows of two weeks: half ${part(bare, 0.5).toFixed(1)} ms, 95 % ${part(bare, 0.95).toFixed(1)} ms`)
  if (await asOwner((owner) => serveTimetable(owner, organisationId))) {
    const fromPoint = [
      { name: 'a point, with timetables', path: '/nearby', body: { wanted: { day }, from } },
      { name: '… anew from each point', path: '/nearby', body: { wanted: { day }, from } },
      { name: '… four weeks', path: '/nearby', body: { wanted: weeks, from } },
    ]
    // Nobody asks twice from the same point: some hundred metres beside the last one each time.
    const beside = Array.from({ length: times }, (_, k) => ({
      ...fromPoint[1]!,
      body: { wanted: { day }, from: { latitude: 45.44 + 0.0005 * k, longitude: 9.15 + 0.0007 * k } },
    }))
    const rounds = fromPoint.map((one, index) => (index === 1 ? beside : [one]))
    const asked = await askTogether(base, rounds, people.slice(0, 1), times)
    for (const [index, one] of fromPoint.entries()) line(one.name, asked[index]!)
    searches.push(...fromPoint)
    taken.push(...asked)
  } else say('from a point with timetables: left out, ../shared/data/gtfs is missing')
  head('at the same moment')
  const daily = searches
    .filter(({ path, body }) => path === '/nearby' && body && 'wanted' in body)
    .slice(0, 9)
  for (const count of together) {
    const [one, all] = await askTogether(
      base,
      [[searches[1]!], daily],
      people.slice(0, count),
      Math.ceil(times / 4),
    )
    line(`${count}: a day, from home`, one!, `${one!.perSecond.toFixed(0)} a second`)
    line(`${count}: of all kinds`, all!, `${all!.perSecond.toFixed(0)} a second`)
  }
  say(`load of the machine ${loadavg()[0]!.toFixed(1)}`)
  await house.close()
  const slow = searches.filter((_, index) => part(taken[index]!.taken, 0.95) > targetMilliseconds)
  say(
    slow.length === 0
      ? `95 of 100 searches within ${targetMilliseconds} ms`
      : `over ${targetMilliseconds} ms: ${slow.map(({ name }) => name).join(', ')}`,
  )
  return slow.length === 0
}

function head(what: string): void {
  say(`${what.padEnd(26)}${['half', '95 %', 'longest'].map((name) => name.padStart(11)).join('')}`)
}
function line(name: string, { taken }: Asked, more = ''): void {
  const figures = [0.5, 0.95, 1].map((share) => `${part(taken, share).toFixed(1)} ms`.padStart(11))
  say(`${name.padEnd(26)}${figures.join('')}   ${more}`)
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
