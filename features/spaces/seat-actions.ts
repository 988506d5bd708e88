// Seats: many at once in a list, or one by one on a floor's plan.
import type { Context } from '../../platform/context.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import type { SeatAttribute } from './rules.ts'
import { getOwnSite } from './site-actions.ts'
import { listFloors } from './store.ts'
import { saveSeats } from './writing-store.ts'

/** "12 seats numbered A1..A12" in one step. A label that is taken takes all of them back. */
export async function addSeats(
  context: Context,
  {
    siteId,
    floorId,
    prefix,
    first,
    count,
    attributes,
  }: {
    siteId: string
    floorId: string | null
    prefix: string
    first: number
    count: number
    attributes: SeatAttribute[]
  },
): Promise<{ items: { id: string; label: string }[] }> {
  const { tx, actor, audit } = context
  await getOwnSite(context, siteId)
  if (floorId !== null && !(await listFloors(tx, siteId)).some(({ id }) => id === floorId))
    throw new NotFound('floor')
  const wanted = Array.from({ length: count }, (_, index) => ({
    ...{ floorId, label: `${prefix}${first + index}`, x: null, y: null, attributes },
  }))
  const made = await saveSeats(tx, actor.organisationId, siteId, wanted)
  if (made.length < wanted.length) {
    const there = new Set(made.map(({ label }) => label))
    const taken = wanted.filter(({ label }) => !there.has(label)).map(({ label }) => label)
    throw new Refused([{ code: 'spaces/label-taken', labels: taken.slice(0, 10).join(', ') }])
  }
  audit('spaces/seats-added', siteId, { seats: made.length })
  return { items: made }
}
