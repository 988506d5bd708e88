import type { Context } from '../../platform/context.ts'
import { openVisits, type Transaction } from '../../platform/database/transaction.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { holdingStates } from '../bookings/rules.ts'
import { isOpen, type Site } from '../spaces/rules.ts'
import { findSite, listClosures, listOwnSites } from '../spaces/store.ts'
import {
  findHostedBookingHeld,
  findRule,
  listExpected,
  listSiteCounts,
  type SiteCounts,
  saveRule,
} from './hosting-store.ts'
import {
  type ArrivalRule,
  arrivedTold,
  clockOf,
  minutesOf,
  reasonsNotToArrive,
  reasonsNotToExpect,
} from './rules.ts'
import { deleteArrival, saveArrival } from './store.ts'

type At = Pick<Context, 'tx' | 'actor' | 'today' | 'now' | 'audit'>

/** The host's own; what is lent to it is somebody else's to look after. */
export async function ownSite({ tx, actor }: Pick<At, 'tx' | 'actor'>, siteId: string): Promise<Site> {
  const site = await findSite(tx, siteId)
  if (site?.organisationId !== actor.organisationId) throw new NotFound('site')
  return site
}

export async function openingOf(tx: Transaction, site: Site, day: Day) {
  const closures = await listClosures(tx, [site.id], { from: day, until: day })
  return {
    openMorning: isOpen({ ...site, closures }, day, 'morning'),
    openAfternoon: isOpen({ ...site, closures }, day, 'afternoon'),
  }
}

const noCounts: SiteCounts = {
  ...{
    siteId: '',
    seats: 0,
    freeMorning: 0,
    freeAfternoon: 0,
    expected: 0,
    arrived: 0,
    knowable: 0,
    waiting: 0,
  },
}
export const countsShown = ({
  seats,
  freeMorning,
  freeAfternoon,
  expected,
  arrived,
  knowable,
}: SiteCounts) => ({
  ...{ seats, freeMorning, freeAfternoon, expected, arrived: arrivedTold(arrived, expected, knowable) },
})
/** How many came is read with the purpose that counts, and closed again. */
export async function countsOf(tx: Transaction, hostId: string, day: Day, siteId?: string) {
  await openVisits(tx, 'visits')
  const counts = await listSiteCounts(tx, hostId, day, siteId)
  await openVisits(tx, undefined)
  return (id: string) => counts.get(id) ?? noCounts
}

export async function showBoards({ tx, actor, today }: At) {
  const { organisationId } = actor
  const sites = (await listOwnSites(tx, organisationId)).filter(({ published }) => published)
  const counted = await countsOf(tx, organisationId, today)
  const closures = await listClosures(
    tx,
    sites.map(({ id }) => id),
    { from: today, until: today },
  )
  return {
    items: sites.map((site) => {
      const opening = { ...site, closures: closures.filter(({ siteId }) => siteId === site.id) }
      return {
        siteId: site.id,
        site: site.name,
        open: isOpen(opening, today, 'morning') || isOpen(opening, today, 'afternoon'),
        waiting: counted(site.id).waiting,
        ...countsShown(counted(site.id)),
      }
    }),
  }
}

export async function showBoard(context: At, { siteId }: { siteId: string }) {
  const { tx, actor, today } = context
  const site = await ownSite(context, siteId)
  const counted = await countsOf(tx, actor.organisationId, today, siteId)
  await openVisits(tx, 'visits')
  const expectedList = await listExpected(tx, actor.organisationId, siteId, today)
  await openVisits(tx, undefined)
  return {
    ...{ siteId, site: site.name, day: today, noon: clockOf(site.noon) },
    ...(await openingOf(tx, site, today)),
    rule: await findRule(tx, siteId),
    ...countsShown(counted(siteId)),
    expectedList,
  }
}

/**
 * Whatever became of a seat with a name, the answer is the same; and of one without, a seat that was freed and one that was
 * given back are both there no more: no difference tells that somebody did not come.
 */
async function seatOfBoard({ tx, actor }: At, { siteId, bookingId }: { siteId: string; bookingId: string }) {
  await openVisits(tx, 'visits')
  const found = await findHostedBookingHeld(tx, actor.organisationId, bookingId)
  await openVisits(tx, undefined)
  if (found?.siteId !== siteId) throw new NotFound('booking')
  refuseIf(found.visitorName === null ? [] : [{ code: 'visits/named-says-alone' }])
  if (!holdingStates.includes(found.state)) throw new NotFound('booking')
  return found
}

/** A seat without a name: the host sees that somebody sits there, and not who. It is not in the audit either. */
export async function markSeen(context: At, which: { siteId: string; bookingId: string }) {
  const { tx, today, now } = context
  const found = await seatOfBoard(context, which)
  refuseIf(reasonsNotToArrive(found, today))
  await openVisits(tx, 'visits')
  await saveArrival(tx, found, 'seen', now)
  await openVisits(tx, undefined)
  tellSeatsChanged({ tx }, [found])
  return {}
}

export async function unmarkSeen(context: At, which: { siteId: string; bookingId: string }) {
  const { tx } = context
  const found = await seatOfBoard(context, which)
  await openVisits(tx, 'visits')
  await deleteArrival(tx, found, 'seen')
  await openVisits(tx, undefined)
  tellSeatsChanged({ tx }, [found])
  return {}
}

export async function setRule(context: At, { siteId, ...rule }: ArrivalRule & { siteId: string }) {
  const { tx, actor, today, audit } = context
  const site = await ownSite(context, siteId)
  refuseIf(reasonsNotToExpect(rule, clockOf(site.noon)))
  const minutes = (clock: string | null) => (clock === null ? null : minutesOf(clock))
  await saveRule(tx, actor.organisationId, siteId, {
    mornings: minutes(rule.mornings),
    afternoons: minutes(rule.afternoons),
  })
  audit('visits/rule-set', siteId, { mornings: rule.mornings ?? '', afternoons: rule.afternoons ?? '' })
  tellSeatsChanged({ tx }, [{ siteId, day: today }])
  return rule
}
