// What one more desk, seat or day of budget, or one person less of minimum presence, would give back: a job.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { Refused } from '../../vocabulary/refusal.ts'
import { listDirectorates, listOffices, listTeams } from '../people/structure-store.ts'
import type { explanations } from './contract.ts'
import { marginsWorthShowing } from './rules.ts'
import { findMarginSearch, type MarginKept, type SearchRow, saveMarginSearch } from './store.ts'
import { findPlan } from './thread-actions.ts'

type MarginsShown = z.input<typeof explanations.margins.output>

export async function showMargins(context: Context, { month }: { month: Month }): Promise<MarginsShown> {
  const { tx, actor } = context
  const plan = await findPlan(context, month)
  const nothing = { month, tried: 0, toTry: 0, items: [] }
  if (plan.state !== 'known') return { ...nothing, state: plan.state }
  const search = await findMarginSearch(tx, actor.organisationId, plan.runId)
  if (!search) return { ...nothing, state: 'none' }
  const { tried, toTry, margins } = search
  return { month, tried, toTry, state: stateOf(search), items: await named(context, margins ?? []) }
}

const stateOf = ({ endedAt, aliveAt, margins }: SearchRow) =>
  endedAt ? (margins ? 'done' : 'failed') : aliveAt ? 'running' : 'waiting'

/** Queues the search; where one waits, runs or is done already nothing is queued. */
export async function searchMargins(context: Context, { month }: { month: Month }): Promise<MarginsShown> {
  const { tx, actor, now, enqueue, audit } = context
  const plan = await findPlan(context, month)
  if (plan.state !== 'known')
    throw new Refused([
      { code: plan.state === 'not-kept' ? 'explanations/not-kept' : 'planning/no-proposal', month },
    ])
  if (await saveMarginSearch(tx, actor.organisationId, plan.runId, now)) {
    await enqueue('search-margins', plan.runId)
    audit('explanations/search-margins', month, { runId: plan.runId })
  }
  return showMargins(context, { month })
}

async function named({ tx, actor }: Context, margins: readonly MarginKept[]) {
  if (margins.length === 0) return []
  const { organisationId } = actor
  const things: { id: string; name: string }[] = [
    ...(await listOffices(tx, organisationId)),
    ...(await listDirectorates(tx, organisationId)),
    ...(await listTeams(tx, organisationId)),
  ]
  const nameOf = new Map(things.map(({ id, name }) => [id, name]))
  return marginsWorthShowing(
    margins.map(({ id, ...margin }) => ({
      ...margin,
      day: margin.day as Day | null,
      name: nameOf.get(id) ?? id,
    })),
  )
}
