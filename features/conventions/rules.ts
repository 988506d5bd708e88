// A convention: on which terms a host lends sites to partners, who has signed, and what is therefore lent on a day.
import { addDays, addMonths, type Day, weekdayOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Half, Lending } from '../spaces/rules.ts'

export const costs = ['none', 'per-day', 'per-month'] as const
export type Cost = (typeof costs)[number]
export const payers = ['guest', 'alliance', 'host'] as const
export type Payer = (typeof payers)[number]

export type Terms = {
  title: string
  object: string
  from: Day
  until: Day
  /** Months by which it renews itself unless somebody gives notice; null: it ends. */
  renewsMonths: number | null
  /** Days of notice with which each party may leave. */
  noticeDays: number
  cost: Cost
  /** Cents of a euro for a seat; null where it costs nothing. */
  costCents: number | null
  paidBy: Payer
  weekdays: number[]
  morning: boolean
  afternoon: boolean
  safetyDuty: string
  insuranceDuty: string
  privacyDuty: string
  /** Whether the host is told the names of who comes. */
  names: boolean
  /** The alliance whose members may all adhere; null: only the partners named. */
  openTo: string | null
  /** Of each who adheres where open: seats kept, most people a day, and how many may adhere. */
  seatsEach: number | null
  mostPerDayEach: number | null
  mostPartners: number | null
}
export type PartnerAsked = { guestId: string; seats: number | null; mostPerDay: number | null }

export const conventionStates = ['draft', 'offered', 'ended'] as const
export type ConventionState = (typeof conventionStates)[number]

/** What a signature leaves. */
export type Signed = { at: string; by: string; way: string | null }
export type Partner = PartnerAsked & {
  guestName: string
  hostSigned: Signed | null
  guestSigned: Signed | null
  /** The first day of force; null until both have signed. */
  beginsOn: Day | null
  /** The last day, where one gave notice. */
  endsOn: Day | null
  endedBy: string | null
  endReason: string | null
}

/** In place of words, where no person gave notice: what renews it came into force. Said in the reader's language. */
export const renewedReason = 'conventions/renewed'

/** Days before its end on which those who keep it are told; the first is also when it counts as ending soon. */
export const warningDays = [60, 30, 7] as const
/** A partner's report says nothing of persons below this, and rounds above it (see the rules for statistics). */
export const fewestPeople = 5

// Where it stands --------------------------------------------------------------------------------------------

export const partnerStates = [
  'to-sign',
  'declined',
  'signed',
  'in-force',
  'notice-given',
  'ended',
  'never-signed',
] as const
export type PartnerState = (typeof partnerStates)[number]

type Ends = Pick<Terms, 'until'>
type Standing = Pick<Partner, 'hostSigned' | 'guestSigned' | 'beginsOn' | 'endsOn'>

/** The last day on which a partner's people sit there, if it came into force. */
export const lastDayOf = ({ until }: Ends, { endsOn }: Pick<Partner, 'endsOn'>): Day =>
  endsOn !== null && endsOn < until ? endsOn : until

export function partnerState(terms: Ends, partner: Standing, today: Day): PartnerState {
  const last = lastDayOf(terms, partner)
  if (partner.beginsOn === null || !partner.hostSigned || !partner.guestSigned) {
    if (partner.endsOn !== null) return 'declined'
    return last < today ? 'never-signed' : 'to-sign'
  }
  if (last < today || last < partner.beginsOn) return 'ended'
  if (partner.endsOn !== null && partner.endsOn <= terms.until) return 'notice-given'
  return partner.beginsOn > today ? 'signed' : 'in-force'
}

/** What a convention that both signed lends: a row for each of its sites, or nothing. */
export function lendingsOf(
  { hostId, id, terms, siteIds }: { hostId: string; id: string; terms: Terms; siteIds: readonly string[] },
  partner: PartnerAsked & Standing,
): Lending[] {
  const until = lastDayOf(terms, partner)
  if (!partner.hostSigned || !partner.guestSigned || partner.beginsOn === null || partner.beginsOn > until)
    return []
  const { beginsOn: from, guestId, seats, mostPerDay } = partner
  const { weekdays, morning, afternoon, names } = terms
  return siteIds.map((siteId) => ({
    ...{ organisationId: hostId, siteId, guestId, conventionId: id, from, until },
    ...{ weekdays: [...weekdays], morning, afternoon, seats, mostPerDay, names },
  }))
}

/** Seats that a signature would keep, and for whom: the host's for all who are not in force yet, a partner's for itself. */
export function seatsToPromise(
  { hostId, terms }: { hostId: string; terms: Pick<Terms, 'openTo' | 'seatsEach' | 'mostPartners'> },
  partners: readonly (PartnerAsked & Pick<Partner, 'beginsOn' | 'endsOn'>)[],
  signer: string,
): { seats: number; guests: string[] } {
  if (signer !== hostId) {
    const own = partners.find(({ guestId }) => guestId === signer)
    return { seats: (own ? own.seats : terms.seatsEach) ?? 0, guests: [signer] }
  }
  if (terms.openTo !== null) {
    const joined = partners.filter(({ endsOn }) => endsOn === null).map(({ guestId }) => guestId)
    return { seats: (terms.seatsEach ?? 0) * (terms.mostPartners ?? 0), guests: joined }
  }
  const waiting = partners.filter(({ beginsOn, endsOn }) => beginsOn === null && endsOn === null)
  return {
    seats: waiting.reduce((sum, { seats }) => sum + (seats ?? 0), 0),
    guests: waiting.map(({ guestId }) => guestId),
  }
}

/** Whether a lending holds on a half of a day. */
export const lentOn = (
  lending: Pick<Lending, 'from' | 'until' | 'weekdays' | Half>,
  day: Day,
  half: Half,
): boolean =>
  lending.from <= day && day <= lending.until && lending.weekdays.includes(weekdayOf(day)) && lending[half]

/** The new last day of one that renews itself: as many months on; the last of the month where it was one, or the month is shorter. */
export function renewedUntil(until: Day, months: number): Day {
  const month = addMonths(until.slice(0, 7), months)
  const first = `${month}-01` as Day
  const day = addDays(first, Number(until.slice(8)) - 1)
  const wasLast = addDays(until, 1).endsWith('-01')
  return !wasLast && day.slice(0, 7) === month ? day : addDays(`${addMonths(month, 1)}-01`, -1)
}

// Why not ----------------------------------------------------------------------------------------------------

export type Offering = {
  terms: Terms
  partners: readonly PartnerAsked[]
  siteIds: readonly string[]
}

/** Of the host's sites: seats in use, and seats kept for others on days that this one touches. */
export type SiteFacts = { siteId: string; name: string; published: boolean; seats: number; kept: number }

/** What no draft may be. */
export function reasonsNotToWrite({ terms }: Pick<Offering, 'terms'>): Reason[] {
  const reasons: Reason[] = []
  if (terms.from > terms.until)
    reasons.push({ code: 'conventions/ends-before', from: terms.from, until: terms.until })
  if ((terms.cost === 'none') !== (terms.costCents === null))
    reasons.push({ code: 'conventions/cost-unclear' })
  return reasons
}

/** All that is missing or wrong before a text is shown to partners, said at once. */
export function reasonsNotToOffer(
  { terms, partners, siteIds }: Offering,
  facts: {
    today: Day
    hostId: string
    sites: readonly SiteFacts[]
    members: ReadonlySet<string>
    alliances: ReadonlySet<string>
  },
): Reason[] {
  const reasons = reasonsNotToWrite({ terms })
  const { today, hostId, sites, members, alliances } = facts
  if (terms.title.trim() === '') reasons.push({ code: 'conventions/title-missing' })
  if (terms.until < today) reasons.push({ code: 'conventions/over-already', until: terms.until })
  if (terms.weekdays.length === 0) reasons.push({ code: 'conventions/no-weekdays' })
  if (!terms.morning && !terms.afternoon) reasons.push({ code: 'conventions/no-halves' })
  if (siteIds.length === 0) reasons.push({ code: 'conventions/no-sites' })
  if (terms.openTo === null && partners.length === 0) reasons.push({ code: 'conventions/no-partners' })
  if (terms.openTo !== null && !alliances.has(terms.openTo))
    reasons.push({ code: 'conventions/not-your-alliance' })
  if (terms.openTo !== null && partners.length > 0) reasons.push({ code: 'conventions/open-or-named' })
  if (alliances.size === 0) reasons.push({ code: 'conventions/not-a-member' })
  for (const { guestId } of partners) {
    if (guestId === hostId) reasons.push({ code: 'conventions/with-oneself' })
    else if (!members.has(guestId)) reasons.push({ code: 'conventions/partner-not-admitted' })
  }
  if (terms.safetyDuty.trim() === '') reasons.push({ code: 'conventions/safety-missing' })
  if (terms.privacyDuty.trim() === '') reasons.push({ code: 'conventions/privacy-missing' })
  // Tacit renewal of what administrations pay for is void (L. 537/1993 art. 6 c. 2), and every alliance may hold one.
  if (terms.cost !== 'none' && terms.renewsMonths !== null)
    reasons.push({ code: 'conventions/paid-renews-by-hand' })
  // By the month one pays for seats that are kept: of seats that all share nobody could say how many to pay.
  const kept = terms.openTo === null ? partners.map(({ seats }) => seats) : [terms.seatsEach]
  if (terms.cost === 'per-month' && kept.includes(null))
    reasons.push({ code: 'conventions/monthly-without-seats' })
  if (terms.openTo !== null && terms.seatsEach !== null && terms.mostPartners === null)
    reasons.push({ code: 'conventions/how-many-missing' })
  const asked =
    terms.openTo === null
      ? partners.reduce((sum, { seats }) => sum + (seats ?? 0), 0)
      : (terms.seatsEach ?? 0) * (terms.mostPartners ?? 0)
  for (const { name, published, seats, kept } of sites.filter(({ siteId }) => siteIds.includes(siteId))) {
    if (!published) reasons.push({ code: 'conventions/site-not-published', site: name })
    if (asked > 0 && asked + kept > seats)
      reasons.push({ code: 'conventions/more-seats-than-there-are', site: name, asked, kept, seats })
  }
  return reasons
}

/** Why one may not sign or adhere now. */
export function reasonsNotToSign(
  { terms, state }: { terms: Terms; state: ConventionState },
  { today, mine, signed, declined }: { today: Day; mine: boolean; signed: boolean; declined: boolean },
): Reason[] {
  const reasons: Reason[] = []
  if (state !== 'offered') reasons.push({ code: 'conventions/not-offered', state })
  if (signed) reasons.push({ code: 'conventions/signed-already' })
  if (declined) reasons.push({ code: 'conventions/given-up' })
  if (terms.until < today) reasons.push({ code: 'conventions/over-already', until: terms.until })
  if (!mine) reasons.push({ code: 'conventions/not-a-member' })
  return reasons
}

/**
 * Why notice may not be given for that last day. What would renew itself is left at its end by notice of that day. For a serious reason (safety, a breach, the premises lost) nobody
 * waits: it is said in writing, and is read by the other side.
 */
export function reasonsNotToEnd(
  { terms, partner }: { terms: Pick<Terms, 'until' | 'noticeDays' | 'renewsMonths'>; partner: Standing },
  { today, lastDay, serious, reason }: { today: Day; lastDay: Day; serious: boolean; reason: string },
): Reason[] {
  const state = partnerState(terms, partner, today)
  if (state !== 'in-force' && state !== 'signed' && state !== 'notice-given')
    return [{ code: 'conventions/not-in-force', state }]
  const reasons: Reason[] = []
  const earliest = serious ? addDays(today, -1) : addDays(today, terms.noticeDays)
  if (lastDay < earliest)
    reasons.push({ code: 'conventions/notice-too-short', day: earliest, days: terms.noticeDays })
  const last = lastDayOf(terms, partner)
  const renews = terms.renewsMonths !== null && partner.endsOn === null
  if (lastDay > last && renews) reasons.push({ code: 'conventions/renews-by-then', day: last })
  else if (lastDay >= last && !renews) reasons.push({ code: 'conventions/ends-anyway', day: last })
  if (serious && reason.trim().length < 10) reasons.push({ code: 'conventions/reason-missing' })
  return reasons
}
