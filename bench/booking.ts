/**
 * Booking under attack. `npm run bench:booking -- [--attempts 100000] [--clients 200] [--seconds 20] [--stored 1000,100000]
 * [--peer yes|no] [--kills 5]`, on PostgreSQL (DATABASE_URL, or a private cluster with its fsync off), everything in one run
 * on the same server:
 *   1. all attempts on 500 seat-days: exactly one winner each, no fault, who loses is told why;
 *   2. the rate of bookings through HTTP, with session, row-level security, audit and idempotency key;
 *   3. the same of payload-reserve on payload (installed here and only here), at equal correctness;
 *   4. the bare statement on the same table by pgbench, and what lies between it and HTTP;
 *   5. how the rate holds as bookings are stored;
 *   6. processes killed in the middle and requests repeated with their keys: nothing lost, nothing twice;
 *   7. as many attempts again with quotas and waiting lists, seats given back and offered all the while: quotas exact, nobody
 *      overtaken. By itself: --only quotas; all but this: --only bookings.
 * Targets: 10 times the peer's rate, a third of the bare statement's.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import { addDays, type Day } from '../vocabulary/day.ts'
import { bareRates } from './booking-bare.ts'
import type { Attempts, LoadOutcome } from './booking-load.ts'
import { openPeer } from './booking-peer.ts'
import { makeLent, storeBookings } from './booking-places.ts'
import { buildApp, killAgain, load, serverSeconds, startApp } from './booking-processes.ts'
import { adoptLimits, contestWithQuotas, limits } from './booking-quotas.ts'
import { openServerPlace } from './databases.ts'

const { values: options } = parseArgs({
  options: {
    attempts: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    stored: { type: 'string', default: '1000,100000,1000000,5000000' },
    peer: { type: 'string', default: 'yes' },
    kills: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const [clients, seconds] = [Number(options.clients), Number(options.seconds)]
const [desks, contestedDays] = [25, 20]
const first = '2026-12-01' as Day
const daysFrom = (day: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => addDays(day, index))

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
buildApp()
try {
  if (options.only !== 'quotas') await measure()
  if (options.only !== 'bookings') await measureQuotas()
} finally {
  await place.remove()
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
function said(name: string, { statuses, reasons, milliseconds, seconds: lasted }: LoadOutcome): number {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const rate = milliseconds.length / lasted
  const at = (share: number) => percentile(sorted, share).toFixed(0)
  say(
    `${name}: ${milliseconds.length} in ${lasted.toFixed(1)} s, ${rate.toFixed(0)} a second; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
  )
  say(`  answers ${JSON.stringify(statuses)} ${JSON.stringify(reasons)}`)
  return rate
}

async function measure(): Promise<void> {
  say(
    `load of the machine ${loadavg()[0]!.toFixed(1)}; ${clients} clients, one process of each product, ten connections`,
  )
  const today = systemClock.today()
  const day = addDays(today > first ? today : first, 1)
  await place!.asOwner(async (owner) => {
    const lent = await makeLent(place!.database, owner, clients)
    const site = await lent.makeSite(desks)
    const wide = await lent.makeSite(Math.min(100, clients))
    // As any database that has stood for a minute: without it the first minute measures plans for empty tables.
    await owner.query('analyze')
    const app = await startApp(place!.url)
    const ours = (of: { siteId: string; seatIds: string[] }): Attempts => ({
      bases: [app.base],
      path: '/api/v1/bookings',
      clients: lent.clients,
      body: { hostId: lent.hostId, siteId: of.siteId },
      deskAs: 'seatId',
      dayAs: 'days',
      dayIs: 'list',
      desks: of.seatIds,
      days: daysFrom(day, contestedDays),
      attempts: Number(options.attempts),
      seconds: 3600,
      seed: 1,
      distinct: false,
      repeats: false,
    })
    const winning = (from: number): Attempts => ({
      ...ours(wide),
      days: daysFrom(addDays(day, from), 40),
      attempts: 40 * wide.seatIds.length,
      seconds,
      seed: 100 + from,
      distinct: true,
    })
    /** What is asked for, and who took how much of the processor for it. */
    const accounted = async (name: string, attempts: Attempts) => {
      const before = { product: await app.processorSeconds(), server: await serverSeconds(owner) }
      const outcome = await load(attempts)
      const each = (seconds: number) => `${((seconds * 1000) / outcome.milliseconds.length).toFixed(2)} ms`
      const product = (await app.processorSeconds()) - before.product
      const server = ((await serverSeconds(owner)) ?? Number.NaN) - (before.server ?? Number.NaN)
      const rate = said(name, outcome)
      say(
        `  of the processor, for each: the product ${each(product)}, PostgreSQL ${each(server)}, the clients ${each(outcome.processorSeconds)}; of ${each(availableParallelism() * outcome.seconds)} that there were`,
      )
      return { outcome, rate }
    }
    said('warming up', await load({ ...winning(0), attempts: 1000 }))

    say('\n1. Contested seat-days')
    const { outcome: contested, rate: contestedRate } = await accounted(
      `${desks * contestedDays} seat-days`,
      ours(site),
    )
    const { rows } = await owner.query<{ held: number; seats: number }>(
      `select count(*)::int as held, count(distinct (seat_id, day))::int as seats
       from booking where site_id = $1 and holds(state)`,
      [site.siteId],
    )
    say(
      `  seat-days in hands ${rows[0]!.seats}, bookings ${rows[0]!.held}: ${rows[0]!.held === rows[0]!.seats && rows[0]!.held === contested.acknowledged.length ? 'one winner each, all acknowledged' : 'WRONG'}`,
    )
    const faults = Object.entries(contested.statuses).filter(([status]) => !['201', '409'].includes(status))
    say(`  neither booked nor refused: ${faults.length === 0 ? 'none' : JSON.stringify(faults)}`)

    say('\n2. Bookings that succeed, through HTTP')
    const { rate } = await accounted('bookings', winning(60))

    if (options.peer === 'yes') {
      say('\n3. payload-reserve 4.4.2 on payload 3.90.2, the same server')
      const peer = await openPeer(place!.url, { desks, customers: clients }, say)
      if (peer) {
        const days = daysFrom(day, 400)
        const theirWins = said(
          'bookings',
          await load({ ...peer.attempts, days, attempts: 400 * desks, seconds, seed: 3, distinct: true }),
        )
        const theirContest = said(
          `contested seat-days, ${seconds} s`,
          await load({
            ...peer.attempts,
            days: days.slice(0, contestedDays).map((one) => addDays(one, 500)),
            attempts: Number(options.attempts),
            seconds,
            seed: 4,
            distinct: false,
          }),
        )
        say(
          `  times as many: ${(rate / theirWins).toFixed(1)} bookings, ${(contestedRate / theirContest).toFixed(1)} contested attempts (aim 10)`,
        )
        await peer.close()
      }
    }

    say('\n4. The bare statement, by pgbench, ten connections')
    const bare = await bareRates(place!.url, owner, lent, Math.min(seconds, 15))
    for (const { name, rate: found } of bare)
      say(`  ${name}: ${found.toFixed(0)} a second; HTTP has ${((100 * rate) / found).toFixed(0)} % of it`)
    if (bare.length === 0) say('  pgbench: not installed here')

    say('\n5. As bookings are stored')
    let from = 110
    for (const count of options.stored.split(',').filter(Boolean).map(Number)) {
      await storeBookings(owner, lent, count)
      said(`${count} stored`, await load({ ...winning(from), seconds: Math.min(seconds, 15) }))
      from += 42
    }
    await app.stop()

    say(`\n6. Two processes, killed ${options.kills} times in the middle`)
    const late = await lent.makeSite(desks)
    const killing = await killAgain(place!.url, { most: Number(options.kills), every: 1500 }, (bases) =>
      load({
        ...ours(late),
        bases,
        days: daysFrom(day, contestedDays).map((one) => addDays(one, 320)),
        attempts: Math.min(Number(options.attempts), 20_000),
        repeats: true,
        seed: 9,
      }),
    )
    said('attempts', killing.outcome)
    const kept = await owner.query<{ id: string }>(
      'select id from booking where site_id = $1 and holds(state)',
      [late.siteId],
    )
    const ids = new Set(kept.rows.map(({ id }) => id))
    const lost = killing.outcome.acknowledged.filter((id) => !ids.has(id)).length
    say(
      `  killed ${killing.kills} times, ${killing.outcome.repeated} repeats; acknowledged ${killing.outcome.acknowledged.length}, kept ${ids.size}: lost ${lost}, twice ${killing.outcome.acknowledged.length - new Set(killing.outcome.acknowledged).size}, kept without an answer ${ids.size - new Set(killing.outcome.acknowledged).size}`,
    )
  })
}

async function measureQuotas(): Promise<void> {
  say(`\n7. With quotas (${JSON.stringify(limits)} of one of two organisations) and waiting lists`)
  const today = systemClock.today()
  const begins = addDays(today > first ? today : first, 325)
  await place!.asOwner(async (owner) => {
    const guest = await makeLent(place!.database, owner, clients / 2)
    const other = await makeLent(place!.database, owner, clients / 2)
    const site = await guest.makeSite(desks)
    await owner.query(
      `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, weekdays)
       select organisation_id, site_id, $2, convention_id, from_day, until_day, weekdays from lending where site_id = $1`,
      [site.siteId, other.guestId],
    )
    await adoptLimits(owner, guest.guestId, guest.personIds[0]!)
    await owner.query('analyze')
    const app = await startApp(place!.url, 0, 'works')
    const before = { product: await app.processorSeconds(), server: await serverSeconds(owner) }
    const used = process.cpuUsage()
    const {
      attempts,
      seconds: lasted,
      statuses,
      reasons,
      wrong,
      reached,
    } = await contestWithQuotas(
      owner,
      app.base,
      [guest, other],
      { hostId: guest.hostId, ...site },
      { days: daysFrom(begins, contestedDays), attempts: Number(options.attempts), seed: 21 },
    )
    const { user, system } = process.cpuUsage(used)
    const product = (await app.processorSeconds()) - before.product
    const server = ((await serverSeconds(owner)) ?? Number.NaN) - (before.server ?? Number.NaN)
    await app.stop()
    say(`${attempts} attempts in ${lasted.toFixed(1)} s, ${(attempts / lasted).toFixed(0)} a second`)
    const each = (seconds: number) => `${((seconds * 1000) / attempts).toFixed(2)} ms`
    say(
      `  of the processor, for each with all that follows from it: the product ${each(product)}, PostgreSQL ${each(server)}, the clients ${each((user + system) / 1e6)}; load of the machine ${loadavg()[0]!.toFixed(1)}`,
    )
    say(`  answers ${JSON.stringify(statuses)}`)
    say(`  reasons ${JSON.stringify(reasons)}`)
    say(`  ${JSON.stringify(reached)}`)
    const faults = Object.keys(statuses).filter((one) => !/ (200|201|404|409)$/.test(one))
    say(`  faults: ${faults.length === 0 ? 'none' : faults.join(', ')}`)
    const found = Object.entries(wrong).filter(([, count]) => count > 0)
    say(
      `  ${found.length === 0 ? `none of: ${Object.keys(wrong).join(', ')}` : `WRONG ${JSON.stringify(found)}`}`,
    )
  })
}
