import { messages } from '../../features/attendance/messages.ts'
import { speak } from '../language.ts'

speak(messages)
