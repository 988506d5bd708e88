import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { visits } from './contract.ts'
import { showLive } from './live-actions.ts'

export const visitsRoutes = (_services: Services): Route[] => [on(visits.live).looking(showLive)]
