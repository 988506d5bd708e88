import type pg from 'pg'
import type { Day } from '../../vocabulary/day.ts'

export type Word = { siteId: string; day: Day | undefined }
/** How word of changes goes from process to process. */
export type Wire = { say(words: readonly Word[]): void; close(): Promise<void> }

const channel = 'vicinato_live'
/** PostgreSQL carries at most 8,000 bytes in a message; a word has 47. */
const wordsPerMessage = 160
/** So often this process calls itself; what does not come back means that the connection hears nothing any more. */
const callMilliseconds = 15_000
const longestPauseMilliseconds = 5000
/** What waits to be said while there is no connection; beyond it, whoever looks on is told when there is one again. */
const mostWaiting = 5000

/**
 * One connection of this process, which listens and says. Where it breaks (the server restarts, fails over, a firewall
 * forgets it, a pooler does not carry LISTEN) it is opened again and `resume` is called: what was said meanwhile is
 * lost, so that everybody has to look anew.
 * @param name of this process, by which it knows its own call
 */
export function wireOn(
  alone: () => pg.Client,
  name: string,
  { hear, resume }: { hear(words: readonly Word[]): void; resume(): void },
): Wire {
  let client: pg.Client | undefined
  let waiting: Word[] = []
  let closed = false
  let heardMyself = true
  let pause = 100
  let again: NodeJS.Timeout | undefined
  let opening: Promise<void> = open(true)

  async function open(first: boolean): Promise<void> {
    const fresh = alone()
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload = '' }) => {
      if (payload === `call ${name}`) heardMyself = true
      else if (!payload.startsWith('call ')) hear(payload.split('\n').map(readWord))
    })
    client = fresh
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
    } catch {
      return lost(fresh)
    }
    if (closed || client !== fresh) return
    heardMyself = true
    pause = 100
    if (!first) resume()
    const said = waiting
    waiting = []
    send(fresh, said)
  }
  function lost(broken: pg.Client): void {
    if (closed || client !== broken) return
    client = undefined
    broken.end().catch(() => {})
    again = setTimeout(() => {
      opening = open(false)
    }, pause).unref()
    pause = Math.min(2 * pause, longestPauseMilliseconds)
  }
  function send(to: pg.Client, words: readonly Word[]): void {
    if (words.length === 0) return
    const messages: string[] = []
    for (let at = 0; at < words.length; at += wordsPerMessage)
      messages.push(
        words
          .slice(at, at + wordsPerMessage)
          .map(writeWord)
          .join('\n'),
      )
    to.query(`select pg_notify('${channel}', message) from unnest($1::text[]) message`, [messages]).catch(
      () => {
        keep(words)
        lost(to)
      },
    )
  }
  function keep(words: readonly Word[]): void {
    waiting = [...waiting, ...words]
    if (waiting.length > mostWaiting)
      waiting = [...new Set(waiting.map(({ siteId }) => siteId))].map((siteId) => ({
        siteId,
        day: undefined,
      }))
  }
  const calling = setInterval(() => {
    const asked = client
    if (!asked) return
    if (!heardMyself) return lost(asked)
    heardMyself = false
    asked.query('select pg_notify($1, $2)', [channel, `call ${name}`]).catch(() => lost(asked))
  }, callMilliseconds).unref()

  return {
    say(words) {
      keep(words)
      void opening.then(() => {
        if (!client || closed) return
        const said = waiting
        waiting = []
        send(client, said)
      })
    },
    async close() {
      closed = true
      clearInterval(calling)
      clearTimeout(again)
      await opening
      await client?.end().catch(() => {})
    },
  }
}

const writeWord = ({ siteId, day }: Word): string => (day ? `${siteId} ${day}` : siteId)
function readWord(line: string): Word {
  const [siteId = '', day] = line.split(' ')
  return { siteId, day: day as Day | undefined }
}
