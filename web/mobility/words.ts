import { messages } from '../../features/mobility/messages.ts'
import { messages as neighbourhoods } from '../../features/mobility/neighbourhoods-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(neighbourhoods)
