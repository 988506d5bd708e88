import type { Context } from '../../platform/context.ts'
import { addSeats } from './seat-actions.ts'
import { publishSite, writeSite } from './site-actions.ts'
import type { SiteWritten } from './writing-store.ts'

/** A site as a small firm would write it, for tests and the demo. */
export const exampleSite = (changes: Partial<SiteWritten> = {}): SiteWritten => ({
  ...{ name: 'Casa del lavoro', kind: 'municipal', address: 'Via del Mulino 3' },
  ...{ latitude: 45.4862, longitude: 9.2101, neighbourhood: 'Ponte' },
  ...{ equipment: ['monitor', 'quiet', 'step-free'], houseRules: 'Si entra dal cortile.', transportNote: '' },
  ...{ contactName: 'Portineria', contactEmail: 'casa@valle-quieta.example', contactPhone: '' },
  ...{ capacity: null, opens: [480, 480, 480, 480, 480, null, null] },
  ...{ closes: [1140, 1140, 1140, 1140, 1140, null, null], noon: 780, patronDay: '12-07' },
  ...{ openOnHolidays: false, approval: false, advanceDays: 60, cancelHours: 2 },
  ...changes,
})

/**
 * A published site with numbered seats, on a list without a plan.
 * @param context of who hosts
 */
export async function publishedSite(
  context: Context,
  { seats = 4, prefix = 'A', ...changes }: Partial<SiteWritten> & { seats?: number; prefix?: string } = {},
): Promise<{ siteId: string; seatIds: string[] }> {
  const { id: siteId } = await writeSite(context, exampleSite(changes))
  const { items } = await addSeats(context, {
    ...{ siteId, floorId: null, prefix, first: 1, count: seats, attributes: [] },
  })
  await publishSite(context, { siteId })
  return { siteId, seatIds: items.map(({ id }) => id) }
}
