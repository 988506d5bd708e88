/**
 * Pages that look on: so many open streams of one process, what they cost at rest and when something changes.
 * `npm run bench:live -- [--streams 1000]`, on the embedded engine with the demo's people, in this process with its readers:
 * memory and time are of both ends, so upper bounds.
 */
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openHouse } from '../app/house.ts'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { enterPerson } from '../features/people/actions.ts'
import { inventedPerson } from '../features/people/example.ts'
import { openDatabase } from '../platform/database/open.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { addDays } from '../vocabulary/day.ts'
import { benchServices, unlimited } from './house.ts'

const { values: options } = parseArgs({ options: { streams: { type: 'string', default: '1000' } } })
const say = (line: string) => process.stdout.write(`${line}\n`)
const eachSession = 8

const database = await openDatabase({})
const services = benchServices()
const house = await openHouse(database, services, unlimited)
const now = services.clock.now()
const today = services.clock.today()
const made = await database.transaction(undefined, async (tx) => {
  const organisationId = await foundOrganisation(tx, {
    name: 'Prova',
    slug: 'prova',
    patronDay: null,
    demo: true,
  })
  const invented = inventedPerson({
    givenName: 'Ada',
    familyName: 'Colombo',
    email: 'ada@prova.example',
    sex: 'F',
  })
  const personId = await enterPerson(tx, organisationId, { ...invented, roles: ['employee'] }, { now, today })
  return { organisationId, personId }
})
const client = await database.engine.pool.connect()
const { rows } = await client.query(
  `insert into site (organisation_id, name, kind, address, latitude, longitude, published_at, created_at)
   values ($1, 'Sede', 'municipal', 'Via 1', 45, 9, now(), now()) returning id`,
  [made.organisationId],
)
client.release()
const siteId: string = rows[0].id
await house.http.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(house.http.server.address() as AddressInfo).port}`
const path = `/api/v1/live?siteId=${siteId}&from=${today}&until=${addDays(today, 6)}`

const count = Number(options.streams)
let events = 0
const end = new AbortController()
const before = process.memoryUsage()
const openedAt = performance.now()
for (let session = 0; session * eachSession < count; session++) {
  const key = await database.transaction(made.organisationId, (tx) =>
    startSession(tx, made.organisationId, made.personId, now),
  )
  await Promise.all(
    Array.from({ length: Math.min(eachSession, count - session * eachSession) }, async () => {
      const answer = await fetch(url + path, {
        signal: end.signal,
        headers: { cookie: `vicinato=${cookieText(key)}` },
      })
      if (answer.status !== 200) throw new Error(`stream refused: ${answer.status}`)
      void (async () => {
        for await (const bytes of answer.body!)
          events += Buffer.from(bytes).toString().split('data: ').length - 1
      })().catch(() => {})
    }),
  )
}
while (events < count) await wait(5)
const openMs = performance.now() - openedAt
const after = process.memoryUsage()
say(`load of the machine ${loadavg()[0]!.toFixed(1)}`)
say(`${count} streams opened in ${(openMs / 1000).toFixed(1)} s, ${(openMs / count).toFixed(2)} ms each`)
say(`memory of both ends ${((after.rss - before.rss) / count / 1024).toFixed(0)} kB a stream`)

const cpu = process.cpuUsage()
const restMs = 31_000
await wait(restMs)
const used = process.cpuUsage(cpu)
say(
  `at rest ${(((used.user + used.system) / 1000 / restMs) * 100).toFixed(1)} % of a processor (heartbeats, who still may)`,
)

const rounds = 10
const lasted: number[] = []
for (let round = 1; round <= rounds; round++) {
  events = 0
  const toldAt = performance.now()
  database.live.tell([{ siteId, day: today }])
  while (events < count && performance.now() - toldAt < 5000) await wait(1)
  if (events < count) say(`only ${events} of ${count} were told`)
  lasted.push(performance.now() - toldAt)
  await wait(600)
}
lasted.sort((a, b) => a - b)
say(
  `a change reaches all ${count} in ${lasted[rounds / 2]!.toFixed(0)} ms (median of ${rounds}; 100 of them gathering), at most ${lasted.at(-1)!.toFixed(0)} ms`,
)
end.abort()
await house.close()
process.exit(0)
