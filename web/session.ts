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
    remember(answer.session !== null)
    return answer
  },
  staleTime: 5 * 60_000,
}

export const askSession = () => answers.ensureQueryData(question)

/** In the browser alone: that somebody was signed in here, and nothing of whom. */
const place = 'vicinato-signed-in'
function remember(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(place, 'yes')
  else localStorage.removeItem(place)
}

/**
 * Before an open page is drawn, where somebody was signed in: their navigation would else come later and push what they
 * read (0.19 of layout shift at a desk). Strangers wait for nothing, and nobody for long.
 */
export async function askedBefore(): Promise<void> {
  if (localStorage.getItem(place) === null) return
  await Promise.race([
    Promise.allSettled([askSession()]),
    new Promise((resolve) => setTimeout(resolve, longestWaitMilliseconds)),
  ])
}
const longestWaitMilliseconds = 800

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
  remember(true)
  forgetAnswers()
  answers.setQueryData(question.queryKey, { session, firstAdministratorMissing: false })
}

/** After a sign-out, or when the server no longer knows the session. */
export function end(): void {
  setCsrfToken('')
  remember(false)
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
