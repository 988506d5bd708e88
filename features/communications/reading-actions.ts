// What is due and what came of it, as the office reads it.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { searchKeyOf } from '../people/rules.ts'
import type { communications } from './contract.ts'
import { type Dispatch, findDispatch, listDispatches } from './dispatch-store.ts'
import { type Fault, type Filled, faultsOf, fieldsOfSettings, fill } from './fault-rules.ts'
import { type Kind, kinds, reminderDays, type Settings, type State } from './rules.ts'
import { findSettings } from './settings-store.ts'
import {
  type CommunicationRow,
  countStates,
  findCommunication,
  listRegister,
  listSteps,
  listWaiting,
  type WithWorker,
} from './store.ts'

export type Looked = { row: WithWorker; one: Filled; faults: Fault[]; waits: boolean; ready: boolean }

/**
 * Everything that waits, with what keeps it from being sent. A change, an end or an annulment may be sent together
 * with the start that it is about: its code is known by then.
 */
export function lookAt(rows: readonly WithWorker[], settings: Settings, today: Day): Looked[] {
  const readyIds = new Set<string>()
  const looked = new Map<string, Looked>()
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    const { number, kind, target, signedOn, startsOn, endsOn, state } = row
    const facts = { signedOn, startsOn, endsOn }
    const one = fill(
      { number, kind, facts, code: target ?? '' },
      row.worker,
      settings,
      Number(today.slice(0, 4)),
    )
    const follows = row.waitsFor !== null && readyIds.has(row.waitsFor)
    const faults = faultsOf(one).filter(({ field }) => !(follows && field === 'code'))
    const waits = row.waitsFor !== null
    const ready = (state === 'due' || state === 'unclear') && faults.length === 0 && (!waits || follows)
    if (ready) readyIds.add(row.id)
    looked.set(row.id, { row, one, faults, waits, ready })
  }
  return rows.map(({ id }) => looked.get(id)!)
}

const mostShown = 300
const soonDays = Math.max(...reminderDays)

export async function showDue({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof communications.due.output>> {
  const { organisationId } = actor
  const said = await findSettings(tx, organisationId)
  if (!said)
    return {
      ...{ set: false, channel: 'file', ready: [], settingsFaults: [], items: [] },
      counts: { waiting: 0, ready: 0, faulty: 0, overdue: 0, soon: 0 },
    }
  const { settings } = said
  const looked = lookAt(await listWaiting(tx, organisationId), settings, today)
  const ready = looked.filter((one) => one.ready)
  const forAll = looked.flatMap(({ faults }) =>
    faults.filter(({ field }) => fieldsOfSettings.includes(field)),
  )
  return {
    set: true,
    channel: settings.channel,
    counts: {
      waiting: looked.length,
      ready: ready.length,
      faulty: looked.filter(({ faults }) => faults.length > 0).length,
      overdue: looked.filter(({ row }) => row.dueOn < today).length,
      soon: looked.filter(({ row }) => row.dueOn >= today && row.dueOn <= addDays(today, soonDays)).length,
    },
    ready: kinds.map((kind) => ({ kind, count: readyAlone(ready, kind).length })),
    settingsFaults: [...new Map(forAll.map((fault) => [fault.code, fault])).values()],
    items: looked.slice(0, mostShown).map((one) => ({
      ...shownOf(one.row),
      faults: one.faults.filter(({ field }) => !fieldsOfSettings.includes(field)),
      waits: one.waits,
    })),
  }
}

/** Of one kind, and waiting for nothing else: what a file may hold. */
export const readyAlone = (ready: readonly Looked[], kind: Kind): Looked[] =>
  ready.filter(({ row, waits }) => row.kind === kind && row.state === 'due' && !waits)

export function shownOf(row: CommunicationRow) {
  const { id, name, personId, agreementId, kind, why, state, code, signedOn, startsOn, endsOn } = row
  const { dueOn, countedFrom, because, answer, message } = row
  return {
    ...{ id, name, personId, agreementId, kind, why, state, code, signedOn, startsOn, endsOn, dueOn },
    ...{ countedFrom, because, answer: state === 'refused' ? answer : null },
    message: state === 'refused' ? message : null,
  }
}

export async function showRegister(
  { tx, actor }: Context,
  {
    q,
    state,
    kind,
    from,
  }: { q?: string | undefined; state?: State | undefined; kind?: Kind | undefined; from: number },
): Promise<z.input<typeof communications.register.output>> {
  const { organisationId } = actor
  const fiscalCode = (q ?? '').replaceAll(/\s/g, '').toUpperCase()
  const filter = { nameKey: searchKeyOf(q ?? ''), fiscalCode, state, kind }
  const { total, items } = await listRegister(tx, organisationId, filter, from)
  return { total, items: items.map(shownOf), states: await countStates(tx, organisationId) }
}

export async function showCommunication(
  { tx, actor, today }: Context,
  { communicationId }: { communicationId: string },
): Promise<z.input<typeof communications.communication.output>> {
  const { organisationId } = actor
  const row = await findCommunication(tx, organisationId, communicationId)
  if (!row) throw new NotFound('communication')
  const { settings } = (await findSettings(tx, organisationId))!
  const [looked] = lookAt([row], settings, today)
  const isOver = ['accepted', 'elsewhere', 'not-needed'].includes(row.state)
  const steps = await listSteps(tx, organisationId, communicationId)
  return {
    ...shownOf(row),
    faults: isOver ? [] : looked!.faults,
    waits: isOver ? false : looked!.waits,
    steps: steps.map(({ step, takenAt, byName, details }) => ({
      ...{ step, takenAt: takenAt.toISOString(), by: byName, details },
    })),
  }
}

export const shownDispatch = (dispatch: Dispatch) => ({
  ...{ id: dispatch.id, channel: dispatch.channel, kind: dispatch.kind ?? ('all' as const) },
  ...{ askedAt: dispatch.askedAt.toISOString(), askedBy: dispatch.askedByName, total: dispatch.total },
  ...{ accepted: dispatch.accepted, refused: dispatch.refused, unclear: dispatch.unclear },
  state: dispatch.endedAt
    ? dispatch.stopped
      ? ('stopped' as const)
      : ('done' as const)
    : dispatch.cancelledAt
      ? ('cancelling' as const)
      : ('running' as const),
  stopped: dispatch.stopped,
})

export async function showDispatches({ tx, actor }: Context) {
  return { items: (await listDispatches(tx, actor.organisationId)).map(shownDispatch) }
}

export async function showDispatch({ tx, actor }: Context, { dispatchId }: { dispatchId: string }) {
  const found = await findDispatch(tx, actor.organisationId, dispatchId)
  if (!found) throw new NotFound('dispatch')
  return shownDispatch(found)
}
