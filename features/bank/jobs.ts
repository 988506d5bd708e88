import type { Work } from '../../platform/jobs.ts'
import type { Month } from '../../vocabulary/day.ts'
import { closeMonth, distribute } from './distributing-actions.ts'
import { listWaitingMonths } from './request-store.ts'
import { listLying } from './store.ts'

/** Distributes what the months' banks have, and closes those that are over: every half hour, of one organisation. */
export const turnBank: Work = async ({ organisationId, transaction }) => {
  const months = await transaction(async ({ tx }) => {
    const lying = (await listLying(tx, organisationId)).map(({ month }) => month)
    return [...new Set<Month>([...lying, ...(await listWaitingMonths(tx, organisationId))])].sort()
  })
  for (const month of months)
    await transaction(async (moment) => {
      await distribute(moment, organisationId, month, null)
      await closeMonth(moment, organisationId, month)
    })
}
