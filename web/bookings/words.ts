import { messages } from '../../features/bookings/messages.ts'
import { messages as pages } from '../../features/bookings/page-messages.ts'
import { messages as months } from '../../features/planning/booking-messages.ts'
import { speak } from '../language.ts'

speak(messages)
speak(pages)
speak(months)
