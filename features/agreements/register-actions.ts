// The register, and the renewal of many at once: looked at first, then done as a job a hundred at a time.
import { createHash, randomUUID } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { tell } from '../notices/actions.ts'
import { searchKeyOf } from '../people/rules.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import {
  findBatch,
  listBatchOutcomes,
  listBatchWaiting,
  saveBatch,
  saveBatchEnd,
  saveBatchOutcomes,
} from './batch-store.ts'
import { canonicalText, documentOf, paperDocumentOf, type Template, valuesOf } from './document-rules.ts'
import { listPersonFacts, type PersonFacts } from './person-store.ts'
import {
  countStates,
  listRegister,
  listRenewable,
  type ManyWritten,
  type Renewable,
  saveMany,
} from './register-store.ts'
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

const renewedTerms = ({ terms, endsOn }: Renewable, until: Day): Terms => ({
  ...terms,
  from: addDays(endsOn, 1),
  until,
})

/** Why one cannot be renewed so; the first reason is enough to count it. */
function outcomeOf(one: Renewable, until: Day, policy: Policy, today: Day): string | undefined {
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

export async function showBatch({ tx, actor }: Context, { batchId }: { batchId: string }) {
  const batch = await findBatch(tx, actor.organisationId, batchId)
  if (!batch) throw new NotFound('batch')
  const outcomes = await listBatchOutcomes(tx, actor.organisationId, batchId)
  const state = batch.failed ? 'failed' : batch.endedAt ? 'done' : batch.done > 0 ? 'running' : 'waiting'
  return {
    total: batch.total,
    done: batch.done,
    proposed: batch.done - batch.leftOut,
    state: state as 'failed' | 'done' | 'running' | 'waiting',
    askedAt: batch.askedAt.toISOString(),
    leftOut: outcomes.flatMap(({ outcome, count }) =>
      outcome === 'proposed' ? [] : [{ code: outcome, count }],
    ),
  }
}

const atOnce = 100

/** A hundred in each transaction, so that progress is seen; taken up again after a crash where it stood. */
export async function renewBatch(job: RunningJob): Promise<void> {
  for (;;) {
    if (job.signal.aborted) throw new Error('The process is stopping; the renewals will be taken up again')
    const more = await job.transaction(async (moment) => {
      const { tx, today, now, audit } = moment
      const { organisationId, id } = job
      const batch = await findBatch(tx, organisationId, id)
      if (!batch || batch.endedAt) return false
      const agreementIds = await listBatchWaiting(tx, organisationId, id, atOnce)
      if (agreementIds.length === 0) {
        await saveBatchEnd(tx, organisationId, id, { failed: false }, now)
        audit('agreements/renewals-done', id, { total: batch.total, leftOut: batch.leftOut })
        return false
      }
      const policy = await getPolicy(tx, organisationId)
      const far = '9999-12-31' as Day
      const renewable = await listRenewable(tx, organisationId, {
        ...{ directorateId: undefined, endsUntil: far, today, agreementIds },
      })
      const outcomes = new Map(agreementIds.map((agreementId) => [agreementId, 'agreements/parent-closed']))
      const ready = renewable.filter((one) => {
        const outcome = outcomeOf(one, batch.untilDay, policy, today)
        outcomes.set(one.agreementId, outcome ?? 'proposed')
        return outcome === undefined
      })
      const writer = await writerFor(
        { tx, organisationId, today },
        policy,
        ready.map(({ personId }) => personId),
      )
      const written = ready.map(
        (one): ManyWritten => ({
          ...writer(one.personId, renewedTerms(one, batch.untilDay)),
          ...{ kind: 'renewal', parentId: one.agreementId, origin: 'product', force: null },
          ...{ steps: ['drafted', 'proposed'], details: { batchId: id } },
        }),
      )
      const saved = new Set(await saveMany(tx, organisationId, written, { by: batch.askedBy, now }))
      for (const { id: newId, parentId } of written)
        if (!saved.has(newId)) outcomes.set(parentId!, 'agreements/one-on-its-way')
      const told = written.filter((one) => saved.has(one.id))
      await tell(
        moment,
        organisationId,
        told.map(({ personId, terms }) => ({
          ...{ personId, kind: 'agreements/renewal-proposed' as const, details: { from: terms.from } },
        })),
      )
      const list = [...outcomes].map(([agreementId, outcome]) => ({ agreementId, outcome }))
      await saveBatchOutcomes(tx, organisationId, id, list)
      return true
    })
    if (!more) return
  }
}

export const giveUpBatch = (job: RunningJob): Promise<void> =>
  job.transaction(({ tx, now }) => saveBatchEnd(tx, job.organisationId, job.id, { failed: true }, now))

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
