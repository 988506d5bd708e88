import { messages } from '../../features/priorities/messages.ts'
import { speak } from '../language.ts'

speak(messages)
