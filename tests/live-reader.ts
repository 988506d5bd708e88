import { setTimeout as wait } from 'node:timers/promises'
import { cookieText } from '../platform/identity/session-key.ts'
import type { Client } from './world.ts'

export type Event = { siteIds: string[]; days: string[] }

/** A browser that looks on at a server that listens: what it was told, and how to wait for more. */
export async function lookOn(url: string, client: Pick<Client, 'session'> | undefined, query: string) {
  const end = new AbortController()
  const answer = await fetch(`${url}/api/v1${query}`, {
    signal: end.signal,
    headers: client ? { cookie: `vicinato=${cookieText(client.session)}` } : {},
  })
  const events: Event[] = []
  let ended = answer.status !== 200
  let text = ''
  const reading = (async () => {
    if (ended) return
    const decoder = new TextDecoder()
    for await (const bytes of answer.body!) {
      text += decoder.decode(bytes, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)) as Event)
    }
  })()
  const gone = reading
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  return {
    status: answer.status,
    events,
    hasEnded: () => ended,
    /** Waits until so many events have come. */
    async until(count: number): Promise<Event[]> {
      for (let tries = 0; events.length < count && tries < 400; tries++) await wait(25)
      if (events.length < count) throw new Error(`${events.length} of ${count} events came`)
      return events
    },
    async untilEnded(): Promise<void> {
      for (let tries = 0; !ended && tries < 400; tries++) await wait(25)
      if (!ended) throw new Error('the stream did not end')
    },
    async leave(): Promise<void> {
      end.abort()
      await gone
    },
  }
}
