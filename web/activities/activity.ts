import type { activities } from '../../features/activities/contract.ts'
import type { Answered } from '../call.ts'

export type Activity = Answered<typeof activities.activity>
