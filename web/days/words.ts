import { messages } from '../../features/days/messages.ts'
import { speak } from '../language.ts'

speak(messages)
