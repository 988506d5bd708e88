// What time does to conventions, and what each side tells its own people: looked at every half hour, and when the other
// side changed something. Nothing is told twice, however often it is looked at.
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { tell } from '../notices/actions.ts'
import type { Notice, NoticeKind } from '../notices/rules.ts'
import { lend } from '../spaces/lending-actions.ts'
import { listConventionsToMove } from './move-store.ts'
import { beginMove } from './moving-actions.ts'
import { isPromisedAfter } from './promise-actions.ts'
import { lastDayOf, lendingsOf, partnerState, renewedUntil, warningDays } from './rules.ts'
import { saveOver, saveRoom } from './signing-store.ts'
import {
  type ConventionRow,
  listAllPartners,
  listConventions,
  listKeepers,
  type PartnerRow,
} from './store.ts'
import { deleteOldTraces, saveTold, type Told } from './telling-store.ts'
import { saveUntil } from './writing-store.ts'

export async function turnConventions(moment: JobMoment, organisationId: string): Promise<void> {
  const { tx, today } = moment
  await renewByThemselves(moment, organisationId)
  await saveOver(tx, organisationId, today)
  await saveRoom(tx, organisationId, today)
  await tellWhatChanged(moment, organisationId)
  await deleteOldTraces(tx, organisationId, moment.now)
  for (const ending of await listConventionsToMove(tx, organisationId, today))
    await beginMove(moment, organisationId, ending)
}

/** From the day on which notice could no longer be given in time, one that renews itself is renewed. */
async function renewByThemselves({ tx, today, audit }: JobMoment, organisationId: string): Promise<void> {
  const isDue = ({ hostId, state, terms }: ConventionRow) =>
    hostId === organisationId &&
    state === 'offered' &&
    terms.renewsMonths !== null &&
    terms.until < addDays(today, terms.noticeDays)
  const due = (await listConventions(tx)).filter(isDue)
  if (due.length === 0) return
  const partners = await listAllPartners(tx)
  for (const row of due) {
    const staying = partners.filter((one) => one.conventionId === row.id && one.endsOn === null)
    // Everybody whom it named has given notice: it ends with them.
    if (staying.length === 0 && row.terms.openTo === null) continue
    let until = row.terms.until
    while (until < addDays(today, row.terms.noticeDays)) until = renewedUntil(until, row.terms.renewsMonths!)
    // Somebody else has its seats from then on: it ends when it ends, as those who keep it have been told.
    if (await isPromisedAfter({ tx }, row, staying, { from: addDays(row.terms.until, 1), until })) continue
    await saveUntil(tx, organisationId, row.id, until)
    const terms = { ...row.terms, until }
    const siteIds = row.sites.map(({ id }) => id)
    await lend(
      { tx },
      staying.flatMap((one) => lendingsOf({ ...row, terms, siteIds }, one)),
    )
    audit('conventions/renewed', row.id, { until })
  }
}

type News = Told & { kind: NoticeKind; details: Notice['details'] }

/** All that there is to tell now of one partner's side of a convention; what was told before is left out later. */
function newsOf(row: ConventionRow, partner: PartnerRow, me: string, today: Day): News[] {
  const { title: name } = row.terms
  const isHost = row.hostId === me
  const other = isHost ? partner.guestName : row.hostName
  const state = partnerState(row.terms, partner, today)
  const lastDay = lastDayOf(row.terms, partner)
  const news = (what: string, kind: NoticeKind, details: Notice['details']): News => ({
    ...{ hostId: row.hostId, conventionId: row.id, guestId: partner.guestId, what, kind, details },
  })
  if (state === 'to-sign' && !(isHost ? partner.hostSigned : partner.guestSigned))
    return isHost && !partner.guestSigned ? [] : [news('to-sign', 'conventions/to-sign', { name, other })]
  if (state === 'declined' && isHost && partner.endedBy !== me)
    return [news('declined', 'conventions/declined', { name, other })]
  if (state === 'signed' || state === 'in-force') {
    // News for a week: of what came with an import or a demo nobody is told that it began last spring.
    const told =
      partner.beginsOn! >= addDays(today, -7)
        ? [news('in-force', 'conventions/in-force', { name, other, from: partner.beginsOn! })]
        : []
    const days = warningDays.findLast((before) => addDays(today, before) >= lastDay)
    if (days !== undefined)
      told.push(news(`ends ${lastDay} ${days}`, 'conventions/ends-soon', { name, other, until: lastDay }))
    return told
  }
  if (
    partner.endsOn !== null &&
    partner.endedBy !== me &&
    partner.beginsOn !== null &&
    lastDay >= addDays(today, -7)
  )
    return [
      news(`notice ${partner.endsOn}`, 'conventions/notice-given', { name, other, until: partner.endsOn }),
    ]
  return []
}

async function tellWhatChanged({ tx, now, today }: JobMoment, organisationId: string): Promise<void> {
  const rows = new Map((await listConventions(tx)).map((row) => [row.id, row]))
  const partners = await listAllPartners(tx)
  const found = partners.flatMap((one) => {
    const row = rows.get(one.conventionId)
    return row && row.state !== 'draft' ? newsOf(row, one, organisationId, today) : []
  })
  if (found.length === 0) return
  const fresh = new Set((await saveTold(tx, organisationId, found, now)).map(keyOf))
  const keepers = fresh.size > 0 ? await listKeepers(tx, organisationId) : []
  await tell(
    { tx, now },
    organisationId,
    found
      .filter((one) => fresh.has(keyOf(one)))
      .flatMap(({ kind, details }) => keepers.map((personId) => ({ personId, kind, details }))),
  )
}

const keyOf = ({ conventionId, guestId, what }: Told): string => `${conventionId} ${guestId} ${what}`
