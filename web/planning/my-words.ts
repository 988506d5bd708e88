import { messages } from '../../features/planning/my-month-messages.ts'
import { speak } from '../language.ts'

speak(messages)
