// When a convention ends or is cut short: what is booked under it afterwards is moved or cancelled, with notice. The guest
// does it, in its own tenant and as a job: it alone knows whose the bookings are and where else it may sit.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import type { Notice } from '../notices/rules.ts'
import {
  countBookingsAfter,
  findLastMove,
  findMoveHeld,
  listBookingsAfter,
  listCountsAfter,
  listLentSites,
  saveMove,
  saveMoveProgress,
} from './move-store.ts'
import {
  type Berth,
  type BookingToMove,
  berthsFor,
  type Candidate,
  type Free,
  foresee,
} from './moving-rules.ts'
import type { conventionOffice } from './office-contract.ts'
import { lastDayOf } from './rules.ts'
import { getReadable } from './showing-actions.ts'
import { listPartners } from './store.ts'

export type Move = { booking: BookingToMove; berths: Berth[] }
export type Moved = { bookingId: string; berth: Berth | null }

/** Bookings come after conventions: the house tells what conventions ask of them. */
export type Bookings = {
  /** Seats that a guest could still have at some sites on some days. */
  listFree(
    tx: Transaction,
    guestId: string,
    sites: readonly { hostId: string; siteId: string }[],
    days: readonly Day[],
  ): Promise<Free[]>
  /** Ends each booking and books the first of its places that has a seat; of none, it stays ended. */
  move(moment: JobMoment, guestId: string, moves: readonly Move[]): Promise<Moved[]>
}

/** So many in one transaction: people see how far it is, and a job that was killed loses no more. */
const chunk = 200
/** A preview by name of more than these would be read by nobody: the rest is counted. */
const shownAtMost = 500

const candidatesOf = async (tx: Transaction, guestId: string, days: readonly Day[]): Promise<Candidate[]> =>
  days.length === 0 ? [] : listLentSites(tx, guestId, { from: days[0]!, until: days.at(-1)! })

type Ending = { conventionId: string; lastDay: Day; guestId?: string | undefined }

/**
 * What would become of the bookings: of the host counts by day, of the guest its own people by name. From tomorrow on: of
 * today and of what is past, who did not come would be missing.
 */
export const previewEnd =
  (bookings: Bookings) =>
  async (context: Context, asked: Ending): Promise<z.input<typeof conventionOffice.endPreview.output>> => {
    const { tx, actor, today } = context
    const { conventionId } = asked
    const lastDay = asked.lastDay < today ? today : asked.lastDay
    const row = await getReadable(context, conventionId)
    if (row.hostId === actor.organisationId) {
      const names = new Map((await listPartners(tx, conventionId)).map((one) => [one.guestId, one.guestName]))
      const counts = await listCountsAfter(tx, row.hostId, { conventionId, lastDay, guestId: asked.guestId })
      return {
        days: counts.map((one) => ({ ...one, guestName: names.get(one.guestId) ?? '' })),
        people: [],
        bookings: counts.reduce((sum, one) => sum + one.bookings, 0),
      }
    }
    const guestId = actor.organisationId
    const found = await listBookingsAfter(tx, guestId, { conventionId, lastDay, limit: shownAtMost })
    const days = [...new Set(found.map(({ day }) => day))].sort()
    const candidates = await candidatesOf(tx, guestId, days)
    const berths = new Map(found.map((one) => [one.id, berthsFor(one, candidates, asked)]))
    const sites = [...new Map([...berths.values()].flat().map((one) => [one.siteId, one])).values()]
    const free = sites.length > 0 ? await bookings.listFree(tx, guestId, sites, days) : []
    const places = foresee(found, ({ id }) => berths.get(id)!, free)
    return {
      days: [],
      people: found.map((one) => ({
        ...{
          day: one.day,
          morning: one.morning,
          afternoon: one.afternoon,
          name: one.name,
          site: one.site ?? '',
        },
        newSite: places.get(one.id)?.name ?? null,
      })),
      bookings: await countBookingsAfter(tx, guestId, { conventionId, lastDay }),
    }
  }

/** Begins to move what is booked after a last day; where that is on its way already, it is left to go on. */
export async function beginMove(
  { tx, now, enqueue }: Pick<JobMoment, 'tx' | 'now' | 'enqueue'>,
  guestId: string,
  { hostId, conventionId, lastDay }: { hostId: string; conventionId: string; lastDay: Day },
): Promise<void> {
  const bookings = await countBookingsAfter(tx, guestId, { conventionId, lastDay })
  if (bookings === 0) return
  const id = await saveMove(tx, guestId, { hostId, conventionId, afterDay: lastDay, bookings }, now)
  if (id) await enqueue('move-bookings', id)
}

/** Asked by the guest's office, who does not want to wait for the half hour. */
export async function startMove(
  context: Context,
  { conventionId }: { conventionId: string },
): Promise<z.input<typeof conventionOffice.move.output>> {
  const { tx, actor, today, audit } = context
  const guestId = actor.organisationId
  const row = await getReadable(context, conventionId)
  const own = (await listPartners(tx, conventionId)).find((one) => one.guestId === guestId)
  const isLeaving = own && (own.endsOn !== null || row.terms.until < today)
  refuseIf(isLeaving ? [] : [{ code: 'conventions/not-ending' }])
  // What is past stays as it was, however long ago it ended.
  const yesterday = addDays(today, -1)
  const last = lastDayOf(row.terms, own!)
  const lastDay = last < yesterday ? yesterday : last
  await beginMove(context, guestId, { hostId: row.hostId, conventionId, lastDay })
  audit('conventions/move-asked', conventionId)
  return showMove(context, { conventionId })
}

export async function showMove(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { conventionId }: { conventionId: string },
): Promise<z.input<typeof conventionOffice.move.output>> {
  await getReadable({ tx }, conventionId)
  const found = await findLastMove(tx, actor.organisationId, conventionId)
  if (!found) return { move: null }
  const { startedAt, endedAt, afterDay, bookings, moved, cancelled } = found
  return {
    move: {
      ...{ afterDay, bookings, moved, cancelled },
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    },
  }
}

/** The job. A booking that was moved or cancelled is not found again: taken up twice, nothing is done twice. */
export const moveBookings =
  (bookings: Bookings) =>
  async ({ organisationId, id, signal, transaction }: RunningJob): Promise<void> => {
    for (let isDone = false; !isDone && !signal.aborted; )
      isDone = await transaction((moment) => moveSome(moment, organisationId, id, bookings))
  }

async function moveSome(
  moment: JobMoment,
  guestId: string,
  id: string,
  bookings: Bookings,
): Promise<boolean> {
  const { tx, now, audit } = moment
  const move = await findMoveHeld(tx, guestId, id)
  if (!move || move.endedAt !== null) return true
  const ending = { conventionId: move.conventionId, lastDay: move.afterDay }
  const found = await listBookingsAfter(tx, guestId, { ...ending, limit: chunk })
  if (found.length === 0) {
    await saveMoveProgress(tx, guestId, id, { moved: 0, cancelled: 0, endedAt: now })
    audit('conventions/moved', move.conventionId, { moved: move.moved, cancelled: move.cancelled })
    return true
  }
  const days = found.map(({ day }) => day)
  const candidates = await candidatesOf(tx, guestId, days)
  const moves = found.map((booking) => ({ booking, berths: berthsFor(booking, candidates, ending) }))
  const done = new Map((await bookings.move(moment, guestId, moves)).map((one) => [one.bookingId, one.berth]))
  const told = found.map(({ id: bookingId, personId, day, site }): Notice => {
    const berth = done.get(bookingId)
    return berth
      ? {
          personId,
          kind: 'conventions/booking-moved',
          details: { day, site: site ?? '', newSite: berth.name },
        }
      : { personId, kind: 'conventions/booking-cancelled', details: { day, site: site ?? '' } }
  })
  await tell(moment, guestId, told)
  const moved = found.filter((one) => done.get(one.id)).length
  await saveMoveProgress(tx, guestId, id, { moved, cancelled: found.length - moved, endedAt: null })
  return false
}

/** A job that failed too often is closed, so that the next one may begin. */
export const giveUpMove = ({ organisationId, id, transaction }: RunningJob): Promise<void> =>
  transaction(({ tx, now }) =>
    saveMoveProgress(tx, organisationId, id, { moved: 0, cancelled: 0, endedAt: now }),
  )
