import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import type { conventionOffice } from './office-contract.ts'
import { costCents, lentHalves, occupancyPercent, peopleBand } from './report-rules.ts'
import { listRemarks, listUse, listUsedSites, saveRemark } from './report-store.ts'
import { lastDayOf, partnerState } from './rules.ts'
import { getReadable } from './showing-actions.ts'
import { listPartners } from './store.ts'

type Report = z.input<typeof conventionOffice.report.output>

/** Until today, or until it ended: the host reads all partners, a partner itself. */
export async function showReport(
  context: Context,
  { conventionId }: { conventionId: string },
): Promise<Report> {
  const { tx, actor, today } = context
  const row = await getReadable(context, conventionId)
  refuseIf(row.state === 'draft' ? [{ code: 'conventions/not-offered', state: row.state }] : [])
  const { terms } = row
  const last = row.endedOn !== null && row.endedOn < terms.until ? row.endedOn : terms.until
  const until = last < today ? last : today
  const span = { from: terms.from, until }
  const partners = await listPartners(tx, conventionId)
  const use = new Map((await listUse(tx, conventionId, span)).map((one) => [one.guestId, one]))
  const sites = await listUsedSites(tx, conventionId, span)
  const items = partners
    .filter((one) => one.beginsOn !== null)
    .map((one) => {
      const ended = lastDayOf(terms, one)
      const own = { from: one.beginsOn!, until: ended < until ? ended : until }
      const { halves = 0, people = 0 } = use.get(one.guestId) ?? {}
      return {
        ...{ guestId: one.guestId, guestName: one.guestName, state: partnerState(terms, one, today), ...own },
        days: halves / 2,
        people: peopleBand(people),
        occupancyPercent: occupancyPercent(halves, lentHalves(sites, terms, one.seats, own)),
        costCents: costCents(terms, { halves, seats: one.seats, sites: sites.length, span: own }),
      }
    })
  const halves = items.reduce((sum, one) => sum + one.days * 2, 0)
  const isHost = row.hostId === actor.organisationId
  const names = new Map([
    [row.hostId, row.hostName],
    ...partners.map((one) => [one.guestId, one.guestName] as const),
  ])
  return {
    ...{ title: terms.title, hostName: row.hostName, isHost, ...span, partners: items },
    days: halves / 2,
    occupancyPercent: isHost ? occupancyPercent(halves, lentHalves(sites, terms, null, span)) : null,
    remarks: (await listRemarks(tx, conventionId)).map(({ byOrganisationId, saidAt, ...one }) => ({
      ...one,
      organisation: names.get(byOrganisationId) ?? '',
      isOwn: byOrganisationId === actor.organisationId,
      saidAt: saidAt.toISOString(),
    })),
  }
}

/** What an office says of it: a line or two, read by the other side. */
export async function sayRemark(
  context: Context,
  { conventionId, words }: { conventionId: string; words: string },
): Promise<Record<string, never>> {
  const { tx, actor, now, audit } = context
  const row = await getReadable(context, conventionId)
  const isParty =
    row.hostId === actor.organisationId ||
    (await listPartners(tx, conventionId)).some(
      (one) => one.guestId === actor.organisationId && one.beginsOn !== null,
    )
  if (!isParty) throw new NotFound('convention')
  const at = { hostId: row.hostId, conventionId, by: actor.organisationId }
  await saveRemark(tx, at, { words, name: actor.name }, now)
  audit('conventions/remarked', conventionId)
  return {}
}
