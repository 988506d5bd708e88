import { type Asked, Stopped } from './identify.ts'
import { malformed, type Problem, problem } from './problems.ts'

/** What was sent, as the contract has it; otherwise every fault with its place. */
export function read(asked: Asked): unknown {
  const { input, fault } = tryToRead(asked)
  if (fault) throw new Stopped(fault)
  return input
}
/** The same where who asks is not known yet: what was sent is nobody's fault before. */
export function tryToRead({ route, values }: Asked): { input?: unknown; fault?: Problem } {
  const input = route.treaty.input.safeParse(values)
  if (!input.success) return { fault: malformed(input.error) }
  // PostgreSQL keeps neither NUL nor half a surrogate pair: said here, they would be faults there.
  if (hasUnkeepableText(input.data))
    return {
      fault: problem('malformed', { faults: [{ path: '', message: 'text with a NUL or a lone surrogate' }] }),
    }
  return { input: input.data }
}
function hasUnkeepableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value)
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasUnkeepableText)
}
