// Pages of who hosts: sites, what they are made of, the seats on a floor.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn } from './route-roots.tsx'

const sites = createRoute({
  getParentRoute: () => signedIn,
  path: '/spazi',
  component: lazyRouteComponent(() => import('./spaces/sites-page.tsx'), 'SitesPage'),
})
const newSite = createRoute({
  getParentRoute: () => signedIn,
  path: '/spazi/nuova',
  component: lazyRouteComponent(() => import('./spaces/site-form-page.tsx'), 'NewSitePage'),
})
const site = createRoute({
  getParentRoute: () => signedIn,
  path: '/spazi/$siteId',
  component: lazyRouteComponent(() => import('./spaces/site-page.tsx'), 'SitePage'),
})
const change = createRoute({
  getParentRoute: () => signedIn,
  path: '/spazi/$siteId/modifica',
  component: lazyRouteComponent(() => import('./spaces/site-form-page.tsx'), 'ChangeSitePage'),
})
const floor = createRoute({
  getParentRoute: () => signedIn,
  path: '/spazi/$siteId/piani/$floorId',
  component: lazyRouteComponent(() => import('./spaces/floor-page.tsx'), 'FloorPage'),
})
export const spaceRoutes = [sites, newSite, site, change, floor] as const
