import type { Work } from '../../platform/jobs.ts'
import { reportExchange } from './figures-actions.ts'
import { countDay, freeUnseen } from './turning-actions.ts'

export const turnVisits: Work = async ({ organisationId, transaction }) => {
  await transaction((moment) => freeUnseen(moment, organisationId))
  await transaction((moment) => countDay(moment, organisationId))
  await transaction((moment) => reportExchange(moment, organisationId))
}
