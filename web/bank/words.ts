import '../agreements/words.ts'
import '../days/words.ts'
import '../wishes/words.ts'
import { messages } from '../../features/bank/messages.ts'
import { speak } from '../language.ts'

speak(messages)
