import { messages } from '../../features/mobility/messages.ts'
import { speak } from '../language.ts'

speak(messages)
