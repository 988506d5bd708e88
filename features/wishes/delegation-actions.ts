import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonth } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { keepWish } from './actions.ts'
import type { wishes } from './contract.ts'
import type { delegation } from './delegation-contract.ts'
import { reasonsNotToDelegate } from './delegation-rules.ts'
import {
  endDelegation,
  findDelegate,
  findWhetherDecides,
  listCandidates,
  listDelegatedTo,
  saveDelegation,
} from './delegation-store.ts'
import { gatherWish, sharedOf } from './gathering-actions.ts'
import { emptyWish, type Wish } from './rules.ts'

type MyDelegate = z.input<typeof delegation.myDelegate.output>
type DelegatedWish = z.input<typeof wishes.delegatedWish.output>

export async function showDelegate({ tx, actor, today }: Context): Promise<MyDelegate> {
  const found = await findDelegate(tx, actor.organisationId, actor.personId, today)
  return { delegate: found ? { ...found, namedAt: found.namedAt.toISOString() } : null }
}

export async function nameDelegate(
  context: Context,
  { personId: delegateId, until }: { personId: string; until: Day | null },
): Promise<MyDelegate> {
  const { tx, actor, today, now, audit } = context
  const { organisationId, personId, name } = actor
  const decides = await findWhetherDecides(tx, organisationId, personId, delegateId, today)
  if (decides === undefined) throw new NotFound('person')
  refuseIf(reasonsNotToDelegate({ self: delegateId === personId, decides, until, today }))
  const before = await endDelegation(tx, organisationId, personId, 'replaced', now, today)
  if (!(await saveDelegation(tx, organisationId, { personId, delegateId, until }, now)))
    refuseIf([{ code: 'wishes/delegate-named-meanwhile' }])
  // Who stays the delegate with another last day hears of it, not of an end.
  const ended = before?.held && before.delegateId !== delegateId ? [before.delegateId] : []
  await tell(context, organisationId, [
    ...ended.map((to) => ({
      personId: to,
      kind: 'wishes/delegation-ended' as const,
      details: { person: name },
    })),
    { personId: delegateId, kind: 'wishes/delegated', details: { person: name } },
  ])
  audit('wishes/name-delegate', personId, { delegateId, until })
  return showDelegate(context)
}

export async function revokeDelegate(context: Context): Promise<MyDelegate> {
  const { tx, actor, today, now, audit } = context
  const { organisationId, personId, name } = actor
  const ended = await endDelegation(tx, organisationId, personId, 'revoked', now, today)
  if (ended?.held) {
    await tell(context, organisationId, [
      { personId: ended.delegateId, kind: 'wishes/delegation-ended', details: { person: name } },
    ])
    audit('wishes/revoke-delegate', personId, { delegateId: ended.delegateId })
  }
  return showDelegate(context)
}

export async function showCandidates({ tx, actor, today }: Context, { q }: { q: string }) {
  return { items: await listCandidates(tx, actor.organisationId, actor.personId, q, today) }
}

export async function showDelegatedToMe({ tx, actor, today }: Context) {
  return { items: await listDelegatedTo(tx, actor.organisationId, actor.personId, today) }
}

/** Nobody has to be a delegate. */
export async function declineDelegation(context: Context, { personId }: { personId: string }) {
  const { tx, actor, today, now, audit } = context
  const { organisationId, name } = actor
  await getDelegating(context, personId)
  await endDelegation(tx, organisationId, personId, 'declined', now, today)
  await tell(context, organisationId, [
    { personId, kind: 'wishes/delegation-declined', details: { person: name } },
  ])
  audit('wishes/decline-delegation', personId)
  return {}
}

/** The person who has named who asks; for anybody else there is nothing to be found. */
export async function getDelegating({ tx, actor, today }: Context, personId: string) {
  const [found] = await listDelegatedTo(tx, actor.organisationId, actor.personId, today, personId)
  if (!found) throw new NotFound('person')
  return found
}

/** What was asked, without home, hours and what else is the profile's. */
export async function showDelegatedWish(
  context: Context,
  { month, personId }: { month: Month; personId: string },
): Promise<DelegatedWish> {
  const { name } = await getDelegating(context, personId)
  const row = await findMonth(context.tx, context.actor.organisationId, month)
  if (!row) throw new NotFound('month')
  return { ...sharedOf(await gatherWish(context, row, personId)), personId, name }
}

export async function stateDelegatedWish(
  context: Context,
  {
    month,
    personId,
    after,
    ...asked
  }: { month: Month; personId: string; after?: number | undefined } & Omit<Wish, 'home' | 'entryPreferred'>,
): Promise<DelegatedWish> {
  const { actor, now, audit } = context
  const { name } = await getDelegating(context, personId)
  const { gathered, before } = await keepWish(
    context,
    { month, personId, asWhom: 'delegate' },
    (stated) => ({
      ...asked,
      home: stated?.home ?? emptyWish.home,
      entryPreferred: stated?.entryPreferred ?? null,
    }),
    after,
  )
  // A page saves itself at each change: one notice tells of what a delegate states within an hour.
  const told =
    before?.byDelegateId === actor.personId && now - before.statedAt.getTime() < 3_600_000 ? [] : [personId]
  await tell(
    context,
    actor.organisationId,
    told.map((to) => ({
      personId: to,
      kind: 'wishes/stated-by-delegate' as const,
      details: { month, person: actor.name },
    })),
  )
  audit('wishes/state-as-delegate', `${month}/${personId}`)
  return { ...sharedOf(gathered), personId, name }
}
