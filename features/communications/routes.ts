import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { communications } from './contract.ts'
import {
  applyEmployments,
  applyResults,
  previewEmployments,
  previewResults,
  showEmployment,
  showEmploymentTemplate,
  showResultsTemplate,
  writeEmployment,
} from './file-actions.ts'
import {
  annul,
  cancelDispatch,
  downloadFile,
  makeFile,
  mendSignature,
  noteCode,
  reopen,
  sendReady,
} from './office-actions.ts'
import { communicationOffice } from './office-contract.ts'
import { showCommunication, showDispatch, showDispatches, showDue, showRegister } from './reading-actions.ts'
import { changeAccess, changeSettings, showSettings, tryAccess } from './settings-actions.ts'

export const communicationsRoutes = (services: Services): Route[] => [
  on(communications.due).do(showDue),
  on(communications.register).do(showRegister),
  on(communications.communication).do(showCommunication),
  on(communications.note).do(noteCode),
  on(communications.mend).do(mendSignature),
  on(communications.reopen).do(reopen),
  on(communications.annul).do(annul),
  on(communications.dispatches).do(showDispatches),
  on(communications.send).do(sendReady),
  on(communications.dispatch).do(showDispatch),
  on(communications.cancel).do(cancelDispatch),
  on(communicationOffice.settings).do(showSettings),
  on(communicationOffice.changeSettings).do(changeSettings),
  on(communicationOffice.changeAccess).do(changeAccess(services)),
  on(communicationOffice.tryAccess).acting(tryAccess(services)),
  on(communicationOffice.makeFile).do(makeFile),
  on(communicationOffice.file).do(downloadFile),
  on(communicationOffice.previewResults).do(previewResults),
  on(communicationOffice.applyResults).do(applyResults),
  on(communicationOffice.resultsTemplate).do(showResultsTemplate),
  on(communicationOffice.employment).do(showEmployment),
  on(communicationOffice.writeEmployment).do(writeEmployment),
  on(communicationOffice.employmentTemplate).do(showEmploymentTemplate),
  on(communicationOffice.previewEmployments).do(previewEmployments),
  on(communicationOffice.applyEmployments).do(applyEmployments),
]
