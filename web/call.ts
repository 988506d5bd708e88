import type { z } from 'zod'
import { type Endpoint, pathNames } from '../vocabulary/endpoint.ts'
import type { Reason } from '../vocabulary/refusal.ts'

const base = '/api/v1'
const refusedStatus = 409

/** What an endpoint asks and answers, as the contract types it. */
export type Asked<E extends Endpoint> = z.input<E['input']>
export type Answered<E extends Endpoint> = z.output<E['output']>

/** The server, or the way to it, said no: a refusal with its reasons, or a fault with its id. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly reasons: readonly Reason[]
  readonly faults: readonly { path: string; message: string }[]
  readonly faultId: string | null
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.title === 'string' ? body.title : String(status))
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : status === 0 ? 'unreachable' : 'fault'
    this.reasons = status === refusedStatus && Array.isArray(body.reasons) ? (body.reasons as Reason[]) : []
    this.faults = Array.isArray(body.faults) ? (body.faults as { path: string; message: string }[]) : []
    this.faultId = typeof body.faultId === 'string' ? body.faultId : null
  }
}

let csrfToken = ''
/** The token that GET /session hands out; every write carries it back. */
export const setCsrfToken = (token: string): void => {
  csrfToken = token
}

/** A name for one write, the same in every attempt, or for what is to be written once. `randomUUID` is missing where the page came by plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** The address of an endpoint: path parts from the input, what is left of it in the query if asked. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Asked<E>, withQuery: boolean): string {
  const values = input as Record<string, unknown>
  const inPath = pathNames(endpoint.path)
  const path = endpoint.path.replace(/\{([a-zA-Z]+)\}/g, (_, name) =>
    encodeURIComponent(String(values[name])),
  )
  if (!withQuery) return base + path
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (!inPath.includes(name) && value !== undefined && value !== null && value !== '')
      query.set(name, String(value))
  return base + path + (query.size > 0 ? `?${query}` : '')
}

/**
 * Asks the server. A write whose connection breaks is sent again, at most twice, under the same idempotency
 * key: the server answers a repeated request with the first answer, so nothing happens twice.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Asked<E>,
  { signal, ifMatch }: { signal?: AbortSignal; ifMatch?: string } = {},
): Promise<Answered<E>> {
  const reads = endpoint.method === 'GET' || endpoint.reads === true
  const inBody = endpoint.method === 'POST' || endpoint.method === 'PUT'
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (endpoint.method !== 'GET') headers['X-Csrf-Token'] = csrfToken
  if (!reads) headers['Idempotency-Key'] = newId()
  if (inBody) headers['Content-Type'] = 'application/json'
  if (ifMatch) headers['If-Match'] = ifMatch
  const inPath = pathNames(endpoint.path)
  const left = Object.fromEntries(
    Object.entries(input as Record<string, unknown>).filter(([name]) => !inPath.includes(name)),
  )
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (inBody) request.body = JSON.stringify(left)
  if (signal) request.signal = signal
  const response = await send(addressOf(endpoint, input, !inBody), request, reads ? 0 : 2)
  const body = await bodyOf(response)
  if (!response.ok) throw new Problem(response.status, body)
  return body as Answered<E>
}

async function send(address: string, request: RequestInit, attemptsLeft: number): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    if (attemptsLeft === 0) throw new Problem(0, {})
    await new Promise((resolve) => setTimeout(resolve, 600))
    return send(address, request, attemptsLeft - 1)
  }
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  if (!response.headers.get('content-type')?.includes('json')) return {}
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Server-sent events of an endpoint that answers with them; returns how to stop listening. */
export function listen<E extends Endpoint>(
  endpoint: E,
  input: Asked<E>,
  onEvent: (event: Answered<E>) => void,
  onBroken: () => void,
): () => void {
  const source = new EventSource(addressOf(endpoint, input, true))
  source.onmessage = (message) => onEvent(JSON.parse(message.data) as Answered<E>)
  source.onerror = () => {
    source.close()
    onBroken()
  }
  return () => source.close()
}

/** Events by an address, from which the browser comes back by itself after a cut: what was missed is asked again. */
export function openEvents(address: string, onEvent: () => void): { isOver(): boolean; close(): void } {
  const source = new EventSource(address)
  source.onmessage = onEvent
  return { isOver: () => source.readyState === EventSource.CLOSED, close: () => source.close() }
}
