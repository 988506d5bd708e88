import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { openAddresses } from './addresses.ts'
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
 * Sends to push services. The address is the browser's word, and only open ones are asked in its name.
 */
export function pusher({ loopback }: { loopback: boolean }): Pusher {
  const { resolveOpen, mayReach } = openAddresses({ loopback })
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
