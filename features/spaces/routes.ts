import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { spaces } from './contract.ts'
import { addSeats } from './seat-actions.ts'
import { changeSite, publishSite, writeSite } from './site-actions.ts'

export const spacesRoutes = (_: Pick<Services, 'documents'>): Route[] => [
  on(spaces.writeSite).do(writeSite),
  on(spaces.changeSite).do(changeSite),
  on(spaces.publishSite).do(publishSite),
  on(spaces.addSeats).do(addSeats),
]
