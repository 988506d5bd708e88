import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { changeOrganisation, showOrganisation } from './actions.ts'
import {
  apply,
  applyFromOutside,
  changeMine,
  confirmApplication,
  leave,
  showMine,
} from './application-actions.ts'
import { alliance } from './contract.ts'
import {
  admit,
  changeAlliance,
  foundAlliance,
  inviteAgain,
  readmit,
  refuse,
  showCoordinated,
  showMembersPage,
  suspend,
} from './network-actions.ts'
import { network } from './network-contract.ts'

export const allianceRoutes = (services: Services): Route[] => [
  on(alliance.organisation).do(showOrganisation),
  on(alliance.changeOrganisation).do(changeOrganisation),
  on(network.membersPage).welcome(showMembersPage),
  on(network.applyFromOutside).welcome(applyFromOutside(services)),
  on(network.confirmApplication).welcome(confirmApplication),
  on(network.coordinated).do(showCoordinated),
  on(network.foundAlliance).do(foundAlliance),
  on(network.changeAlliance).do(changeAlliance),
  on(network.admit).do(admit(services)),
  on(network.refuse).do(refuse),
  on(network.suspend).do(suspend),
  on(network.readmit).do(readmit),
  on(network.inviteAgain).do(inviteAgain(services)),
  on(network.mine).do(showMine),
  on(network.apply).do(apply),
  on(network.changeMine).do(changeMine),
  on(network.leave).do(leave),
]
