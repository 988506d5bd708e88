import '../months/words.ts'
import './words.ts'
import { messages as editor } from '../../features/spaces/editor-messages.ts'
import { messages as host } from '../../features/spaces/host-messages.ts'
import { messages as site } from '../../features/spaces/site-messages.ts'
import { speak } from '../language.ts'

speak(host)
speak(site)
speak(editor)
