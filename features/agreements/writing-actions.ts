// The check of what a form holds, the proposal, and who is told.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { findWhetherMayAsk } from '../activities/store.ts'
import { tell } from '../notices/actions.ts'
import { findEvaluation } from './file-store.ts'
import { listInForceOf } from './force-store.ts'
import { type At, documentFor, type Gathered, gatherFor, type Kind, type Whose } from './gathering-actions.ts'
import { listApproverIds } from './person-store.ts'
import { reasonsNotToPropose, type Terms } from './rules.ts'
import { actingOf, getReadable, mayWrite, type Shown, shown, standingNow } from './showing-actions.ts'
import { reasonsNotTo, standingOf } from './state-rules.ts'
import {
  type AgreementRow,
  findAgreement,
  saveAgreement,
  saveSettled,
  saveStep,
  saveTerms,
  saveVersion,
} from './store.ts'

const farEnd = '9999-12-31' as Day

/** All that is wrong: with the terms, with the parent, with what is in force, with the work itself. */
async function reasonsFor(context: At, { person, policy, parent, kind }: Gathered, terms: Terms) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const reasons: Reason[] = parentReasons(context, parent, kind)
  const facts = {
    today,
    policy: policy.terms,
    leftOn: person.leftOn,
    parent:
      parent && kind !== 'first' && parent.startsOn
        ? { kind, from: parent.startsOn, until: parent.endsOn }
        : null,
  }
  reasons.push(...reasonsNotToPropose(terms, facts))
  if (kind === 'renewal' && parent && policy.terms.evaluation) {
    const evaluation = await findEvaluation(tx, organisationId, parent.id)
    if (evaluation?.outcome !== 'positive') reasons.push({ code: 'agreements/evaluation-missing' })
  }
  const others = await listInForceOf(tx, organisationId, person.personId, terms.from, terms.until ?? farEnd)
  for (const other of others)
    if (!(kind === 'revision' && other.agreementId === parent?.id))
      reasons.push({
        code: 'agreements/another-in-force',
        from: other.startsOn,
        until: other.endsOn ?? '',
      })
  if (policy.mapping === 'block') {
    const { mapped, mayAsk } = await findWhetherMayAsk(tx, organisationId, person.personId, today)
    if (mapped && !mayAsk) reasons.push({ code: 'agreements/work-not-workable-away' })
  }
  return reasons
}

function parentReasons({ today }: At, parent: AgreementRow | undefined, kind: Kind): Reason[] {
  if (kind === 'first') return parent ? [{ code: 'agreements/parent-needless' }] : []
  if (!parent) return [{ code: 'agreements/parent-missing' }]
  const { state } = standingNow(parent, today)
  const fits =
    state === 'in-force' ||
    state === 'signed' ||
    (kind === 'renewal' && state === 'expired' && parent.endsOn !== null)
  return fits ? [] : [{ code: 'agreements/parent-closed', state }]
}

export async function checkTerms(context: Context, { terms, ...whose }: Whose & { terms: Terms }) {
  const gathered = await gatherFor(context, whose)
  const { document } = await documentFor(context, gathered, terms)
  return { reasons: await reasonsFor(context, gathered, terms), document }
}

type Written = { terms: Terms; propose: boolean }

export async function writeAgreement(context: Context, { terms, propose, ...whose }: Whose & Written) {
  const { tx, actor, now, audit } = context
  const gathered = await gatherFor(context, whose)
  const { person, policy, parent, kind } = gathered
  refuseIf(propose ? await reasonsFor(context, gathered, terms) : parentReasons(context, parent, kind))
  const { personId, teamId, directorateId } = person
  const id = await saveAgreement(
    tx,
    actor.organisationId,
    {
      personId,
      kind,
      parentId: parent?.id ?? null,
      teamId,
      directorateId,
      ...policy.chain,
      by: actor.personId,
    },
    now,
  )
  refuseIf(id ? [] : [{ code: 'agreements/one-on-its-way' }])
  await keepTerms(context, id!, gathered, { terms, version: 1 })
  await saveStep(tx, actor.organisationId, id!, { step: 'drafted', version: 1, by: actor.personId }, now)
  audit('agreements/written', id!, { kind, proposed: propose })
  return afterWriting(context, id!, propose)
}

async function keepTerms(
  context: Context,
  id: string,
  gathered: Gathered,
  { terms, version }: { terms: Terms; version: number },
) {
  const { tx, actor, now } = context
  const { document, sha256 } = await documentFor(context, gathered, terms)
  const written = { version, terms, document, sha256, by: actor.personId }
  await saveTerms(tx, actor.organisationId, id, written, now)
}

async function afterWriting(context: Context, id: string, propose: boolean): Promise<Shown> {
  const { tx, actor, now } = context
  const row = (await findAgreement(tx, actor.organisationId, id))!
  if (!propose) return shown(context, row)
  await saveStep(
    tx,
    actor.organisationId,
    id,
    { step: 'proposed', version: row.version, by: actor.personId },
    now,
  )
  const proposed = (await findAgreement(tx, actor.organisationId, id))!
  await tellNext(context, proposed)
  return shown(context, proposed)
}

export async function rewriteTerms(
  context: Context,
  { agreementId, terms, propose }: Written & { agreementId: string },
): Promise<Shown> {
  const { tx, actor, today, audit } = context
  const row = await getReadable(context, agreementId, true)
  if (!mayWrite(context, row)) throw new NotFound('agreement')
  const standing = standingNow(row, today)
  refuseIf(reasonsNotTo('propose', standing, row, actingOf(context), row))
  const { personId, kind, parentId } = row
  const gathered = await gatherFor(context, { personId, kind, parentId: parentId ?? undefined })
  refuseIf(propose ? await reasonsFor(context, gathered, terms) : [])
  // What was read and sent back stays as it was: the changed words are a further version.
  const version = standing.state === 'draft' ? row.version : row.version + 1
  await keepTerms(context, agreementId, gathered, { terms, version })
  const { teamId, directorateId } = gathered.person
  const to = { version, teamId, directorateId, ...gathered.policy.chain }
  await saveVersion(tx, actor.organisationId, agreementId, to)
  audit('agreements/rewritten', agreementId, { version, proposed: propose })
  return afterWriting(context, agreementId, propose)
}

export async function takeBack(
  context: Context,
  { agreementId, reason }: { agreementId: string; reason: string },
): Promise<Shown> {
  const { tx, actor, today, now, audit } = context
  const row = await getReadable(context, agreementId, true)
  if (!mayWrite(context, row)) throw new NotFound('agreement')
  refuseIf(reasonsNotTo('take-back', standingNow(row, today), row, actingOf(context), row))
  const step = { step: 'taken-back', version: row.version, by: actor.personId, reason } as const
  await saveStep(tx, actor.organisationId, agreementId, step, now)
  await saveSettled(tx, actor.organisationId, agreementId, { over: true }, now)
  audit('agreements/taken-back', agreementId)
  return shown(context, (await findAgreement(tx, actor.organisationId, agreementId))!)
}

/** Tells whoever is next: the approver, or who has not signed. */
export async function tellNext({ tx, actor, now, today }: Context, row: AgreementRow): Promise<void> {
  const { organisationId } = actor
  const { state, approvals, signed } = standingOf(row.steps, row.version, row.approvals.length, null, today)
  const told: Parameters<typeof tell>[2][number][] = []
  if (state === 'to-approve')
    for (const personId of await listApproverIds(tx, organisationId, row.approvals[approvals]!, row))
      told.push({ personId, kind: 'agreements/to-approve', details: { person: row.name } })
  if (state === 'to-sign' && !signed.person)
    told.push({ personId: row.personId, kind: 'agreements/to-sign', details: { from: row.terms.from } })
  if (state === 'to-sign' && !signed.office)
    for (const personId of await listApproverIds(tx, organisationId, row.signer, row))
      told.push({ personId, kind: 'agreements/to-sign-office', details: { person: row.name } })
  const others = told.filter(({ personId }) => personId !== actor.personId)
  // HR is many: whoever looks at the queue finds it; a hundred notices a day would be read by nobody.
  const few = others.length <= 5 ? others : others.slice(0, 5)
  if (few.length > 0) await tell({ tx, now }, organisationId, few)
}
