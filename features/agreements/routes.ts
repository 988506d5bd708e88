import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { cancelBatch, resumeBatch, showBatch, showBatches } from './batch-actions.ts'
import { agreements } from './contract.ts'
import { checkTemplate, downloadDocument, showTemplates, writeTemplate } from './document-actions.ts'
import { showWithdrawal, withdraw } from './ending-actions.ts'
import { showForm } from './gathering-actions.ts'
import { applyPaper, previewPaper, showImportTemplate } from './import-actions.ts'
import { checkFile, evaluate, noteProtocol } from './office-actions.ts'
import { agreementOffice, documents } from './office-contract.ts'
import { showAgreement, showFileOf, showMine, showQueue } from './reading-actions.ts'
import { previewRenewal, renewMany, showRegister } from './register-actions.ts'
import {
  checkNotice,
  downloadReceipt,
  noteReceipt,
  receiveNotice,
  showHolders,
  showMySafety,
  showNotices,
  writeNotice,
} from './safety-actions.ts'
import { safety } from './safety-contract.ts'
import { decideAgreement, receiveSigned, signAgreement, uploadSignedTo } from './way-actions.ts'
import { checkTerms, rewriteTerms, takeBack, writeAgreement } from './writing-actions.ts'

export const agreementsRoutes = (services: Pick<Services, 'documents'>): Route[] => [
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
  on(agreements.file).acting(showFileOf(services.documents)),
  on(documents.download).do(downloadDocument),
  on(agreementOffice.register).do(showRegister),
  on(agreementOffice.renewalPreview).do(previewRenewal),
  on(agreementOffice.renewMany).do(renewMany),
  on(agreementOffice.batch).do(showBatch),
  on(agreementOffice.batches).do(showBatches),
  on(agreementOffice.cancelBatch).do(cancelBatch),
  on(agreementOffice.resumeBatch).do(resumeBatch),
  on(agreementOffice.templates).do(showTemplates),
  on(agreementOffice.checkTemplate).do(checkTemplate),
  on(agreementOffice.writeTemplate).do(writeTemplate),
  on(agreementOffice.importTemplate).do(showImportTemplate),
  on(agreementOffice.previewImport).do(previewPaper),
  on(agreementOffice.applyImport).do(applyPaper),
  on(agreementOffice.upload).receiving(receiveSigned(services.documents), uploadSignedTo(services.documents)),
  on(agreementOffice.checkFile).do(checkFile),
  on(agreementOffice.protocol).do(noteProtocol),
  on(agreementOffice.evaluate).do(evaluate),
  on(safety.mine).do(showMySafety),
  on(safety.receive).do(receiveNotice),
  on(safety.receipt).do(downloadReceipt),
  on(safety.notices).do(showNotices),
  on(safety.check).do(checkNotice),
  on(safety.write).do(writeNotice),
  on(safety.holders).do(showHolders),
  on(safety.note).do(noteReceipt),
]
