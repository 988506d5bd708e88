import { messages } from '../../features/explanations/messages.ts'
import { messages as office } from '../../features/explanations/office-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(office)
