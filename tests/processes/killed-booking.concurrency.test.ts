import { expect, test } from 'vitest'
import { makeLent } from '../../bench/booking-places.ts'
import { killAgain, load } from '../../bench/booking-processes.ts'
import { systemClock } from '../../platform/clock.ts'
import { addDays } from '../../vocabulary/day.ts'
import { openTestDatabase } from '../setup/database.ts'

// The whole of it, with all attempts and more deaths, is part 6 of bench/booking.ts.
test('processes killed in the middle of bookings, requests repeated with their keys: nothing lost, nothing twice', async () => {
  const database = await openTestDatabase()
  try {
    await database.asOwner(async (owner) => {
      const lent = await makeLent(database, owner, 20)
      const site = await lent.makeSite(10)
      const first = addDays(systemClock.today(), 30)
      const { kills, outcome } = await killAgain(database.url!, { most: 2, every: 100 }, (bases) =>
        load({
          bases,
          path: '/api/v1/bookings',
          clients: lent.clients,
          body: { hostId: lent.hostId, siteId: site.siteId },
          deskAs: 'seatId',
          dayAs: 'days',
          dayIs: 'list',
          desks: site.seatIds,
          days: Array.from({ length: 20 }, (_, index) => addDays(first, index)),
          attempts: 1000,
          seconds: 120,
          seed: 5,
          distinct: false,
          repeats: true,
        }),
      )
      expect(kills).toBeGreaterThan(0)
      expect(Object.keys(outcome.statuses).sort()).toEqual(['201', '409'])
      expect(Object.keys(outcome.reasons)).not.toContain('no reason')
      const { rows } = await owner.query<{ id: string }>(
        'select id from booking where holds(state) order by id',
      )
      expect([...outcome.acknowledged].sort()).toEqual(rows.map(({ id }) => id))
    })
  } finally {
    await database.close()
  }
}, 180_000)
