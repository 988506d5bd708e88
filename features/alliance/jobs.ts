import type { RunningJob } from '../../platform/jobs.ts'
import { type TellPeople, tellSteps } from './telling-actions.ts'

/** Queued when the other side did something, and every half hour by the schedule, of each organisation. */
export const turnAlliance =
  (tell: TellPeople) =>
  ({ organisationId, transaction }: RunningJob): Promise<void> =>
    transaction((moment) => tellSteps(moment, organisationId, tell))
