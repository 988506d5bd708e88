/**
 * How long it takes to tell the Ministry of a thousand agreements as the job does, one after the other, each marked
 * before it is sent and noted after, and how much longer than the same thousand requests sent bare to the same
 * service. The service is the fake of the tests, on loopback: it answers in no time, so what is measured is ours.
 * `node --import tsx bench/communications.ts [--communications 1000] [--embedded]`: on PostgreSQL (DATABASE_URL, or a
 * private cluster), or on the embedded engine in a temporary folder.
 */
import { request } from 'node:http'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { usualTerms } from '../features/agreements/example.ts'
import { bringFromPaper } from '../features/agreements/import-actions.ts'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { derive } from '../features/communications/deriving-actions.ts'
import { saveEmployments } from '../features/communications/employment-store.ts'
import { exampleSettings } from '../features/communications/example.ts'
import { sendReady } from '../features/communications/office-actions.ts'
import { sendCommunications } from '../features/communications/sending-actions.ts'
import { changeAccess, changeSettings } from '../features/communications/settings-actions.ts'
import { enterPerson } from '../features/people/actions.ts'
import { inventedFiscalCode, inventedPerson } from '../features/people/example.ts'
import { systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/transaction.ts'
import { outbound } from '../platform/outbound.ts'
import { openMinistryService } from '../tests/ministry-service.ts'
import { addDays, type Day } from '../vocabulary/day.ts'
import { openEmbeddedPlace, openServerPlace } from './databases.ts'
import { benchServices } from './house.ts'

const { values: options } = parseArgs({
  options: {
    communications: { type: 'string', default: '1000' },
    embedded: { type: 'boolean', default: false },
  },
})
const count = Number(options.communications)
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

const place = options.embedded ? await openEmbeddedPlace() : await openServerPlace()
if (!place) throw new Error('no PostgreSQL to measure on')
const { database } = place
const ministry = await openMinistryService()
const services = benchServices({ outbound: outbound({ loopback: true }) })
const today = systemClock.today()
const moment = (tx: Transaction) => ({
  ...{ tx, today, now: systemClock.now(), audit: () => {}, enqueue: async () => {}, afterCommit: () => {} },
})
const timed = async <Answer>(work: () => Promise<Answer>) => {
  const start = performance.now()
  const answer = await work()
  return { answer, milliseconds: performance.now() - start }
}

try {
  const { organisationId, personId } = await database.transaction(undefined, async (tx) => {
    const bench = { slug: 'bench', name: 'Bench', patronDay: null, demo: false }
    const organisationId = await foundOrganisation(tx, bench)
    const irene = inventedPerson({ givenName: 'Irene', familyName: 'Marino' })
    const roles = ['hr-office'] as const
    const personId = await enterPerson(tx, organisationId, { ...irene, roles }, moment(tx))
    return { organisationId, personId }
  })
  const actor = { organisationId, personId, name: 'HR', roles: ['hr-office'] as const }
  const within = <Answer>(work: (context: Context) => Promise<Answer>) =>
    database.transaction(organisationId, (tx) =>
      work({ ...moment(tx), actor: { ...actor, teamId: undefined, directorateId: undefined } }),
    )
  // Born one day after the other: each has a fiscal code of its own.
  const codes = Array.from({ length: count }, (_, n) =>
    inventedFiscalCode({
      ...{ givenName: 'Nome', familyName: 'Cognome', sex: 'F' },
      birthDay: addDays('1960-01-01' as Day, n),
    }),
  )
  await within(async (context) => {
    const { tx } = context
    const { rows } = await sql<{ id: string }>`
      insert into person (organisation_id, fiscal_code, given_name, family_name)
      select ${organisationId}, code, 'Nome', 'Cognome' from unnest(${codes}::text[]) code returning id`.execute(
      tx,
    )
    await changeSettings(context, exampleSettings(addDays(today, -400), { channel: 'rest' }))
    const { clientSecret, ...open } = ministry.access
    await changeAccess(services)(context, { ...open, operations: {}, clientSecret })
    const employment = { relation: '', pat: '', tariff: '', birthDay: null, birthPlace: '' }
    await saveEmployments(
      tx,
      organisationId,
      rows.map(({ id }) => ({ personId: id, startedOn: '2010-03-01' as Day, ...employment })),
      { by: personId, now: systemClock.now() },
    )
    const terms = usualTerms(addDays(today, 1), addDays(today, 300))
    const people = rows.map(({ id }) => ({ personId: id, terms }))
    await bringFromPaper(context, { people, note: 'bench', signedOn: today })
  })
  // As the platform does after each job: without statistics tables are taken for empty ones.
  await database.engine.refreshStatistics()
  const derived = await timed(async () => {
    while ((await within((context) => derive(context, organisationId))) > 0);
  })
  await database.engine.refreshStatistics()
  const { id } = await within((context) => sendReady(context, { ready: count }))
  const sent = await timed(() =>
    sendCommunications(services)({
      ...{ organisationId, id, signal: new AbortController().signal },
      transaction: (work) => database.transaction(organisationId, (tx) => work(moment(tx))),
    }),
  )
  const accepted = await within(async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from communication
      where organisation_id = ${organisationId} and state = 'accepted' and code is not null`.execute(tx)
    return rows[0]!.n
  })
  if (accepted !== count || ministry.kept.length !== count || ministry.written.length !== count)
    throw new Error(`${accepted} accepted, ${ministry.kept.length} kept, ${ministry.written.length} requests`)
  // The service forgets them, and is sent the same requests with nothing around.
  const requests = ministry.written.splice(0)
  ministry.kept.splice(0)
  const bare = await timed(async () => {
    const { tokenUrl, serviceUrl, scope, clientId, clientSecret } = ministry.access
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope }).toString()
    const said = await post(tokenUrl, `Basic ${credentials}`, form)
    const token = (JSON.parse(said) as { access_token: string }).access_token
    for (const { operation, body } of requests)
      await post(`${serviceUrl}/${operation}`, `Bearer ${token}`, JSON.stringify(body))
  })
  if (ministry.kept.length !== count) throw new Error(`bare, ${ministry.kept.length} were kept`)
  const mebibytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  const ratio = (sent.milliseconds / bare.milliseconds).toFixed(1)
  process.stdout.write(
    [
      `${place.name}: ${accepted} communications sent and accepted in ${seconds(sent.milliseconds)} s, ` +
        `${(sent.milliseconds / count).toFixed(1)} ms each`,
      `derived from their agreements in ${seconds(derived.milliseconds)} s`,
      `the same requests sent bare to the same service in ${seconds(bare.milliseconds)} s: ${ratio} times as long`,
      `${mebibytes} MiB`,
      '',
    ].join('\n'),
  )
} finally {
  await ministry.close()
  await database.close()
  await place.remove()
}

/** A connection of its own for each, as the platform does. */
function post(url: string, authorization: string, body: string): Promise<string> {
  return new Promise((done, failed) => {
    const form = authorization.startsWith('Basic') ? 'application/x-www-form-urlencoded' : 'application/json'
    const headers = { authorization, 'content-type': form, 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(new URL(url), { method: 'POST', agent: false, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => (response.statusCode === 200 ? done(text) : failed(new Error(text))))
    })
    outgoing.on('error', failed).end(body)
  })
}
