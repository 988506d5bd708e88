import { messages } from '../../features/nearby/messages.ts'
import { speak } from '../language.ts'

speak(messages)
