// Pages of conventions: who lends seats to whom, for the offices that sign.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, textOf } from './route-roots.tsx'

const register = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni',
  component: lazyRouteComponent(() => import('./conventions/register-page.tsx'), 'ConventionsPage'),
})
const fresh = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/nuova',
  validateSearch: (search: Record<string, unknown>): { renews?: string } =>
    textOf(search.renews) ? { renews: textOf(search.renews)! } : {},
  component: lazyRouteComponent(() => import('./conventions/form-page.tsx'), 'NewConventionPage'),
})
const template = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/modello',
  component: lazyRouteComponent(() => import('./conventions/template-page.tsx'), 'ConventionTemplatePage'),
})
const one = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/$conventionId',
  component: lazyRouteComponent(() => import('./conventions/convention-page.tsx'), 'ConventionPage'),
})
const draft = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/$conventionId/bozza',
  component: lazyRouteComponent(() => import('./conventions/form-page.tsx'), 'DraftPage'),
})
const end = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/$conventionId/fine',
  component: lazyRouteComponent(() => import('./conventions/end-page.tsx'), 'EndConventionPage'),
})
const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/convenzioni/$conventionId/rapporto',
  component: lazyRouteComponent(() => import('./conventions/report-page.tsx'), 'ConventionReportPage'),
})
export const conventionRoutes = [register, fresh, template, one, draft, end, report] as const
