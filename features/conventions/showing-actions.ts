// The register, and one convention with all that who asks may do about it.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import type { ActingRole } from '../../vocabulary/role.ts'
import { getOrganisation } from '../alliance/store.ts'
import type { conventions } from './contract.ts'
import { reasonsNotToPromise, warningsOf } from './promise-actions.ts'
import {
  lastDayOf,
  type Offering,
  partnerState,
  reasonsNotToOffer,
  type SiteFacts,
  warningDays,
} from './rules.ts'
import {
  type ConventionRow,
  findConvention,
  listAllPartners,
  listConventions,
  listMembersWith,
  listPartners,
  listSiteFacts,
  type Member,
  type PartnerRow,
} from './store.ts'
import {
  adherenceWords,
  offerWords,
  templateOf,
  type Words,
  wordsOf,
  wordsOfPartner,
} from './words-actions.ts'

export type Shown = z.input<typeof conventions.convention.output>
type At = Pick<Context, 'tx' | 'actor' | 'today'>

/** Who may write, sign and end: the others who open the register read. */
export const keeps = (roles: readonly ActingRole[]): boolean =>
  roles.includes('hr-office') || roles.includes('administrator')

const shownPartner = (row: ConventionRow, today: At['today']) => (one: PartnerRow) => {
  const { document: _, hostId: __, conventionId: ___, ...partner } = one
  return { ...partner, state: partnerState(row.terms, one, today), lastDay: lastDayOf(row.terms, one) }
}

export async function showRegister({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof conventions.register.output>> {
  const { organisationId } = actor
  const [rows, partners] = [await listConventions(tx), await listAllPartners(tx)]
  const soon = addDays(today, warningDays[0])
  const items = rows.map((row) => {
    const own = partners.filter(({ conventionId }) => conventionId === row.id).map(shownPartner(row, today))
    const isHost = row.hostId === organisationId
    const alive = own.filter(({ state }) => ['signed', 'in-force', 'notice-given'].includes(state))
    const lastDay = alive.reduce(
      (last, one) => (one.lastDay > last ? one.lastDay : last),
      alive[0]?.lastDay ?? row.terms.until,
    )
    const toSign = isHost
      ? own.some(({ state, hostSigned }) => state === 'to-sign' && !hostSigned) ||
        (row.state === 'offered' && row.terms.openTo !== null && !row.signed)
      : own.some(({ state, guestSigned }) => state === 'to-sign' && !guestSigned)
    return {
      ...{ id: row.id, hostId: row.hostId, hostName: row.hostName, isHost, state: row.state },
      ...{
        title: row.terms.title,
        from: row.terms.from,
        until: row.terms.until,
        open: row.terms.openTo !== null,
      },
      sites: row.sites.map(({ name }) => name),
      renewsMonths: row.terms.renewsMonths,
      partners: own.map(({ guestId, guestName, state }) => ({ guestId, guestName, state })),
      toSign: row.state !== 'draft' && toSign,
      mayAdhere: !isHost && row.state === 'offered' && own.length === 0,
      lastDay,
      endsSoon: alive.length > 0 && lastDay <= soon,
    }
  })
  return { items, today, mayWrite: keeps(actor.roles) }
}

/** The convention as this organisation sees it, or nothing: the two are never told apart. */
export async function getReadable({ tx }: Pick<Context, 'tx'>, conventionId: string): Promise<ConventionRow> {
  const row = await findConvention(tx, conventionId)
  if (!row) throw new NotFound('convention')
  return row
}

export type OfferFacts = {
  members: Member[]
  sites: (SiteFacts & { address: string })[]
  reasonsOf(offering: Offering): ReturnType<typeof reasonsNotToOffer>
}

/** What a host must know before it offers. */
export async function factsFor(
  { tx, actor, today }: At,
  { terms, besides }: { terms: Pick<Offering['terms'], 'from' | 'until'>; besides: readonly string[] },
): Promise<OfferFacts> {
  const { organisationId: hostId } = actor
  const members = await listMembersWith(tx, hostId)
  const sites = await listSiteFacts(tx, hostId, { from: terms.from, until: terms.until, besides })
  const facts = {
    ...{ today, hostId, sites },
    members: new Set(members.map((one) => one.organisationId)),
    alliances: new Set(members.filter((one) => one.organisationId === hostId).map((one) => one.allianceId)),
  }
  return { members, sites, reasonsOf: (offering) => reasonsNotToOffer(offering, facts) }
}

/** The words that who asks would read and sign: of the host the offer, of a guest its own. */
export async function wordsFor(
  { tx, actor }: At,
  row: ConventionRow,
  partners: readonly PartnerRow[],
): Promise<Words> {
  const { organisationId } = actor
  if (row.state === 'draft') return offerWords(await templateOf(tx, organisationId), row, partners)
  if (row.hostId === organisationId) return wordsOf(row)
  const own = partners.find(({ guestId }) => guestId === organisationId)
  if (own) return wordsOfPartner(row, own)
  return adherenceWords(row, (await getOrganisation(tx, organisationId)).name)
}

export async function shown(context: At, row: ConventionRow): Promise<Shown> {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const partners = await listPartners(tx, row.id)
  const isHost = row.hostId === organisationId
  const own = partners.find(({ guestId }) => guestId === organisationId)
  const mayKeep = keeps(actor.roles)
  const isOffered = row.state === 'offered'
  const alive = partners.filter((one) =>
    ['signed', 'in-force', 'notice-given'].includes(partnerState(row.terms, one, today)),
  )
  const reasons =
    row.state === 'draft'
      ? (await factsFor(context, { terms: row.terms, besides: besidesOf(row) })).reasonsOf({
          ...{ terms: row.terms, partners },
          siteIds: row.sites.map(({ id }) => id),
        })
      : []
  const waits = (one: PartnerRow) => partnerState(row.terms, one, today) === 'to-sign'
  const { document, sha256 } = await wordsFor(context, row, partners)
  const may = {
    write: mayKeep && isHost && row.state === 'draft',
    sign:
      mayKeep &&
      isOffered &&
      (isHost
        ? partners.some((one) => waits(one) && !one.hostSigned) || (row.terms.openTo !== null && !row.signed)
        : own !== undefined && waits(own) && !own.guestSigned),
    adhere: mayKeep && isOffered && !isHost && !own,
    decline: mayKeep && own !== undefined && waits(own),
    invite: mayKeep && isHost && isOffered && row.terms.openTo === null,
    end: mayKeep && alive.length > 0,
    renew: mayKeep && isHost && row.state !== 'draft',
  }
  return {
    ...{ id: row.id, hostId: row.hostId, hostName: row.hostName, isHost, state: row.state, terms: row.terms },
    ...{ sites: row.sites, renewsId: row.renewsId, signed: row.signed, offeredAt: row.offeredAt },
    ...{ endedOn: row.endedOn, document, sha256, today },
    reasons: may.sign || may.adhere ? await reasonsNotToPromise(context, row, partners) : reasons,
    warnings: mayKeep ? await warningsOf(context, row, partners) : [],
    partners: partners.map(shownPartner(row, today)),
    may,
  }
}
/** What it does not compete with for seats: itself, and what it renews. */
export const besidesOf = ({ id, renewsId }: Pick<ConventionRow, 'id' | 'renewsId'>): string[] =>
  renewsId ? [id, renewsId] : [id]

export const showConvention = async (
  context: Context,
  { conventionId }: { conventionId: string },
): Promise<Shown> => shown(context, await getReadable(context, conventionId))

/** What a form offers to choose from: members, alliances, own sites. */
export async function showChoices(context: Context): Promise<z.input<typeof conventions.choices.output>> {
  const { tx, actor, today } = context
  const members = await listMembersWith(tx, actor.organisationId)
  const sites = await listSiteFacts(tx, actor.organisationId, { from: today, until: today, besides: [] })
  const alliances = new Map(
    members
      .filter((one) => one.organisationId === actor.organisationId)
      .map((one) => [one.allianceId, one.alliance]),
  )
  const others = new Map(
    members
      .filter((one) => one.organisationId !== actor.organisationId)
      .map(({ organisationId, name, kind }) => [organisationId, { organisationId, name, kind }]),
  )
  return {
    members: [...others.values()],
    alliances: [...alliances].map(([id, name]) => ({ id, name })),
    sites: sites.map(({ siteId, name, address, seats, published }) => ({
      siteId,
      name,
      address,
      seats,
      published,
    })),
  }
}
