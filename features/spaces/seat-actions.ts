// Seats: many at once in a list, or one by one on a floor's plan.
import type { Context } from '../../platform/context.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import type { Seat, SeatAttribute } from './rules.ts'
import { getOwnSite } from './site-actions.ts'
import { listFloors, listSeats } from './store.ts'
import { listBookedSeats } from './touched-store.ts'
import { deleteSeat, type SeatWritten, saveSeatChanges, saveSeats } from './writing-store.ts'

type Made = { items: { id: string; label: string }[] }

async function getFloors({ tx }: Context, siteId: string): Promise<Set<string>> {
  return new Set((await listFloors(tx, siteId)).map(({ id }) => id))
}

/** "12 seats numbered A1..A12" in one step. A label that is taken takes all of them back. */
export async function addSeats(
  context: Context,
  written: {
    siteId: string
    floorId: string | null
    prefix: string
    first: number
    count: number
    attributes: SeatAttribute[]
  },
): Promise<Made> {
  const { siteId, floorId, prefix, first, count, attributes } = written
  await getOwnSite(context, siteId)
  if (floorId !== null && !(await getFloors(context, siteId)).has(floorId)) throw new NotFound('floor')
  const wanted = Array.from({ length: count }, (_, index) => ({
    ...{ floorId, label: `${prefix}${first + index}`, x: null, y: null, attributes },
  }))
  const items = await make(context, siteId, wanted)
  context.audit('spaces/seats-added', siteId, { seats: items.length })
  return { items }
}

async function make(
  { tx, actor }: Context,
  siteId: string,
  wanted: readonly SeatWritten[],
): Promise<Made['items']> {
  const made = await saveSeats(tx, actor.organisationId, siteId, wanted)
  const there = new Set(made.map(({ label }) => label))
  const taken = wanted.filter(({ label }) => !there.has(label)).map(({ label }) => label)
  if (made.length < wanted.length)
    throw new Refused([{ code: 'spaces/label-taken', labels: taken.slice(0, 10).join(', ') }])
  return made
}

/** What the editor of a floor saves: seats moved, renamed, described, and new ones, all or none. */
export async function writeSeats(
  context: Context,
  { siteId, seats }: { siteId: string; seats: (SeatWritten & { id?: string | undefined })[] },
): Promise<Made> {
  const { tx, actor, audit } = context
  await getOwnSite(context, siteId)
  const floors = await getFloors(context, siteId)
  const before = new Map((await listSeats(tx, siteId)).map((seat) => [seat.id, seat]))
  if (seats.some(({ floorId }) => floorId !== null && !floors.has(floorId))) throw new NotFound('floor')
  const [changed, added] = [seats.filter(isThere), seats.filter((seat) => !isThere(seat))]
  if (changed.some(({ id }) => !before.has(id))) throw new NotFound('seat')
  const taken = labelsTaken(before, seats)
  refuseIf(taken.length > 0 ? [{ code: 'spaces/label-taken', labels: taken.slice(0, 10).join(', ') }] : [])
  if (changed.length > 0) await saveSeatChanges(tx, actor.organisationId, siteId, changed)
  const made = added.length > 0 ? await make(context, siteId, added) : []
  audit('spaces/seats-written', siteId, { changed: changed.length, added: made.length })
  return { items: [...changed.map(({ id, label }) => ({ id, label })), ...made] }
}

const isThere = (seat: SeatWritten & { id?: string | undefined }): seat is SeatWritten & { id: string } =>
  seat.id !== undefined

/** Labels that two seats would have: two of those written, or one of them and one that stays. */
function labelsTaken(
  before: ReadonlyMap<string, Seat>,
  seats: readonly { id?: string | undefined; label: string }[],
): string[] {
  const written = new Set(seats.map(({ id }) => id))
  const taken = new Set([...before.values()].filter(({ id }) => !written.has(id)).map(({ label }) => label))
  return seats.flatMap(({ label }) => {
    if (taken.has(label)) return [label]
    taken.add(label)
    return []
  })
}

/** One that nobody ever booked: it was a slip of the pen. */
export async function removeSeat(
  context: Context,
  { siteId, seatId }: { siteId: string; seatId: string },
): Promise<Record<string, never>> {
  const { tx, actor, audit } = context
  await getOwnSite(context, siteId)
  const booked = await listBookedSeats(tx, actor.organisationId, siteId)
  refuseIf(booked.has(seatId) ? [{ code: 'spaces/seat-booked' }] : [])
  if (!(await deleteSeat(tx, actor.organisationId, { siteId, seatId }))) throw new NotFound('seat')
  audit('spaces/seat-removed', siteId, { seatId })
  return {}
}
