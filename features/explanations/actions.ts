// What the plan as a whole tells: to a manager what presence costs, to HR who had the hardest month and how evenly
// days are granted. Computed in the engine's thread, between transactions, and kept.
import type { z } from 'zod'
import type { ActingErrand } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { minutesToOffice } from '../mobility/minutes-actions.ts'
import { fewestPeople } from '../planning/aggregates-rules.ts'
import { listShares } from '../planning/fairness-store.ts'
import { getTeam } from '../planning/team-actions.ts'
import type { explanations } from './contract.ts'
import { type Evenness, evennessOf, groupingsOf, mergedGroupings } from './evenness-rules.ts'
import { type PresenceCost, presenceCostOf } from './rules.ts'
import { findFinding, listNamesOf, saveFinding } from './store.ts'
import { askAbout, findPlan } from './thread-actions.ts'

type Errand = Pick<ActingErrand, 'actor' | 'now' | 'today' | 'transaction'>
type PresenceShown = z.input<typeof explanations.presenceCost.output>
type HardestShown = z.input<typeof explanations.hardest.output>
type EvennessShown = z.input<typeof explanations.evenness.output>

/** Kept by run and subject, so that the second look costs nothing; a new run is another plan. */
async function foundOnce<Found>(
  { actor, now, transaction }: Errand,
  { runId }: { runId: string },
  subject: string,
  find: () => Promise<Found | null>,
): Promise<Found | null> {
  const { organisationId } = actor
  const kept = await transaction(({ tx }) => findFinding<Found>(tx, organisationId, runId, subject))
  if (kept) return kept
  const found = await find()
  if (found !== null)
    await transaction(({ tx }) => saveFinding(tx, organisationId, runId, subject, found, now))
  return found
}

/** What one person less in the office on every day would give, of a team that who asks may approve. */
export async function showPresenceCost(
  errand: Errand,
  { month, teamId }: { month: Month; teamId: string },
): Promise<PresenceShown> {
  const { actor, transaction } = errand
  const plan = await transaction(async ({ tx }) => {
    const found = await findPlan({ tx, actor }, month)
    await getTeam({ tx, actor }, month, teamId)
    return found
  })
  const nothing = { month, teamId, days: null, minutes: null }
  if (plan.state !== 'known') return { ...nothing, state: plan.state }
  const of = { month, runId: plan.runId }
  const cost = await foundOnce<PresenceCost>(errand, of, `presence/${teamId}`, async () => {
    const answer = await askAbout(transaction, actor.organisationId, of, { what: 'presence', team: teamId })
    return answer && presenceCostOf(answer)
  })
  return cost ? { month, teamId, ...cost, state: 'known' } : { ...nothing, state: 'not-planned' }
}

const mostShown = 20

/** To whom the month was hardest; with names, as HR sees them in every team's month. */
export async function showHardest(errand: Errand, { month }: { month: Month }): Promise<HardestShown> {
  const { actor, transaction } = errand
  const plan = await transaction(({ tx }) => findPlan({ tx, actor }, month))
  if (plan.state !== 'known') return { month, state: plan.state, distribution: [], people: [] }
  const { hardest, distribution } = await askAbout(
    transaction,
    actor.organisationId,
    { month, runId: plan.runId },
    { what: 'hardest', count: mostShown },
  )
  const names = await transaction(({ tx }) =>
    listNamesOf(
      tx,
      actor.organisationId,
      hardest.map(({ person }) => person),
    ),
  )
  const nameOf = new Map(names.map((one) => [one.personId, one]))
  const people = hardest.flatMap(({ person, wishedDays, grantedDays, grantedNext, makesUpMinutes }) => {
    const known = nameOf.get(person)
    return known ? [{ ...known, wishedDays, grantedDays, grantedNext, makesUpMinutes }] : []
  })
  return { month, state: 'known', distribution, people }
}

/** Jain's index and the worst tenth of shares granted, in all and by trait; groups of few are told together. */
export async function showEvenness(errand: Errand, { month }: { month: Month }): Promise<EvennessShown> {
  const { actor, today, transaction } = errand
  const { organisationId } = actor
  const plan = await transaction(({ tx }) => findPlan({ tx, actor }, month))
  const nothing = { month, fewestPeople, all: null, items: [] }
  if (plan.state !== 'known') return { ...nothing, state: plan.state }
  const of = { month, runId: plan.runId }
  const evenness = await foundOnce<Evenness>(errand, of, 'evenness', async () => {
    const ways = await transaction(({ tx }) => minutesToOffice(tx, organisationId, today))
    const people = await transaction(({ tx }) => listShares(tx, organisationId, month))
    const groupings = groupingsOf(
      people.map((person) => ({ ...person, commuteMinutes: ways.get(person.personId) ?? null })),
    )
    // Twice: how many have a share tells which groups are too small, and those are then taken together.
    const exact = await askAbout(transaction, organisationId, of, { what: 'evenness', groupings })
    const merged = mergedGroupings(groupings, exact)
    return evennessOf(
      await askAbout(transaction, organisationId, of, { what: 'evenness', groupings: merged }),
    )
  })
  return { ...nothing, ...evenness, state: 'known' }
}
