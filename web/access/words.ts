import { messages } from '../../features/access/messages.ts'
import { speak } from '../language.ts'

speak(messages)
