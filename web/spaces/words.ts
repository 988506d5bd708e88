import { messages } from '../../features/spaces/messages.ts'
import { messages as reasons } from '../../features/spaces/reasons-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(reasons)
