import { messages as fields } from '../../features/policy/fields-messages.ts'
import { messages as items } from '../../features/policy/items-messages.ts'
import { messages } from '../../features/policy/messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(items)
speak(fields)
