// payload-reserve on payload and PostgreSQL behind a plain Node server, as its own documentation sets it up: customers sign
// in, and book a resource through POST /api/reserve/book. Prepared once, then run by as many processes as asked.
//   node server.mjs prepare <url> <desks> <customers>   → prints the ids as JSON
//   node server.mjs serve <url> <port>
import { createServer } from 'node:http'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload, handleEndpoints } from 'payload'
import { payloadReserve } from 'payload-reserve'

const [mode, url, first, second] = process.argv.slice(2)
const config = await buildConfig({
  secret: 'a secret of the benchmark, long enough',
  telemetry: false,
  serverURL: 'http://127.0.0.1',
  admin: { user: 'users' },
  collections: [{ slug: 'users', auth: true, fields: [{ name: 'name', type: 'text' }] }],
  db: postgresAdapter({ pool: { connectionString: url, max: 10 }, push: mode === 'prepare' }),
  plugins: [payloadReserve({})],
  logger: { options: { level: 'error' } },
  typescript: { autoGenerate: false },
})
const payload = await getPayload({ config, disableOnInit: false, cron: false })

if (mode === 'prepare') {
  const service = await payload.create({
    collection: 'services',
    data: { name: 'Desk', duration: 600, durationType: 'fixed', active: true },
  })
  const resources = []
  for (let index = 0; index < Number(first); index++) {
    const resource = await payload.create({
      collection: 'resources',
      data: { name: `Desk ${index}`, services: [service.id], active: true, quantity: 1 },
    })
    await payload.create({
      collection: 'schedules',
      data: {
        name: `Desk ${index}`,
        resource: resource.id,
        scheduleType: 'recurring',
        active: true,
        recurringSlots: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => ({
          day,
          startTime: '00:00',
          endTime: '23:59',
        })),
      },
    })
    resources.push(resource.id)
  }
  const customers = []
  for (let index = 0; index < Number(second); index++) {
    const email = `customer${index}@example.org`
    await payload.create({
      collection: 'customers',
      data: {
        email,
        password: 'a password of the benchmark',
        firstName: 'C',
        lastName: String(index),
        name: `C ${index}`,
      },
    })
    const { token } = await payload.login({
      collection: 'customers',
      data: { email, password: 'a password of the benchmark' },
    })
    customers.push(token)
  }
  process.stdout.write(`\n${JSON.stringify({ service: service.id, resources, customers })}\n`)
  process.exit(0)
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const address = `http://127.0.0.1:${first}${request.url}`
  const answer = await handleEndpoints({
    config,
    request: new Request(address, {
      method: request.method,
      headers: request.headers,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    }),
  })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
server.listen(Number(first), '127.0.0.1', () => process.send?.('listening'))
process.on('SIGTERM', () => process.exit(0))
