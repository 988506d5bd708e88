import { messages as confirmations } from '../../features/access/confirmation-messages.ts'
import { messages as providers } from '../../features/access/provider-messages.ts'
import { messages as form } from '../../features/agreements/form-messages.ts'
import { messages } from '../../features/agreements/messages.ts'
import { messages as office } from '../../features/agreements/office-messages.ts'
import { messages as reasons } from '../../features/agreements/reasons-messages.ts'
import { messages as safety } from '../../features/agreements/safety-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(form)
speak(office)
speak(reasons)
speak(safety)
speak(confirmations)
speak(providers)
