import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { searchKeyOf } from '../people/rules.ts'
import { getPolicy } from '../policy/store.ts'
import type { priorities } from './contract.ts'
import {
  type DerogationRow,
  listDerogationsOf,
  listOwnDerogations,
  saveDerogation,
  saveDerogationEnd,
} from './derogation-store.ts'
import {
  type DerogationCategory,
  type PriorityCategory,
  reasonsNotToDerogate,
  reasonsNotToState,
} from './rules.ts'
import {
  deleteUnverified,
  findStatingPerson,
  listOwnPriorities,
  listPrioritiesOf,
  listReadingsOf,
  listStating,
  type PriorityRow,
  savePriority,
  savePriorityEnd,
  saveVerified,
} from './store.ts'

type Done = Record<string, never>
const shown = ({ personId: _, statedAt, verifiedAt, ...one }: PriorityRow) => ({
  ...one,
  statedAt: statedAt.toISOString(),
  verifiedAt: verifiedAt?.toISOString() ?? null,
})
const shownDerogation = ({ personId: _, name: __, madeAt, ...one }: DerogationRow) => ({
  ...one,
  madeAt: madeAt.toISOString(),
})

export async function showMine({
  tx,
  actor,
  today,
  audit,
}: Context): Promise<z.input<typeof priorities.mine.output>> {
  const { organisationId, personId } = actor
  const policy = await getPolicy(tx, organisationId)
  const { percent, categories } = policy.valueOf('priority-weight', {}, today)
  const items = await listOwnPriorities(tx, organisationId, personId)
  const derogations = await listOwnDerogations(tx, organisationId, personId)
  const readings = await listReadingsOf(tx, organisationId, personId)
  if (items.length + derogations.length > 0) audit('priorities/read-own', personId)
  return {
    items: items.map(shown),
    derogations: derogations.map(shownDerogation),
    weight: { percent, categories: [...categories] },
    readings: readings.map(({ at, by }) => ({ at: at.toISOString(), by: by ?? '' })),
  }
}

export async function statePriority(
  { tx, actor, today, now, audit }: Context,
  stated: { category: PriorityCategory; from: Day; until: Day | null },
): Promise<{ id: string }> {
  const { organisationId, personId } = actor
  const own = (await listOwnPriorities(tx, organisationId, personId)).map((one) => ({
    ...one,
    verified: one.verifiedAt !== null,
  }))
  refuseIf(reasonsNotToState(stated, { today, own }))
  const id = await savePriority(tx, organisationId, { ...stated, personId }, now)
  if (!id) throw new Refused([{ code: 'priorities/stated-already' }])
  // The category stays out of the audit, as everywhere: only that something was stated.
  audit('priorities/stated', personId)
  return { id }
}

export async function endPriority(
  { tx, actor, today, audit }: Context,
  { priorityId }: { priorityId: string },
): Promise<Done> {
  const { organisationId, personId } = actor
  const of = { personId, id: priorityId, lastDay: addDays(today, -1) }
  if (!(await savePriorityEnd(tx, organisationId, of))) throw new NotFound('priority')
  audit('priorities/ended', personId)
  return {}
}

// Whoever verifies ---------------------------------------------------------------------------------------

export async function showStating(
  { tx, actor, today, now, audit }: Context,
  { q, waiting }: { q?: string | undefined; waiting: 'true' | 'false' },
) {
  const filter = { nameKey: searchKeyOf(q ?? ''), waitingOnly: waiting === 'true', today }
  const items = await listStating(tx, actor.organisationId, filter, { by: actor.personId, now })
  audit('priorities/listed', actor.organisationId, { people: items.length })
  return { items }
}

export async function showOfPerson(
  { tx, actor, now, audit }: Context,
  { personId }: { personId: string },
): Promise<z.input<typeof priorities.ofPerson.output>> {
  const { organisationId } = actor
  const person = await findStatingPerson(tx, organisationId, personId)
  if (!person) throw new NotFound('person')
  refuseIf(personId === actor.personId ? [{ code: 'priorities/own' }] : [])
  const items = await listPrioritiesOf(tx, organisationId, personId, { by: actor.personId, now })
  const derogations = await listDerogationsOf(tx, organisationId, personId)
  audit('priorities/read', personId)
  return { personId, ...person, items: items.map(shown), derogations: derogations.map(shownDerogation) }
}

export async function verifyPriority(
  { tx, actor, now, audit }: Context,
  { priorityId, outcome }: { priorityId: string; outcome: 'verified' | 'not-confirmed' },
): Promise<Done> {
  const { organisationId, personId: by } = actor
  const personId =
    outcome === 'verified'
      ? await saveVerified(tx, organisationId, priorityId, { by, now })
      : await deleteUnverified(tx, organisationId, priorityId, by)
  if (!personId) throw new NotFound('priority')
  audit('priorities/verified', personId, { outcome })
  const kind = outcome === 'verified' ? 'priorities/verified' : 'priorities/not-confirmed'
  await tell({ tx, now }, organisationId, [{ personId, kind, details: {} }])
  return {}
}

export async function derogate(
  { tx, actor, today, now, audit }: Context,
  made: { personId: string; category: DerogationCategory; authorisedBy: string; from: Day; until: Day },
): Promise<{ id: string }> {
  const { organisationId } = actor
  const { personId } = made
  if (!(await findStatingPerson(tx, organisationId, personId))) throw new NotFound('person')
  refuseIf(reasonsNotToDerogate(made, { today, isSelf: personId === actor.personId }))
  const id = await saveDerogation(tx, organisationId, made, { by: actor.personId, now })
  if (!id) throw new Refused([{ code: 'priorities/derogated-already' }])
  audit('priorities/derogated', personId, { from: made.from, until: made.until })
  const details = { from: made.from, until: made.until }
  await tell({ tx, now }, organisationId, [{ personId, kind: 'priorities/derogated', details }])
  return { id }
}

export async function endDerogation(
  { tx, actor, today, audit }: Context,
  { derogationId }: { derogationId: string },
): Promise<Done> {
  const of = { id: derogationId, lastDay: addDays(today, -1), by: actor.personId }
  const personId = await saveDerogationEnd(tx, actor.organisationId, of)
  if (!personId) throw new NotFound('derogation')
  audit('priorities/derogation-ended', personId)
  return {}
}
