import { on, type Route } from '../../platform/http/route.ts'
import {
  reportAbsenceOf,
  reportOwnAbsence,
  withdrawAbsenceOf,
  withdrawOwnAbsence,
} from './absence-actions.ts'
import { days } from './contract.ts'
import { decidedDays } from './decided-contract.ts'
import { showMyDay } from './my-day-actions.ts'
import { recall, showDayOf } from './recall-actions.ts'
import { answerRequest, showRequests, withdrawRequest } from './request-actions.ts'
import { answerReview, askReview, showDecidedDays, showReviews, withdrawReview } from './review-actions.ts'
import { reviews } from './review-contract.ts'
import { explainReviewed } from './review-explanation-actions.ts'
import { askLate, giveBack, swapDays } from './swap-actions.ts'

export const daysRoutes: Route[] = [
  on(days.myDay).do(showMyDay),
  on(days.swap).do(swapDays),
  on(days.askLate).do(askLate),
  on(days.giveBack).do(giveBack),
  on(days.reportAbsence).do(reportOwnAbsence),
  on(days.withdrawAbsence).do(withdrawOwnAbsence),
  on(days.reportAbsenceOf).do(reportAbsenceOf),
  on(days.withdrawAbsenceOf).do(withdrawAbsenceOf),
  on(days.recall).do(recall),
  on(days.dayOf).do(showDayOf),
  on(days.requests).do(showRequests),
  on(days.answerRequest).do(answerRequest),
  on(days.withdrawRequest).do(withdrawRequest),
  on(decidedDays.mine).do(showDecidedDays),
  on(days.askReview).do(askReview),
  on(days.reviews).do(showReviews),
  on(days.answerReview).do(answerReview),
  on(days.withdrawReview).do(withdrawReview),
  on(reviews.explanation).acting(explainReviewed),
]
