import { makeDemo } from '../app/demo/making.ts'
import { openHouse } from '../app/house.ts'
import { systemClock } from '../platform/clock.ts'
import { sealingWith } from '../platform/identity/sealing.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import { pusher } from '../platform/push.ts'
import { openServerPlace } from './databases.ts'
const place = (await openServerPlace())!
const { database } = place
const { organisationId, openMonth: month, city } = await makeDemo(database, { people: Number(process.argv[2] ?? 600), seed: 1, clock: systemClock, published: false })
await database.engine.refreshStatistics()
let queries = 0
database.engine.pool.on('acquire', (c: any) => { if (c.zz) return; c.zz = true; const q = c.query.bind(c); c.query = (...a: any[]) => { queries++; return q(...a) } })
const house = await openHouse(database, { clock: systemClock, log: (l, e, x) => { if (l === 'fault') console.log(e, x) }, mail: async () => {}, push: pusher({ loopback: false }), publicUrl: 'http://127.0.0.1', sealing: sealingWith('a secret of the benchmark, long enough'), firstAdministratorToken: undefined }, { requestsPerMinute: 10_000_000, trustProxy: false })
await house.jobs.start({})
const people = []
for (const p of city.people.slice(0, 100)) { const s = await database.transaction(organisationId, (tx) => startSession(tx, organisationId, p.id, systemClock.now())); people.push({ cookie: `vicinato=${cookieText(s)}`, 'x-csrf-token': csrfTokenOf(s.token) }) }
const run = async (name: string, n: number, of: (i: number) => any) => { const q0 = queries; const c = process.cpuUsage(); for (let i = 0; i < n; i++) { const a = await house.http.inject(of(i)); if (a.statusCode >= 400) console.log(name, a.statusCode, a.body.slice(0, 300)) } const d = process.cpuUsage(c); console.log(name, ((d.user + d.system) / 1000 / n).toFixed(2), 'ms cpu', ((queries - q0) / n).toFixed(1), 'queries') }
const base = `/api/v1/months/${month}`
const my = (await house.http.inject({ url: `${base}/my-wish`, headers: people[0] })).json() as any
for (let round = 0; round < 3; round++) {
  await run('months', 200, (i) => ({ url: '/api/v1/months', headers: people[i % 100] }))
  await run('my-wish', 200, (i) => ({ url: `${base}/my-wish`, headers: people[i % 100] }))
  await run('outlook', 200, (i) => ({ url: `${base}/my-outlook`, headers: people[i % 100] }))
  await run('state', 200, (i) => ({ method: 'PUT', url: `${base}/my-wish`, headers: { ...people[i % 100], 'idempotency-key': crypto.randomUUID() }, payload: { wished: my.days.slice(i % 5, 8), absent: [], anyDay: false, home: true } }))
}
await house.close().catch(() => {})
await place.remove().catch(() => {})
process.exit(0)
