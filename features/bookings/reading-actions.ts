import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import type { bookings } from './contract.ts'
import { listFree, listSeatsOfDay } from './counts-store.ts'
import { explainRefusals, leftOf, openOf, type PlanRule } from './explaining-actions.ts'
import { findSiteFacts, listSiteFacts } from './facts-store.ts'

const wholeDay = { morning: true, afternoon: true }

/** From today on: of days that are over, what was free less what had been booked would be who did not come. */
export const showSeats =
  (planRule: PlanRule) =>
  async ({ tx, actor, now, today }: Context, { day, ...key }: z.output<typeof bookings.seats.input>) => {
    const { organisationId, personId } = actor
    refuseIf(day < today ? [{ code: 'bookings/past', day }] : [])
    const site = await findSiteFacts(tx, key, [day])
    const [free] = await listFree(tx, organisationId, [key], [day])
    if (!site || !free) throw new NotFound('site')
    const [plan = []] = await planRule.reasons(tx, organisationId, [{ personId, day, ...key }])
    const asked = { personId, day, refused: undefined, plan }
    const open = openOf(site, day)
    // Of what is open at all; that half a day is closed keeps nobody from the other half.
    const part = open.morning || open.afternoon ? open : wholeDay
    const [reasons = []] = await explainRefusals({ tx, now, organisationId }, key, [asked], {
      seatId: undefined,
      part,
    })
    return {
      ...key,
      day,
      ...leftOf(free, open),
      seats: await listSeatsOfDay(tx, key, day, { guestId: organisationId, personId }),
      reasons: reasons.filter(
        ({ code }) => code !== 'bookings/free-site' || reasons.some((one) => one.code !== code),
      ),
    }
  }

/** Days that are over are left out. */
export async function showFreeSeats(
  { tx, actor, today }: Context,
  { sites, days }: z.output<typeof bookings.freeSeats.input>,
) {
  const asked = [...new Set(days)].filter((day) => day >= today).sort()
  const facts = await listSiteFacts(tx, sites, asked)
  const rows = await listFree(tx, actor.organisationId, sites, asked)
  return {
    items: rows.flatMap(({ hostId, siteId, day, ...free }) => {
      const site = facts.get(siteId)
      return site
        ? [{ hostId, siteId, day, ...leftOf({ hostId, siteId, day, ...free }, openOf(site, day)) }]
        : []
    }),
  }
}
