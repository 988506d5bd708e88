import { messages as contingent } from '../../features/activities/contingent-messages.ts'
import { messages } from '../../features/activities/messages.ts'
import { messages as office } from '../../features/activities/office-messages.ts'
import { messages as reasons } from '../../features/activities/reasons-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(office)
speak(contingent)
speak(reasons)
