// Seats are kept by signatures, not by offers: of two offers that promise the same ones the first that both sign has them.
import type { Context } from '../../platform/context.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { listOfferedTwice, listPromisedBeyond, type Promised } from './promise-store.ts'
import { seatsToPromise } from './rules.ts'
import type { ConventionRow, PartnerRow } from './store.ts'

type At = Pick<Context, 'tx' | 'actor' | 'today'>

/** Why who asks cannot sign now: seats that it would keep were kept for others meanwhile. */
export async function reasonsNotToPromise(
  { tx, actor, today }: At,
  row: ConventionRow,
  partners: readonly PartnerRow[],
): Promise<Reason[]> {
  const { seats, guests } = seatsToPromise(row, partners, actor.organisationId)
  const found = await listPromisedBeyond(tx, {
    ...promised(row, today),
    seats,
    besides: besides(row, guests),
  })
  return found.map((one) => ({ code: 'conventions/seats-kept-meanwhile', asked: seats, ...one }))
}

/** What renews itself does so only where its seats are not promised to others from then on. */
export async function isPromisedAfter(
  { tx }: Pick<At, 'tx'>,
  row: ConventionRow,
  staying: readonly PartnerRow[],
  span: Pick<Promised, 'from' | 'until'>,
): Promise<boolean> {
  const seats = staying.reduce((sum, one) => sum + (one.seats ?? 0), 0)
  const own = besides(
    row,
    staying.map(({ guestId }) => guestId),
  )
  return (
    (await listPromisedBeyond(tx, { ...promised(row, span.from), ...span, seats, besides: own })).length > 0
  )
}

/** To the host, before anybody signs: the same seats are in another offer, too. Nothing keeps from offering them twice. */
export async function warningsOf(
  { tx, actor, today }: At,
  row: ConventionRow,
  partners: readonly PartnerRow[],
): Promise<Reason[]> {
  const { seats, guests } = seatsToPromise(row, partners, actor.organisationId)
  if (row.hostId !== actor.organisationId || row.state === 'ended' || seats === 0) return []
  const others = await listOfferedTwice(tx, row.hostId, {
    ...promised(row, today),
    besides: row.renewsId ? [row.id, row.renewsId] : [row.id],
  })
  if (others.length === 0) return []
  const most = Math.max(
    ...[...new Set(others.map(({ site }) => site))].map((site) =>
      others.filter((one) => one.site === site).reduce((sum, one) => sum + one.seats, 0),
    ),
  )
  const asked = { ...promised(row, today), seats: seats + most, besides: besides(row, guests) }
  const short = new Map((await listPromisedBeyond(tx, asked)).map((one) => [one.site, one]))
  return others.flatMap(({ site, title, seats: offered }) => {
    const there = short.get(site)
    return there
      ? [{ code: 'conventions/seats-offered-twice', site, title, asked: seats, offered, seats: there.seats }]
      : []
  })
}

const promised = ({ hostId, sites, terms }: ConventionRow, today: Promised['from']) => ({
  ...{ hostId, sites, from: terms.from < today ? today : terms.from, until: terms.until },
  ...{ weekdays: terms.weekdays, morning: terms.morning, afternoon: terms.afternoon },
})
const besides = ({ id, renewsId }: ConventionRow, guestIds: readonly string[]) =>
  guestIds.flatMap((guestId) => [
    { guestId, conventionId: id },
    ...(renewsId ? [{ guestId, conventionId: renewsId }] : []),
  ])
