import type { Work } from '../../platform/jobs.ts'
import { lookEverywhere, offerToWaiting } from './offering-actions.ts'
import { tellOfBookings } from './waiting-actions.ts'

/**
 * The work of one organisation, as host and as guest: offers that ran out, seats for who waits, what its people are to be
 * told. Done at once after what calls for it, and every few minutes for what time alone brings about.
 */
export const turnBookings: Work = async ({ organisationId, transaction }) => {
  await offerToWaiting(transaction, organisationId)
  await transaction((moment) => tellOfBookings(moment, organisationId))
}

/** The net under it: nobody waits for long beside a free seat, whatever failed to say that there is one. */
export const checkWaiting: Work = async ({ organisationId, transaction }) => {
  await transaction((moment) => lookEverywhere(moment, organisationId))
  await offerToWaiting(transaction, organisationId)
}
