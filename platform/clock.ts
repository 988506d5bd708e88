import type { Day } from '../vocabulary/day.ts'

/** The only keeper of the time. Tests and the demo pass a clock of their own. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** The civil day in Italy. */
  today(): Day
}

const romeDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' })

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => romeDay.format(Date.now()) as Day,
}

/** A clock that goes as the system's does, so many milliseconds ahead of it: for a benchmark that waits for midnight. */
export const clockAhead = (milliseconds: number): Clock => ({
  now: () => Date.now() + milliseconds,
  today: () => romeDay.format(Date.now() + milliseconds) as Day,
})

/** A clock that stands still at noon UTC of a day, or at an instant, and can be moved. */
export function stoppedClock(day: string): Clock & { moveTo(day: string): void } {
  const standing = (at: string) => Date.parse(at.includes('T') ? at : `${at}T12:00:00Z`)
  let now = standing(day)
  return {
    now: () => now,
    today: () => romeDay.format(now) as Day,
    moveTo: (next) => {
      now = standing(next)
    },
  }
}

/** For packages that ask for a Date: an instant that was read from the clock. */
export const dateAt = (milliseconds: number): Date => new Date(milliseconds)
export const instantText = (milliseconds: number): string => new Date(milliseconds).toISOString()
