import { on, type Route } from '../../platform/http/route.ts'
import { conventions } from './contract.ts'
import { checkTemplate, downloadDocument, showTemplate, writeTemplate } from './document-actions.ts'
import { declineConvention, giveNotice } from './ending-actions.ts'
import { type Bookings, previewEnd, showMove, startMove } from './moving-actions.ts'
import { offerDesks, showOffering } from './offer-actions.ts'
import { smallOffer } from './offer-contract.ts'
import { conventionOffice } from './office-contract.ts'
import { sayRemark, showReport } from './report-actions.ts'
import { showChoices, showConvention, showRegister } from './showing-actions.ts'
import { signConvention } from './signing-actions.ts'
import {
  checkDraft,
  deleteConvention,
  invitePartner,
  offerConvention,
  writeConvention,
} from './writing-actions.ts'

export const conventionsRoutes = (bookings: Bookings): Route[] => [
  on(conventions.register).do(showRegister),
  on(conventions.convention).do(showConvention),
  on(conventions.choices).do(showChoices),
  on(conventions.check).do(checkDraft),
  on(conventions.write).do(writeConvention),
  on(conventions.rewrite).do(writeConvention),
  on(conventions.remove).do(deleteConvention),
  on(conventions.offer).do(offerConvention),
  on(smallOffer.offering).do(showOffering),
  on(smallOffer.offerDesks).do(offerDesks),
  on(conventions.sign).do(signConvention),
  on(conventions.invite).do(invitePartner),
  on(conventions.decline).do(declineConvention),
  on(conventions.giveNotice).do(giveNotice),
  on(conventionOffice.endPreview).do(previewEnd(bookings)),
  on(conventionOffice.move).do(showMove),
  on(conventionOffice.startMove).do(startMove),
  on(conventions.document).do(downloadDocument),
  on(conventionOffice.report).do(showReport),
  on(conventionOffice.remark).do(sayRemark),
  on(conventionOffice.template).do(showTemplate),
  on(conventionOffice.checkTemplate).do(checkTemplate),
  on(conventionOffice.writeTemplate).do(writeTemplate),
]
