import { messages as board } from '../../features/visits/board-messages.ts'
import { messages as figures } from '../../features/visits/figures-messages.ts'
import { speak } from '../language.ts'
import './own-words.ts'

speak(board)
speak(figures)
