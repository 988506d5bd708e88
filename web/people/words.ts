import { messages } from '../../features/people/messages.ts'
import { speak } from '../language.ts'

speak(messages)
