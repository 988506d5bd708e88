// The form, the check of what it holds, and the proposal.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { listActivities, listResults } from '../activities/catalogue-store.ts'
import { findWhetherMayAsk, listMembers } from '../activities/store.ts'
import { getOrganisation } from '../alliance/store.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import type { agreements } from './contract.ts'
import { canonicalText, documentOf, valuesOf } from './document-rules.ts'
import { findEvaluation } from './file-store.ts'
import { listInForceOf } from './force-store.ts'
import { findPersonFacts, listApproverIds, type PersonFacts } from './person-store.ts'
import { lastDayOf, reasonsNotToPropose, type Terms, usualBands, usualRest, usualTexts } from './rules.ts'
import {
  actingOf,
  getReadable,
  isKeeper,
  mayWrite,
  type Shown,
  shown,
  standingNow,
} from './showing-actions.ts'
import { actsAs, chainFor, reasonsNotTo, standingOf } from './state-rules.ts'
import {
  type AgreementRow,
  findAgreement,
  saveAgreement,
  saveSettled,
  saveStep,
  saveTerms,
  saveVersion,
} from './store.ts'
import { usualTemplates } from './template-rules.ts'
import { findTemplate } from './template-store.ts'

type At = Pick<Context, 'tx' | 'actor' | 'today'>
type Kind = AgreementRow['kind']
type Whose = { personId?: string | undefined; kind: Kind; parentId?: string | undefined }
export type Gathered = Awaited<ReturnType<typeof gatherFor>>
const farEnd = '9999-12-31' as Day

/** What policy asks of a person's agreement on a day. */
export async function policyFor({ tx, actor, today }: At, person: PersonFacts) {
  const policy = await getPolicy(tx, actor.organisationId)
  const place = {
    teamId: person.teamId ?? undefined,
    officeId: person.officeId ?? undefined,
    directorateId: person.directorateId ?? undefined,
  }
  return {
    terms: policy.valueOf('agreement-terms', place, today),
    chain: chainFor(policy.valueOf('agreement-way', place, today), { personRoles: person.roles }),
    daysPerMonth: policy.valueOf('days-per-month', place, today),
    daysPerWeek: policy.valueOf('days-per-week', place, today),
    mapping: policy.valueOf('mapping-gate', place, today),
  }
}

/** The person, for themself, for those who decide over them, for HR; and what binds the agreement. */
async function gatherFor(context: At, { personId, kind, parentId }: Whose) {
  const { tx, actor } = context
  const person = await findPersonFacts(tx, actor.organisationId, personId ?? actor.personId)
  if (!person) throw new NotFound('person')
  const policy = await policyFor(context, person)
  const concerned = { ...person, personRoles: person.roles }
  const acting = actingOf(context)
  const decides = [...policy.chain.approvals, policy.chain.signer].some((one) =>
    actsAs(one, acting, concerned),
  )
  if (person.personId !== actor.personId && !decides && !isKeeper(context)) throw new NotFound('person')
  const parent = parentId ? await findAgreement(tx, actor.organisationId, parentId) : undefined
  if (parentId && parent?.personId !== person.personId) throw new NotFound('agreement')
  return { person, policy, parent, kind }
}

export async function showForm(
  context: Context,
  whose: Whose,
): Promise<z.input<typeof agreements.form.output>> {
  const { today } = context
  const { person, policy, parent, kind } = await gatherFor(context, whose)
  const activities = await activitiesOf(context, person.personId)
  const { openEnded, mostMonths, mostDaysPerMonth, leastBands, leastBandMinutes, dailyMinutes, noticeDays } =
    policy.terms
  const nextMonth = `${addMonths(monthOf(today), 1)}-01` as Day
  const from =
    kind === 'renewal' && parent?.endsOn
      ? parent.endsOn < today
        ? today
        : addDays(parent.endsOn, 1)
      : nextMonth
  const until = lastDayOf(from, Math.min(mostMonths, 12))
  const { name, personId } = person
  const most = mostDaysPerMonth > 0 ? Math.min(mostDaysPerMonth, policy.daysPerMonth) : policy.daysPerMonth
  const usual: Terms = {
    ...{ frame: 'local', regime: 'agile', from, until },
    ...{ daysPerMonth: most, daysPerWeek: policy.daysPerWeek < 7 ? policy.daysPerWeek : null, weekdays: [] },
    ...{ places: ['home'], bands: usualBands(policy.terms), rest: usualRest },
    tools: [
      { kind: 'computer', name: '', providedBy: 'body' },
      { kind: 'remote-access', name: '', providedBy: 'body' },
    ],
    objectives: activities
      .filter(({ workable }) => workable)
      .slice(0, 6)
      .map(({ name }) => ({ activity: name, result: '', kind: 'percentage', operator: '>=', target: '' })),
    ...usualTexts,
    annexes: [],
  }
  const terms = parent ? { ...parent.terms, from, until: kind === 'revision' ? parent.endsOn : until } : usual
  return {
    ...{ personId, name, activities, approvals: policy.chain.approvals, signer: policy.chain.signer },
    terms,
    limits: {
      ...{ openEnded, mostMonths, mostDaysPerMonth, leastBands, leastBandMinutes, dailyMinutes, noticeDays },
    },
  }
}

async function activitiesOf({ tx, actor, today }: At, personId: string) {
  const { organisationId } = actor
  const [member] = await listMembers(tx, organisationId, today, { personId })
  if (!member || member.shares.length === 0) return []
  const results = await listResults(tx, organisationId, today)
  const names = new Map((await listActivities(tx, organisationId)).map(({ id, name }) => [id, name]))
  return member.shares.map(({ activityId, percent }) => ({
    name: names.get(activityId)!,
    percent,
    workable: results.get(activityId)?.workable ?? false,
  }))
}

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

/** The words that terms make, from the template in force today. */
export async function documentFor(
  { tx, actor, today }: At,
  { person, policy }: Pick<Gathered, 'person' | 'policy'>,
  terms: Terms,
) {
  const template =
    (await findTemplate(tx, actor.organisationId, terms.frame, today)) ?? usualTemplates[terms.frame]
  const { name } = await getOrganisation(tx, actor.organisationId)
  const parties = {
    organisation: name,
    person: person.name,
    team: person.team,
    directorate: person.directorate,
  }
  const document = documentOf(template, valuesOf(terms, parties, policy.terms))
  return { document, sha256: createHash('sha256').update(canonicalText(document)).digest() }
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
