import { messages } from '../../features/presence/messages.ts'
import { speak } from '../language.ts'

speak(messages)
