import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { pseudonymisePerson } from '../people/erasure-actions.ts'
import {
  findLeaver,
  type Leaver,
  listDueErasures,
  listLeavers,
  saveErased,
  saveErasure,
  saveHold,
  saveLifting,
  saveWithdrawal,
} from './keeping-store.ts'
import { erasureWaitDays, type HoldGround, reasonsNotToErase } from './rules.ts'
import { countTraces, eraseTraces, openWhatIsOf, type TableCount } from './store.ts'
import { keptTables } from './tables-rules.ts'

const mostShown = 200
/** So many in one transaction: each looks into every table. The next turn of the job goes on. */
const mostAtOnce = 20

export async function showErasures({ tx, actor, today }: Context) {
  const leavers = await listLeavers(tx, actor.organisationId, { before: today, limit: mostShown })
  return { items: leavers.map((leaver) => ({ ...shown(leaver), reasons: reasonsNotToErase(leaver, today) })) }
}

const shown = ({ personId, givenName, familyName, leftOn, waitingFor, holds }: Leaver) => ({
  personId,
  name: `${givenName} ${familyName}`,
  leftOn,
  waitingFor,
  holds,
})

async function getLeaver({ tx, actor }: Context, personId: string): Promise<Leaver> {
  const leaver = await findLeaver(tx, actor.organisationId, personId)
  if (!leaver) throw new NotFound('person')
  return leaver
}

/** Whether somebody had a priority, or came to a seat, is for nobody to read off a count: it goes all the same. */
const isSpoken = ({ table }: TableCount): boolean =>
  !['priorities', 'visits'].includes(keptTables[table]!.kind)

async function tracesOf(tx: Context['tx'], organisationId: string, leaver: Leaver): Promise<TableCount[]> {
  await openWhatIsOf(tx, leaver.personId)
  const counts = await countTraces(tx, organisationId, leaver.personId, leaver)
  await openWhatIsOf(tx, undefined)
  return counts.filter(isSpoken)
}

/** What an erasure would do, and the key by which it is asked for: it is of this picture and of no other. */
export async function previewErasure(context: Context, { personId }: { personId: string }) {
  const { tx, actor, today } = context
  const leaver = await getLeaver(context, personId)
  const reasons = reasonsNotToErase(leaver, today)
  // Of who works here nothing is counted: looked at again and again, a count would say what they do each day.
  const isHere = reasons.some(({ code }) => code === 'privacy/still-here')
  const tables = isHere ? [] : await tracesOf(tx, actor.organisationId, leaver)
  const kindsFound = [...new Set(tables.map(({ table }) => keptTables[table]!.kind))]
  const picture = { ...shown(leaver), tables }
  return {
    ...shown(leaver),
    kinds: kindsFound.map((kind) => {
      const own = tables.filter(({ table }) => keptTables[table]!.kind === kind)
      const sum = (what: 'deleted' | 'blanked' | 'kept') => own.reduce((all, table) => all + table[what], 0)
      return { kind, deleted: sum('deleted'), blanked: sum('blanked'), kept: sum('kept') }
    }),
    reasons,
    dueOn: addDays(today, erasureWaitDays),
    previewKey: createHash('sha256').update(JSON.stringify(picture)).digest('hex'),
  }
}

export async function askErasure(
  context: Context,
  { personId, previewKey }: { personId: string; previewKey: string },
) {
  const { tx, actor, now, today, audit } = context
  const preview = await previewErasure(context, { personId })
  refuseIf([
    ...preview.reasons,
    ...(preview.reasons.length === 0 && preview.previewKey !== previewKey
      ? [{ code: 'privacy/preview-outdated' }]
      : []),
  ])
  const dueOn = addDays(today, erasureWaitDays)
  const saved = await saveErasure(tx, actor.organisationId, {
    ...{ personId, ground: 'request', askedBy: actor.personId, dueOn, now },
  })
  refuseIf(saved ? [] : [{ code: 'privacy/erasure-waiting', day: dueOn }])
  audit('privacy/erasure-asked', personId, { dueOn })
  return { dueOn }
}

export async function withdrawErasure(
  { tx, actor, now, audit }: Context,
  { personId }: { personId: string },
) {
  const withdrawn = await saveWithdrawal(tx, actor.organisationId, personId, { by: actor.personId, now })
  if (!withdrawn) throw new NotFound('erasure')
  audit('privacy/erasure-withdrawn', personId)
  return {}
}

export async function placeHold(
  context: Context,
  hold: { personId: string; ground: HoldGround; reference: string; until: Day | null },
) {
  const { tx, actor, now, today, audit } = context
  const { erased } = await getLeaver(context, hold.personId)
  refuseIf([
    ...(erased ? [{ code: 'privacy/erased-already' }] : []),
    ...(hold.until !== null && hold.until < today ? [{ code: 'privacy/hold-over-already' }] : []),
  ])
  const id = await saveHold(tx, actor.organisationId, hold, { by: actor.personId, now })
  audit('privacy/hold-placed', hold.personId, { ground: hold.ground })
  return { id }
}

export async function liftHold({ tx, actor, now, audit }: Context, { holdId }: { holdId: string }) {
  const lifted = await saveLifting(tx, actor.organisationId, holdId, { by: actor.personId, now })
  if (!lifted) throw new NotFound('hold')
  audit('privacy/hold-lifted', holdId)
  return {}
}

/** Erases whom it was asked for some days ago, and who left so long ago; what stands in the way is looked at anew. */
export async function eraseDue(moment: JobMoment, organisationId: string, leftBefore: Day): Promise<void> {
  const { tx, today, now } = moment
  const asked = await listDueErasures(tx, organisationId, today)
  const old = await listLeavers(tx, organisationId, { before: leftBefore, limit: mostAtOnce })
  for (const { personId } of asked.slice(0, mostAtOnce)) await erase(moment, organisationId, personId)
  for (const leaver of old) {
    if (leaver.waitingFor !== null || reasonsNotToErase(leaver, today).length > 0) continue
    await saveErasure(tx, organisationId, {
      ...{ personId: leaver.personId, ground: 'age', askedBy: null, dueOn: today, now },
    })
    await erase(moment, organisationId, leaver.personId)
  }
}

async function erase(
  { tx, now, today, audit }: JobMoment,
  organisationId: string,
  personId: string,
): Promise<void> {
  const leaver = (await findLeaver(tx, organisationId, personId))!
  // A dispute that began meanwhile, or a return to work: it waits, and is shown as waiting.
  if (reasonsNotToErase({ ...leaver, waitingFor: null }, today).length > 0) return
  await openWhatIsOf(tx, personId, 'erasure')
  const counts = (await countTraces(tx, organisationId, personId, leaver)).filter(isSpoken)
  await eraseTraces(tx, organisationId, personId, leaver)
  await openWhatIsOf(tx, undefined)
  await pseudonymisePerson(tx, organisationId, personId)
  const gone = counts.filter(({ deleted, blanked }) => deleted + blanked > 0)
  await saveErased(
    tx,
    organisationId,
    personId,
    Object.fromEntries(gone.map(({ table, deleted, blanked }) => [table, deleted + blanked])),
    now,
  )
  audit('privacy/person-erased', personId, {
    deleted: counts.reduce((sum, { deleted }) => sum + deleted, 0),
    blanked: counts.reduce((sum, { blanked }) => sum + blanked, 0),
  })
}
