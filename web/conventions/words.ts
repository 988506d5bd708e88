import { messages as confirmations } from '../../features/access/confirmation-messages.ts'
import { messages as form } from '../../features/conventions/form-messages.ts'
import { messages } from '../../features/conventions/messages.ts'
import { messages as offer } from '../../features/conventions/offer-messages.ts'
import { messages as office } from '../../features/conventions/office-messages.ts'
import { messages as pages } from '../../features/conventions/page-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(pages)
speak(form)
speak(office)
speak(offer)
speak(confirmations)
