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

/** A clock that stands still at noon UTC of a day, and can be moved. */
export function stoppedClock(day: string): Clock & { moveTo(day: string): void } {
  let noon = Date.parse(`${day}T12:00:00Z`)
  return {
    now: () => noon,
    today: () => romeDay.format(noon) as Day,
    moveTo: (next) => {
      noon = Date.parse(`${next}T12:00:00Z`)
    },
  }
}

export const instantText = (milliseconds: number): string => new Date(milliseconds).toISOString()
