// A conversation with the Ministry's service. No transaction is open while it lasts.
import type { Incoming, Outbound } from '../../platform/outbound.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Filled } from './fault-rules.ts'
import {
  type Detail,
  field,
  type Operation,
  openEarlier,
  readDetail,
  readFound,
  readOutcome,
  requestOf,
  type Said,
  toldAlready,
  withdrawalOf,
} from './rest-rules.ts'

/** How the service is reached, the secret opened. */
export type OpenAccess = {
  tokenUrl: string
  serviceUrl: string
  scope: string
  clientId: string
  clientSecret: string
  operations: Partial<Record<Operation, string>>
}
/** The service cannot be spoken with as it is set: nothing that follows would fare better. */
export type Stop = { outcome: 'stop'; reason: string; words: string }
/** It cannot have arrived. */
type NotSent = { outcome: 'not-sent'; words: string }
export type Told =
  | { outcome: 'accepted'; code: string; found: boolean; closed: Closed[] }
  | { outcome: 'refused'; answer: string; message: string; closed: Closed[] }
  | { outcome: 'unclear'; words: string; closed: Closed[] }
  /** Somebody else took it over: nothing more is sent, and nothing is noted. */
  | { outcome: 'taken-over' }
  | NotSent
  | Stop
/** An earlier period that was ended so that a new one could begin. */
export type Closed = { code: string; endsOn: Day }
export type Service = ReturnType<typeof ministryService>

const words = (incoming: Incoming) =>
  incoming.outcome === 'answered' ? `HTTP ${incoming.status}` : incoming.words
const stop = (reason: string, incoming: Incoming): Stop => ({
  outcome: 'stop',
  reason: `communications/${reason}`,
  words: words(incoming),
})

export function ministryService(outbound: Outbound, access: OpenAccess) {
  let token: string | undefined

  /** OAuth client credentials (RFC 6749 §4.4), the secret in the header. @returns undefined once there is a token */
  async function authorise(): Promise<Stop | NotSent | undefined> {
    const { tokenUrl, clientId, clientSecret, scope } = access
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const incoming = await outbound.ask({
      url: tokenUrl,
      method: 'POST',
      headers: {
        Authorization: `Basic ${credentials}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
    })
    if (incoming.outcome !== 'answered') return { outcome: 'not-sent', words: incoming.words }
    if (incoming.status >= 500 || incoming.status === 429)
      return { outcome: 'not-sent', words: words(incoming) }
    const given = field(incoming.json, 'access_token')
    if (incoming.status !== 200 || typeof given !== 'string' || given === '')
      return stop(
        incoming.status === 400 || incoming.status === 401 || incoming.status === 403
          ? 'service-unauthorised'
          : 'service-no-token',
        incoming,
      )
    token = given
    return undefined
  }

  async function ask(
    operation: Operation,
    asked: { body?: object; query?: Record<string, string> },
  ): Promise<Incoming | Stop | NotSent> {
    const name = access.operations[operation] || operation
    const base = `${access.serviceUrl.replace(/\/$/, '')}/${name}`
    const url = asked.query ? `${base}?${new URLSearchParams(asked.query)}` : base
    for (let attempt = 0; ; attempt++) {
      if (token === undefined) {
        const fault = await authorise()
        if (fault) return fault
      }
      const incoming = await outbound.ask({
        url,
        method: asked.query ? 'GET' : 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          ...(asked.body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(asked.body ? { body: JSON.stringify(asked.body) } : {}),
      })
      if (incoming.outcome !== 'answered') return incoming
      // A token that has run out: what it came with was not read.
      if (incoming.status === 401 && attempt === 0) token = undefined
      else if (incoming.status === 401 || incoming.status === 403)
        return stop('service-unauthorised', incoming)
      else if (incoming.status === 404 || incoming.status === 405 || isRedirect(incoming.status))
        return stop('service-address', incoming)
      else if (incoming.status === 429) return { outcome: 'not-sent', words: words(incoming) }
      else return incoming
    }
  }
  const isRedirect = (status: number) => status >= 300 && status < 400

  async function send(operation: Operation, body: object, number: number): Promise<Said | Stop | NotSent> {
    const incoming = await ask(operation, { body })
    if (incoming.outcome === 'stop' || incoming.outcome === 'not-sent') return incoming
    if (incoming.outcome === 'lost') return { outcome: 'unclear', words: incoming.words }
    const said = readOutcome(incoming.json, number)
    if (said.outcome !== 'unclear') return said
    if (incoming.status >= 400 && incoming.status < 500)
      return { outcome: 'refused', answer: `HTTP ${incoming.status}`, message: incoming.text.slice(0, 300) }
    return { ...said, words: incoming.status === 200 ? said.words : `HTTP ${incoming.status}` }
  }

  /** What the service has of a worker, of this employer; undefined where it cannot be known now. */
  async function lookUp(one: Pick<Filled, 'worker' | 'employer'>): Promise<Detail[] | undefined> {
    const search = await ask('RicercaComunicazioni', {
      query: { CFLavoratore: one.worker.fiscalCode, CFAzienda: one.employer.code },
    })
    if (search.outcome !== 'answered' || search.status !== 200) return undefined
    const found = readFound(search.json)?.filter(({ code }) => code !== '')
    if (!found) return undefined
    const details: Detail[] = []
    for (const { code } of found.slice(0, mostLookedAt)) {
      const answer = await ask('DettaglioComunicazione', { query: { CodiceComunicazione: code } })
      const detail =
        answer.outcome === 'answered' && answer.status === 200 ? readDetail(answer.json) : undefined
      if (!detail) return undefined
      details.push(detail)
    }
    return details
  }
  return { send, lookUp, authorise, ask }
}
const mostLookedAt = 40

type Telling = {
  /** An earlier attempt may have arrived: it is looked up before anything is sent. */
  mayHaveArrived: boolean
  closeEarlier: boolean
  /** Codes that are in our own register: what they stand for is never ended behind its back. */
  ownCodes: ReadonlySet<string>
  /** Says that this attempt goes on; false where somebody else has taken it over. */
  renew: () => Promise<boolean>
}

/** Tells one communication, once: what may have arrived is looked up, and never sent twice unseen. */
export async function tell(service: Service, one: Filled, telling: Telling): Promise<Told> {
  if (telling.mayHaveArrived) {
    const known = await service.lookUp(one)
    if (!known) return { outcome: 'unclear', words: 'it could not be looked up', closed: [] }
    const already = toldAlready(one, known)
    if (already) return { outcome: 'accepted', code: already.code, found: true, closed: [] }
  }
  const first = await sendOnce(service, one, telling)
  if (first.outcome !== 'refused' || one.kind !== 'I') return first
  const known = await service.lookUp(one)
  if (!known) return first
  // Refused because it was there: told by an attempt of which we know nothing.
  const already = toldAlready(one, known)
  if (already) return { outcome: 'accepted', code: already.code, found: true, closed: [] }
  const open = openEarlier(one, known)
  if (open.length === 0) return first
  if (!telling.closeEarlier) return refusedFor('earlier-open', first, open)
  if (open.some(({ code }) => telling.ownCodes.has(code))) return refusedFor('earlier-ours', first, open)
  const closed: Closed[] = []
  for (const { code } of open) {
    const endsOn = addDays(one.facts.startsOn, -1)
    if (!(await telling.renew())) return { outcome: 'taken-over' }
    const said = await service.send('RecediComunicazione', withdrawalOf(one.number, code, endsOn), one.number)
    if (said.outcome === 'stop' || said.outcome === 'not-sent')
      // What was closed until here is noted with the refusal; the rest is tried when it is sent again.
      return closed.length === 0 ? said : { ...first, closed }
    if (said.outcome === 'unclear') return { ...said, closed }
    if (said.outcome === 'refused') return { ...said, closed }
    closed.push({ code, endsOn })
  }
  const again = await sendOnce(service, one, telling)
  return again.outcome === 'accepted' || again.outcome === 'refused' || again.outcome === 'unclear'
    ? { ...again, closed }
    : { ...first, closed }
}

async function sendOnce(service: Service, one: Filled, { renew }: Telling) {
  if (!(await renew())) return { outcome: 'taken-over' } as const
  const { operation, body } = requestOf(one)
  const said = await service.send(operation, body, one.number)
  if (said.outcome === 'stop' || said.outcome === 'not-sent') return said
  return said.outcome === 'accepted' ? { ...said, found: false, closed: [] } : { ...said, closed: [] }
}

const refusedFor = (why: string, refused: { answer: string }, open: readonly Detail[]): Told => ({
  outcome: 'refused',
  answer: refused.answer,
  message: `communications/${why} ${open.map(({ code }) => code).join(' ')}`,
  closed: [],
})
