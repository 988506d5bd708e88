import { on, type Route } from '../../platform/http/route.ts'
import { agreements } from './contract.ts'
import { showWithdrawal, withdraw } from './ending-actions.ts'
import { checkFile, evaluate, noteProtocol } from './office-actions.ts'
import { agreementOffice } from './office-contract.ts'
import { showAgreement, showFile, showMine, showQueue } from './reading-actions.ts'
import { decideAgreement, signAgreement, uploadSigned } from './way-actions.ts'
import { checkTerms, rewriteTerms, showForm, takeBack, writeAgreement } from './writing-actions.ts'

export const agreementsRoutes: Route[] = [
  on(agreements.mine).do(showMine),
  on(agreements.form).do(showForm),
  on(agreements.check).do(checkTerms),
  on(agreements.write).do(writeAgreement),
  on(agreements.rewrite).do(rewriteTerms),
  on(agreements.agreement).do(showAgreement),
  on(agreements.decide).do(decideAgreement),
  on(agreements.takeBack).do(takeBack),
  on(agreements.sign).do(signAgreement),
  on(agreements.withdrawalPreview).do(showWithdrawal),
  on(agreements.withdraw).do(withdraw),
  on(agreements.queue).do(showQueue),
  on(agreements.file).do(showFile),
  on(agreementOffice.upload).do(uploadSigned),
  on(agreementOffice.checkFile).do(checkFile),
  on(agreementOffice.protocol).do(noteProtocol),
  on(agreementOffice.evaluate).do(evaluate),
]
