import type { ownActivities } from '../../features/activities/person-contract.ts'
import type { Answered } from '../call.ts'

export type Mine = Answered<typeof ownActivities.mine>
export type OwnActivity = Mine['activities'][number]
