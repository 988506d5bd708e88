import type { z } from 'zod'
import type { Reason } from '../../vocabulary/refusal.ts'

/** The body of every answer that is not the thing asked for: RFC 9457, `application/problem+json`. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  code: string
  reasons?: readonly Reason[]
  faults?: { path: string; message: string }[]
  faultId?: string
}

const titles: Record<string, [status: number, title: string]> = {
  malformed: [400, 'The request is not as the contract says'],
  'who-are-you': [401, 'Sign in first'],
  'not-allowed': [403, 'Your roles do not allow this'],
  'scope-missing': [403, 'The token was not made for this: its scopes do not hold it'],
  'foreign-origin': [403, 'The request did not come from a page of this installation'],
  'not-found': [404, 'There is nothing of this name, or it is not yours to see'],
  'wrong-method': [405, 'This path knows other methods'],
  refused: [409, 'Refused, for the reasons listed'],
  'changed-meanwhile': [412, 'Changed by somebody else since it was read'],
  'too-large': [413, 'The request is larger than this endpoint accepts'],
  'wrong-content-type': [415, 'JSON is expected'],
  'key-reused': [422, 'The Idempotency-Key was used for another request'],
  'too-many-requests': [429, 'Too many requests: wait and try again'],
  fault: [500, 'A fault of ours; it was logged'],
  'not-ready': [503, 'Not ready yet, or no longer'],
}
export type ProblemCode = keyof typeof titles & string

export function problem(code: ProblemCode, more: Partial<Problem> = {}): Problem {
  const [status, title] = titles[code]!
  return { type: 'about:blank', title, status, code, ...more }
}

export const malformed = (error: z.ZodError): Problem =>
  problem('malformed', {
    faults: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
