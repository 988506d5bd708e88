// Who an agreement is for, what binds it, the form that it begins with, and the words that it makes.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listActivities, listResults } from '../activities/catalogue-store.ts'
import { listMembers } from '../activities/store.ts'
import { getOrganisation } from '../alliance/store.ts'
import { getPolicy } from '../policy/store.ts'
import type { agreements } from './contract.ts'
import { canonicalText, documentOf, valuesOf } from './document-rules.ts'
import { findPersonFacts, type PersonFacts } from './person-store.ts'
import { lastDayOf, type Terms, usualBands, usualRest, usualTexts } from './rules.ts'
import { actingOf, isKeeper } from './showing-actions.ts'
import { actsAs, chainFor } from './state-rules.ts'
import { type AgreementRow, findAgreement } from './store.ts'
import { usualTemplates } from './template-rules.ts'
import { findTemplate } from './template-store.ts'

export type At = Pick<Context, 'tx' | 'actor' | 'today'>
export type Kind = AgreementRow['kind']
export type Whose = { personId?: string | undefined; kind: Kind; parentId?: string | undefined }
export type Gathered = Awaited<ReturnType<typeof gatherFor>>

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
export async function gatherFor(context: At, { personId, kind, parentId }: Whose) {
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
