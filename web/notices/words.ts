import { messages as kinds } from '../../features/notices/kinds-messages.ts'
import { messages } from '../../features/notices/messages.ts'
import type { NoticeDetails, NoticeKind } from '../../features/notices/rules.ts'
import { inWords, linesOf } from '../../features/notices/rules.ts'
import { languageNow, type MessageKey, speak, type Text } from '../language.ts'

speak(messages)
speak(kinds)

/** The words of a notice, with its days and months as people say them. */
export const subjectOf = (t: Text, kind: NoticeKind, details: NoticeDetails): string =>
  t(`notice.${kind}.subject`, inWords(details, languageNow(), kinds[languageNow()]))
export function textOf(t: Text, kind: NoticeKind, details: NoticeDetails): string {
  const words = kinds[languageNow()]
  const values = inWords(details, languageNow(), words)
  const keys = [`notice.${kind}.text`, ...linesOf(kind, details, words)]
  return keys.map((key) => t(key as MessageKey, values)).join('\n')
}
