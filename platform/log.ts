import { instantText } from './clock.ts'

/**
 * One line of JSON per event. Who acted is named by number, never by name; the path of a request holds no
 * personal data by contract.
 */
export type LogEntry = Record<string, string | number | boolean | null | undefined>
export type Log = (level: 'info' | 'warning' | 'fault', event: string, entry?: LogEntry) => void

export const jsonLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, entry = {}) =>
    write(`${JSON.stringify({ at: instantText(now()), level, event, ...entry })}\n`)

export const noLog: Log = () => {}
