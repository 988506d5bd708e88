import { lendingsOf } from '../../features/conventions/rules.ts'
import { saveManyNearSites } from '../../features/mobility/many-store.ts'
import type { Stage } from './months.ts'
import type { DemoNetwork } from './network-party.ts'

/** Walking: the way is so much longer than the straight line, at so many metres in a second; as engines/mobility has it. */
const detour = 1.3
const metresPerSecond = 1.3
/** The policy's usual value; nobody has more than so many. */
const nearMinutes = 30
const mostKept = 5
/** Assumed: of every so many homes one is near spaces at first, so that the plan leaves seats to be booked. */
const homesKnown = 3
const signed = { at: '', by: '', way: null }

/**
 * The spaces near each home, on foot alone, until the first computation of ways finds them by all modes: the month that
 * the demo publishes gives seats in them.
 */
export async function findNearSpaces(
  { database, city, organisationId }: Stage,
  { parties, conventions }: DemoNetwork,
): Promise<void> {
  const lent = new Set(
    conventions.flatMap((one) =>
      one.partners
        .filter(({ guestId, signedOn }) => guestId === organisationId && signedOn !== null)
        .flatMap((partner) => lendingsOf(one, { ...partner, hostSigned: signed, guestSigned: signed }))
        .map(({ siteId }) => siteId),
    ),
  )
  const sites = parties.flatMap(({ id: hostId, sites: own }) =>
    own
      .filter(({ id }) => hostId === organisationId || lent.has(id))
      .map(({ id: siteId, latitude, longitude }) => ({ hostId, siteId, latitude, longitude })),
  )
  const some = city.people.filter(({ member }, index) => member || index % homesKnown === 0)
  const rows = some.flatMap(({ id: personId, home }) =>
    sites
      .map(({ hostId, siteId, latitude, longitude }) => {
        // Degrees as metres at this latitude.
        const straight =
          1000 * Math.hypot((home.latitude - latitude) * 111.2, (home.longitude - longitude) * 78)
        return { personId, hostId, siteId, seconds: Math.round((straight * detour) / metresPerSecond) }
      })
      .filter(({ seconds }) => seconds <= 60 * nearMinutes)
      .sort((a, b) => a.seconds - b.seconds)
      .slice(0, mostKept),
  )
  await database.transaction(organisationId, (tx) => saveManyNearSites(tx, organisationId, rows))
}
