import type { RunningJob } from '../../platform/jobs.ts'
import { turnDay } from './ending-actions.ts'
import { remindOfSafety } from './safety-actions.ts'

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export async function turnAgreements({ organisationId, transaction }: RunningJob): Promise<void> {
  await transaction((moment) => turnDay(moment, organisationId))
  await transaction((moment) => remindOfSafety(moment, organisationId))
}

export { giveUpBatch as giveUpRenewals, renewBatch as renewAgreements } from './batch-actions.ts'
