import type { RunningJob } from '../../platform/jobs.ts'
import { remindOfWishes } from './reminder-actions.ts'

/** Queued every half hour by the schedule, of each organisation: twice does no harm. */
export const remindWishes = ({ organisationId, transaction }: RunningJob): Promise<void> =>
  transaction((moment) => remindOfWishes(moment, organisationId))
