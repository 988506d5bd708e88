import { messages } from '../../features/access/token-messages.ts'
import { speak } from '../language.ts'

speak(messages)
