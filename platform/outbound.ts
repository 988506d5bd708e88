import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { openAddresses } from './addresses.ts'
import { faultText } from './mail.ts'

export type Outgoing = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}
/**
 * What came of a request to another service. `not-sent`: it cannot have arrived, so sending it again does nothing
 * twice. `lost`: it may have arrived and been done, and nobody knows until it is looked up there.
 */
export type Incoming =
  /** `json`: what the text says, undefined where it is none. */
  | { outcome: 'answered'; status: number; text: string; json: unknown }
  | { outcome: 'not-sent'; words: string }
  | { outcome: 'lost'; words: string }
export type Outbound = {
  ask(outgoing: Outgoing): Promise<Incoming>
  /** Whether an address is one that would be asked at all. */
  mayReach(url: string): boolean
}

const mostBytes = 2_000_000

/**
 * Asks services of others at addresses that an organisation set: TLS with its certificates checked, never anything in
 * our own network, no redirects followed, an end to patience and to length. Never throws: what failed is an outcome.
 * @param milliseconds patience for the whole of an answer
 */
export function outbound({
  loopback,
  milliseconds = 30_000,
}: {
  loopback: boolean
  milliseconds?: number
}): Outbound {
  const { resolveOpen, mayReach } = openAddresses({ loopback })
  const ask = ({ url, method, headers, body }: Outgoing): Promise<Incoming> => {
    if (!mayReach(url)) return Promise.resolve({ outcome: 'not-sent', words: 'not an address that is asked' })
    const address = new URL(url)
    return new Promise((done) => {
      // Until the connection stands nothing can have arrived; from then on anything may have.
      let standing = false
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
      const request = (address.protocol === 'https:' ? requestSecure : requestPlain)(
        address,
        // A connection of its own each time: one kept open may be closed by the other side just as it is used.
        { method, lookup: resolveOpen, agent: false, headers: { ...headers, ...length } },
        (response) => {
          const parts: Buffer[] = []
          let size = 0
          response.on('data', (part: Buffer) => {
            size += part.length
            if (size > mostBytes) request.destroy(new Error('the answer is too long'))
            else parts.push(part)
          })
          response.on('end', () => {
            clearTimeout(late)
            const text = Buffer.concat(parts).toString('utf8')
            done({ outcome: 'answered', status: response.statusCode ?? 0, text, json: jsonOf(text) })
          })
          response.on('error', (fault) => request.destroy(fault))
        },
      )
      const late = setTimeout(() => request.destroy(new Error('no answer in time')), milliseconds)
      request.on('socket', (socket) =>
        socket.once(address.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
          standing = true
        }),
      )
      request.on('error', (fault) => {
        clearTimeout(late)
        done({ outcome: standing ? 'lost' : 'not-sent', words: faultText(fault) })
      })
      request.end(body)
    })
  }
  return { ask, mayReach }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
