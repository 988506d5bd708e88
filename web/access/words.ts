import { messages } from '../../features/access/messages.ts'
import { messages as providers } from '../../features/access/provider-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(providers)
