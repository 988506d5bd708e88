import type { Moment } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { listWays } from '../people/home-store.ts'
import { minutesOf } from './rules.ts'
import { listTransitToOffice } from './ways-store.ts'

/**
 * Minutes to the office, by person: as stated; else by timetable where one was searched; else estimated; null where
 * nothing is known. What a plan of a month counts, and so what its fairness is measured by.
 */
export async function minutesToOffice(
  tx: Moment['tx'],
  organisationId: string,
  day: Day,
): Promise<Map<string, number | null>> {
  const ways = await listWays(tx, organisationId, day)
  const transit = await listTransitToOffice(tx, organisationId)
  return new Map(
    [...ways].map(([personId, { minutes, estimated }]) => {
      const seconds = transit.get(personId)
      return [personId, estimated && seconds !== undefined ? minutesOf(seconds) : minutes]
    }),
  )
}
