import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { conventionRoutes } from './convention-routes.tsx'
import { dutyRoutes } from './duty-routes.tsx'
import { ministryRoutes } from './ministry-routes.tsx'
import { nearRoutes } from './near-routes.tsx'
import { networkRoutes, openNetworkRoutes } from './network-routes.tsx'
import { officeRoutes } from './office-routes.tsx'
import { ownRoutes } from './own-routes.tsx'
import { open, root, signedIn, textOf } from './route-roots.tsx'
import { askSession } from './session.ts'
import { BrokenPage, PendingPage } from './shell/pages.tsx'
import { spaceRoutes } from './space-routes.tsx'
import { openVisitRoutes, visitRoutes } from './visit-routes.tsx'

const signIn = createRoute({
  getParentRoute: () => open,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; problem?: string } => ({
    // Only a place of ours: never an address by which a link could lead elsewhere after the sign-in.
    ...(textOf(search.to)?.match(/^\/(?![/\\])/) ? { to: textOf(search.to)! } : {}),
    ...(textOf(search.problem) ? { problem: textOf(search.problem)! } : {}),
  }),
  beforeLoad: async () => {
    const { session, firstAdministratorMissing } = await askSession()
    if (session) throw redirect({ to: '/' })
    if (firstAdministratorMissing) throw redirect({ to: '/first-administrator' })
  },
  component: lazyRouteComponent(() => import('./access/sign-in-page.tsx'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute: () => open,
  path: '/password',
  component: lazyRouteComponent(() => import('./access/password-page.tsx'), 'PasswordPage'),
})
const firstAdministrator = createRoute({
  getParentRoute: () => open,
  path: '/first-administrator',
  component: lazyRouteComponent(
    () => import('./access/first-administrator-page.tsx'),
    'FirstAdministratorPage',
  ),
})
const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./shell/notices.tsx'), 'AccessibilityPage'),
})
const privacy = createRoute({
  getParentRoute: () => open,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./shell/notices.tsx'), 'PrivacyPage'),
})

const tree = root.addChildren([
  open.addChildren([
    signIn,
    password,
    firstAdministrator,
    accessibility,
    privacy,
    ...openNetworkRoutes,
    ...openVisitRoutes,
  ]),
  signedIn.addChildren([
    ...ownRoutes,
    ...nearRoutes,
    ...officeRoutes,
    ...dutyRoutes,
    ...ministryRoutes,
    ...networkRoutes,
    ...spaceRoutes,
    ...conventionRoutes,
    ...visitRoutes,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
