import { lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { type Attempt, faultText } from './mail.ts'
import { encryptPush, type SenderKey, type Subscription, senderProof } from './push-sealing.ts'

/** `gone`: the browser took its leave there, and need not be tried again (RFC 8030 §7.3). */
export type PushAttempt = Attempt | 'gone'
export type Push = {
  subscription: Subscription
  text: string
  key: SenderKey
  /** Who answers for the sender: an https or mailto address. */
  contact: string
  now: number
}
export type Pusher = {
  send(push: Push): Promise<PushAttempt>
  /** Whether an address is one that would be sent to at all, as far as it can be told without asking. */
  mayReach(endpoint: string): boolean
}

/** Kept for a device that is off: longer than a weekend, less than a piece of news lasts. */
const keptSeconds = 4 * 24 * 3600
const [proofMilliseconds, patienceMilliseconds] = [12 * 3600_000, 15_000]

/**
 * Sends to push services. The address is the browser's word: nothing inside our own network is ever asked in
 * its name, whatever a name resolves to, save for a service on loopback in tests.
 */
export function pusher({ loopback }: { loopback: boolean }): Pusher {
  const isOpen = (address: string) => (loopback && isLoopback(address)) || !isInner(address)
  const resolveOpen: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (fault, found) => {
      const open = (found ?? []).filter(({ address }) => isOpen(address))
      if (fault) done(fault, '')
      else if (open.length === 0) done(new Error(`${host} is no public address`), '')
      else if (options.all) done(null, open)
      else done(null, open[0]!.address, open[0]!.family)
    })
  const mayReach = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false
    const { protocol, hostname, username } = new URL(endpoint)
    const host = hostname.replaceAll(/[[\]]/g, '')
    if (username !== '' || (isIP(host) && !isOpen(host))) return false
    return protocol === 'https:' || (loopback && protocol === 'http:' && isLoopback(host))
  }
  return {
    mayReach,
    async send({ subscription, text, key, contact, now }) {
      if (!mayReach(subscription.endpoint)) return { fault: 'no address of a push service', lasting: true }
      const address = new URL(subscription.endpoint)
      try {
        const authorization = senderProof(key, {
          audience: address.origin,
          contact,
          expiresAt: now + proofMilliseconds,
        })
        return await post(address, encryptPush(text, subscription), authorization, resolveOpen)
      } catch (fault) {
        return { fault: faultText(fault), lasting: false }
      }
    },
  }
}

const post = (address: URL, body: Buffer, authorization: string, lookup: LookupFunction) =>
  new Promise<PushAttempt>((done, fail) => {
    const request = (address.protocol === 'https:' ? requestSecure : requestPlain)(
      address,
      {
        method: 'POST',
        lookup,
        timeout: patienceMilliseconds,
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Encoding': 'aes128gcm',
          'Content-Length': body.length,
          TTL: String(keptSeconds),
          Urgency: 'normal',
          Authorization: authorization,
        },
      },
      (response) => {
        const status = response.statusCode ?? 0
        response.resume()
        if (status >= 200 && status < 300) done('sent')
        else if (status === 404 || status === 410) done('gone')
        else done({ fault: `the push service answered ${status}`, lasting: status === 400 || status === 413 })
      },
    )
    request.on('timeout', () => request.destroy(new Error('the push service did not answer in time')))
    request.on('error', fail)
    request.end(body)
  })

const loopbackAddresses = new BlockList()
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4')
loopbackAddresses.addAddress('::1', 'ipv6')
const innerAddresses = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  innerAddresses.addSubnet(net, prefix, 'ipv4')
// Only the global unicast of IPv6 is outside; what maps to IPv4 is judged as such by the list itself.
const outerAddresses = new BlockList()
outerAddresses.addSubnet('2000::', 3, 'ipv6')

const isLoopback = (address: string): boolean =>
  address === 'localhost' || (isIP(address) !== 0 && loopbackAddresses.check(address, familyOf(address)))
const isInner = (address: string): boolean =>
  isIP(address) === 4 ? innerAddresses.check(address) : !outerAddresses.check(address, 'ipv6')
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
