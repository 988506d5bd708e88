import { messages as delegation } from '../../features/wishes/delegation-messages.ts'
import { messages } from '../../features/wishes/messages.ts'
import { messages as outlook } from '../../features/wishes/outlook-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(outlook)
speak(delegation)
