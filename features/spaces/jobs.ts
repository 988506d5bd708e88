import type { RunningJob } from '../../platform/jobs.ts'
import { deleteRemoved } from './file-store.ts'
import { warnOfDocuments } from './warning-actions.ts'

const halfHourMs = 30 * 60_000

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export const turnSpaces = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction(async (moment) => {
    await deleteRemoved(moment.tx, organisationId, moment.now - halfHourMs)
    await warnOfDocuments(moment, organisationId)
  })
