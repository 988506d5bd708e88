import { messages } from '../../features/variants/messages.ts'
import { speak } from '../language.ts'

speak(messages)
