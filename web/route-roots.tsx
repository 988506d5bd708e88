import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { isMonth, type Month } from '../vocabulary/day.ts'
import { askedBefore, askSession } from './session.ts'
import { Frame } from './shell/frame.tsx'
import { NotFoundPage } from './shell/pages.tsx'

/** A search parameter of the address, as text, or absent. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
export const monthAsked = (search: Record<string, unknown>): { month?: Month } => {
  const month = textOf(search.month)
  return month && isMonth(month) ? { month } : {}
}

export const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** Pages for whoever comes: nobody has to be signed in. */
export const open = createRoute({ getParentRoute: () => root, id: 'open', beforeLoad: askedBefore })
/** Pages for who is signed in: a stranger is sent to sign in, and comes back. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const { session, firstAdministratorMissing } = await askSession()
    if (session) return
    if (firstAdministratorMissing) throw redirect({ to: '/first-administrator' })
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
  },
})
