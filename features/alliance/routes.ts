import { on, type Route } from '../../platform/http/route.ts'
import { changeOrganisation, showOrganisation } from './actions.ts'
import { alliance } from './contract.ts'

export const allianceRoutes: Route[] = [
  on(alliance.organisation).do(showOrganisation),
  on(alliance.changeOrganisation).do(changeOrganisation),
]
