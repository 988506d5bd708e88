import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { packageRoot } from '../root.ts'
import { sendProblem } from './sending.ts'

/** The pages of the product, those that show the API, and what is answered where there is neither. */
export async function servePages(app: FastifyInstance): Promise<void> {
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
