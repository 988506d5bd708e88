import { useEffect, useRef } from 'react'
import { visits } from '../../features/visits/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { addressOf, openEvents } from '../call.ts'

/** Who looks on without a stream (it was refused, a proxy does not carry it) asks anew so often. */
const withoutStreamMilliseconds = 60_000
/** Pages told of the same change do not all ask in the same moment. */
const spreadMilliseconds = 400

/**
 * Calls `onChange` when seats changed of what one looks at, and whenever something may have been missed: at the first
 * connection, after a lost one, when the page is shown again. It says that, and never what: the page asks again.
 * @param look undefined: nothing yet. One site, or all where one may book
 */
export function useLive(
  look: { siteId?: string; from: Day; until: Day } | undefined,
  onChange: () => Promise<void>,
): void {
  useEvents(look && addressOf(visits.live, look, true), onChange)
}

/** The same by an address of events: the screen at an entrance has its own. */
export function useEvents(address: string | undefined, onChange: () => Promise<void>): void {
  const told = useRef(onChange)
  told.current = onChange
  useEffect(() => {
    if (!address) return
    let timer: number | undefined
    let events: ReturnType<typeof openEvents> | undefined
    let asking = false
    let toldMeanwhile = false
    // One after the other: on a slow line what is told every moment would else break off each answer before it comes.
    const run = async () => {
      timer = undefined
      asking = true
      await told.current()
      asking = false
      if (!toldMeanwhile) return
      toldMeanwhile = false
      ask()
    }
    const ask = () => {
      if (asking) toldMeanwhile = true
      else timer ??= window.setTimeout(() => void run(), spreadOf(address))
    }
    // The browser comes back by itself after a cut, and is then told to read everything.
    const open = () => {
      events?.close()
      events = openEvents(address, ask)
    }
    // What it does not come back from is tried again now and then.
    const again = window.setInterval(() => {
      if (!events?.isOver() || document.hidden) return
      open()
      ask()
    }, withoutStreamMilliseconds)
    // A tab that nobody sees holds no connection.
    const onSeen = () => {
      if (document.hidden) events?.close()
      else open()
    }
    if (!document.hidden) open()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      toldMeanwhile = false
      document.removeEventListener('visibilitychange', onSeen)
      window.clearInterval(again)
      window.clearTimeout(timer)
      events?.close()
    }
  }, [address])
}

/** The same for one page and different from page to page: no chance is needed. */
const started = performance.now()
const spreadOf = (address: string): number => (started * 7 + address.length * 31) % spreadMilliseconds
