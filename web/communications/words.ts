import { messages } from '../../features/communications/messages.ts'
import { messages as office } from '../../features/communications/office-messages.ts'
import { messages as reasons } from '../../features/communications/reasons-messages.ts'
import { messages as settings } from '../../features/communications/settings-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(office)
speak(reasons)
speak(settings)
