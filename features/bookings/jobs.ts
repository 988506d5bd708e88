import type { Work } from '../../platform/jobs.ts'
import { offerToWaiting, tellOfBookings } from './waiting-actions.ts'

/**
 * The work of one organisation, as host and as guest: offers that ran out, seats for who waits, what its people are to be
 * told. Done at once after what calls for it, and every few minutes for what time alone brings about.
 */
export const turnBookings: Work = async ({ organisationId, transaction }) => {
  await transaction((moment) => offerToWaiting(moment, organisationId))
  await transaction((moment) => tellOfBookings(moment, organisationId))
}
