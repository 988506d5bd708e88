import { messages as pages } from '../../features/bookings/page-messages.ts'
import { speak } from '../language.ts'

speak(pages)
