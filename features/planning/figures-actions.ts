import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { listAssignedOfTeams, listKeptFigures } from './figures-store.ts'
import { figuresByTeam, type TeamFigures } from './rules.ts'

/**
 * Counts of these teams' month, of those that have anybody in the plan. They are kept with every change; where a
 * person moved to another team since, the two teams are counted here.
 */
export async function readFigures(
  tx: Transaction,
  organisationId: string,
  { month, days }: { month: string; days: readonly Day[] },
  teamIds: readonly string[],
): Promise<Map<string, TeamFigures>> {
  const kept = await listKeptFigures(tx, organisationId, month, teamIds)
  const figures = new Map<string, TeamFigures>(kept.map(({ teamId, ...own }) => [teamId, own]))
  const missing = teamIds.filter((teamId) => !figures.has(teamId))
  const anew = figuresByTeam(await listAssignedOfTeams(tx, organisationId, month, missing), days)
  for (const [teamId, own] of anew) figures.set(teamId, own)
  return figures
}
