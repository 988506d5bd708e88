import { messages } from '../../features/training/messages.ts'
import { messages as office } from '../../features/training/office-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(office)
