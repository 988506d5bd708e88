import { randomUUID } from 'node:crypto'
import type { Day } from '../../vocabulary/day.ts'
import type { Engine } from './embedded.ts'
import { type Wire, wireOn } from './live-wire.ts'

/** A site and a day on which something was taken, freed or changed. Whoever looks on asks again, as themselves. */
export type Place = { siteId: string; day: Day }
/** What somebody looks at: sites that they may see, from a day until another. */
export type View = { siteIds: readonly string[]; from: Day; until: Day }
/** No days: any of them. */
export type Change = { siteIds: string[]; days: Day[] }

export type Live = {
  /** Tells whoever looks on, in whichever process, that places changed. Only after the commit. */
  tell(places: readonly Place[]): void
  /** Calls `see` for each change of the view until the returned function is called. It must not fail. */
  watch(view: View, see: (change: Change) => void): () => void
  close(): Promise<void>
}

/** Changes are gathered for so long before they are told: a thousand bookings a second are ten messages. */
const gatherMilliseconds = 100
/** More than so many are told by site alone: a published month touches each day of each of them. */
const mostPlaces = 1000
/**
 * Who looks at one site is told at most so often, who looks at many less often: each page asks again when it is told,
 * and a busy morning must not make a thousand pages ask ten times a second.
 */
const oneSiteMilliseconds = 500
const manySitesMilliseconds = 3000

/**
 * Those who look at the same are one group: a change is compared once for all of them.
 * `days` of a site are undefined where all may have changed.
 */
type Group = {
  view: View
  siteIds: ReadonlySet<string>
  seers: Set<(change: Change) => void>
  changed: Map<string, Set<Day> | undefined>
  toldAt: number
  timer: NodeJS.Timeout | undefined
}

/** PostgreSQL carries the word from process to process; the embedded engine has no other process to tell. */
export function liveOn(engine: Pick<Engine, 'alone'>): Live {
  const groups = new Map<string, Group>()
  let pending = new Map<string, Place>()
  let timer: NodeJS.Timeout | undefined
  let wire: Wire | undefined
  let closed = false

  const opened = (): Wire | undefined => {
    if (engine.alone && !closed)
      wire ??= wireOn(engine.alone, `${randomUUID()}`, {
        hear: (places) => hear(places),
        // Whatever was said meanwhile is lost to this process: everybody looks anew.
        resume: () => hear([...groups.values()].flatMap(({ view }) => view.siteIds.map(wholly))),
      })
    return wire
  }
  function hear(places: readonly { siteId: string; day: Day | undefined }[]): void {
    for (const group of groups.values()) {
      for (const { siteId, day } of places) {
        if (!group.siteIds.has(siteId)) continue
        if (day === undefined) group.changed.set(siteId, undefined)
        else if (group.view.from <= day && day <= group.view.until) {
          if (!group.changed.has(siteId)) group.changed.set(siteId, new Set())
          group.changed.get(siteId)?.add(day)
        }
      }
      if (group.changed.size > 0 && !group.timer) {
        const pause = group.siteIds.size > 1 ? manySitesMilliseconds : oneSiteMilliseconds
        const wait = Math.max(0, group.toldAt + pause - performance.now())
        group.timer = setTimeout(() => show(group), wait).unref()
      }
    }
  }
  function flush(): void {
    timer = undefined
    const places = [...pending.values()]
    pending = new Map()
    const told =
      places.length > mostPlaces ? [...new Set(places.map(({ siteId }) => siteId))].map(wholly) : places
    const carrier = opened()
    if (carrier) carrier.say(told)
    else hear(told)
  }
  return {
    tell(places) {
      if (closed) return
      for (const place of places) pending.set(`${place.siteId} ${place.day}`, place)
      if (pending.size > 0) timer ??= setTimeout(flush, gatherMilliseconds).unref()
    },
    watch(view, see) {
      opened()
      const siteIds = [...new Set(view.siteIds)].sort()
      const name = JSON.stringify([view.from, view.until, siteIds])
      const group = groups.get(name) ?? newGroup({ ...view, siteIds })
      groups.set(name, group)
      group.seers.add(see)
      return () => {
        group.seers.delete(see)
        if (group.seers.size > 0) return
        clearTimeout(group.timer)
        if (groups.get(name) === group) groups.delete(name)
      }
    },
    async close() {
      closed = true
      clearTimeout(timer)
      for (const group of groups.values()) clearTimeout(group.timer)
      groups.clear()
      await wire?.close()
    },
  }
}

const wholly = (siteId: string): { siteId: string; day: Day | undefined } => ({ siteId, day: undefined })

const newGroup = (view: View): Group => ({
  view,
  siteIds: new Set(view.siteIds),
  seers: new Set(),
  changed: new Map(),
  toldAt: Number.NEGATIVE_INFINITY,
  timer: undefined,
})

function show(group: Group): void {
  const { changed } = group
  group.timer = undefined
  group.changed = new Map()
  group.toldAt = performance.now()
  const wholeDays = [...changed.values()].some((days) => days === undefined)
  const days = wholeDays
    ? []
    : [...new Set([...changed.values()].flatMap((found) => [...(found ?? [])]))].sort()
  for (const see of [...group.seers]) see({ siteIds: [...changed.keys()], days })
}
