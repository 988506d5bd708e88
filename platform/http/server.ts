import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { cookieText, readCookie, type SessionKey } from '../identity/session-key.ts'
import { hashOf } from '../identity/tokens.ts'
import { packageRoot } from '../root.ts'
import { type Answer, type Asked, answer, type House } from './answer.ts'
import { openApi } from './openapi.ts'
import { type ProblemCode, problem } from './problems.ts'
import type { Route } from './route.ts'

export type WebSettings = {
  version: string
  /** Requests that one session, or one address without a session, may make in a minute. */
  requestsPerMinute: number
  /** Only if a proxy in front sets X-Forwarded-*. */
  trustProxy: boolean
}

/** Everything that is served over HTTP: the API, its description, the state, the metrics and the pages. */
export async function httpServer(house: House, settings: WebSettings): Promise<FastifyInstance> {
  const secure = house.publicUrl.startsWith('https:')
  const cookieName = secure ? '__Host-vicinato' : 'vicinato'
  const app = fastify({
    trustProxy: settings.trustProxy,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 500 },
  })
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
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
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    // By session and not by address alone: an office behind one address is many people.
    keyGenerator: (request) =>
      request.cookies[cookieName] ? hashOf(request.cookies[cookieName]).toString('base64') : request.ip,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: () => problem('too-many-requests'),
  })
  const observe = measure(app)
  app.setErrorHandler((fault, request, reply) => {
    const known = known4xx(fault as { statusCode?: number; status?: number; code?: string })
    if (known) return sendProblem(reply, known)
    const faultId = randomUUID()
    house.log('fault', 'request', {
      faultId,
      method: request.method,
      route: request.routeOptions.url ?? '',
      message: (fault as Error).message,
      stack: (fault as Error).stack ?? '',
    })
    return sendProblem(reply, 'fault', { faultId })
  })

  app.get('/status', (_, reply) => status(house, reply))
  app.get('/api/v1/status', (_, reply) => status(house, reply))
  const description = openApi(
    house.routes.map(({ treaty }) => treaty),
    settings.version,
  )
  app.get('/api/v1/openapi.json', (_, reply) => reply.send(description))
  for (const route of house.routes)
    app.route({
      method: route.treaty.method,
      url: `/api/v1${route.treaty.path.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')}`,
      ...(route.treaty.bodyLimitBytes ? { bodyLimit: route.treaty.bodyLimitBytes } : {}),
      handler: async (request, reply) => {
        const startedAt = performance.now()
        if (request.method !== 'GET' && isForeign(request, house.publicUrl))
          return sendProblem(reply, 'foreign-origin')
        const asked = readRequest(route, request, readCookie(request.cookies[cookieName]))
        if (route.treaty.answers === 'events') await stream(house, asked, request, reply)
        else sendAnswer(route, await answer(house, asked), request, reply, (key) => keepCookie(reply, key))
        observe(route, reply.statusCode, performance.now() - startedAt)
        return reply
      },
    })
  const keepCookie = (reply: FastifyReply, key: SessionKey | undefined) =>
    key
      ? reply.setCookie(cookieName, cookieText(key), { path: '/', httpOnly: true, sameSite: 'lax', secure })
      : reply.clearCookie(cookieName, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  await servePages(app)
  return app
}

function readRequest(route: Route, request: FastifyRequest, session: SessionKey | undefined): Asked {
  const body = typeof request.body === 'object' && request.body !== null ? request.body : {}
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    route,
    // The path wins, so that a body cannot name another thing than the address does.
    values: {
      ...(request.method === 'GET' || request.method === 'DELETE' ? (request.query as object) : body),
      ...(request.params as object),
    },
    session,
    address: request.ip,
    csrfToken: header('x-csrf-token'),
    idempotencyKey: header('idempotency-key')?.slice(0, 200),
    ifMatch: header('if-match'),
  }
}

/** A browser says where a request comes from; a program that is no browser says nothing and carries no cookie by itself. */
function isForeign(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  return (
    origin !== undefined &&
    origin !== new URL(publicUrl).origin &&
    new URL(origin).host !== request.headers.host
  )
}

function sendAnswer(
  route: Route,
  given: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
  keepCookie: (key: SessionKey | undefined) => unknown,
): void {
  if (given.session) keepCookie(given.session.key)
  reply.header('Cache-Control', 'no-store')
  if (given.status >= 400) {
    sendBody(reply, given.status, given.body, 'application/problem+json')
    return
  }
  if (route.treaty.answers === 'redirect') {
    reply.redirect((given.body as { location: string }).location)
    return
  }
  if (route.treaty.answers === 'file') {
    const { fileName, contentType, bytes } = given.body as FileAnswer
    reply
      .header('Content-Disposition', `attachment; filename="${fileName}"`)
      .type(contentType)
      .send(Buffer.from(bytes))
    return
  }
  if (given.etag) {
    reply.header('ETag', given.etag)
    if (request.headers['if-none-match'] === given.etag) {
      reply.code(304).send()
      return
    }
  }
  sendBody(reply, given.status, given.body, 'application/json; charset=utf-8')
}

const sendBody = (reply: FastifyReply, code: number, body: unknown, type: string) =>
  reply.code(code).type(type).serializer(JSON.stringify).send(body)
const sendProblem = (reply: FastifyReply, code: ProblemCode, more = {}) => {
  const found = problem(code, more)
  return sendBody(reply, found.status, found, 'application/problem+json')
}

function known4xx(fault: { statusCode?: number; status?: number; code?: string }): ProblemCode | undefined {
  const status = fault.statusCode ?? fault.status
  if (status === 413) return 'too-large'
  if (status === 415) return 'wrong-content-type'
  if (status === 429) return 'too-many-requests'
  return status !== undefined && status >= 400 && status < 500 ? 'malformed' : undefined
}

/** How often a stream looks again. */
const streamEveryMilliseconds = 500

async function stream(
  house: House,
  asked: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const first = await answer(house, asked)
  if (first.status >= 400) {
    sendBody(reply, first.status, first.body, 'application/problem+json')
    return
  }
  reply.hijack()
  const headers = reply.getHeaders() as Record<string, string>
  reply.raw.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  let open = true
  request.raw.on('close', () => {
    open = false
  })
  let sent = ''
  for (let given = first; open; given = await answer(house, asked)) {
    if (given.status >= 400) break
    const text = JSON.stringify(given.body)
    if (text !== sent) reply.raw.write(`data: ${text}\n\n`)
    sent = text
    if (asked.route.isLast?.(given.body as never)) break
    await new Promise((resolve) => setTimeout(resolve, streamEveryMilliseconds))
  }
  reply.raw.end()
}

async function status(house: House, reply: FastifyReply): Promise<unknown> {
  const ready = await house.database.transaction(undefined, async () => true).catch(() => false)
  const found = ready
    ? { ...problem('not-ready'), status: 200, title: 'Ready', code: 'ready' }
    : problem('not-ready')
  return sendBody(reply, found.status, found, 'application/problem+json')
}

function measure(app: FastifyInstance) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const seconds = new Histogram({
    name: 'vicinato_http_request_seconds',
    help: 'Time to answer, by endpoint and status',
    labelNames: ['method', 'path', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  })
  // Figures of the process, for who runs it: to be asked from the machine itself or behind a proxy that says no.
  app.get('/metrics', async (request, reply) =>
    ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
      ? reply.type(register.contentType).send(await register.metrics())
      : sendProblem(reply, 'not-found'),
  )
  return ({ treaty }: Route, code: number, milliseconds: number) =>
    seconds.observe({ method: treaty.method, path: treaty.path, status: String(code) }, milliseconds / 1000)
}

async function servePages(app: FastifyInstance): Promise<void> {
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  await app.register(fastifyStatic, {
    root: swagger,
    prefix: '/api/docs/assets/',
    decorateReply: false,
    index: false,
  })
  await app.register(fastifyStatic, {
    root: join(packageRoot, 'platform', 'http', 'docs'),
    prefix: '/api/docs/',
  })
  app.get('/api/docs', (_, reply) => reply.redirect('/api/docs/'))
  const pages = join(packageRoot, 'dist', 'web')
  if (existsSync(pages)) {
    // Built files carry a hash of their content in their name and may be kept for ever; the page itself may not.
    await app.register(fastifyStatic, {
      root: join(pages, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      immutable: true,
      maxAge: '365d',
      index: false,
    })
    await app.register(fastifyStatic, {
      root: pages,
      prefix: '/',
      decorateReply: false,
      wildcard: false,
      cacheControl: false,
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    return wantsPage && existsSync(join(pages, 'index.html'))
      ? reply.header('Cache-Control', 'no-cache').sendFile('index.html', pages)
      : sendProblem(reply, 'not-found')
  })
}
