import { messages as reasons } from '../../features/visits/messages.ts'
import { messages } from '../../features/visits/page-messages.ts'
import { speak } from '../language.ts'

speak(reasons)
speak(messages)
