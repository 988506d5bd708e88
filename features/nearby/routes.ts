import { on, type Route } from '../../platform/http/route.ts'
import { searchNearby, showTeamToSeat } from './actions.ts'
import { nearby } from './contract.ts'

export const nearbyRoutes: Route[] = [
  on(nearby.search).computing(searchNearby),
  on(nearby.team).do(showTeamToSeat),
]
