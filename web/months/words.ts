import { messages } from '../../features/months/messages.ts'
import { speak } from '../language.ts'

speak(messages)
