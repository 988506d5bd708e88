// What the office does: sends, puts into a file, notes, takes up again, annuls.
import { randomUUID } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { xlsxOf } from '../../platform/sheets/writing.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import {
  type Dispatch,
  findDispatch,
  findDispatchHeld,
  saveCancelled,
  saveDispatch,
  saveDispatchEnd,
  saveExported,
} from './dispatch-store.ts'
import { saveDuties } from './event-store.ts'
import { fill } from './fault-rules.ts'
import { rowsOf, sheetNames } from './file-rules.ts'
import { lookAt, readyAlone, shownDispatch } from './reading-actions.ts'
import { deadlineOf, type Kind } from './rules.ts'
import { findAccess, findSettings, lockCommunications } from './settings-store.ts'
import {
  findCommunicationHeld,
  listCodesTaken,
  listOfDispatch,
  listWaiting,
  saveState,
  type WithWorker,
} from './store.ts'

async function settingsOf({ tx, actor }: Pick<Context, 'tx' | 'actor'>) {
  const found = await findSettings(tx, actor.organisationId)
  if (!found) throw new Refused([{ code: 'communications/not-set' }])
  return found.settings
}

async function take(
  { tx, actor, now }: Context,
  channel: Dispatch['channel'],
  kind: Kind | null,
  ids: readonly string[],
  seen: number,
): Promise<string> {
  refuseIf([
    ...(ids.length === 0 ? [{ code: 'communications/nothing-ready' }] : []),
    ...(ids.length !== seen ? [{ code: 'communications/ready-differs', found: ids.length, seen }] : []),
  ])
  const id = randomUUID()
  const asked = { id, channel, kind, communicationIds: ids, by: actor.personId }
  const taken = await saveDispatch(tx, actor.organisationId, asked, now)
  // Somebody else sends some of them at this moment.
  if (taken.length !== ids.length) throw new Refused([{ code: 'communications/taken-meanwhile' }])
  return id
}

export async function sendReady(
  context: Context,
  { ready: seen }: { ready: number },
): Promise<{ id: string }> {
  const { tx, actor, today, audit, enqueue } = context
  const { organisationId } = actor
  const settings = await settingsOf(context)
  const reasons: Reason[] = []
  if (settings.channel !== 'rest') reasons.push({ code: 'communications/channel-is-file' })
  if (!(await findAccess(tx, organisationId))) reasons.push({ code: 'communications/no-access' })
  refuseIf(reasons)
  await lockCommunications(tx, organisationId)
  const looked = lookAt(await listWaiting(tx, organisationId), settings, today)
  const ids = looked.filter((one) => one.ready).map(({ row }) => row.id)
  const id = await take(context, 'rest', null, ids, seen)
  await enqueue('send-communications', id)
  audit('communications/sending-asked', id, { communications: ids.length })
  return { id }
}

/** All of one kind that is ready: it is then said to be in a file until its results come. */
export async function makeFile(
  context: Context,
  { kind, ready: seen }: { kind: Kind; ready: number },
): Promise<{ id: string }> {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const settings = await settingsOf(context)
  await lockCommunications(tx, organisationId)
  const looked = lookAt(await listWaiting(tx, organisationId), settings, today)
  const ready = readyAlone(
    looked.filter((one) => one.ready),
    kind,
  )
  const ids = ready.map(({ row }) => row.id)
  const id = await take(context, 'file', kind, ids, seen)
  await saveExported(tx, organisationId, id, { by: actor.personId, now })
  await saveDispatchEnd(tx, organisationId, id, null, now)
  audit('communications/file-made', id, { kind, communications: ids.length })
  return { id }
}

export async function downloadFile(
  context: Context,
  { dispatchId }: { dispatchId: string },
): Promise<FileAnswer> {
  const { tx, actor, today, audit } = context
  const { organisationId } = actor
  const dispatch = await findDispatch(tx, organisationId, dispatchId)
  if (dispatch?.channel !== 'file' || !dispatch.kind) throw new NotFound('file')
  const { kind } = dispatch
  const settings = await settingsOf(context)
  const thisYear = Number(today.slice(0, 4))
  const many = (await listOfDispatch(tx, organisationId, dispatchId)).map((row) =>
    fill({ ...filledBy(row), code: row.target ?? '' }, row.worker, settings, thisYear),
  )
  audit('communications/file-read', dispatchId, { kind })
  return {
    fileName: `LA-${sheetNames[kind]}-${dispatch.askedAt.toISOString().slice(0, 10)}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await xlsxOf([{ name: sheetNames[kind], rows: rowsOf(kind, many, settings.headings) }]),
  }
}
const filledBy = ({ number, kind, signedOn, startsOn, endsOn }: WithWorker) => ({
  ...{ number, kind },
  facts: { signedOn, startsOn, endsOn },
})

export async function cancelDispatch(context: Context, { dispatchId }: { dispatchId: string }) {
  const { tx, actor, now, audit } = context
  const dispatch = await findDispatchHeld(tx, actor.organisationId, dispatchId)
  if (!dispatch) throw new NotFound('dispatch')
  refuseIf(dispatch.endedAt ? [{ code: 'communications/dispatch-over' }] : [])
  await saveCancelled(tx, actor.organisationId, dispatchId, { by: actor.personId, now })
  audit('communications/cancelled', dispatchId, {})
  return shownDispatch((await findDispatch(tx, actor.organisationId, dispatchId))!)
}

async function getHeld({ tx, actor }: Context, id: string): Promise<WithWorker> {
  const row = await findCommunicationHeld(tx, actor.organisationId, id)
  if (!row) throw new NotFound('communication')
  return row
}

/** A code that somebody read elsewhere: of what was told before, or by another way. */
export async function noteCode(
  context: Context,
  { communicationId, code }: { communicationId: string; code: string },
) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await getHeld(context, communicationId)
  const taken = (await listCodesTaken(tx, organisationId, [code])).some(
    ({ id, kind }) => id !== row.id && kind === row.kind,
  )
  const reasons: Reason[] = []
  if (row.code !== null || row.state === 'not-needed' || row.state === 'sending')
    reasons.push({ code: 'communications/not-at-this-point', state: row.state })
  if (taken) reasons.push({ code: 'communications/code-taken', taken: code })
  refuseIf(reasons)
  const step = { step: 'noted', by: actor.personId, details: { code } }
  await saveState(tx, organisationId, row.id, { state: 'accepted', code }, step, now)
  audit('communications/noted', row.id, { code })
  return {}
}

export async function mendSignature(
  context: Context,
  { communicationId, signedOn }: { communicationId: string; signedOn: Day },
) {
  const { tx, actor, today, now, audit } = context
  const row = await getHeld(context, communicationId)
  const reasons: Reason[] = []
  if (row.state !== 'due' && row.state !== 'refused')
    reasons.push({ code: 'communications/not-at-this-point', state: row.state })
  if (signedOn > today) reasons.push({ code: 'agreements/signed-in-the-future', day: signedOn })
  refuseIf(reasons)
  const step = { step: 'mended', by: actor.personId, details: { signedOn } }
  await saveState(tx, actor.organisationId, row.id, { state: row.state, signedOn }, step, now)
  audit('communications/mended', row.id, { signedOn })
  return {}
}

/** Refused, or in a file that nobody uploaded: due again. What may have arrived is looked up first, not reopened. */
export async function reopen(context: Context, { communicationId }: { communicationId: string }) {
  const { tx, actor, now, audit } = context
  const row = await getHeld(context, communicationId)
  refuseIf(
    row.state === 'refused' || row.state === 'exported'
      ? []
      : [{ code: 'communications/not-at-this-point', state: row.state }],
  )
  const step = { step: 'reopened', by: actor.personId }
  await saveState(tx, actor.organisationId, row.id, { state: 'due', leaveDispatch: true }, step, now)
  audit('communications/reopened', row.id, {})
  return {}
}

/** A start that was told by mistake is annulled: it is no end of the work. */
export async function annul(
  context: Context,
  { communicationId }: { communicationId: string },
): Promise<{ id: string }> {
  const { tx, actor, today, now, audit } = context
  const row = await getHeld(context, communicationId)
  refuseIf(
    row.kind === 'I' && row.state === 'accepted'
      ? []
      : [{ code: 'communications/not-at-this-point', state: row.state }],
  )
  const settings = await settingsOf(context)
  const { signedOn, startsOn, endsOn, agreementId, personId, periodId } = row
  const facts = { signedOn, startsOn, endsOn }
  const id = randomUUID()
  const duty = {
    ...{ id, agreementId, personId, seq: null, why: 'by-hand' as const, kind: 'A' as const, periodId },
    ...{ annulsId: row.id, state: 'due' as const },
    ...facts,
    ...deadlineOf('A', facts, { toldUntil: null, happenedOn: today }, settings),
  }
  const made = await saveDuties(tx, actor.organisationId, [duty], { by: actor.personId, now })
  refuseIf(made.length === 0 ? [{ code: 'communications/annulled-already' }] : [])
  audit('communications/annulled', row.id, { annulment: id })
  return { id }
}
