import type { RunningJob } from '../../platform/jobs.ts'
import { tellManagersInTheMorning } from './morning-actions.ts'

/** Queued every half hour by the schedule, of each organisation: nobody is told twice on a day. */
export const tellMornings = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => tellManagersInTheMorning(moment, organisationId))
