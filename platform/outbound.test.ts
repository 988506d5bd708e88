import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { outbound } from './outbound.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const ours = outbound({ loopback: true, milliseconds: 300 })
const asked = (url: string) => ours.ask({ url, method: 'POST', headers: {}, body: '{}' })

test('an answer is what the service said, whatever its status; redirects are not followed', async () => {
  const url = await serve((request, response) =>
    request.url === '/moved'
      ? response.writeHead(302, { location: '/' }).end()
      : response.writeHead(418).end('"è"'),
  )
  expect(await asked(url)).toEqual({ outcome: 'answered', status: 418, text: '"è"', json: 'è' })
  expect(await asked(`${url}/moved`)).toEqual({ outcome: 'answered', status: 302, text: '', json: undefined })
})

test('what cannot have arrived is told from what may have', async () => {
  const silent = await serve(() => {})
  expect(await asked(silent)).toEqual({ outcome: 'lost', words: 'no answer in time' })
  const cutting = await serve((request) => request.socket.destroy())
  expect(await asked(cutting)).toMatchObject({ outcome: 'lost' })
  const endless = await serve((_, response) => {
    response.writeHead(200)
    for (let part = 0; part < 30; part++) response.write('x'.repeat(100_000))
    response.end()
  })
  expect(await asked(endless)).toEqual({ outcome: 'lost', words: 'the answer is too long' })
  const gone = new URL(await serve(() => {}))
  closing.pop()!()
  await new Promise((closed) => connect(Number(gone.port), '127.0.0.1').once('error', closed))
  expect(await asked(gone.href)).toMatchObject({ outcome: 'not-sent' })
})

test('nothing inside is asked, nor anything without TLS', async () => {
  const strict = outbound({ loopback: false })
  for (const url of [
    'http://api.example.org',
    'https://127.0.0.1',
    'https://10.1.2.3',
    'https://u@example.org',
    'x',
  ])
    expect(await strict.ask({ url, method: 'GET', headers: {} })).toMatchObject({ outcome: 'not-sent' })
  expect(strict.mayReach('https://api.example.org/x')).toBe(true)
})
