import { useQuery } from '@tanstack/react-query'
import { access } from '../features/access/contract.ts'
import type { ActingRole } from '../vocabulary/role.ts'
import { answerKey, answers } from './asking.ts'
import { type Answered, call, Problem, setCsrfToken } from './call.ts'

export type Session = NonNullable<Answered<typeof access.session>['session']>

const question = {
  queryKey: answerKey(access.session),
  queryFn: async () => {
    const answer = await call(access.session, {})
    setCsrfToken(answer.session?.csrfToken ?? '')
    return answer
  },
  staleTime: 5 * 60_000,
}

export const askSession = () => answers.ensureQueryData(question)

/** Who is signed in, or null. The shell has asked before any page is drawn. */
export function useSession(): Session | null {
  return useQuery(question).data?.session ?? null
}

/** What the browser knew belonged to somebody else. The session itself stays, as the frame looks at it. */
const forgetAnswers = () =>
  answers.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== question.queryKey[0] })

/** After a sign-in. */
export function begin(session: Session): void {
  setCsrfToken(session.csrfToken)
  forgetAnswers()
  answers.setQueryData(question.queryKey, { session, firstAdministratorMissing: false })
}

/** After a sign-out, or when the server no longer knows the session. */
export function end(): void {
  setCsrfToken('')
  forgetAnswers()
  answers.setQueryData(question.queryKey, { session: null, firstAdministratorMissing: false })
}

export const hasRole = (session: Session | null, ...roles: readonly ActingRole[]): boolean =>
  session?.roles.some((role) => roles.includes(role)) ?? false

/** Calls back when the server says that it knows no session any more: it ended elsewhere, or by time. */
export function onceLost(lost: () => void): void {
  const isLost = (error: unknown): boolean => error instanceof Problem && error.code === 'who-are-you'
  answers.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isLost(event.action.error)) lost()
  })
  answers.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isLost(event.action.error)) lost()
  })
}
