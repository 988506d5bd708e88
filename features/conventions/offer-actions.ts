// A few desks in five minutes: site, seats and the standard convention in one transaction; what is left is the signature.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import type { MemberKind } from '../alliance/network-rules.ts'
import { listAlliances, listMemberships } from '../alliance/network-store.ts'
import { getOrganisation } from '../alliance/store.ts'
import type { SiteKind } from '../spaces/rules.ts'
import { addSeats } from '../spaces/seat-actions.ts'
import { publishSite, writeSite } from '../spaces/site-actions.ts'
import { listSites } from '../spaces/store.ts'
import { usualDuties } from './document-rules.ts'
import type { smallOffer } from './offer-contract.ts'
import { messages } from './offer-messages.ts'
import { keeps, type Shown } from './showing-actions.ts'
import { offerConvention, writeConvention } from './writing-actions.ts'

const admittedOf = async ({ tx, actor, now }: Context) =>
  (await listMemberships(tx, actor.organisationId, { mine: true, now })).filter(
    ({ state }) => state === 'admitted',
  )

export async function showOffering(context: Context): Promise<z.input<typeof smallOffer.offering.output>> {
  const { tx, actor, today } = context
  const nameOf = new Map((await listAlliances(tx)).map(({ id, name }) => [id, name]))
  const admitted = await admittedOf(context)
  const { name } = await getOrganisation(tx, actor.organisationId)
  return {
    alliances: admitted.map(({ allianceId }) => ({ id: allianceId, name: nameOf.get(allianceId) ?? '' })),
    name,
    contactEmail: admitted[0]?.contactEmail ?? '',
    known: (await listSites(tx, actor.organisationId, { from: today, until: today })).map(
      ({ name, latitude, longitude }) => ({ name, latitude, longitude }),
    ),
    houseRules: messages.it['offer.house-rules-usual'],
    maySign: keeps(actor.roles),
  }
}

/** Nine to six with an hour about noon: what a small firm is open, until it says otherwise. */
const usualDay = { opens: 540, noon: 780, closes: 1080 }
const usualKind = (kind: MemberKind): SiteKind => {
  if (kind === 'public-body') return 'municipal'
  if (kind === 'coworking') return 'coworking'
  return kind === 'association' || kind === 'cooperative' ? 'other' : 'company'
}

export async function offerDesks(
  context: Context,
  asked: z.output<typeof smallOffer.offerDesks.input>,
): Promise<{ siteId: string; convention: Shown }> {
  const { tx, actor, today } = context
  const membership = (await admittedOf(context)).find(({ allianceId }) => allianceId === asked.allianceId)
  refuseIf([
    ...(keeps(actor.roles) ? [] : [{ code: 'conventions/offer-needs-office' }]),
    ...(membership ? [] : [{ code: 'conventions/offer-needs-membership' }]),
  ])
  const { patronDay } = await getOrganisation(tx, actor.organisationId)
  const week = (minutes: number) =>
    Array.from({ length: 7 }, (_, index) => (asked.weekdays.includes(index + 1) ? minutes : null))
  const { id: siteId } = await writeSite(context, {
    ...{ name: asked.name, address: asked.address, latitude: asked.latitude, longitude: asked.longitude },
    ...{
      kind: usualKind(membership!.kind),
      neighbourhood: null,
      equipment: [],
      houseRules: asked.houseRules,
    },
    ...{
      transportNote: '',
      contactName: '',
      contactEmail: asked.contactEmail,
      contactPhone: '',
      capacity: null,
    },
    ...{ opens: week(usualDay.opens), closes: week(usualDay.closes), noon: usualDay.noon, patronDay },
    ...{ openOnHolidays: false, approval: false, advanceDays: 60, cancelHours: 2 },
  })
  await addSeats(context, {
    ...{ siteId, floorId: null, prefix: '', first: 1, count: asked.desks, attributes: [] },
  })
  await publishSite(context, { siteId })
  const written = await writeConvention(context, {
    terms: {
      ...{ title: `Scrivanie vicino a casa: ${asked.name}`.slice(0, 200), object: '', from: today },
      ...{ until: addDays(today, 365), renewsMonths: null, noticeDays: 30, cost: 'none', costCents: null },
      ...{ paidBy: 'guest', weekdays: [...asked.weekdays].sort(), morning: true, afternoon: true },
      ...{ ...usualDuties, names: false, openTo: asked.allianceId },
      ...{ seatsEach: null, mostPerDayEach: null, mostPartners: null },
    },
    ...{ siteIds: [siteId], partners: [], renewsId: null },
  })
  const convention = await offerConvention(context, { conventionId: written.id })
  return { siteId, convention }
}
