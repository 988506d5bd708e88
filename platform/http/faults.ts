import type { LogEntry } from '../log.ts'
import type { ProblemCode } from './problems.ts'

type Thrown = {
  statusCode?: number
  code?: string
  message?: string
  stack?: string
  /** Errors of the database alone have these, of whichever copy of the driver. */
  severity?: string
  table?: string
  constraint?: string
}

/** What Fastify and its plug-ins throw at a request that is wrong: their errors alone may blame the client. */
export function problemOfThrown(fault: unknown): ProblemCode | undefined {
  const { code = '', statusCode = 0 } = fault as Thrown
  if (code === 'too-many-requests') return code
  if (code.startsWith('FST_')) {
    if (statusCode === 413) return 'too-large'
    if (statusCode === 415) return 'wrong-content-type'
    if (statusCode === 404) return 'not-found'
    if (statusCode >= 400 && statusCode < 500) return 'malformed'
  }
  // JSON.parse and its guard against __proto__ have no code, but a status.
  if (fault instanceof SyntaxError && statusCode === 400) return 'malformed'
  return isOutage(fault) ? 'not-ready' : undefined
}

// The database is not there, is going, or has no room: https://www.postgresql.org/docs/15/errcodes-appendix.html
const outageCodes =
  /^(08...|57P0[1-5]|53300|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const outageMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/** The request may be repeated as it is, with its Idempotency-Key: it had its whole effect or none. */
export const isOutage = (fault: unknown): boolean => {
  const { code = '', message = '' } = fault as Thrown
  return outageCodes.test(code) || outageMessages.test(message)
}

/** A fault as the log may have it: what the database quotes in its messages may be somebody's data. */
export function describeFault(fault: unknown): LogEntry {
  const { message = String(fault), stack = '', code, severity, table, constraint } = fault as Thrown
  if (severity === undefined) return { message, stack, code }
  const said = message.replaceAll(/"[^"]*"/g, '"…"')
  return { message: said, stack: stack.replace(message, () => said), code, table, constraint }
}
