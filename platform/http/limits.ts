import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readBearer } from '../identity/api-tokens.ts'
import { readCookie } from '../identity/session-key.ts'
import { hashOf } from '../identity/tokens.ts'
import { problem } from './problems.ts'
import { sendProblem } from './sending.ts'

/** So many sessions may be at work behind one address: an office, or its proxy. */
const sessionsPerAddress = 20

/**
 * Requests per minute: of a session or a token, or of an address without one; and of an address whatever it
 * sends, since a cookie or a token can be invented. Counted in this process.
 */
export async function limitRequests(
  app: FastifyInstance,
  cookieName: string,
  perMinute: number,
): Promise<void> {
  // By the route found and not by the address sent, which can be written in many ways.
  const isFree = ({ routeOptions: { url = '' } }: FastifyRequest) =>
    !url.startsWith('/api/v1') && url !== '/status'
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: (request) => {
      const { authorization } = request.headers
      const bearer = readBearer(authorization)
      if (bearer)
        return bearer === 'unreadable' ? addressKey(request) : hashOf(authorization!).toString('base64')
      const cookie = request.cookies[cookieName]
      return readCookie(cookie) ? hashOf(cookie!).toString('base64') : addressKey(request)
    },
    allowList: isFree,
    errorResponseBuilder: () => problem('too-many-requests'),
  })
  const ofAddress = app.createRateLimit({
    max: perMinute * sessionsPerAddress,
    keyGenerator: (request) => `all ${addressKey(request)}`,
  })
  app.addHook('onRequest', async (request, reply) => {
    if (isFree(request)) return
    const found = await ofAddress(request)
    if (found.isAllowed || !found.isExceeded) return
    reply.header('Retry-After', found.ttlInSeconds)
    return sendProblem(reply, 'too-many-requests')
  })
}

/** A home or an office has a whole /64 of IPv6: its addresses count as one. */
const addressKey = ({ ip }: FastifyRequest): string =>
  ip.includes(':') && !ip.startsWith('::ffff:') ? `${expanded(ip).slice(0, 4).join(':')}::` : ip

function expanded(ip: string): string[] {
  const [head = '', tail] = ip.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after]
}
