/**
 * The demo's month from the button to the published page, over HTTP, and whether others wait meanwhile.
 * `npm run bench:month -- [--people 6581] [--embedded] [--server] [--after]`: on both engines unless one is named;
 * PostgreSQL is that of DATABASE_URL, or a private cluster (its fsync off). `--after` also compares variants of the
 * planned month and plans the published one anew; what comes before is then measured with that between.
 *
 * Targets: 60 s embedded, 30 s on PostgreSQL, on two cores; no request over 1 s. The engine's own seconds are what
 * the rest is measured against: a month cannot be published sooner than it is computed.
 */

import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { makeDemo } from '../app/demo/making.ts'
import { givenUpOf, openHouse, worksOf } from '../app/house.ts'
import { systemClock } from '../platform/clock.ts'
import type { Database } from '../platform/database/transaction.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import type { RunningJob, Work } from '../platform/jobs.ts'
import { type BenchDatabase, openEmbeddedPlace, openServerPlace } from './databases.ts'
import { benchServices, unlimited } from './house.ts'
import { compareVariants, replanPublished } from './month-after.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '6581' },
    embedded: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    after: { type: 'boolean', default: false },
    gap: { type: 'string', default: '0.05' },
  },
})
const both = options.embedded === options.server
const say = (line: string) => process.stdout.write(`${line}\n`)
const row = (name: string, milliseconds: number) =>
  say(`  ${name.padEnd(34)}${(milliseconds / 1000).toFixed(2).padStart(8)} s`)

/**
 * Asks each address every 50 ms from a thread of its own, whatever the server is doing, and keeps how long each
 * answer took. Of an address that has not answered yet nothing more is asked: as a page would do.
 */
const asking = `
const { parentPort, workerData: { urls, cookie } } = require('node:worker_threads')
const waits = []
let asks = true
for (const url of urls) (async () => {
  while (asks) {
    const from = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    await answer.arrayBuffer()
    const milliseconds = performance.now() - from
    waits.push({ url, status: answer.status, milliseconds, at: performance.timeOrigin + from })
    await new Promise((later) => setTimeout(later, Math.max(0, 50 - milliseconds)))
  }
  parentPort.postMessage(waits)
})()
parentPort.once('message', () => { asks = false })`
type Wait = { url: string; status: number; milliseconds: number; at: number }

/** Says when each of the job's transactions began and ended: the reading first, the saving last. */
function watched(work: Work) {
  const moments: { began: number; ended: number }[] = []
  const watching: Work = (job: RunningJob) =>
    work({
      ...job,
      transaction: async (inside) => {
        const moment = { began: performance.now(), ended: 0 }
        moments.push(moment)
        const answer = await job.transaction(inside)
        moment.ended = performance.now()
        return answer
      },
    })
  return { work: watching, moments }
}

async function clientOf(base: string, database: Database, organisationId: string, personId: string) {
  const session = await database.transaction(organisationId, (tx) =>
    startSession(tx, organisationId, personId, systemClock.now()),
  )
  const cookie = `vicinato=${cookieText(session)}`
  return {
    cookie,
    personId,
    async ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
      const answer = await fetch(`${base}${path}`, {
        method,
        headers: {
          cookie,
          'x-csrf-token': csrfTokenOf(session.token),
          ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
      return JSON.parse(text) as Answer
    },
  }
}

type Run = { id: string; state: string; progress: { seconds: number; gapPercent: number } | null }
type Proposal = { directorates: { teams: number; teamsApproved: number }[] }

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; took: number }> {
  const from = performance.now()
  const answer = await work()
  return { answer, took: performance.now() - from }
}

async function measure({ name, database }: BenchDatabase): Promise<void> {
  say(
    `\n${name}: ${options.people} people, load of the machine ${loadavg()[0]!.toFixed(1)} on two cores or more`,
  )
  const { answer: demo, took: making } = await timed(() =>
    makeDemo(database, { people: Number(options.people), seed: 1, clock: systemClock }),
  )
  row('(making the demo, before)', making)
  const services = benchServices()
  const house = await openHouse(database, services, unlimited)
  const works = worksOf(services)
  const plan = watched(works['plan-month'])
  await house.jobs.start({ ...works, 'plan-month': plan.work }, givenUpOf())
  const base = `${await house.http.listen({ host: '127.0.0.1', port: 0 })}/api/v1`
  const { city, organisationId, openMonth: month } = demo
  const officer = city.people.find(({ roles }) => roles.includes('hr-office'))!
  const hr = await clientOf(base, database, organisationId, officer.id)
  const employee = await clientOf(base, database, organisationId, city.people.at(-1)!.id)
  await hr.ask('POST', `/months/${month}/wishes-closure`, {})

  const worker = new Worker(asking, {
    eval: true,
    workerData: { urls: [`${base}/session`, `${base}/months/${month}/my-wish`], cookie: employee.cookie },
  })
  const button = performance.now()
  const processor = process.cpuUsage()
  const { answer: started, took: pressing } = await timed(() =>
    hr.ask<Run>('POST', `/months/${month}/runs`, { seconds: 60, gapPercent: Number(options.gap) }),
  )
  let run = started
  while (run.state === 'waiting' || run.state === 'running') {
    await new Promise((later) => setTimeout(later, 250))
    run = await hr.ask<Run>('GET', `/runs/${run.id}`)
  }
  const seen = performance.now()
  if (run.state !== 'done') throw new Error(`the run ended ${run.state}`)
  const proposal = await timed(() => hr.ask<Proposal>('GET', `/months/${month}/proposal`))
  if (options.after) await compareVariants(hr, month, row)
  const approving = await timed(() =>
    hr.ask<{ notInOrder: unknown[] }>('POST', `/months/${month}/approvals`, {}),
  )
  const publishing = await timed(() =>
    hr.ask('POST', `/months/${month}/publication`, { teamsNotApproved: approving.answer.notInOrder.length }),
  )
  const published = performance.now()
  const page = await timed(() => employee.ask<{ published: boolean }>('GET', `/months/${month}/my-month`))
  const total = performance.now() - button
  const { user, system } = process.cpuUsage(processor)
  if (!page.answer.published) throw new Error('the page shows no published month')

  if (options.after) await replanPublished(hr, month, employee.personId, row)
  worker.postMessage('stop')
  // Each address says when it has stopped; the last message has the waits of all.
  let waits: Wait[] = []
  for (let stopped = 0; stopped < 2; stopped++)
    waits = await new Promise<Wait[]>((resolve) => worker.once('message', resolve))
  await worker.terminate()
  await house.close()

  const [first, saving] = [plan.moments[0]!, plan.moments.at(-1)!]
  // The reading goes on without a pause; the first sign of life of the computation comes half a second after it.
  const last = plan.moments.findIndex(
    ({ ended }, at) => (plan.moments[at + 1]?.began ?? Number.POSITIVE_INFINITY) - ended > 400,
  )
  const reading = { began: first.began, ended: plan.moments[last]!.ended }
  const engine = run.progress!.seconds * 1000
  row('the button answered', pressing)
  row('until the job began', reading.began - button - pressing)
  row('reading the problem', reading.ended - reading.began)
  row(`engine, to ${run.progress!.gapPercent.toFixed(4)} % proven`, engine)
  row('its thread and the copies', saving.began - reading.ended - engine)
  row('checking the input again, saving', saving.ended - saving.began)
  row('until it was seen', seen - saving.ended)
  row('control room page', proposal.took)
  row('approving all teams', approving.took)
  row('publishing', publishing.took)
  row('my month', page.took)
  row('from the button to published', published - button)
  row('from the button to the page', total)
  say(
    `  of which the engine ${((100 * engine) / total).toFixed(0)} %; this process, with those who ask meanwhile, worked ${((user + system) / 1_000_000).toFixed(1)} s on all cores`,
  )
  const longest = waits.reduce((most, wait) => (wait.milliseconds > most.milliseconds ? wait : most))
  const sorted = waits.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const part = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0)
  say(
    `  meanwhile ${waits.length} requests: half within ${part(0.5)} ms, 99 of 100 within ${part(0.99)} ms, the longest ${longest.milliseconds.toFixed(0)} ms (${new URL(longest.url).pathname}, ${((longest.at - performance.timeOrigin - button) / 1000).toFixed(1)} s after the button); not answered well: ${waits.filter(({ status }) => status !== 200).length}`,
  )
}

async function measureOn(place: BenchDatabase | undefined): Promise<void> {
  if (!place) {
    say('PostgreSQL: none to measure on')
    return
  }
  try {
    await measure(place)
  } finally {
    await place.remove()
  }
}

if (both || options.embedded) await measureOn(await openEmbeddedPlace())
if (both || options.server) await measureOn(await openServerPlace())
