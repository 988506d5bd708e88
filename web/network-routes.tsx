// Pages of the network: some open to citizens, the others for who coordinates it or speaks for a member.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { open, signedIn } from './route-roots.tsx'

const members = createRoute({
  getParentRoute: () => open,
  path: '/rete',
  component: lazyRouteComponent(() => import('./alliance/members-page.tsx'), 'MembersPage'),
})
const apply = createRoute({
  getParentRoute: () => open,
  path: '/rete/adesione',
  component: lazyRouteComponent(() => import('./alliance/apply-page.tsx'), 'ApplyPage'),
})
const confirm = createRoute({
  getParentRoute: () => open,
  path: '/rete/conferma',
  component: lazyRouteComponent(() => import('./alliance/confirm-page.tsx'), 'ConfirmPage'),
})
const begin = createRoute({
  getParentRoute: () => open,
  path: '/rete/inizio',
  component: lazyRouteComponent(() => import('./alliance/begin-page.tsx'), 'BeginPage'),
})
export const openNetworkRoutes = [members, apply, confirm, begin] as const

const ours = createRoute({
  getParentRoute: () => signedIn,
  path: '/rete/ente',
  component: lazyRouteComponent(() => import('./alliance/our-network-page.tsx'), 'OurNetworkPage'),
})
const coordination = createRoute({
  getParentRoute: () => signedIn,
  path: '/rete/coordinamento',
  component: lazyRouteComponent(() => import('./alliance/coordination-page.tsx'), 'CoordinationPage'),
})
const offer = createRoute({
  getParentRoute: () => signedIn,
  path: '/offri',
  component: lazyRouteComponent(() => import('./alliance/offer-page.tsx'), 'OfferPage'),
})
export const networkRoutes = [ours, coordination, offer] as const
