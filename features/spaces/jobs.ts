import type { RunningJob } from '../../platform/jobs.ts'
import { warnOfDocuments } from './warning-actions.ts'

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export const turnSpaces = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => warnOfDocuments(moment, organisationId))
