import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import { sendProblem } from './sending.ts'

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
// A proxy on the same machine reaches us over loopback too, for anybody: what it forwards is not local.
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  loopback.includes(socket.remoteAddress ?? '') &&
  !['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => name in headers)

/**
 * Serves /metrics in Prometheus' format, to this machine alone.
 * @returns what to tell of each request answered
 */
export function measure(app: FastifyInstance) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const seconds = new Histogram({
    name: 'vicinato_http_request_seconds',
    help: 'Time to answer, by endpoint and status',
    labelNames: ['method', 'path', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  })
  app.get('/metrics', async (request, reply) =>
    isLocal(request)
      ? reply.type(register.contentType).send(await register.metrics())
      : sendProblem(reply, 'not-found'),
  )
  return ({ method, path }: Endpoint, status: number, milliseconds: number) =>
    seconds.observe({ method, path, status: String(status) }, milliseconds / 1000)
}
