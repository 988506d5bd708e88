import type { RunningJob } from '../../platform/jobs.ts'
import { turnConventions as turn } from './turning-actions.ts'

/** Queued every half hour by the schedule, of each organisation, and when the other side changed something. */
export const turnConventions = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => turn(moment, organisationId))

export { giveUpMove, moveBookings } from './moving-actions.ts'
