import { messages } from '../../features/setup/messages.ts'
import { speak } from '../language.ts'

speak(messages)
