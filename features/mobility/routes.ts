import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { addTimetable, removeTimetable, showMyWays, showTimetables } from './actions.ts'
import { showMyLines, showMyReach } from './city-actions.ts'
import { mobility } from './contract.ts'
import {
  importNeighbourhoods,
  removeNeighbourhoods,
  showNeighbourhoodShapes,
  showNeighbourhoods,
} from './neighbourhoods-actions.ts'
import { neighbourhoods } from './neighbourhoods-contract.ts'

export const mobilityRoutes = ({ mapTiles }: Pick<Services, 'mapTiles'>): Route[] => [
  on(mobility.mapGround).do(async () => ({ tiles: mapTiles ?? null })),
  on(mobility.timetables).do(showTimetables),
  on(mobility.addTimetable).do(addTimetable),
  on(mobility.removeTimetable).do(removeTimetable),
  on(mobility.mine).do(showMyWays),
  on(neighbourhoods.list).do(showNeighbourhoods),
  on(neighbourhoods.shapes).do(showNeighbourhoodShapes),
  on(neighbourhoods.import).do(importNeighbourhoods),
  on(neighbourhoods.remove).do(removeNeighbourhoods),
  on(mobility.myLines).computing(showMyLines),
  on(mobility.myReach).computing(showMyReach),
]
