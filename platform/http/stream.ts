import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answer } from './answer.ts'
import { describeFault } from './faults.ts'
import type { Answer, House } from './house.ts'
import type { Asked } from './identify.ts'
import { sendBody } from './sending.ts'

/** How often a stream looks again, and after how many silent looks it says that it lives: proxies cut what is silent. */
const everyMilliseconds = 500
const silentLooks = 30

/**
 * Server-sent events: the endpoint's answer whenever it differs, until it is the last, until the session ends
 * or until `closing`. The browser reconnects by itself where the stream was cut.
 */
export async function stream(
  house: House,
  asked: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
): Promise<void> {
  const first = await answer(house, asked)
  if (first.status >= 400) {
    sendBody(reply, first.status, first.body, 'application/problem+json')
    return
  }
  reply.hijack()
  const headers = reply.getHeaders() as Record<string, string>
  const own = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'close' }
  reply.raw.writeHead(200, { ...headers, ...own })
  const gone = new AbortController()
  request.raw.on('close', () => gone.abort())
  try {
    await tell(house, asked, reply, first, AbortSignal.any([gone.signal, closing]))
  } catch (fault) {
    house.log('fault', 'stream', { path: asked.route.treaty.path, ...describeFault(fault) })
  } finally {
    reply.raw.end()
  }
}

async function tell(house: House, asked: Asked, reply: FastifyReply, first: Answer, end: AbortSignal) {
  let [given, sent, silent] = [first, '', 0]
  while (given.status < 400) {
    const text = JSON.stringify(given.body)
    silent = text === sent ? silent + 1 : 0
    if (text !== sent) reply.raw.write(`data: ${text}\n\n`)
    else if (silent % silentLooks === 0) reply.raw.write(':\n\n')
    sent = text
    if (asked.route.isLast?.(given.body as never)) return
    await wait(everyMilliseconds, undefined, { signal: end }).catch(() => {})
    if (end.aborted) return
    given = await answer(house, asked)
  }
}
