import { on, type Route } from '../../platform/http/route.ts'
import {
  reviewActivity,
  showActivities,
  showActivity,
  showReviewEffect,
  writeActivity,
} from './catalogue-actions.ts'
import {
  showContingent,
  showContingentPeople,
  showObstacles,
  showTeamActivities,
} from './contingent-actions.ts'
import { contingent } from './contingent-contract.ts'
import { activities } from './contract.ts'
import { applyImport, exportFile, previewImport, showImportTemplate } from './import-actions.ts'
import {
  answerRequest,
  assignActivities,
  requestActivity,
  showMyActivities,
  showPersonActivities,
  showRequests,
  withdrawRequest,
} from './person-actions.ts'
import { ownActivities } from './person-contract.ts'
import { showReadyCatalogue, takeReadyCatalogue } from './ready-catalogue-actions.ts'
import { showToolEffect, showTools, writeTool } from './tools-actions.ts'

export const activitiesRoutes: Route[] = [
  on(activities.activities).do(showActivities),
  on(activities.activity).do(showActivity),
  on(activities.writeActivity).do(writeActivity),
  on(activities.reviewEffect).do(showReviewEffect),
  on(activities.review).do(reviewActivity),
  on(activities.tools).do(showTools),
  on(activities.toolEffect).do(showToolEffect),
  on(activities.writeTool).do(writeTool),
  on(activities.readyCatalogue).do(showReadyCatalogue),
  on(activities.takeReadyCatalogue).do(takeReadyCatalogue),
  on(activities.importTemplate).do(showImportTemplate),
  on(activities.exportFile).do(exportFile),
  on(activities.previewImport).do(previewImport),
  on(activities.applyImport).do(applyImport),
  on(contingent.contingent).do(showContingent),
  on(contingent.people).do(showContingentPeople),
  on(contingent.obstacles).do(showObstacles),
  on(contingent.teamActivities).do(showTeamActivities),
  on(ownActivities.mine).do(showMyActivities),
  on(ownActivities.request).do(requestActivity),
  on(ownActivities.withdraw).do(withdrawRequest),
  on(ownActivities.requests).do(showRequests),
  on(ownActivities.answer).do(answerRequest),
  on(ownActivities.ofPerson).do(showPersonActivities),
  on(ownActivities.assign).do(assignActivities),
]
