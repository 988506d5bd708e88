import type { Moment } from '../../platform/context.ts'
import { saveNeighbourhoodNames } from './neighbourhood-store.ts'

/** Names the neighbourhood of sites whose host has not: mobility finds it by polygons that were handed in. */
export async function nameNeighbourhoods(
  { tx }: Pick<Moment, 'tx'>,
  organisationId: string,
  rows: readonly { siteId: string; neighbourhood: string }[],
): Promise<void> {
  if (rows.length > 0) await saveNeighbourhoodNames(tx, organisationId, rows)
}
