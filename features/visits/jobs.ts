import type { JobMoment, Work } from '../../platform/jobs.ts'
import { reportExchange } from './figures-actions.ts'
import { countDay, freeUnseen } from './turning-actions.ts'

/** Seats of days at which their people sit elsewhere: who knows of such days frees them. */
type FreeingLeft = (moment: JobMoment, about: { organisationId: string }) => Promise<void>

export const turnVisits =
  (freeLeft: FreeingLeft): Work =>
  async ({ organisationId, transaction }) => {
    await transaction((moment) => freeLeft(moment, { organisationId }))
    await transaction((moment) => freeUnseen(moment, organisationId))
    await transaction((moment) => countDay(moment, organisationId))
    await transaction((moment) => reportExchange(moment, organisationId))
  }
