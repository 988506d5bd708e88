import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change, View } from '../database/live.ts'
import { answer } from './answer.ts'
import { describeFault } from './faults.ts'
import type { Answer, House } from './house.ts'
import type { Asked } from './identify.ts'
import { problem } from './problems.ts'
import { sendBody } from './sending.ts'

/** Of one session, token or address: a tab each, some screens; what is beyond asks now and then by itself. */
const mostEach = 8
/** Of this process. */
const mostOfAll = 5000
/** Proxies cut what is silent. */
const heartbeatMilliseconds = 15_000
/** So often it is looked up whether who looks on still may: the session lives, the site is still lent. */
const lookMilliseconds = 30_000
/** A browser that reads slower than it is told is cut off; it comes back and reads anew. */
const mostUnsentBytes = 64 * 1024
/** A browser comes back by itself after so many milliseconds, spread so that after a restart not all come at once. */
const comeBackMilliseconds = { least: 500, spread: 2500 }

type Looking = {
  asked: Asked
  reply: FastifyReply
  seen: string
  lookAt: number
  end(): void
}

/**
 * Those who look on, of one process. The endpoint's answer says what they may see ({@link View}); it is sent at once,
 * so that whoever comes (back) reads everything anew; then, of that, what changes.
 */
export function liveStreams(house: House, closing: AbortSignal) {
  const open = new Set<Looking>()
  const places = placesOf(mostEach, mostOfAll)
  let opened = 0
  let looksAgain = false
  let timer: NodeJS.Timeout | undefined
  closing.addEventListener('abort', () => {
    clearInterval(timer)
    for (const looking of open) looking.end()
  })

  /** Who may still look goes on, one after the other so that no pool is emptied by it. */
  async function beat(): Promise<void> {
    for (const { reply } of open) reply.raw.write(':\n\n')
    // Of thousands it takes longer than until the next beat: begun again meanwhile, each would be asked twice.
    if (looksAgain) return
    looksAgain = true
    await lookAtDue().finally(() => {
      looksAgain = false
    })
  }
  async function lookAtDue(): Promise<void> {
    const due = [...open].filter(({ lookAt }) => lookAt <= performance.now())
    for (const looking of due) {
      looking.lookAt = performance.now() + lookMilliseconds
      const found = await answer(house, looking.asked).catch((): Answer | undefined => undefined)
      // A database that cannot be asked for a moment is no reason to send everybody away.
      if (found && (found.status >= 400 || JSON.stringify(found.body) !== looking.seen)) looking.end()
    }
  }

  return {
    /** How many look on. */
    count: () => open.size,
    /** As the heartbeat does by itself: for tests. */
    async lookAgain(): Promise<void> {
      for (const looking of open) looking.lookAt = 0
      await beat()
    },
    async show(asked: Asked, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const whose = whoseOf(asked)
      // Taken before the answer is waited for: of many that come at once no more are let in.
      const giveBack = places.take(whose)
      const first = giveBack
        ? await answer(house, asked).catch((fault: unknown) => {
            giveBack()
            throw fault
          })
        : { status: 429, body: problem('too-many-requests') }
      if (!giveBack || first.status >= 400) {
        giveBack?.()
        sendBody(reply, first.status, first.body, 'application/problem+json')
        return
      }
      reply.hijack()
      const headers = reply.getHeaders() as Record<string, string>
      reply.raw.writeHead(200, {
        ...headers,
        'Content-Type': 'text/event-stream',
        // Nothing comes after it on this connection: kept open, a server that stops would wait for it a minute.
        Connection: 'close',
        'Cache-Control': 'no-store',
        // nginx would gather what is to be read at once.
        'X-Accel-Buffering': 'no',
      })
      const view = first.body as View
      const { from, until } = view
      const say = (change: Change) => {
        if (reply.raw.writableLength > mostUnsentBytes) looking.end()
        else reply.raw.write(`data: ${JSON.stringify({ ...change, from, until })}\n\n`)
      }
      const looking: Looking = {
        ...{ asked, reply, seen: JSON.stringify(first.body) },
        lookAt: performance.now() + lookMilliseconds,
        end() {
          if (!open.delete(looking)) return
          giveBack()
          unwatch()
          reply.raw.end()
          if (open.size === 0) {
            clearInterval(timer)
            timer = undefined
          }
        },
      }
      const unwatch = house.database.live.watch(view, say)
      open.add(looking)
      request.raw.on('close', looking.end)
      reply.raw.on('error', looking.end)
      timer ??= setInterval(() => {
        beat().catch((fault: unknown) => house.log('fault', 'live', describeFault(fault)))
      }, heartbeatMilliseconds).unref()
      // Spread by the order of coming, which is chance enough.
      const back = comeBackMilliseconds.least + ((opened++ * 379) % comeBackMilliseconds.spread)
      reply.raw.write(`retry: ${back}\n\n`)
      say({ siteIds: [...view.siteIds], days: [] })
      if (closing.aborted || request.raw.destroyed) looking.end()
    },
  }
}

/** So many of each, and so many in all. @returns what gives a place back; undefined where there is none left */
function placesOf(each: number, all: number) {
  const taken = new Map<string, number>()
  let count = 0
  return {
    take(whose: string): (() => void) | undefined {
      const mine = taken.get(whose) ?? 0
      if (mine >= each || count >= all) return undefined
      taken.set(whose, mine + 1)
      count++
      return () => {
        count--
        const left = taken.get(whose)! - 1
        if (left > 0) taken.set(whose, left)
        else taken.delete(whose)
      }
    },
  }
}

const whoseOf = ({ bearer, session, address }: Asked): string =>
  typeof bearer === 'object' ? bearer.token : (session?.token ?? address)
