import { messages } from '../../features/wishes/messages.ts'
import { speak } from '../language.ts'

speak(messages)
