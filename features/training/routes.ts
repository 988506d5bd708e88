import { on, type Route } from '../../platform/http/route.ts'
import { type AgileOn, completionWith, downloadCertificate, enrol, leave, showMine } from './actions.ts'
import { training } from './contract.ts'
import {
  cancelEdition,
  changeCourse,
  changeEdition,
  showCourses,
  showEdition,
  showEditions,
  writeCourse,
  writeEdition,
} from './course-actions.ts'
import { enrolMany, recordResults, revokeCertificate, showCandidates } from './enrolment-actions.ts'
import { applyImport, previewImport, showImportTemplate } from './import-actions.ts'
import { trainingOffice } from './office-contract.ts'

export const trainingRoutes = (agileOn: AgileOn): Route[] => [
  on(training.mine).do(showMine),
  on(training.enrol).do(enrol),
  on(training.leave).do(leave),
  on(training.certificate).do(downloadCertificate),
  on(training.completion).do(completionWith(agileOn)),
  on(trainingOffice.courses).do(showCourses),
  on(trainingOffice.writeCourse).do(writeCourse),
  on(trainingOffice.changeCourse).do(changeCourse),
  on(trainingOffice.editions).do(showEditions),
  on(trainingOffice.writeEdition).do(writeEdition),
  on(trainingOffice.changeEdition).do(changeEdition),
  on(trainingOffice.cancelEdition).do(cancelEdition),
  on(trainingOffice.edition).do(showEdition),
  on(trainingOffice.candidates).do(showCandidates),
  on(trainingOffice.enrolMany).do(enrolMany),
  on(trainingOffice.record).do(recordResults),
  on(trainingOffice.revoke).do(revokeCertificate),
  on(trainingOffice.importTemplate).do(showImportTemplate),
  on(trainingOffice.previewImport).do(previewImport),
  on(trainingOffice.applyImport).do(applyImport),
]
