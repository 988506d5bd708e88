import { messages } from '../../features/alliance/messages.ts'
import { speak } from '../language.ts'

speak(messages)
