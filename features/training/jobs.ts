import type { RunningJob } from '../../platform/jobs.ts'
import { turnTraining as turn } from './reminder-actions.ts'

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export const turnTraining = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => turn(moment, organisationId))
