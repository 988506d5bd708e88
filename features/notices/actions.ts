import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context, Moment } from '../../platform/context.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findPerson } from '../people/store.ts'
import { type Band, reasonsNotToKeepBand, usualBand } from './band-rules.ts'
import type { notices } from './contract.ts'
import { countOutcomes, listFailures, reviveFailures } from './delivery-store.ts'
import { isKind, kindNames, type Notice, pageOf, usualWay } from './rules.ts'
import {
  countUnread,
  deleteOldNotices,
  findBand,
  findHabit,
  type Habit,
  listNotices,
  listPreferences,
  saveBand,
  saveHabit,
  saveNotices,
  saveOver,
  savePreferences,
  saveRead,
  usualHabit,
} from './store.ts'

/** Tells people something, in the transaction of what is told: however many, one statement. */
export async function tell(
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  organisationId: string,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length > 0) await saveNotices(tx, organisationId, notices, now)
}

/** The same, and what was told of the same before and not read yet is over: one reads how things stand, once. */
export async function tellAnew(
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  organisationId: string,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return
  await saveOver(tx, organisationId, notices, now)
  await saveNotices(tx, organisationId, notices, now)
}

/** Forgets what was told so long ago that nobody looks for it here. */
export const forgetOldNotices = ({ tx, now }: Pick<Moment, 'tx' | 'now'>, organisationId: string) =>
  deleteOldNotices(tx, organisationId, now)

// Inbox -------------------------------------------------------------------------------------------------

export async function showMyNotices(
  { tx, actor }: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const [madeAt = '', id = ''] = cursor?.split('.') ?? []
  const before = cursor ? { madeAt: Number(madeAt), id } : undefined
  const rows = await listNotices(tx, actor.organisationId, actor.personId, { before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    // A kind that this version no longer knows has no words.
    items: shown
      .filter(({ kind }) => isKind(kind))
      .map(({ madeAt, readAt, ...row }) => ({
        ...row,
        page: pageOf(row.kind, row.details),
        madeAt: madeAt.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    nextCursor: rows.length > limit && last ? `${last.madeAt.getTime()}.${last.id}` : null,
    unread: await countUnread(tx, actor.organisationId, actor.personId),
  }
}

export const showMyUnread = async ({ tx, actor }: Context) => ({
  unread: await countUnread(tx, actor.organisationId, actor.personId),
})

export async function markNotices(
  { tx, actor, now }: Context,
  { ids, read }: { ids: readonly string[]; read: boolean },
) {
  await saveRead(tx, actor.organisationId, actor.personId, { ids, read }, now)
  return {}
}

export const markAllRead = async ({ tx, actor, now }: Context) => ({
  ids: await saveRead(tx, actor.organisationId, actor.personId, { ids: 'all', read: true }, now),
})

// Preferences -------------------------------------------------------------------------------------------

export const showMyPreferences =
  ({ mail }: Services) =>
  async ({ tx, actor }: Context) => {
    const { organisationId, personId } = actor
    const chosen = new Map(
      (await listPreferences(tx, organisationId, personId)).map((one) => [one.kind, one.way]),
    )
    const habit = (await findHabit(tx, organisationId, personId)) ?? usualHabit
    const person = await findPerson(tx, organisationId, personId)
    return {
      ...habit,
      ways: kindNames.map((kind) => ({ kind, way: chosen.get(kind) ?? usualWay(kind) })),
      usual: kindNames.map((kind) => ({ kind, way: usualWay(kind) })),
      organisationBand: (await findBand(tx, organisationId)) ?? usualBand,
      email: person?.email ?? null,
      mails: mail !== undefined,
    }
  }

export async function changeMyPreferences(
  { tx, actor }: Context,
  { ways, ...habit }: Habit & Pick<z.output<typeof notices.changeMyPreferences.input>, 'ways'>,
) {
  const { organisationId, personId } = actor
  const organisationBand = (await findBand(tx, organisationId)) ?? usualBand
  refuseIf(habit.band ? reasonsNotToKeepBand(habit.band, organisationBand) : [])
  await saveHabit(tx, organisationId, personId, habit)
  const last = new Map(ways.map(({ kind, way }) => [kind, way]))
  const chosen = [...last].map(([kind, way]) => ({ kind, way }))
  await savePreferences(
    tx,
    organisationId,
    personId,
    chosen.filter(({ kind, way }) => way !== usualWay(kind)),
  )
  return {}
}

// For who administers -----------------------------------------------------------------------------------

const shownFailures = 200
const countedMilliseconds = 30 * 24 * 3600_000

export const showDelivery =
  ({ mail }: Services) =>
  async ({ tx, actor, now }: Context) => {
    const counts = await countOutcomes(tx, actor.organisationId, now - countedMilliseconds)
    return {
      band: (await findBand(tx, actor.organisationId)) ?? usualBand,
      mails: mail !== undefined,
      waiting: counts.reduce((sum, { outcome, count }) => sum + (outcome ? 0 : count), 0),
      outcomes: counts.flatMap(({ outcome, ...of }) => (outcome ? [{ ...of, outcome }] : [])),
    }
  }

export async function changeBand({ tx, actor, now, audit }: Context, { from, to }: Band) {
  refuseIf(reasonsNotToKeepBand({ from, to }))
  await saveBand(tx, actor.organisationId, { from, to }, { personId: actor.personId, now })
  audit('notices/band-changed', actor.organisationId, { from, to })
  return {}
}

export async function showFailures({ tx, actor }: Context) {
  const rows = await listFailures(tx, actor.organisationId, shownFailures)
  return { items: rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: instantText(lastAt.getTime()) })) }
}

/** What was read meanwhile needs no second try; the band holds for the second try too. */
export async function retryFailures(
  { tx, actor, now, audit, enqueue }: Context,
  { personId }: { personId: string },
) {
  if (!(await findPerson(tx, actor.organisationId, personId))) throw new NotFound('person')
  const retried = await reviveFailures(tx, actor.organisationId, personId, now)
  audit('notices/retried', personId, { retried })
  if (retried > 0) await enqueue('deliver-notices', actor.organisationId)
  return { retried }
}
