// Pages about seats near home: the search, the seat, one's own bookings.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type Part, parts } from '../features/nearby/rules.ts'
import { type Day, isDay } from '../vocabulary/day.ts'
import { nearbySearch } from './nearby/search.ts'
import { signedIn, textOf } from './route-roots.tsx'

const nearbyPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/vicino',
  validateSearch: nearbySearch,
  component: lazyRouteComponent(() => import('./nearby/nearby-page.tsx'), 'NearbyPage'),
})
const seat = createRoute({
  getParentRoute: () => signedIn,
  path: '/vicino/$hostId/$siteId',
  validateSearch: (search: Record<string, unknown>): { day?: Day; part?: Part } => {
    const [day, part] = [textOf(search.day), parts.find((one) => one === search.part)]
    return { ...(day && isDay(day) ? { day } : {}), ...(part ? { part } : {}) }
  },
  component: lazyRouteComponent(() => import('./nearby/seat-page.tsx'), 'SeatPage'),
})
const bookings = createRoute({
  getParentRoute: () => signedIn,
  path: '/prenotazioni',
  component: lazyRouteComponent(() => import('./bookings/bookings-page.tsx'), 'BookingsPage'),
})

export const nearRoutes = [nearbyPage, seat, bookings] as const
