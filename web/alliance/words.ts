import { messages } from '../../features/alliance/messages.ts'
import { messages as network } from '../../features/alliance/network-messages.ts'
import { messages as office } from '../../features/alliance/office-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(network)
speak(office)
