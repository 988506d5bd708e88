import { spaces } from '../../features/spaces/contract.ts'
import type { Answered } from '../call.ts'

export type OwnSite = Answered<typeof spaces.ownSite>
/** What the acts of these pages make old. */
export const olds = [spaces.ownSite, spaces.ownSites, spaces.site] as const
