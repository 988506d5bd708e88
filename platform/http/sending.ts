import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileAnswer, LargeFileAnswer } from '../../vocabulary/endpoint.ts'
import { hashOf } from '../identity/tokens.ts'
import { matches } from './entity-tags.ts'
import type { Answer } from './house.ts'
import { type Problem, type ProblemCode, problem } from './problems.ts'
import type { Route } from './route.ts'

const problemType = 'application/problem+json'

/** Answers are about persons: no browser and no proxy keeps them. */
export function sendBody(reply: FastifyReply, status: number, body: unknown, type: string) {
  // RFC 9110 15.5.2: programs show a token; people sign in on the page.
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer realm="Vicinato"')
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .type(type)
    .serializer(JSON.stringify)
    .send(body)
}

export function sendProblem(reply: FastifyReply, code: ProblemCode, more: Partial<Problem> = {}) {
  const found = problem(code, more)
  // Whoever comes back at once finds the same: a few seconds later a failover is over.
  if (found.status === 503) reply.header('Retry-After', '5')
  return sendBody(reply, found.status, found, problemType)
}

/** By whoever asked, and nobody on the way. */
const keptFor = (seconds: number): string => `private, max-age=${seconds}`

export function sendAnswer(route: Route, given: Answer, request: FastifyRequest, reply: FastifyReply): void {
  if (given.status >= 400) {
    sendBody(reply, given.status, given.body, problemType)
    return
  }
  if (route.treaty.answers === 'redirect') {
    reply.header('Cache-Control', 'no-store').redirect((given.body as { location: string }).location)
    return
  }
  // What people sent us is never a page of ours: whoever opens it by its address gets something that can only be seen.
  if (route.treaty.answers === 'file')
    reply.header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  if (route.treaty.answers === 'file' && 'parts' in (given.body as object)) {
    const { fileName, contentType, parts } = given.body as LargeFileAnswer
    reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .type(contentType)
      .send(Readable.from(parts, { objectMode: false }))
    return
  }
  if (route.treaty.answers === 'file') {
    const { fileName, contentType, bytes, keptSeconds } = given.body as FileAnswer
    if (keptSeconds !== undefined) {
      const etag = `"${hashOf(Buffer.from(bytes).toString('latin1')).toString('hex').slice(0, 32)}"`
      reply.header('ETag', etag)
      const known = request.headers['if-none-match']
      if (known !== undefined && matches(known, etag)) {
        reply.code(304).header('Cache-Control', keptFor(keptSeconds)).send()
        return
      }
    }
    reply
      .header('Cache-Control', keptSeconds === undefined ? 'no-store' : keptFor(keptSeconds))
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .type(contentType)
      .send(Buffer.from(bytes))
    return
  }
  if (given.etag) {
    reply.header('ETag', given.etag)
    const known = request.headers['if-none-match']
    if (known !== undefined && (known === '*' || matches(known, given.etag))) {
      reply.code(304).header('Cache-Control', 'no-store').send()
      return
    }
  }
  sendBody(reply, given.status, given.body, 'application/json; charset=utf-8')
}
