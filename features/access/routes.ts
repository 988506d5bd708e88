import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'

export const accessRoutes = (_: Services): Route[] => []
