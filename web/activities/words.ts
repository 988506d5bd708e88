import { messages as contingent } from '../../features/activities/contingent-messages.ts'
import { messages } from '../../features/activities/messages.ts'
import { messages as reasons } from '../../features/activities/reasons-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(contingent)
speak(reasons)
