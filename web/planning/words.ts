import { messages } from '../../features/planning/messages.ts'
import { speak } from '../language.ts'

speak(messages)
