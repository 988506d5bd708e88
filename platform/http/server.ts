import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { readBearer } from '../identity/api-tokens.ts'
import { cookieText, readCookie } from '../identity/session-key.ts'
import { answer } from './answer.ts'
import { describeFault, problemOfThrown } from './faults.ts'
import type { Answer, House } from './house.ts'
import type { Asked } from './identify.ts'
import { limitRequests } from './limits.ts'
import { liveStreams } from './live-stream.ts'
import { measure } from './metrics.ts'
import { openApi } from './openapi.ts'
import { servePages } from './pages.ts'
import { problem } from './problems.ts'
import type { Route } from './route.ts'
import { sendAnswer, sendBody, sendProblem } from './sending.ts'
import { stream } from './stream.ts'

export type WebSettings = {
  version: string
  /** Requests that one session, or one address without a session, may make in a minute. */
  requestsPerMinute: number
  /** Only if one proxy in front appends to X-Forwarded-For. */
  trustProxy: boolean
  /** The address of a server of map pictures: pages may ask it and no other. */
  mapTilesUrl?: string | undefined
}

/** An upload of 29 MB over a slow line fits; a request that trickles in to hold a connection does not. */
const requestMilliseconds = 120_000
/** How long a browser that was sent to an identity provider may take to come back. */
const noteSeconds = 600

/** Everything that is served over HTTP: the API, its description, the state, the metrics and the pages. */
/** How long a server that stops waits for what it is answering. */
const graceMilliseconds = 5000

export async function httpServer(house: House, settings: WebSettings): Promise<FastifyInstance> {
  const secure = house.publicUrl.startsWith('https:')
  const cookieName = secure ? '__Host-vicinato' : 'vicinato'
  const noteName = `${cookieName}-note`
  const app = fastify({
    // One hop: whatever a client writes into X-Forwarded-For stands before what the proxy appends.
    trustProxy: settings.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 256 * 1024,
    requestTimeout: requestMilliseconds,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (fault, _, reply) => {
      sendProblem(reply, problemOfThrown(fault) ?? 'malformed')
    },
  })
  // Only JSON is read: what a form of a foreign page can send without asking is refused by its type.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await protectPages(app, secure, settings.mapTilesUrl)
  await limitRequests(app, cookieName, settings.requestsPerMinute)
  const observe = measure(app)
  const closing = new AbortController()
  app.addHook('preClose', async () => {
    closing.abort()
    // What is being answered may end; a connection that a client only keeps would hold the end up for a minute.
    setTimeout(() => app.server.closeAllConnections(), graceMilliseconds).unref()
  })
  const live = liveStreams(house, closing.signal)
  app.decorate('live', live)
  app.setErrorHandler((fault, request, reply) => {
    const known = problemOfThrown(fault)
    if (known && known !== 'not-ready') return sendProblem(reply, known)
    const faultId = randomUUID()
    house.log('fault', 'request', {
      faultId,
      method: request.method,
      route: request.routeOptions.url ?? '',
      ...describeFault(fault),
    })
    return sendProblem(reply, known ?? 'fault', { faultId })
  })

  app.get('/status', (_, reply) => status(house, reply))
  app.get('/api/v1/status', (_, reply) => status(house, reply))
  const description = openApi(house.routes, settings.version)
  app.get('/api/v1/openapi.json', (_, reply) => reply.send(description))

  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const keepCookies = (reply: FastifyReply, { session, note }: Answer) => {
    if (session?.key) reply.setCookie(cookieName, cookieText(session.key), cookieOptions)
    else if (session) reply.clearCookie(cookieName, cookieOptions)
    if (note?.text) reply.setCookie(noteName, note.text, { ...cookieOptions, maxAge: noteSeconds })
    else if (note) reply.clearCookie(noteName, cookieOptions)
  }
  for (const route of house.routes)
    app.route({
      method: route.treaty.method,
      url: `/api/v1${route.treaty.path.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')}`,
      exposeHeadRoute: false,
      ...(route.treaty.bodyLimitBytes ? { bodyLimit: route.treaty.bodyLimitBytes } : {}),
      handler: async (request, reply) => {
        const startedAt = performance.now()
        reply.raw.once('close', () =>
          observe(route.treaty, reply.raw.statusCode, performance.now() - startedAt),
        )
        if (request.method !== 'GET' && isForeign(request, house.publicUrl))
          return sendProblem(reply, 'foreign-origin')
        const asked = readRequest(route, request, cookieName, noteName)
        if (!asked) return sendProblem(reply, 'malformed', { faults: [keyTooLong] })
        if (route.isLooking) await live.show(asked, request, reply)
        else if (route.treaty.answers === 'events') await stream(house, asked, request, reply, closing.signal)
        else {
          const given = await answer(house, asked)
          keepCookies(reply, given)
          sendAnswer(route, given, request, reply)
        }
        return reply
      },
    })
  await servePages(app)
  return app
}

async function protectPages(app: FastifyInstance, secure: boolean, mapTilesUrl?: string): Promise<void> {
  const tiles = mapTilesUrl === undefined ? [] : [tilesSource(mapTilesUrl)]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        // Pictures of a map are fetched by the map's worker.
        'connect-src': ["'self'", ...tiles],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' },
  })
  // Where a worker is, is not asked: Garante, provvedimento 135 of 13 March 2025. Not even by mistake.
  app.addHook('onRequest', async (_, reply) => {
    reply.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  })
}

/** What of an address like `https://tiles.example.org/streets/{z}/{x}/{y}.png` is always the same, as the policy names it. */
const tilesSource = (url: string): string => {
  const [fixed] = url.split('{', 1)
  return fixed!.slice(0, fixed!.lastIndexOf('/') + 1)
}

const longestKey = 200
const keyTooLong = { path: 'Idempotency-Key', message: `1 to ${longestKey} characters` }

/** Undefined where the Idempotency-Key is none: cut short, two keys could become one. */
function readRequest(
  route: Route,
  request: FastifyRequest,
  cookieName: string,
  noteName: string,
): Asked | undefined {
  const { body, query, params, cookies, headers, method } = request
  const header = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const idempotencyKey = header('idempotency-key')
  if (idempotencyKey !== undefined && (idempotencyKey === '' || idempotencyKey.length > longestKey))
    return undefined
  const sent = method === 'GET' || method === 'DELETE' ? query : body
  return {
    route,
    // The path wins, so that a body cannot name another thing than the address does.
    values: { ...(typeof sent === 'object' ? sent : {}), ...(params as object) },
    session: readCookie(cookies[cookieName]),
    bearer: readBearer(header('authorization')),
    carried: cookies[noteName],
    address: request.ip,
    csrfToken: header('x-csrf-token'),
    idempotencyKey,
    ifMatch: header('if-match'),
  }
}

/** A browser says where a request comes from; a program that is no browser says nothing and carries no cookie by itself. */
function isForeign(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = request.headers
  if (origin === undefined || origin === new URL(publicUrl).origin) return false
  // `null`, of a page without an origin, is no address and so not this one.
  return !URL.canParse(origin) || new URL(origin).host !== host
}

async function status(house: House, reply: FastifyReply): Promise<unknown> {
  const ready = await house.database.transaction(undefined, async () => true).catch(() => false)
  if (!ready) return sendProblem(reply, 'not-ready')
  const found = { ...problem('not-ready'), status: 200, title: 'Ready', code: 'ready' }
  return sendBody(reply, found.status, found, 'application/problem+json')
}
