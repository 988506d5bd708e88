// Pages of who hosts, of the code at a seat, of the screen at an entrance.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { monthAsked, open, signedIn } from './route-roots.tsx'

const entrance = createRoute({
  getParentRoute: () => open,
  path: '/ingresso/$address',
  component: lazyRouteComponent(() => import('./visits/entrance-page.tsx'), 'EntrancePage'),
})
export const openVisitRoutes = [entrance] as const

const boards = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti',
  component: lazyRouteComponent(() => import('./visits/boards-page.tsx'), 'BoardsPage'),
})
const exchange = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti/scambio',
  component: lazyRouteComponent(() => import('./visits/exchange-page.tsx'), 'ExchangePage'),
})
const ground = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti/codici',
  component: lazyRouteComponent(() => import('./visits/codes-page.tsx'), 'GroundPage'),
})
const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti/$siteId',
  component: lazyRouteComponent(() => import('./visits/board-page.tsx'), 'BoardPage'),
})
const figures = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti/$siteId/presenze',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./visits/figures-page.tsx'), 'FiguresPage'),
})
const codes = createRoute({
  getParentRoute: () => signedIn,
  path: '/ospiti/$siteId/codici',
  component: lazyRouteComponent(() => import('./visits/codes-page.tsx'), 'CodesPage'),
})
const code = createRoute({
  getParentRoute: () => signedIn,
  path: '/arrivo/$code',
  component: lazyRouteComponent(() => import('./visits/code-page.tsx'), 'CodePage'),
})
export const visitRoutes = [boards, exchange, ground, board, figures, codes, code] as const
