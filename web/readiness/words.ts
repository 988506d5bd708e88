import { messages } from '../../features/readiness/messages.ts'
import { speak } from '../language.ts'

speak(messages)
