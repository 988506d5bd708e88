import { expect } from 'vitest'
import { scheduleDelivery } from '../app/schedule.ts'
import { tell } from '../features/notices/actions.ts'
import type { NoticeDetails, NoticeKind } from '../features/notices/rules.ts'
import type { Name, World } from './world.ts'

/** Telling people of a world something, and bringing it to them when its clock says so. */
export const deliveringIn = (world: World) => ({
  told: (name: Name, kind: NoticeKind, details: NoticeDetails) =>
    world.database.transaction(world.organisationId, (tx) =>
      tell({ tx, now: world.clock.now() }, world.organisationId, [
        { personId: world.personIdOf(name), kind, details },
      ]),
    ),
  /** Lets the schedule look once, and waits until nothing is due any more. */
  async delivered(): Promise<void> {
    const stop = scheduleDelivery(world.database, world.house.jobs, world.clock, (fault) =>
      expect(fault).toBeUndefined(),
    )
    const open = () =>
      world.database.asOwner(async (owner) => {
        const { rows } = await owner.query(
          `select (select count(*) from notice where sorted_at is null)
             + (select count(*) from notice_delivery where outcome is null and due_at <= $1) as open`,
          [new Date(world.clock.now())],
        )
        return Number(rows[0].open)
      })
    await world.untilDone(open, (count) => count === 0)
    stop()
  },
})
