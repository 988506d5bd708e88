// The register, and the renewal of many at once: looked at first, then asked for (batch-actions.ts does it).
import { createHash, randomUUID } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { searchKeyOf } from '../people/rules.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { saveBatch } from './batch-store.ts'
import { canonicalText, documentOf, paperDocumentOf, type Template, valuesOf } from './document-rules.ts'
import { listPersonFacts, type PersonFacts } from './person-store.ts'
import { countStates, listRegister, listRenewable, type Renewable } from './register-store.ts'
import { type Frame, frames, reasonsNotToPropose, type Terms } from './rules.ts'
import { chainFor, type State } from './state-rules.ts'
import { usualTemplates } from './template-rules.ts'
import { findTemplate } from './template-store.ts'

type Filter = {
  q?: string | undefined
  state?: State | undefined
  directorateId?: string | undefined
  endsUntil?: Day | undefined
}

export async function showRegister(
  { tx, actor, today }: Context,
  { from, q, ...filter }: Filter & { from: number },
) {
  const { state, directorateId, endsUntil } = filter
  const asked = { state, directorateId, endsUntil, today, nameKey: searchKeyOf(q ?? '') }
  return {
    ...(await listRegister(tx, actor.organisationId, asked, from)),
    states: await countStates(tx, actor.organisationId, today),
  }
}

type Renewal = { directorateId?: string | undefined; endsUntil: Day; until: Day }

export const renewedTerms = ({ terms, endsOn }: Renewable, until: Day): Terms => ({
  ...terms,
  from: addDays(endsOn, 1),
  until,
})

/** Why one cannot be renewed so; the first reason is enough to count it. */
export function outcomeOf(one: Renewable, until: Day, policy: Policy, today: Day): string | undefined {
  if (one.onItsWay) return 'agreements/one-on-its-way'
  if (one.renewed || one.laterInForce) return 'agreements/another-in-force'
  const terms = policy.valueOf('agreement-terms', { directorateId: one.directorateId ?? undefined }, today)
  if (terms.evaluation && !one.evaluated) return 'agreements/evaluation-missing'
  const parent = { kind: 'renewal', from: one.startsOn, until: one.endsOn } as const
  const facts = { today, policy: terms, leftOn: null, parent }
  return reasonsNotToPropose(renewedTerms(one, until), facts)[0]?.code
}

async function lookAt({ tx, actor, today }: Context, { directorateId, endsUntil, until }: Renewal) {
  const policy = await getPolicy(tx, actor.organisationId)
  const found = await listRenewable(tx, actor.organisationId, { directorateId, endsUntil, today })
  return found.map((one) => ({ one, outcome: outcomeOf(one, until, policy, today) }))
}

const counted = (codes: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}

export async function previewRenewal(context: Context, asked: Renewal) {
  const looked = await lookAt(context, asked)
  const ready = looked.filter(({ outcome }) => outcome === undefined)
  const names = [...new Set(looked.map(({ one }) => one.directorate ?? ''))].sort()
  const of = (name: string) => looked.filter(({ one }) => (one.directorate ?? '') === name)
  return {
    total: looked.length,
    ready: ready.length,
    leftOut: counted(looked.flatMap(({ outcome }) => outcome ?? [])),
    directorates: names.map((name) => ({
      name,
      ready: of(name).filter(({ outcome }) => outcome === undefined).length,
      leftOut: of(name).filter(({ outcome }) => outcome !== undefined).length,
    })),
    sample: ready
      .slice(0, 10)
      .map(({ one }) => ({ name: one.name, from: addDays(one.endsOn, 1), until: asked.until })),
  }
}

export async function renewMany(
  context: Context,
  asked: Renewal & { ready: number },
): Promise<{ id: string }> {
  const { tx, actor, today, now, audit, enqueue } = context
  const ready = (await lookAt(context, asked)).filter(({ outcome }) => outcome === undefined)
  refuseIf([
    ...(ready.length === 0 ? [{ code: 'agreements/nobody-to-renew' }] : []),
    ...(ready.length !== asked.ready
      ? [{ code: 'agreements/renewals-differ', found: ready.length, seen: asked.ready }]
      : []),
  ])
  const agreementIds = ready.map(({ one }) => one.agreementId)
  const batch = { fromDay: today, untilDay: asked.until, agreementIds, by: actor.personId }
  const id = await saveBatch(tx, actor.organisationId, batch, now)
  await enqueue('renew-agreements', id)
  audit('agreements/renewals-asked', id, { agreements: agreementIds.length, until: asked.until })
  return { id }
}

/** Makes the rows of many: template, policy and people are read once. */
export async function writerFor(
  { tx, organisationId, today }: Pick<Context, 'tx' | 'today'> & { organisationId: string },
  policy: Policy,
  personIds: readonly string[],
) {
  const people = new Map<string, PersonFacts>(
    (await listPersonFacts(tx, organisationId, personIds)).map((one) => [one.personId, one]),
  )
  const { name } = await getOrganisation(tx, organisationId)
  const templates = new Map<Frame, Template>()
  for (const frame of frames)
    templates.set(frame, (await findTemplate(tx, organisationId, frame, today)) ?? usualTemplates[frame])
  return (personId: string, terms: Terms, onPaper = false) => {
    const person = people.get(personId)!
    const { team, teamId, directorate, directorateId, officeId, roles } = person
    const place = {
      teamId: teamId ?? undefined,
      officeId: officeId ?? undefined,
      directorateId: directorateId ?? undefined,
    }
    const parties = { organisation: name, person: person.name, team, directorate }
    const notice = policy.valueOf('agreement-terms', place, today)
    const document = onPaper
      ? paperDocumentOf(terms, person.name)
      : documentOf(templates.get(terms.frame)!, valuesOf(terms, parties, notice))
    const sha256 = createHash('sha256').update(canonicalText(document)).digest()
    const chain = chainFor(policy.valueOf('agreement-way', place, today), { personRoles: roles })
    return { id: randomUUID(), personId, teamId, directorateId, ...chain, terms, document, sha256 }
  }
}
