import type { RunningJob } from '../../platform/jobs.ts'
import { turnDay } from './ending-actions.ts'

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export const turnAgreements = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => turnDay(moment, organisationId))

export { giveUpBatch as giveUpRenewals, renewBatch as renewAgreements } from './register-actions.ts'
