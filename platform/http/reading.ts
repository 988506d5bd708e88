import { type Asked, Stopped } from './identify.ts'
import { malformed, problem } from './problems.ts'

/** What was sent, as the contract has it; otherwise every fault with its place. */
export function read({ route, values }: Asked): unknown {
  const input = route.treaty.input.safeParse(values)
  if (!input.success) throw new Stopped(malformed(input.error))
  // PostgreSQL keeps neither NUL nor half a surrogate pair: said here, they would be faults there.
  if (hasUnkeepableText(input.data))
    throw new Stopped(
      problem('malformed', { faults: [{ path: '', message: 'text with a NUL or a lone surrogate' }] }),
    )
  return input.data
}
function hasUnkeepableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value)
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasUnkeepableText)
}
