import type { RunningJob } from '../../platform/jobs.ts'
import { derive } from './deriving-actions.ts'
import { remind } from './reminding-actions.ts'
import { takeUpForsaken } from './sending-actions.ts'

/**
 * Queued when an agreement comes in force or ends, and every half hour: looks at what happened to agreements, reminds
 * the office of what is due, takes up again what a process left when it died. Twice does no harm.
 */
export async function turnCommunications({ organisationId, transaction, signal }: RunningJob): Promise<void> {
  for (;;) {
    if (signal.aborted) return
    if ((await transaction((moment) => derive(moment, organisationId))) === 0) break
  }
  await transaction((moment) => remind(moment, organisationId))
  await transaction((moment) => takeUpForsaken(moment, organisationId))
}

export { giveUpDispatch, sendCommunications } from './sending-actions.ts'
