import { messages } from '../../features/access/passkey-messages.ts'
import { speak } from '../language.ts'

speak(messages)
