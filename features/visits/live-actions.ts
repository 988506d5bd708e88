import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listSites } from '../spaces/store.ts'

/** Where somebody may look on: the own sites and those lent, on the days looked at. */
export async function showLive(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { siteId, from, until }: { siteId?: string | undefined; from: Day; until: Day },
) {
  const sites = await listSites(tx, actor.organisationId, { from, until })
  const siteIds = sites.map(({ id }) => id).filter((id) => siteId === undefined || id === siteId)
  if (siteId !== undefined && siteIds.length === 0) throw new NotFound('site')
  return { siteIds, days: [], from, until }
}
