import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import {
  closeForGood,
  closeSite,
  type EndBookings,
  openAgain,
  reopenDays,
  restoreSeat,
  retireSeats,
  showTouched,
} from './closing-actions.ts'
import { spaces } from './contract.ts'
import {
  addDocument,
  addPhoto,
  putDocumentBack,
  putPhotoBack,
  receiveFile,
  removeDocument,
  removePhoto,
} from './file-actions.ts'
import { addFloor, changeFloor, importPlan, receivePlan, removeFloor, removePlan } from './floor-actions.ts'
import { hosting } from './hosting-contract.ts'
import { showOwnSite, showOwnSites } from './own-actions.ts'
import { showDocument, showPhoto, showPlan, showSite } from './reading-actions.ts'
import { addSeats, removeSeat, writeSeats } from './seat-actions.ts'
import { changeSite, publishSite, writeSite } from './site-actions.ts'

export const spacesRoutes = (
  { documents }: Pick<Services, 'documents'>,
  endBookings: EndBookings,
): Route[] => [
  on(spaces.site).do(showSite),
  on(spaces.plan).computing(showPlan(documents)),
  on(spaces.photo).computing(showPhoto(documents)),
  on(spaces.document).computing(showDocument(documents)),
  on(spaces.ownSites).do(showOwnSites),
  on(spaces.ownSite).do(showOwnSite),
  on(spaces.writeSite).do(writeSite),
  on(spaces.changeSite).do(changeSite),
  on(spaces.publishSite).do(publishSite),
  on(spaces.addSeats).do(addSeats),
  on(hosting.addFloor).do(addFloor),
  on(hosting.changeFloor).do(changeFloor),
  on(hosting.removeFloor).do(removeFloor),
  on(hosting.importPlan).receiving(receivePlan(documents), importPlan(documents)),
  on(hosting.removePlan).do(removePlan),
  on(hosting.saveSeats).do(writeSeats),
  on(hosting.removeSeat).do(removeSeat),
  on(hosting.retireSeats).do(retireSeats(endBookings)),
  on(hosting.restoreSeat).do(restoreSeat),
  on(hosting.close).do(closeSite(endBookings)),
  on(hosting.reopen).do(reopenDays),
  on(hosting.closeForGood).do(closeForGood(endBookings)),
  on(hosting.openAgain).do(openAgain),
  on(hosting.touched).do(showTouched),
  on(hosting.addPhoto).receiving(receiveFile(documents), addPhoto(documents)),
  on(hosting.removePhoto).do(removePhoto),
  on(hosting.putPhotoBack).do(putPhotoBack),
  on(hosting.addDocument).receiving(receiveFile(documents), addDocument(documents)),
  on(hosting.removeDocument).do(removeDocument),
  on(hosting.putDocumentBack).do(putDocumentBack),
]
