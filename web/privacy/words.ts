import { messages } from '../../features/privacy/messages.ts'
import { speak } from '../language.ts'

speak(messages)
