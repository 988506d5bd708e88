import { messages } from '../../features/people/profile-messages.ts'
import { speak } from '../language.ts'

speak(messages)
